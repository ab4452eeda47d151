"""The room: who came, who may hear an item, who stays with a reason."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from casusoverleg import documents
from casusoverleg.actions import agendapunt as punt_actions
from casusoverleg.actions import overleg as overleg_actions
from casusoverleg.models import (
    Aanwezigheid,
    Afspraak,
    CasusDeelname,
    Opkomst,
    Overleg,
    Uitgifte,
)
from tests.casusoverleg.tafelproef import Zitting, make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def zitting() -> Zitting:
    """LEV at the first item, the police at both; just opened."""
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    casussen = (
        make_casus(kring),
        make_casus(kring, deelnemers=(kring.politie,), gestart=False),
    )
    overleg = make_overleg(kring)
    for casus in casussen:
        punt_actions.schedule(
            overleg=overleg, casus=casus, vraag="Wie houdt contact?", by=regie
        )
    overleg_actions.open_overleg(overleg, by=regie)
    return Zitting(kring, overleg, casussen)


def _wie(zitting: Zitting, naam: str) -> Opkomst:
    return Opkomst.objects.get(
        overleg=zitting.overleg, medewerker=getattr(zitting.kring, naam)
    )


def _open(zitting: Zitting, **velden: Any) -> None:
    """Say that all are there and keep it."""
    antwoord = zitting.post(doe="opening", allen="ja", **velden)
    assert antwoord.status_code == 302


def _tot_het_tweede(zitting: Zitting) -> None:
    """Let the first item be over, with LEV still in the room."""
    _open(zitting)
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")


def _begin_het_tweede(zitting: Zitting, **velden: Any) -> Any:
    return zitting.post(doe="bespreken", punt=str(zitting.punt(2).pk), **velden)


def test_the_opening_comes_before_the_first_casus(zitting: Zitting) -> None:
    pagina = zitting.kring.client(zitting.kring.regisseur).get(zitting.url)

    assert "Lees voor: geheimhouding" in pagina.content.decode()
    assert "De zaal klopt" not in pagina.content.decode()


def test_who_is_there_confirmed_to_keep_it(zitting: Zitting) -> None:
    _open(zitting)

    assert _wie(zitting, "lev").geheimhouding_op is not None


def test_who_is_not_ticked_did_not_come(zitting: Zitting) -> None:
    zitting.post(doe="opening", **{f"wie-{_wie(zitting, 'lev').pk}": "bevestigd"})

    assert _wie(zitting, "politie").stand == "afwezig"


def test_what_is_said_to_all_is_kept(zitting: Zitting) -> None:
    _open(zitting, algemeen="De sporthal is dicht in mei.")

    zitting.overleg.refresh_from_db()
    assert zitting.overleg.algemeen == "De sporthal is dicht in mei."


def test_nonsense_at_the_opening_is_refused_at_its_place(zitting: Zitting) -> None:
    antwoord = zitting.post(doe="opening", **{f"wie-{_wie(zitting, 'lev').pk}": "x"})

    assert antwoord.status_code == 422
    assert _wie(zitting, "lev").stand == "verwacht"


def test_somebody_without_an_account_goes_by_organisation_and_function(
    zitting: Zitting,
) -> None:
    zitting.post(doe="erbij", namens="Tolkendienst Zuid", functie="Tolk Pools")

    rij = Opkomst.objects.get(medewerker=None)
    assert (rij.namens, rij.functie, rij.stand) == (
        "Tolkendienst Zuid",
        "Tolk Pools",
        "aanwezig",
    )


def test_who_came_absent_sits_at_no_item(zitting: Zitting) -> None:
    _open(zitting, **{f"wie-{_wie(zitting, 'lev').pk}": "afwezig"})

    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))

    rij = Aanwezigheid.objects.get(
        agendapunt=zitting.punt(1), medewerker=zitting.kring.lev
    )
    assert rij.stand == "afwezig"


def test_nobody_hears_an_item_who_is_not_named(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)

    antwoord = _begin_het_tweede(zitting)

    assert antwoord.status_code == 409
    assert zitting.punt(2).status == "op_agenda"


def test_who_left_lets_the_item_begin(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)

    _begin_het_tweede(zitting, weg=[str(_wie(zitting, "lev").pk)])

    punt = zitting.punt(2)
    assert punt.status == "in_bespreking"
    assert punt.zaal_bevestigd_op is not None


def test_that_all_left_is_one_click(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)

    _begin_het_tweede(zitting, allen_weg="ja")

    assert zitting.punt(2).status == "in_bespreking"


def test_staying_asks_why(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)
    punt, wie = zitting.punt(2), _wie(zitting, "lev")

    antwoord = zitting.post(
        doe="laat-blijven", punt=str(punt.pk), opkomst=str(wie.pk), reden=" "
    )

    assert antwoord.status_code == 422
    assert _begin_het_tweede(zitting).status_code == 409


def test_who_stays_with_a_reason_sits_there_with_that_reason(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)
    punt, wie = zitting.punt(2), _wie(zitting, "lev")
    zitting.post(
        doe="laat-blijven",
        punt=str(punt.pk),
        opkomst=str(wie.pk),
        reden="Kent de school.",
    )

    _begin_het_tweede(zitting)

    rij = punt.aanwezigheid.get(medewerker=zitting.kring.lev)
    assert (rij.stand, rij.reden) == ("aanwezig", "Kent de school.")


def test_letting_stay_is_one_click_to_take_back(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)
    velden = {"punt": str(zitting.punt(2).pk), "opkomst": str(_wie(zitting, "lev").pk)}
    zitting.post(doe="laat-blijven", reden="Kent de school.", **velden)

    zitting.post(doe="toch-weg", **velden)

    assert _begin_het_tweede(zitting).status_code == 409


def test_who_stays_for_good_takes_part_with_that_need(zitting: Zitting) -> None:
    _tot_het_tweede(zitting)
    velden = {"punt": str(zitting.punt(2).pk), "opkomst": str(_wie(zitting, "lev").pk)}

    zitting.post(
        doe="laat-blijven", reden="Ziet haar elke week.", deelnemer="on", **velden
    )

    rij = CasusDeelname.objects.get(
        casus=zitting.casussen[1], medewerker=zitting.kring.lev
    )
    assert rij.noodzaak == "Ziet haar elke week."


def test_an_interpreter_sits_at_one_item_only(zitting: Zitting) -> None:
    _open(zitting)
    zitting.post(
        doe="erbij", namens="Tolkendienst", functie="Tolk", reden="Vertaalt voor moeder"
    )
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    assert zitting.punt(1).aanwezigheid.filter(functie="Tolk").exists()
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")

    antwoord = _begin_het_tweede(zitting, weg=[str(_wie(zitting, "lev").pk)])

    assert antwoord.status_code == 409
    assert "Tolk" in antwoord.content.decode()


def test_a_replacement_without_account_gets_no_verslag(zitting: Zitting) -> None:
    _open(zitting, **{f"wie-{_wie(zitting, 'lev').pk}": "afwezig"})
    zitting.post(
        doe="vervanger",
        punt=str(zitting.punt(1).pk),
        opkomst=str(_wie(zitting, "lev").pk),
        functie="Collega jongerenwerk",
        reden="Neemt vandaag waar.",
    )

    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))

    rij = zitting.punt(1).aanwezigheid.get(functie="Collega jongerenwerk")
    assert rij.medewerker is None
    assert rij.organisatie == zitting.kring.levgroep


def test_an_afspraak_of_who_is_not_there_is_a_proposal(zitting: Zitting) -> None:
    _open(zitting, **{f"wie-{_wie(zitting, 'lev').pk}": "afwezig"})
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))

    zitting.leg_vast("Belt haar vader.")

    assert Afspraak.objects.get(wat="Belt haar vader.").status == "voorgesteld"


def test_an_afspraak_of_who_is_there_is_accepted_at_once(zitting: Zitting) -> None:
    _open(zitting)
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))

    zitting.leg_vast("Belt haar oom.")

    assert Afspraak.objects.get(wat="Belt haar oom.").status == "open"


def test_an_item_opened_too_early_goes_back_with_one_click(zitting: Zitting) -> None:
    _open(zitting)
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))

    zitting.post(doe="ongedaan", punt=str(zitting.punt(1).pk))

    assert zitting.punt(1).status == "op_agenda"


def test_a_partner_does_not_read_who_came(zitting: Zitting) -> None:
    _open(zitting)

    lev = actor_of(zitting.kring.lev)
    gezien = Opkomst.objects.visible_to(lev).filter(overleg=zitting.overleg)

    assert {rij.medewerker_id for rij in gezien} == {zitting.kring.lev.pk}


def test_who_chairs_elsewhere_finds_no_such_person(zitting: Zitting) -> None:
    _open(zitting)
    ander: Overleg = make_overleg(zitting.kring, dagen=1)
    vreemd = Opkomst.objects.create(
        overleg=ander, organisatie=zitting.kring.levgroep, functie="Stagiair"
    )

    assert zitting.post(doe="zonder", opkomst=str(vreemd.pk)).status_code == 404


def test_the_pdf_names_who_has_no_account_by_function(zitting: Zitting) -> None:
    make_overleg(zitting.kring, dagen=28)
    _open(zitting)
    zitting.post(
        doe="erbij", namens="Tolkendienst", functie="Tolk Dari", reden="Vertaalt."
    )
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")
    zitting.post(doe="afbreken", reden="Klaar voor vandaag.")
    uitgifte = Uitgifte.objects.get(
        overleg=zitting.overleg, soort="lezer", lezer=zitting.kring.lev
    )

    tekst = PdfReader(BytesIO(documents.make(uitgifte).inhoud)).pages[0].extract_text()

    assert "Tolkendienst (Tolk Dari, Vertaalt.)" in " ".join(tekst.split())
