"""The minutes: corrected, laid before their readers, established."""

from typing import Any

import pytest

from casusoverleg.actions import overleg as actions
from casusoverleg.actions import verslag as verslagen
from casusoverleg.models import Uitgifte, Verslag
from keten.kern.models import Opdracht
from keten.kern.overgangen import VerkeerdeStandError
from tests.casusoverleg.tafelproef import Zitting, make_overleg, make_zitting
from tests.gedeeld import gedeeld
from tests.rollen import actor_of

pytestmark = pytest.mark.django_db


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


def _step(zitting: Zitting, actie: str, **velden: Any) -> int:
    client = zitting.kring.client(zitting.kring.regisseur)
    url = f"/overleggen/{zitting.overleg.pk}/stap/{actie}/"
    return int(client.post(url, velden).status_code)


def test_a_toelichting_gives_every_reader_a_new_concept(gesloten: Zitting) -> None:
    verslag = Verslag.objects.get(agendapunt__overleg=gesloten.overleg)

    gesloten.kring.client(gesloten.kring.regisseur).post(
        f"/verslagen/{verslag.pk}/toelichting/",
        {"versie": verslag.versie, "toelichting": "Er was veel overeenstemming."},
    )

    rondes = Uitgifte.objects.filter(lezer=gesloten.kring.lev).values_list("ronde")
    assert sorted(ronde for (ronde,) in rondes) == [1, 2]


def test_a_reader_asks_for_a_correction(gesloten: Zitting) -> None:
    verslag = Verslag.objects.get(agendapunt__overleg=gesloten.overleg)

    antwoord = gesloten.kring.client(gesloten.kring.lev).post(
        f"/verslagen/{verslag.pk}/reageren/", {"tekst": "Het was woensdag."}
    )

    assert antwoord.status_code == 302
    assert verslag.reacties.get().tekst == "Het was woensdag."


def test_a_stranger_reacts_to_nothing(gesloten: Zitting) -> None:
    verslag = Verslag.objects.get(agendapunt__overleg=gesloten.overleg)

    antwoord = gesloten.kring.client(gesloten.kring.politie2).post(
        f"/verslagen/{verslag.pk}/reageren/", {"tekst": "Het was woensdag."}
    )

    assert antwoord.status_code == 404


def test_established_it_no_longer_changes_but_by_addendum(gesloten: Zitting) -> None:
    assert _step(gesloten, "ter-accordering") == 302
    assert _step(gesloten, "vaststellen") == 302
    verslag = Verslag.objects.get(agendapunt__overleg=gesloten.overleg)
    regie = actor_of(gesloten.kring.regisseur)
    assert verslag.status == "vastgesteld"

    with pytest.raises(verslagen.AlVastgesteldError):
        verslagen.change_toelichting(verslag, toelichting="Toch.", by=regie)
    addendum = verslagen.add_addendum(
        verslag, soort="wijziging", tekst="Het was woensdag.", by=regie
    )

    assert addendum.verslag == verslag


def test_laid_before_each_reader_is_told(gesloten: Zitting) -> None:
    _step(gesloten, "ter-accordering")

    assert Opdracht.objects.filter(taak="casusoverleg.mail_verslag").count() == 2


def test_a_concept_takes_no_addendum(gesloten: Zitting) -> None:
    verslag = Verslag.objects.get(agendapunt__overleg=gesloten.overleg)

    with pytest.raises(VerkeerdeStandError):
        verslagen.add_addendum(
            verslag,
            soort="wijziging",
            tekst="Te vroeg.",
            by=actor_of(gesloten.kring.regisseur),
        )
