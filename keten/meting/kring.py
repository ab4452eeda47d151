"""A few people of the demo and three casussen of their own, for a proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from casusoverleg.actions import casus as casus_actions
from casusoverleg.models import Casus
from keten.kern import klok
from keten.meting.opstelling import find_actor, find_medewerker
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from keten.toegang.rechten import Recht
from meldingen import actions as melding_actions
from meldingen.models import Regime
from signalen import actions as signaal_actions
from signalen.models import Signaal

CASUSSEN = 3
_MENSEN = ("regisseur", "lev", "lev2", "politie", "politie2", "ggd")


@dataclass(frozen=True)
class Kring:
    """
    Who works together.

    :param mensen: the first one makes the moves, and stays
    :param organisaties: the first one is that of who makes the moves, and stays
    """

    verband: Samenwerkingsverband
    meldpunt: Medewerker
    mensen: tuple[Medewerker, ...]
    organisaties: tuple[Organisatie, ...]

    @property
    def regisseur(self) -> Medewerker:
        """Who makes the moves."""
        return self.mensen[0]


def make_kring() -> Kring:
    """Take people of the demo."""
    actor = find_actor(_MENSEN[0])
    verband_id = min(actor.verbanden_met(Recht.CASUS_REGISSEREN))
    mensen = tuple(find_medewerker(naam) for naam in _MENSEN)
    organisaties: dict[UUID, Organisatie] = {}
    for wie in mensen:
        for dienst in wie.dienstverbanden.geldig(klok.vandaag()):
            organisaties[dienst.organisatie_id] = dienst.organisatie
    return Kring(
        verband=Samenwerkingsverband.objects.get(pk=verband_id),
        meldpunt=find_medewerker("meldpunt"),
        mensen=mensen,
        organisaties=tuple(organisaties.values()),
    )


def make_casussen(
    kring: Kring,
) -> Iterator[tuple[Casus, tuple[tuple[str, UUID], ...]]]:
    """Walk the road from signaal to casus; with the keys of all that belongs to it."""
    vandaag = klok.vandaag()
    regie = actor_for(kring.regisseur, today=vandaag)
    meldpunt = actor_for(kring.meldpunt, today=vandaag)
    for nummer in range(CASUSSEN):
        signaal = signaal_actions.record_by_phone(
            verband_id=kring.verband.pk,
            by=meldpunt,
            type=Signaal.Type.ANDERS,
            feiten="Iemand zag iets.",
        )
        signaal = signaal_actions.pick_up(signaal, by=meldpunt)
        melding = melding_actions.register_melding(
            verband_id=kring.verband.pk,
            by=meldpunt,
            signaal=signaal,
            betrokkenen=[
                ({"roepnaam": "Proef", "geslachtsnaam": f"Persoon {nummer}"}, "getuige")
            ],
            type=signaal.type,
            aanleiding="Er kwam een signaal binnen.",
            doel="Samen kijken.",
            weet_betrokkene="Nog niets.",
        )
        melding = melding_actions.start_screening(melding, by=meldpunt)
        melding = melding_actions.send_to_triage(melding, by=meldpunt)
        casus = casus_actions.open_casus(
            melding=melding,
            weging={
                "regime": Regime.LOKAAL_CONVENANT,
                "noodzaak": "Eén organisatie redt het niet.",
                "informeren": "De casusregisseur vertelt het.",
            },
            reden="Dit vraagt een aanpak.",
            by=regie,
        )
        persoon_id = casus.betrokkenen.get().persoon_id
        yield (
            casus,
            (
                ("casus", casus.pk),
                ("melding", melding.pk),
                ("signaal", signaal.pk),
                ("persoon", persoon_id),
            ),
        )
