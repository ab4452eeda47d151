"""
Who sees which record: the whole chain on one page.

Each function returns a filter and nothing else. Lists, pages, counts, search, panels,
exports, tasks and PDFs use the same filter through ``visible_to``.
"""

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from keten.kern import klok
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rechten import Recht

NIETS = Q(pk__in=[])
# What somebody on a casus sees: that it exists, how it goes, what it is about.
BESTAAN, PROCES, INHOUD = 0, 1, 2


def _geldig(vandaag: Any) -> Q:
    return Q(van__lte=vandaag) & (Q(tot__isnull=True) | Q(tot__gt=vandaag))


def _casussen(actor: Actor, niveau: int) -> QuerySet[Any, Any]:
    """
    The casussen on which this actor is named, for an organisation that takes part.

    The trajectregisseur too: it has a row on every casus of the own verband.
    """
    namens = Q(pk__in=[])
    for verband in actor.verbanden_met(Recht.CASUS_INZIEN):
        organisaties = [org for org, waar in actor.deelnames if waar == verband]
        namens |= Q(
            casus__samenwerkingsverband_id=verband, organisatie_id__in=organisaties
        )
    deelname = apps.get_model("casusoverleg", "CasusDeelname")
    rijen = deelname._base_manager.filter(
        namens, _geldig(klok.vandaag()), medewerker=actor.pk, niveau__gte=niveau
    )
    return rijen.values("casus_id")


def _gronden(actor: Actor, soort: str) -> Q:
    """What a later record opened to this actor, by name or by right."""
    namens = Q(pk__in=[])
    for organisatie, verband in actor.deelnames:
        namens |= Q(
            samenwerkingsverband_id=verband,
            organisatie_id=organisatie,
            medewerker_id=actor.pk,
        )
    for recht in (Recht.MELDING_BEOORDELEN, Recht.CASUS_REGISSEREN):
        namens |= Q(samenwerkingsverband_id__in=actor.verbanden_met(recht), recht=recht)
    rijen = Inzagegrond.objects.filter(namens, _geldig(klok.vandaag()), soort=soort)
    return Q(pk__in=rijen.values("object_id"))


def signalen(actor: Actor) -> Q:
    """The melder sees the own signaal; the meldpunt all that were sent in."""
    if not actor.is_active:
        return NIETS
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.SIGNAAL_BEOORDELEN)
    ) & ~Q(status__in=["concept", "ingetrokken"])
    eigen = Q(
        melder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.SIGNAAL_INDIENEN),
    )
    return meldpunt | eigen | _gronden(actor, Inzagegrond.Soort.SIGNAAL)


def meldingen(actor: Actor) -> Q:
    """The meldpunt sees all; who registered one keeps seeing it."""
    if not actor.is_active:
        return NIETS
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_BEOORDELEN)
    )
    eigen = Q(
        aanmelder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    return meldpunt | eigen | _gronden(actor, Inzagegrond.Soort.MELDING)


def meldinginhoud(actor: Actor) -> Q:
    """
    Whose words in a melding may be read: the meldpunt all, its author the own.

    Whoever only sent in the signaal sees that there is a melding, and how it goes.
    """
    if not actor.is_active:
        return NIETS
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_BEOORDELEN)
    )
    eigen = Q(
        gemaakt_door_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    return meldpunt | eigen | _gronden(actor, Inzagegrond.Soort.MELDING)


def betrokkenen(actor: Actor) -> Q:
    """Whom a melding is about: for the meldpunt, and for who wrote them down."""
    if not actor.is_active:
        return NIETS
    return Q(
        melding__samenwerkingsverband_id__in=actor.verbanden_met(
            Recht.MELDING_BEOORDELEN
        )
    ) | Q(
        gemaakt_door_id=actor.pk,
        melding__samenwerkingsverband_id__in=actor.verbanden_met(
            Recht.MELDING_REGISTREREN
        ),
    )


def personen(actor: Actor) -> Q:
    """Nobody sees a person but because of a melding or a casus."""
    if not actor.is_active:
        return NIETS
    return _gronden(actor, Inzagegrond.Soort.PERSOON)


def casussen(actor: Actor, *, niveau: int = BESTAAN) -> Q:
    """Named on it, for an organisation that takes part; from this level."""
    return Q(pk__in=_casussen(actor, niveau)) if actor.is_active else NIETS


def casusproces(actor: Actor) -> Q:
    """Deelnemers, agenda and dates of a casus; from level 1."""
    return Q(casus_id__in=_casussen(actor, PROCES)) if actor.is_active else NIETS


def casusinhoud(actor: Actor) -> Q:
    """Betrokkenen, besluiten and verslagen of a casus; level 2."""
    return Q(casus_id__in=_casussen(actor, INHOUD)) if actor.is_active else NIETS


def informatie(actor: Actor) -> Q:
    """Content of a casus, as far as who gave it lets it go."""
    regie = Q(
        casus__samenwerkingsverband_id__in=actor.verbanden_met(Recht.CASUS_REGISSEREN)
    )
    eigen = Q(bron_organisatie_id__in=actor.organisaties)
    return casusinhoud(actor) & (
        Q(zichtbaarheid="alle_deelnemers")
        | Q(zichtbaarheid="alleen_regisseur") & (regie | Q(gemaakt_door_id=actor.pk))
        | Q(zichtbaarheid="eigen_organisatie") & eigen
    )


def afspraken(actor: Actor) -> Q:
    """Content for who is on the casus; at level 1 those of the own organisation."""
    eigen = casusproces(actor) & Q(organisatie_id__in=actor.organisaties)
    return casusinhoud(actor) | eigen


def overleggen(actor: Actor) -> Q:
    """Who plans sees all of the verband; others where an own casus is discussed."""
    if not actor.is_active:
        return NIETS
    planner = Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.OVERLEG_PLANNEN))
    agendapunt = apps.get_model("casusoverleg", "Agendapunt")
    eigen = agendapunt._base_manager.filter(casusproces(actor)).exclude(
        status__in=["voorgesteld", "afgewezen", "ingetrokken"]
    )
    return planner | Q(pk__in=eigen.values("overleg_id"))


def uitgiften(actor: Actor) -> Q:
    """The own PDF, while every casus in it is still open to its reader."""
    if not actor.is_active:
        return NIETS
    inhoud = apps.get_model("casusoverleg", "UitgifteOnderdeel")._base_manager
    open_tot = Q(niveau=INHOUD, verslag__casus_id__in=_casussen(actor, INHOUD)) | Q(
        niveau__lt=INHOUD, verslag__casus_id__in=_casussen(actor, PROCES)
    )
    dicht = inhoud.exclude(open_tot)
    proces = Q(
        soort="proces",
        overleg__samenwerkingsverband_id__in=actor.verbanden_met(Recht.OVERLEG_PLANNEN),
    )
    eigen = Q(soort="lezer", lezer_id=actor.pk) & ~Q(pk__in=dicht.values("uitgifte_id"))
    casus = Q(soort="casus") & Q(verslag__casus_id__in=_casussen(actor, INHOUD))
    return proces | eigen | casus


def exports(actor: Actor) -> Q:
    """Only who asked for it, while the right holds."""
    if not actor.is_active:
        return NIETS
    return Q(
        gemaakt_door_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.RAPPORTAGE_INZIEN),
    )
