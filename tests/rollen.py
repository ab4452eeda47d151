"""
A small partnership in one call, and the road from signaal to casus by the real actions.

    kring = make_kring()
    casus = make_casus(kring)
    page = kring.client(kring.lev).get(casus.get_absolute_url())
"""

from dataclasses import dataclass
from typing import Any

from auditlog.context import disable_auditlog
from django.test import Client

from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import deelname as deelname_actions
from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from keten.personen.actions import create_persoon
from keten.personen.models import Persoon
from keten.toegang import sessie
from keten.toegang.actor import Actor
from meldingen import actions as melding_actions
from meldingen.models import Melding, MeldingBetrokkene, Regime
from signalen import actions as signaal_actions
from signalen.models import Signaal
from tests.factories import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)

WEGING = {
    "regime": Regime.LOKAAL_CONVENANT,
    "noodzaak": "Eén organisatie redt het niet.",
    "informeren": "De casusregisseur vertelt het thuis.",
}


@dataclass(frozen=True)
class Kring:
    """
    Who works together.

    :param politie2: a colleague of ``politie`` who is named on nothing
    :param vreemde: holds every role there is, in a partnership of others
    """

    verband: Samenwerkingsverband
    gemeente: Organisatie
    politieorganisatie: Organisatie
    levgroep: Organisatie
    regisseur: Medewerker
    meldpunt: Medewerker
    lev: Medewerker
    politie: Medewerker
    politie2: Medewerker
    vreemde: Medewerker

    @staticmethod
    def client(medewerker: Medewerker) -> Client:
        """Return a browser in which this medewerker is logged in."""
        browser = Client()
        browser.force_login(
            medewerker, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        begonnen = browser.session
        sessie.begin(begonnen)
        begonnen.save()
        return browser


def make_kring() -> Kring:
    """Make the partnership of most tests; how it came about is in no log."""
    with disable_auditlog():
        return _make_kring()


def _make_kring() -> Kring:
    verband = SamenwerkingsverbandFactory(naam="Casusoverleg", afkorting="CO")
    gemeente = OrganisatieFactory(naam="Gemeente Proef", soort="gemeente")
    politie = OrganisatieFactory(naam="Politie", soort="politie")
    lev = OrganisatieFactory(naam="LEV Groep", soort="jeugdwerk")
    return Kring(
        verband=verband,
        gemeente=gemeente,
        politieorganisatie=politie,
        levgroep=lev,
        regisseur=_join("regisseur", gemeente, verband),
        meldpunt=_join("meldpunt", gemeente, verband),
        lev=_join("professional", lev, verband),
        politie=_join("professional", politie, verband),
        politie2=_join("professional", politie, verband),
        vreemde=make_vreemde(),
    )


def make_vreemde() -> Medewerker:
    """Make somebody who may do much, but elsewhere."""
    verband = SamenwerkingsverbandFactory(naam="Ander verband", afkorting="AV")
    organisatie = OrganisatieFactory(naam="Andere organisatie")
    return _join("regisseur", organisatie, verband)


def make_beheer(kring: Kring) -> Medewerker:
    """Make a functioneel beheerder of this partnership."""
    return _join("beheer", kring.gemeente, kring.verband)


def make_fg(kring: Kring) -> Medewerker:
    """Make the functionaris gegevensbescherming of this partnership."""
    return _join("fg", kring.gemeente, kring.verband)


def actor_of(medewerker: Medewerker) -> Actor:
    """Return the actor that a request of this medewerker gets today."""
    return actor_for(medewerker, today=klok.vandaag())


def make_persoon(*, by: Medewerker, **velden: Any) -> Persoon:
    """Write down a synthetic person."""
    naam = {"roepnaam": "Proefje", "geslachtsnaam": "Proefnaam"}
    return create_persoon(by=actor_of(by), **(naam | velden))


def make_signaal(
    kring: Kring, *, by: Medewerker | None = None, **velden: Any
) -> Signaal:
    """Let a professional, the one of LEV unless said otherwise, send a signaal in."""
    gewoon = {"type": Signaal.Type.LOVERBOY, "feiten": "Iemand zag iets."}
    return signaal_actions.submit_signaal(
        verband_id=kring.verband.pk, by=actor_of(by or kring.lev), **(gewoon | velden)
    )


def make_melding(
    kring: Kring,
    *,
    signaal: Signaal | None = None,
    persoon: Persoon | None = None,
    **velden: Any,
) -> Melding:
    """Let the meldpunt pick a signaal up and register a melding about one person."""
    by = actor_of(kring.meldpunt)
    signaal = signaal or make_signaal(kring)
    signaal = signaal_actions.pick_up(signaal, by=by)
    gewoon = {
        "type": signaal.type,
        "aanleiding": "Er kwam een signaal binnen.",
        "doel": "Samen kijken wat nodig is.",
        "weet_betrokkene": "Weet nog van niets.",
    }
    persoon = persoon or make_persoon(by=kring.meldpunt)
    return melding_actions.register_melding(
        verband_id=kring.verband.pk,
        by=by,
        signaal=signaal,
        betrokkenen=[(persoon, MeldingBetrokkene.Rol.SLACHTOFFER)],
        **(gewoon | velden),
    )


def make_casus(
    kring: Kring,
    *,
    melding: Melding | None = None,
    deelnemers: tuple[Medewerker, ...] | None = None,
    gestart: bool = True,
) -> Casus:
    """
    Walk from signaal to casus.

    :param deelnemers: who is named besides the trajectregisseur; unless said
        otherwise the professional of LEV, who leads the casus, and one of the police
    :param gestart: False leaves it in voorbereiding
    """
    meldpunt, regie = actor_of(kring.meldpunt), actor_of(kring.regisseur)
    melding = melding or make_melding(kring)
    melding = melding_actions.start_screening(melding, by=meldpunt)
    melding = melding_actions.send_to_triage(melding, by=meldpunt)
    casus = casus_actions.open_casus(
        melding=melding, weging=WEGING, reden="Dit vraagt een aanpak.", by=regie
    )
    wie = (kring.lev, kring.politie) if deelnemers is None else deelnemers
    for medewerker in wie:
        add_deelnemer(kring, casus, medewerker)
    if not gestart:
        return casus
    casus = casus_actions.appoint_casusregisseur(
        casus,
        medewerker=wie[0],
        organisatie=organisation_of(wie[0]),
        reden="Kent de jongere het best.",
        by=regie,
    )
    return casus_actions.start_casus(
        casus, by=regie, veiligheidsplan_uitzondering="Volgt volgende week."
    )


def add_deelnemer(
    kring: Kring, casus: Casus, medewerker: Medewerker, **velden: Any
) -> CasusDeelname:
    """Let the trajectregisseur name somebody on the casus."""
    gewoon = {"rol": CasusDeelname.Rol.UITVOERDER, "noodzaak": "Kent de jongere."}
    return deelname_actions.add_deelnemer(
        casus,
        organisatie=organisation_of(medewerker),
        medewerker=medewerker,
        by=actor_of(kring.regisseur),
        **(gewoon | velden),
    )


def organisation_of(medewerker: Medewerker) -> Organisatie:
    """Return where somebody works."""
    return Organisatie.objects.get(dienstverbanden__medewerker=medewerker)


def _join(
    trait: str, organisatie: Organisatie, verband: Samenwerkingsverband
) -> Medewerker:
    medewerker: Medewerker = MedewerkerFactory(
        **{trait: True}, organisatie=organisatie, verband=verband
    )
    return medewerker
