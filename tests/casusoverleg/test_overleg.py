"""Meetings around the table: plan, order, cancel, lay before, establish, mend."""

import datetime as dt
from typing import Any

import pytest

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import casus as casussen
from casusoverleg.actions import overleg as actions
from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.models import Agendapunt, Overleg, Uitgifte, Verslag
from casusoverleg.tasks import maak_uitgifte
from keten.kern import klok
from keten.kern.models import Herinnering, Opdracht
from keten.kern.overgangen import NietOngedaanError
from tests.casusoverleg.tafelproef import Zitting, make_overleg, make_zitting
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def gesloten() -> Zitting:
    """A meeting of which the first item was discussed and the second put off."""
    zitting = make_zitting()
    make_overleg(zitting.kring, dagen=28)
    zitting.leg_vast()
    zitting.post(doe="afronden")
    actions.close_overleg(
        zitting.overleg, by=actor_of(zitting.kring.regisseur), rest_doorschuiven=True
    )
    return zitting


def _now(zitting: Zitting) -> Overleg:
    return Overleg.objects.get(pk=zitting.overleg.pk)


def _step(zitting: Zitting, actie: str, **velden: Any) -> int:
    client = zitting.kring.client(zitting.kring.regisseur)
    url = f"/overleggen/{zitting.overleg.pk}/stap/{actie}/"
    return int(client.post(url, velden).status_code)


def test_a_professional_proposes_and_the_trajectregisseur_decides(kring: Kring) -> None:
    casus, overleg = make_casus(kring), make_overleg(kring, dagen=7)
    kring.client(kring.lev).post(
        f"/casussen/{casus.pk}/agenderen/",
        {
            "overleg": str(overleg.pk),
            "vraagsoort": "meedenken",
            "vraag": "Hoe nu verder?",
            "minuten": "15",
        },
    )
    punt = Agendapunt.objects.get(overleg=overleg)
    assert punt.status == "voorgesteld"
    browser = kring.client(kring.regisseur)
    adres = f"/agendapunten/{punt.pk}/stap/accepteren/"
    vraag = browser.get(adres).context["form"]
    velden = {veld.name: veld.value() for veld in vraag if veld.value() is not None}
    browser.post(adres, velden)

    punt.refresh_from_db()
    assert punt.status == "op_agenda"


def test_the_same_casus_does_not_stand_twice_on_an_agenda(kring: Kring) -> None:
    casus, overleg = make_casus(kring), make_overleg(kring, dagen=7)
    regie = actor_of(kring.regisseur)
    punten.schedule(overleg=overleg, casus=casus, vraag="Een?", by=regie)

    with pytest.raises(punten.AlOpAgendaError):
        punten.schedule(overleg=overleg, casus=casus, vraag="Twee?", by=regie)


def test_up_and_down_change_places(kring: Kring) -> None:
    overleg = make_overleg(kring, dagen=7)
    regie = actor_of(kring.regisseur)
    eerste, tweede = (
        punten.schedule(overleg=overleg, casus=make_casus(kring), vraag="?", by=regie)
        for _ in range(2)
    )

    kring.client(kring.regisseur).post(
        f"/agendapunten/{tweede.pk}/verschuiven/", {"naar": "omhoog"}
    )

    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert (tweede.volgorde, eerste.volgorde) == (1, 2)


def test_who_sees_one_item_sees_no_other(kring: Kring) -> None:
    overleg = make_overleg(kring, dagen=7)
    regie = actor_of(kring.regisseur)
    eigen = make_casus(kring)
    ander = make_casus(kring, deelnemers=(kring.politie2,), gestart=False)
    for casus in (eigen, ander):
        punten.schedule(overleg=overleg, casus=casus, vraag="?", by=regie)

    pagina = kring.client(kring.lev).get(overleg.get_absolute_url()).content.decode()

    assert eigen.nummer in pagina
    assert ander.nummer not in pagina


def test_a_cancelled_meeting_loses_no_item(kring: Kring) -> None:
    overleg, volgend = make_overleg(kring, dagen=7), make_overleg(kring, dagen=35)
    regie = actor_of(kring.regisseur)
    punten.schedule(overleg=overleg, casus=make_casus(kring), vraag="?", by=regie)

    actions.cancel_overleg(overleg, reden="Sneeuw.", by=regie)

    assert volgend.agendapunten.get().status == "voorgesteld"


def test_an_item_of_a_closed_casus_goes_with_its_meeting(kring: Kring) -> None:
    overleg, volgend = make_overleg(kring, dagen=7), make_overleg(kring, dagen=35)
    regie = actor_of(kring.regisseur)
    casus = make_casus(kring, gestart=False)
    punten.schedule(overleg=overleg, casus=casus, vraag="?", by=regie)
    casussen.close_voorbereiding(casus, reden="Ongegrond.", by=regie)

    actions.cancel_overleg(overleg, reden="Sneeuw.", by=regie)

    assert not volgend.agendapunten.exists()


def test_the_series_falls_on_the_second_thursday_or_the_next_working_day() -> None:
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    overleg = actions.plan_overleg(
        verband=kring.verband,
        datum=klok.vandaag() + dt.timedelta(days=40),
        begin=dt.time(13, 30),
        eind=dt.time(16, 30),
        plaats="Kamer 1",
        by=regie,
    )

    assert overleg.nummer == f"O-{overleg.datum:%Y-%m-%d}-CO"
    herinnering = Herinnering.objects.filter(over_id=overleg.pk).first()
    assert herinnering is not None
    dag = klok.lokaal(herinnering.moment).date()
    assert overleg.datum - dag == dt.timedelta(days=14)


def test_the_end_before_the_beginning_is_refused_at_the_field(kring: Kring) -> None:
    antwoord = kring.client(kring.regisseur).post(
        "/overleggen/nieuw/",
        {
            "verband": str(kring.verband.pk),
            "datum": "morgen",
            "begin": "16.00",
            "eind": "13.00",
            "plaats": "Kamer 1",
            "vorm": "fysiek",
        },
    )

    assert antwoord.status_code == 422
    assert "Het einde ligt voor het begin." in antwoord.content.decode()


def test_a_stale_form_shows_both_versions(kring: Kring) -> None:
    overleg = make_overleg(kring, dagen=7)
    velden = {
        "versie": "1",
        "datum": f"{overleg.datum:%d-%m-%Y}",
        "begin": "13.30",
        "eind": "16.30",
        "plaats": "Kamer van de tweede",
        "vorm": "fysiek",
    }
    client = kring.client(kring.regisseur)
    pad = f"/overleggen/{overleg.pk}/wijzigen/"
    client.post(pad, velden | {"plaats": "Kamer van de eerste"})

    antwoord = client.post(pad, velden)

    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "Kamer van de eerste" in pagina
    assert "Kamer van de tweede" in pagina


def test_closing_makes_one_pdf_per_casus_and_per_reader(gesloten: Zitting) -> None:
    per_soort = {
        soort: Uitgifte.objects.filter(overleg=gesloten.overleg, soort=soort).count()
        for soort in ("casus", "lezer", "proces")
    }

    assert per_soort == {"casus": 1, "lezer": 2, "proces": 1}
    assert Opdracht.objects.filter(taak="casusoverleg.maak_uitgifte").count() == 4


def test_closing_can_be_undone_while_nobody_read(gesloten: Zitting) -> None:
    assert _step(gesloten, "ongedaan-maken") == 302

    assert _now(gesloten).status == "bezig"
    assert not Uitgifte.objects.filter(overleg=gesloten.overleg).exists()


def test_a_pdf_of_a_meeting_that_opened_again_is_not_made(gesloten: Zitting) -> None:
    opdracht = Opdracht.objects.filter(taak="casusoverleg.maak_uitgifte").first()
    assert opdracht is not None
    _step(gesloten, "ongedaan-maken")

    maak_uitgifte(opdracht_id=str(opdracht.pk))

    opdracht.refresh_from_db()
    assert opdracht.status == "gereed"


def test_closing_again_makes_the_verslag_that_was_there(gesloten: Zitting) -> None:
    _step(gesloten, "ongedaan-maken")

    assert _step(gesloten, "sluiten") == 302

    assert Verslag.objects.filter(agendapunt__overleg=gesloten.overleg).count() == 1


def test_what_was_read_is_not_undone(gesloten: Zitting) -> None:
    uitgifte = Uitgifte.objects.get(lezer=gesloten.kring.lev)
    uitgiften.note_opening(uitgifte, by=actor_of(gesloten.kring.lev))

    with pytest.raises(NietOngedaanError, match="geopend"):
        actions.undo(_now(gesloten), by=actor_of(gesloten.kring.regisseur))
