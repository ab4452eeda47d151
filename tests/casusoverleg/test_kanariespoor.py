"""The whole road with a mark of its own in every text: who is told, and who is not."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from casusoverleg.actions import aanpak
from casusoverleg.models import Casus
from keten.kern import klok
from keten.personen.models import Persoon
from signalen.models import Signaal
from tests.browser.adressen import rows
from tests.gedeeld import gedeeld
from tests.rollen import (
    Kring,
    actor_of,
    make_beheer,
    make_casus,
    make_kring,
    make_melding,
    make_persoon,
    make_signaal,
)

MERKEN = {
    *("feiten", "over_wie", "waar", "wanneer", "aanleiding", "doel", "weet"),
    *("roepnaam", "geslachtsnaam", "tekst"),
}


def merk(naam: str) -> str:
    return f"qzx{naam}xzq"


@dataclass
class Weg:
    """One road: each text on it bears the mark of its field."""

    kring: Kring
    signaal: Signaal
    persoon: Persoon
    casus: Casus

    def addresses(self) -> list[str]:
        """Return every address, with the record of this road that fits it."""
        sleutels = {
            "signalen": self.signaal.pk,
            "meldingen": self.casus.melding_id,
            "casussen": self.casus.pk,
        }
        paden = []
        for rij in rows():
            voor, sleutel, _ = rij.route.partition("<uuid:pk>")
            voor = voor.rstrip("/").rpartition("/")[2] if sleutel else ""
            soort = voor.removeprefix("voor-").removeprefix("uit-")
            soort = {"signaal": "signalen", "melding": "meldingen"}.get(soort, soort)
            if voor and soort not in sleutels:
                continue
            pad = rij.route.replace("<uuid:pk>", str(sleutels.get(soort)))
            paden.append("/" + pad.replace("<slug:actie>", "ongedaan-maken"))
        return paden


@gedeeld
def weg(db: Any) -> Weg:
    kring = make_kring()
    velden: dict[str, Any] = {
        n: merk(n) for n in ("feiten", "over_wie", "waar", "wanneer")
    }
    signaal = make_signaal(kring, **velden)
    persoon = make_persoon(
        by=kring.meldpunt,
        roepnaam=merk("roepnaam"),
        geslachtsnaam=merk("geslachtsnaam"),
    )
    melding = make_melding(
        kring,
        signaal=signaal,
        persoon=persoon,
        aanleiding=merk("aanleiding"),
        doel=merk("doel"),
        weet_betrokkene=merk("weet"),
    )
    casus = make_casus(kring, melding=melding)
    aanpak.add_informatie(
        casus,
        by=actor_of(kring.lev),
        soort="feit",
        tekst=merk("tekst"),
        datum=klok.vandaag(),
        over_persoon=persoon,
        zichtbaarheid="alle_deelnemers",
    )
    return Weg(kring, signaal, persoon, casus)


def said(client: Client, weg: Weg) -> set[str]:
    """Return the marks in all answers that this client gets."""
    gehoord = ""
    for pad in weg.addresses():
        antwoord = client.get(pad)
        gehoord += str(antwoord.headers) + antwoord.content.decode(errors="replace")
    return {naam for naam in MERKEN if merk(naam) in gehoord}


def test_who_has_no_part_in_it_is_told_nothing(weg: Weg) -> None:
    """A colleague of who has, somebody elsewhere, who manages accounts, a stranger."""
    kring = weg.kring
    wie = (kring.politie2, kring.vreemde, make_beheer(kring))

    gehoord = [said(kring.client(medewerker), weg) for medewerker in wie]

    assert [*gehoord, said(Client(), weg)] == [set()] * 4


def test_who_takes_part_is_told_what_the_casus_is_about(weg: Weg) -> None:
    gehoord = said(weg.kring.client(weg.kring.politie), weg)

    assert gehoord == {"roepnaam", "geslachtsnaam", "tekst"}


def test_the_melder_is_told_the_own_words(weg: Weg) -> None:
    gehoord = said(weg.kring.client(weg.kring.lev), weg)

    assert gehoord >= {"feiten", "over_wie", "waar", "wanneer", "tekst"}
    assert "aanleiding" not in gehoord
