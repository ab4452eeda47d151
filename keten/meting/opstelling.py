"""A meeting of so many items, made by the actions; whoever measures takes it back."""

import datetime as dt
from uuid import UUID

from casusoverleg.actions import (
    afspraak,
    agendapunt,
    bespreking,
    deelname,
    plaats,
)
from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import overleg as overleg_actions
from casusoverleg.models import Afspraak, Agendapunt, Casus, CasusDeelname, Overleg
from keten.kern import klok
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from meldingen.models import Regime
from signalen.models import Signaal

REGISSEUR, LEZER = "regisseur", "lev"
VRAAG = "Wie houdt contact in de vakantie, en wie merkt het als het misgaat?"
AFSPRAKEN = (
    "Belt de jongere elke dinsdag, en spreekt daarna de mentor van school.",
    "Zoekt uit of er plaats is bij de dagbesteding, en zegt wanneer.",
    "Gaat met de ouders na wat thuis anders kan, samen met de huisarts.",
)
BESLUITEN = (
    "Het plan blijft zoals het is; over vier weken kijkt de tafel opnieuw.",
    "De organisaties delen wat zij in het weekend zien nog dezelfde dag.",
)
_DAGEN_TERUG = 30
_OVER_DAGEN = 21


class GeenDemoError(Exception):
    """The people of the demo are not in this database."""


def find_actor(inlognaam: str) -> Actor:
    """
    Return somebody of the demo, as they are today.

    :raises GeenDemoError: when there is nobody of that name
    """
    return actor_for(find_medewerker(inlognaam), today=klok.vandaag())


def find_medewerker(inlognaam: str) -> Medewerker:
    """
    Return an account of the demo.

    :raises GeenDemoError: when there is none of that name
    """
    gevonden: Medewerker | None = Medewerker.objects.filter(inlognaam=inlognaam).first()
    if gevonden is None:
        raise GeenDemoError(inlognaam)
    return gevonden


def open_tafel(*, aantal: int) -> Overleg:
    """Open a meeting of so many items, on all of which one reader is named."""
    by, lezer = find_actor(REGISSEUR), find_medewerker(LEZER)
    verband_id = min(by.verbanden_met(Recht.OVERLEG_VOORZITTEN))
    werkt_bij = plaats.organisation_of(lezer.pk, verband_id, klok.vandaag())
    if werkt_bij is None:
        raise GeenDemoError(LEZER)
    overleg = overleg_actions.plan_overleg(
        verband=Samenwerkingsverband.objects.get(pk=verband_id),
        datum=klok.vandaag(),
        begin=dt.time(9, 0),
        eind=dt.time(17, 0),
        plaats="Kamer 1",
        by=by,
    )
    organisatie = Organisatie.objects.get(pk=werkt_bij)
    for persoon in _betrokkenen(aantal):
        casus = _take_over(persoon, verband_id=verband_id, by=by)
        deelname.add_deelnemer(
            casus,
            organisatie=organisatie,
            medewerker=lezer,
            rol=CasusDeelname.Rol.UITVOERDER,
            noodzaak="Kent de jongere.",
            by=by,
        )
        agendapunt.schedule(overleg=overleg, casus=casus, vraag=VRAAG, by=by)
    return overleg_actions.open_overleg(overleg, by=by)


def next_punt(overleg: Overleg) -> Agendapunt:
    """Lay the next item of the agenda on the table."""
    punten = overleg.agendapunten.filter(status="op_agenda").order_by("volgorde")
    return bespreking.discuss(punten[0], by=find_actor(REGISSEUR))


def discuss_tafel(*, aantal: int, lezers: int, per_punt: int) -> Overleg:
    """Discuss such a meeting with more readers, so many at each item; it stays open."""
    overleg, by = open_tafel(aantal=aantal), find_actor(REGISSEUR)
    verband_id, vandaag = overleg.samenwerkingsverband_id, klok.vandaag()
    allen = Medewerker.objects.met_rol(Rol.PARTNERPROFESSIONAL, verband_id, vandaag)
    allen = allen.exclude(inlognaam=LEZER).order_by("inlognaam").distinct()
    bij = list(allen[: lezers - 1])
    for nummer, punt in enumerate(overleg.agendapunten.order_by("volgorde")):
        al = punt.casus.deelnames
        for plek in range(per_punt - 1):
            wie = bij[(nummer + plek) % len(bij)]
            werkt_bij = plaats.organisation_of(wie.pk, verband_id, vandaag)
            # Whoever stands in for somebody came along with that one.
            if werkt_bij is None or al.filter(medewerker=wie).exists():
                continue
            deelname.add_deelnemer(
                punt.casus,
                organisatie=Organisatie.objects.get(pk=werkt_bij),
                medewerker=wie,
                rol=CasusDeelname.Rol.UITVOERDER,
                noodzaak="Kent het gezin.",
                by=by,
            )
    _discuss_all(overleg, aantal=aantal, by=by)
    return overleg


def hold_tafel(*, aantal: int) -> Overleg:
    """Hold such a meeting to its end: its PDFs are work now."""
    overleg, by = open_tafel(aantal=aantal), find_actor(REGISSEUR)
    _discuss_all(overleg, aantal=aantal, by=by)
    return overleg_actions.close_overleg(overleg, by=by)


def _discuss_all(overleg: Overleg, *, aantal: int, by: Actor) -> None:
    for _ in range(aantal):
        punt = next_punt(overleg)
        deelname_van_lezer = punt.casus.deelnames.get(medewerker__inlognaam=LEZER)
        for wat in AFSPRAKEN:
            afspraak.make_afspraak(
                punt.casus,
                by=by,
                agendapunt=punt,
                wat=wat,
                organisatie=deelname_van_lezer.organisatie,
                uiterlijk=klok.vandaag() + dt.timedelta(days=_OVER_DAGEN),
                informering=Afspraak.Informering.CASUSREGISSEUR_MONDELING,
            )
        for tekst in BESLUITEN:
            bespreking.decide(punt, tekst=tekst, by=by)
        bespreking.finish(punt, by=by)


def _betrokkenen(aantal: int) -> list[Persoon]:
    """So many people of the demo; the same again when there are fewer."""
    allen = list(Persoon.objects.order_by("pk")[:aantal])
    if not allen:
        raise GeenDemoError
    return [allen[n % len(allen)] for n in range(aantal)]


def _take_over(persoon: Persoon, *, verband_id: UUID, by: Actor) -> Casus:
    return casus_actions.take_over(
        verband_id=verband_id,
        betrokkenen=[(persoon, "slachtoffer")],
        gestart_op=klok.vandaag() - dt.timedelta(days=_DAGEN_TERUG),
        reden="Liep al voor Keten.",
        type=Signaal.Type.values[0],
        regime=Regime.values[0],
        noodzaak="Meer organisaties zien hetzelfde.",
        informeren="De casusregisseur vertelt het.",
        by=by,
    )
