"""What is counted, and in which year, quarter and row it stands."""

import datetime as dt
from typing import Any

import pytest

from keten.rapportage.cijfers import make_bladen
from keten.rapportage.onthulling import KLEIN
from keten.rapportage.periode import Periode
from keten.rapportage.tellingen import Vraag, make_netwerk
from tests.factories import OrganisatieFactory, SamenwerkingsverbandFactory
from tests.rapportage.kring import (
    DAG,
    add_afspraken,
    add_casussen,
    add_meldingen,
    add_punten,
    add_signalen,
    moment,
)

pytestmark = pytest.mark.django_db
K2, K3 = "2026-k2", "2026-k3"
VORIG = dt.date(2026, 5, 1)


def _counts(verband: Any, onderwerp: str, indeling: str, kolom: str) -> dict[str, int]:
    vraag = Vraag(verband.pk, 2026, DAG)
    return {
        sleutel.rij: aantal
        for sleutel, aantal in make_netwerk(vraag).aantallen().items()
        if (sleutel.onderwerp, sleutel.indeling, sleutel.kolom)
        == (onderwerp, indeling, kolom)
        and aantal
    }


def test_a_signaal_counts_by_type_and_outcome_in_the_quarter_it_came_in() -> None:
    verband = SamenwerkingsverbandFactory()
    add_signalen(verband, 2, type="loverboy", status="omgezet_in_melding")
    add_signalen(verband, 1, type="groep", status="in_beoordeling")
    add_signalen(verband, 3, type="groep", ontvangen_op=moment(VORIG))

    assert _counts(verband, "signalen", "type", K3) == {"loverboy": 2, "groep": 1}
    assert _counts(verband, "signalen", "type", "2026") == {"loverboy": 2, "groep": 4}
    assert _counts(verband, "signalen", "uitkomst", K3) == {
        "omgezet_in_melding": 2,
        "open": 1,
    }
    assert _counts(verband, "signalen", "totaal", "2026") == {"": 6}


def test_a_concept_another_verband_and_another_year_do_not_count() -> None:
    verband = SamenwerkingsverbandFactory()
    add_signalen(verband, 1, status="concept", ontvangen_op=None)
    add_signalen(verband, 1, ontvangen_op=moment(dt.date(2025, 8, 1)))
    add_signalen(SamenwerkingsverbandFactory(), 1)

    assert _counts(verband, "signalen", "totaal", "2026") == {}


def test_the_night_of_the_new_quarter_is_that_of_amsterdam() -> None:
    verband = SamenwerkingsverbandFactory()
    add_signalen(verband, 1, ontvangen_op=moment(dt.date(2026, 7, 1), uur=0))
    add_signalen(verband, 1, ontvangen_op=moment(dt.date(2026, 6, 30), uur=23))

    assert _counts(verband, "signalen", "totaal", K2) == {"": 1}
    assert _counts(verband, "signalen", "totaal", K3) == {"": 1}


def test_a_melder_hears_on_time_late_or_not_yet() -> None:
    verband, morgen = SamenwerkingsverbandFactory(), DAG + dt.timedelta(days=1)
    gisteren = DAG - dt.timedelta(days=1)
    add_meldingen(verband, 3, teruggekoppeld_op=moment(uur=23))
    add_meldingen(verband, 2, teruggekoppeld_op=moment(morgen, uur=0))
    add_meldingen(verband, 1, terugkoppelen_uiterlijk=gisteren)
    add_meldingen(verband, 4, terugkoppelen_uiterlijk=morgen, status="geaccepteerd")

    assert _counts(verband, "meldingen", "terugkoppeling", K3) == {
        "op_tijd": 3,
        "te_laat": 3,
        "loopt": 4,
    }
    assert _counts(verband, "meldingen", "uitkomst", K3) == {
        "open": 6,
        "geaccepteerd": 4,
    }


def test_a_casus_counts_when_it_opens_starts_and_closes_and_runs_between() -> None:
    verband = SamenwerkingsverbandFactory()
    lang_geleden = dt.date(2015, 3, 1)
    dicht = {"status": "afgesloten", "afgesloten_op": DAG}
    add_casussen(verband, 3, type="loverboy", geopend_op=VORIG, gestart_op=DAG)
    add_casussen(verband, 2, type="groep", geopend_op=VORIG, **dicht)
    add_casussen(verband, 1, geopend_op=lang_geleden)
    add_casussen(verband, 1, geopend_op=lang_geleden, **dicht)
    add_casussen(verband, 1, geopend_op=lang_geleden, status="afgesloten",
                 afgesloten_op=dt.date(2016, 3, 1))  # fmt: skip

    assert _counts(verband, "geopend", "type", K2) == {"loverboy": 3, "groep": 2}
    assert _counts(verband, "geopend", "type", K3) == {}
    assert _counts(verband, "gestart", "type", K3) == {"loverboy": 3}
    assert _counts(verband, "afgesloten", "type", K3) == {"groep": 2, "anders": 1}
    assert _counts(verband, "casussen", "lopend", K2) == {"": 7}
    assert _counts(verband, "casussen", "lopend", K3) == {"": 4}


def test_items_count_of_meetings_that_were_held() -> None:
    verband = SamenwerkingsverbandFactory()
    add_punten(verband, 2, status="besproken")
    add_punten(verband, 1, status="vastgesteld")
    add_punten(verband, 1, status="doorgeschoven")
    add_punten(verband, 1, status="ingetrokken")

    assert _counts(verband, "overleggen", "totaal", K3) == {"": 4}
    assert _counts(verband, "agendapunten", "uitkomst", K3) == {
        "besproken": 3,
        "doorgeschoven": 1,
    }


def test_an_afspraak_is_kept_on_time_late_still_open_or_lapsed() -> None:
    verband, partner = SamenwerkingsverbandFactory(), OrganisatieFactory(naam="Halt")
    morgen, gisteren = (DAG + dt.timedelta(days=dagen) for dagen in (1, -1))
    klaar = {"status": "afgerond", "organisatie": partner}
    add_afspraken(verband, 2, gereed_gemeld_op=moment(uur=23), **klaar)
    add_afspraken(verband, 1, gereed_gemeld_op=moment(morgen, uur=0), **klaar)
    add_afspraken(verband, 1, uiterlijk=gisteren, status="in_uitvoering")
    # Reported done on time, not agreed to, open again: not kept.
    add_afspraken(
        verband, 1, uiterlijk=gisteren, gereed_gemeld_op=moment(VORIG), status="open"
    )
    add_afspraken(verband, 3, uiterlijk=morgen)
    add_afspraken(verband, 1, status="vervallen")
    add_afspraken(verband, 1, status="voorgesteld")

    assert _counts(verband, "afspraken", "nakoming", K3) == {
        "op_tijd": 2,
        "te_laat": 3,
        "loopt": 3,
        "vervallen": 1,
    }
    assert _counts(verband, "afspraken", "organisatie", "op_tijd") == {"Halt": 2}


def test_a_year_has_its_quarters_beside_it_and_a_quarter_stands_alone() -> None:
    verband = SamenwerkingsverbandFactory()
    add_signalen(verband, 6, type="groep")

    jaar = make_bladen(verband.pk, periode=Periode(2026), today=DAG)
    kwartaal = make_bladen(verband.pk, periode=Periode(2026, 3), today=DAG)

    assert [str(k) for k in jaar[1].kolommen] == [
        "Kwartaal 1",
        "Kwartaal 2",
        "Kwartaal 3",
        "Heel 2026",
    ]
    assert [str(k) for k in kwartaal[1].kolommen] == ["Kwartaal 3"]
    groep = next(r for r in jaar[1].regels if r.naam.startswith("Een groep"))
    assert groep.waarden == [0, 0, 6, 6]
    assert len(jaar) == len(kwartaal) + 1


def test_a_quarter_and_its_year_say_the_same() -> None:
    verband = SamenwerkingsverbandFactory()
    for maand, aantal in ((2, 9), (5, 2), (8, 6)):
        add_signalen(verband, aantal, ontvangen_op=moment(dt.date(2026, maand, 3)))

    jaar = make_bladen(verband.pk, periode=Periode(2026), today=DAG)
    kwartaal = make_bladen(verband.pk, periode=Periode(2026, 2), today=DAG)

    assert [r.waarden[1] for r in jaar[1].regels] == [
        r.waarden[0] for r in kwartaal[1].regels
    ]
    # 9, 2 and 6 make 17: with all three others, the 2 would be given back.
    getoond = [r.waarden for r in jaar[1].regels if r.naam == "Iets anders"][0]
    assert getoond[1] == KLEIN
    assert "niet getoond" in getoond
