"""
Who sees which record: the whole chain on one page.

Each function returns a filter and nothing else. Lists, pages, counts, search, panels,
exports, tasks and PDFs use the same filter through ``visible_to``.
"""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from keten.kern import klok
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.uitgeschreven import among

NIETS = Q(pk__in=[])
# What somebody on a casus sees: that it exists, how it goes, what it is about.
BESTAAN, PROCES, INHOUD = 0, 1, 2


def unless_blocked(actor: Actor, regel: Q, *, sleutel: str = "pk") -> Q:
    """Let a blockade beat every ground; who is not active has none."""
    if not actor.is_active:
        return NIETS
    if not actor.geblokkeerd:
        return regel
    return regel & ~Q(**{f"{sleutel}__in": actor.geblokkeerd})


def op_casus(actor: Actor, niveau: int, sleutel: str, *, nood: bool = True) -> Q:
    """On a casus by name, or through noodtoegang; never where one is kept away."""
    regel = among(sleutel, _casussen, actor, niveau, klok.vandaag())
    if nood and actor.noodtoegang:
        regel |= Q(**{f"{sleutel}__in": actor.noodtoegang})
    return unless_blocked(actor, regel, sleutel=sleutel)


def _with(actor: Actor, recht: Recht, sleutel: str = "samenwerkingsverband_id") -> Q:
    """Where this actor holds this right."""
    return Q(**{f"{sleutel}__in": actor.verbanden_met(recht)})


def _geldig(vandaag: Any) -> Q:
    return Q(van__lte=vandaag) & (Q(tot__isnull=True) | Q(tot__gt=vandaag))


def _casussen(actor: Actor, niveau: int, dag: dt.date) -> QuerySet[Any, Any]:
    """
    The casussen on which this actor is named, for an organisation that takes part.

    The trajectregisseur too: it has a row on every casus of the own verband.
    """
    deelname = apps.get_model("casusoverleg", "CasusDeelname")
    genoemd = _genoemd(actor, niveau, dag)
    return deelname._base_manager.filter(genoemd).values("casus_id")


def _genoemd(actor: Actor, niveau: int, dag: dt.date) -> Q:
    namens = NIETS
    for verband in sorted(actor.verbanden_met(Recht.CASUS_INZIEN)):
        organisaties = sorted(org for org, waar in actor.deelnames if waar == verband)
        namens |= Q(samenwerkingsverband_id=verband, organisatie_id__in=organisaties)
    eigen = Q(medewerker=actor.pk, niveau__gte=niveau)
    return namens & _geldig(dag) & eigen


def eigen_deelnames(actor: Actor, *, niveau: int = BESTAAN) -> Q:
    """The participations by which this actor is on a casus: where a list begins."""
    genoemd = _genoemd(actor, niveau, klok.vandaag())
    return unless_blocked(actor, genoemd, sleutel="casus_id")


def _gronden(actor: Actor, soort: str, *, niveau: int = BESTAAN) -> Q:
    """What a later record opened to this actor, by name or by right."""
    return among("pk", _geopend, actor, soort, niveau, klok.vandaag())


def _geopend(actor: Actor, soort: str, niveau: int, dag: dt.date) -> QuerySet[Any, Any]:
    namens = NIETS
    for organisatie, verband in sorted(actor.deelnames):
        namens |= Q(
            samenwerkingsverband_id=verband,
            organisatie_id=organisatie,
            medewerker_id=actor.pk,
        )
    for recht in (Recht.MELDING_BEOORDELEN, Recht.CASUS_REGISSEREN):
        namens |= Q(samenwerkingsverband_id__in=actor.verbanden_met(recht), recht=recht)
    grond = apps.get_model("toegang", "Inzagegrond")
    rijen = grond._base_manager.filter(
        namens, _geldig(dag), soort=soort, niveau__gte=niveau
    )
    if actor.geblokkeerd:
        rijen = rijen.exclude(herkomst__in=actor.geblokkeerd)
    return rijen.values("object_id")


def signalen(actor: Actor) -> Q:
    """The melder sees the own signaal; the meldpunt all that were sent in."""
    meldpunt = _with(actor, Recht.SIGNAAL_BEOORDELEN)
    meldpunt &= ~Q(status__in=["concept", "ingetrokken"])
    eigen = Q(
        melder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.SIGNAAL_INDIENEN),
    )
    grond = _gronden(actor, "signaal")
    return unless_blocked(actor, meldpunt | eigen | grond)


def signaalinhoud(actor: Actor) -> Q:
    """Whose words in a signaal may be read: less, when only its course is shared."""
    meldpunt = _with(actor, Recht.SIGNAAL_BEOORDELEN)
    eigen = Q(melder_id=actor.pk)
    grond = _gronden(actor, "signaal", niveau=INHOUD)
    return signalen(actor) & (meldpunt | eigen | grond)


def meldingen(actor: Actor) -> Q:
    """The meldpunt sees all; who registered one keeps seeing it."""
    meldpunt = _with(actor, Recht.MELDING_BEOORDELEN)
    eigen = Q(
        aanmelder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    grond = _gronden(actor, "melding")
    return unless_blocked(actor, meldpunt | eigen | grond)


def meldinginhoud(actor: Actor) -> Q:
    """
    Whose words in a melding may be read: the meldpunt all, its author the own.

    Whoever only sent in the signaal sees that there is a melding, and how it goes.
    """
    meldpunt = _with(actor, Recht.MELDING_BEOORDELEN)
    eigen = Q(
        gemaakt_door_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    grond = _gronden(actor, "melding")
    return unless_blocked(actor, meldpunt | eigen | grond)


def betrokkenen(actor: Actor) -> Q:
    """Whom a melding is about: for the meldpunt, and for who wrote them down."""
    regel = Q(
        melding__samenwerkingsverband_id__in=actor.verbanden_met(
            Recht.MELDING_BEOORDELEN
        )
    ) | Q(
        gemaakt_door_id=actor.pk,
        melding__samenwerkingsverband_id__in=actor.verbanden_met(
            Recht.MELDING_REGISTREREN
        ),
    )
    return unless_blocked(
        actor, unless_blocked(actor, regel, sleutel="melding"), sleutel="persoon"
    )


def personen(actor: Actor) -> Q:
    """Nobody sees a person but because of a melding or a casus."""
    return unless_blocked(actor, _gronden(actor, "persoon"))


def geheime_adressen(actor: Actor) -> Q:
    """Of a person whom one sees by name: not by a right, nor by noodtoegang."""
    grond = apps.get_model("toegang", "Inzagegrond")
    namens = Q(pk__in=[])
    for organisatie, verband in actor.deelnames:
        namens |= Q(samenwerkingsverband_id=verband, organisatie_id=organisatie)
    rijen = grond._base_manager.filter(
        namens, _geldig(klok.vandaag()), soort="persoon", medewerker_id=actor.pk
    )
    regel = Q(persoon_id__in=rijen.values("object_id"))
    return unless_blocked(actor, regel, sleutel="persoon_id")


def casussen(actor: Actor, *, niveau: int = BESTAAN) -> Q:
    """Named on it, for an organisation that takes part; from this level."""
    return op_casus(actor, niveau, "pk")


def casusproces(actor: Actor) -> Q:
    """Deelnemers, agenda and dates of a casus; from level 1."""
    return op_casus(actor, PROCES, "casus_id")


def agendavragen(actor: Actor) -> Q:
    """What is asked about a casus is content; for who asked it, the own words."""
    if not actor.is_active:
        return NIETS
    return casusinhoud(actor) | casusproces(actor) & Q(voorgesteld_door_id=actor.pk)


def casusinhoud(actor: Actor) -> Q:
    """Betrokkenen, besluiten and verslagen of a casus; level 2."""
    return op_casus(actor, INHOUD, "casus_id")


def informatie(actor: Actor) -> Q:
    """Content of a casus, as far as who gave it lets it go."""
    regie = _with(actor, Recht.CASUS_REGISSEREN, "casus__samenwerkingsverband_id")
    eigen = Q(bron_organisatie_id__in=actor.organisaties)
    gekozen = among("pk", _gekozen, actor)
    return casusinhoud(actor) & (
        Q(zichtbaarheid="alle_deelnemers")
        | Q(zichtbaarheid="selectie") & (Q(gemaakt_door_id=actor.pk) | gekozen)
        | Q(zichtbaarheid="alleen_regisseur") & (regie | Q(gemaakt_door_id=actor.pk))
        | Q(zichtbaarheid="eigen_organisatie") & eigen
    )


def _gekozen(actor: Actor) -> QuerySet[Any, Any]:
    lezer = apps.get_model("casusoverleg", "InformatieLezer")._base_manager
    gekozen = lezer.filter(medewerker=actor.pk, vervallen_op__isnull=True)
    return gekozen.values("element_id")


def bijlagen(actor: Actor) -> Q:
    """As what they belong to, as long as both stand."""
    element = apps.get_model("casusoverleg", "InformatieElement")._base_manager
    open_ = element.filter(informatie(actor), ingetrokken_op__isnull=True)
    return Q(element__in=open_, ingetrokken_op__isnull=True)


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


def opkomst(actor: Actor) -> Q:
    """Who came: for who runs this meeting; others know only that they came."""
    if not actor.is_active:
        return NIETS
    planner = _with(actor, Recht.OVERLEG_PLANNEN, "overleg__samenwerkingsverband_id")
    leidt = Q(overleg__voorzitter_id=actor.pk) | Q(overleg__notulist_id=actor.pk)
    return planner | leidt | Q(medewerker_id=actor.pk)


def reeksen(actor: Actor) -> Q:
    """A series is seen by who plans the meetings of the verband."""
    if not actor.is_active:
        return NIETS
    return _with(actor, Recht.OVERLEG_PLANNEN)


def uitnodigingen(actor: Actor) -> Q:
    """The own; who plans meetings sees who was told what."""
    if not actor.is_active:
        return NIETS
    planner = actor.verbanden_met(Recht.OVERLEG_PLANNEN)
    return Q(medewerker_id=actor.pk) | Q(samenwerkingsverband_id__in=planner)


def uitgiften(actor: Actor) -> Q:
    """
    The own PDF, while every casus in it is still open to its reader.

    Noodtoegang opens none: it is to read on screen, and nothing leaves with it.
    """
    if not actor.is_active:
        return NIETS
    inhoud = apps.get_model("casusoverleg", "UitgifteOnderdeel")._base_manager
    open_tot = Q(niveau=INHOUD) & op_casus(
        actor, INHOUD, "verslag__casus_id", nood=False
    ) | Q(niveau__lt=INHOUD) & op_casus(actor, PROCES, "verslag__casus_id", nood=False)
    dicht = inhoud.exclude(open_tot)
    van_overleg = "overleg__samenwerkingsverband_id"
    proces = Q(soort="proces") & _with(actor, Recht.OVERLEG_PLANNEN, van_overleg)
    eigen = Q(soort="lezer", lezer_id=actor.pk) & ~Q(pk__in=dicht.values("uitgifte_id"))
    casus = Q(soort__in=["casus", "addendum"]) & op_casus(
        actor, INHOUD, "verslag__casus_id", nood=False
    )
    return proces | eigen | casus


def exports(actor: Actor) -> Q:
    """Only who asked for it, while the right holds."""
    if not actor.is_active:
        return NIETS
    return Q(gemaakt_door_id=actor.pk) & _with(actor, Recht.RAPPORTAGE_INZIEN)
