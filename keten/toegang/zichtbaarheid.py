"""
Who sees which record: the whole chain on one page.

Each function returns a filter and nothing else. Lists, pages, counts, search, panels,
exports, tasks and PDFs use the same filter through ``visible_to``.
"""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet

from keten.kern import klok
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

NIETS = Q(pk__in=[])
# What somebody on a casus sees: that it exists, how it goes, what it is about.
BESTAAN, PROCES, INHOUD = 0, 1, 2


def _open(actor: Actor, regel: Q, *, sleutel: str = "pk") -> Q:
    """Let a blockade beat every ground; who is not active has none."""
    if not actor.is_active:
        return NIETS
    if not actor.geblokkeerd:
        return regel
    return regel & ~Q(**{f"{sleutel}__in": actor.geblokkeerd})


def _op_casus(actor: Actor, niveau: int, sleutel: str, *, nood: bool = True) -> Q:
    """On a casus by name, or through noodtoegang; never where one is kept away."""
    regel = Q(**{f"{sleutel}__in": _casussen(actor, niveau)})
    if nood and actor.noodtoegang:
        regel |= Q(**{f"{sleutel}__in": actor.noodtoegang})
    return _open(actor, regel, sleutel=sleutel)


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
        namens |= Q(samenwerkingsverband_id=verband, organisatie_id__in=organisaties)
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
    grond = apps.get_model("toegang", "Inzagegrond")
    rijen = grond._base_manager.filter(namens, _geldig(klok.vandaag()), soort=soort)
    return Q(pk__in=rijen.values("object_id"))


def signalen(actor: Actor) -> Q:
    """The melder sees the own signaal; the meldpunt all that were sent in."""
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.SIGNAAL_BEOORDELEN)
    ) & ~Q(status__in=["concept", "ingetrokken"])
    eigen = Q(
        melder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.SIGNAAL_INDIENEN),
    )
    grond = _gronden(actor, "signaal")
    return _open(actor, meldpunt | eigen | grond)


def meldingen(actor: Actor) -> Q:
    """The meldpunt sees all; who registered one keeps seeing it."""
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_BEOORDELEN)
    )
    eigen = Q(
        aanmelder_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    grond = _gronden(actor, "melding")
    return _open(actor, meldpunt | eigen | grond)


def meldinginhoud(actor: Actor) -> Q:
    """
    Whose words in a melding may be read: the meldpunt all, its author the own.

    Whoever only sent in the signaal sees that there is a melding, and how it goes.
    """
    meldpunt = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_BEOORDELEN)
    )
    eigen = Q(
        gemaakt_door_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.MELDING_REGISTREREN),
    )
    grond = _gronden(actor, "melding")
    return _open(actor, meldpunt | eigen | grond)


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
    return _open(actor, _open(actor, regel, sleutel="melding"), sleutel="persoon")


def personen(actor: Actor) -> Q:
    """Nobody sees a person but because of a melding or a casus."""
    return _open(actor, _gronden(actor, "persoon"))


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
    return _open(actor, regel, sleutel="persoon_id")


def casussen(actor: Actor, *, niveau: int = BESTAAN) -> Q:
    """Named on it, for an organisation that takes part; from this level."""
    return _op_casus(actor, niveau, "pk")


def casusproces(actor: Actor) -> Q:
    """Deelnemers, agenda and dates of a casus; from level 1."""
    return _op_casus(actor, PROCES, "casus_id")


def agendavragen(actor: Actor) -> Q:
    """What is asked about a casus is content; for who asked it, the own words."""
    if not actor.is_active:
        return NIETS
    return casusinhoud(actor) | casusproces(actor) & Q(voorgesteld_door_id=actor.pk)


def casusinhoud(actor: Actor) -> Q:
    """Betrokkenen, besluiten and verslagen of a casus; level 2."""
    return _op_casus(actor, INHOUD, "casus_id")


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


def reeksen(actor: Actor) -> Q:
    """A series is seen by who plans the meetings of the verband."""
    if not actor.is_active:
        return NIETS
    return Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.OVERLEG_PLANNEN))


def uitgiften(actor: Actor) -> Q:
    """
    The own PDF, while every casus in it is still open to its reader.

    Noodtoegang opens none: it is to read on screen, and nothing leaves with it.
    """
    if not actor.is_active:
        return NIETS
    inhoud = apps.get_model("casusoverleg", "UitgifteOnderdeel")._base_manager
    open_tot = Q(niveau=INHOUD) & _op_casus(
        actor, INHOUD, "verslag__casus_id", nood=False
    ) | Q(niveau__lt=INHOUD) & _op_casus(actor, PROCES, "verslag__casus_id", nood=False)
    dicht = inhoud.exclude(open_tot)
    proces = Q(
        soort="proces",
        overleg__samenwerkingsverband_id__in=actor.verbanden_met(Recht.OVERLEG_PLANNEN),
    )
    eigen = Q(soort="lezer", lezer_id=actor.pk) & ~Q(pk__in=dicht.values("uitgifte_id"))
    casus = Q(soort="casus") & _op_casus(actor, INHOUD, "verslag__casus_id", nood=False)
    return proces | eigen | casus


def exports(actor: Actor) -> Q:
    """Only who asked for it, while the right holds."""
    if not actor.is_active:
        return NIETS
    return Q(
        gemaakt_door_id=actor.pk,
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.RAPPORTAGE_INZIEN),
    )


def blokkades(actor: Actor) -> Q:
    """Who regulates them sees those of the verband; everybody the own."""
    if not actor.is_active:
        return NIETS
    regie = Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.CASUS_REGISSEREN))
    return regie | Q(medewerker_id=actor.pk)


def noodtoegangen(actor: Actor) -> Q:
    """
    The own; those of the verband for who directs, and for who keeps watch.

    Whoever leads the casus sees who was let in.
    """
    if not actor.is_active:
        return NIETS
    casus = apps.get_model("casusoverleg", "Casus")._base_manager
    eigen = casus.filter(_op_casus(actor, INHOUD, "pk", nood=False))
    toezicht = actor.verbanden_met(Recht.CASUS_REGISSEREN) | actor.verbanden_met(
        Recht.LOGBOEK_INZIEN
    )
    regel = (
        Q(medewerker_id=actor.pk)
        | Q(samenwerkingsverband_id__in=toezicht)
        | Q(casus_id__in=eigen.filter(casusregisseur_id=actor.pk).values("pk"))
    )
    return _open(actor, regel, sleutel="casus_id")


def vervangingen(actor: Actor) -> Q:
    """Who is replaced and who stands in; and whoever appoints them."""
    if not actor.is_active:
        return NIETS
    return Q(voor_id=actor.pk) | Q(door_id=actor.pk) | te_beheren_vervangingen(actor)


def te_beheren_vervangingen(actor: Actor) -> Q:
    """Of the verband for who agrees to roles; of own colleagues for a partner."""
    if not actor.is_active:
        return NIETS
    verbanden = actor.verbanden_met(Recht.ROL_GOEDKEUREN) | actor.verbanden_met(
        Recht.MEDEWERKERS_BEHEREN
    )
    regel = Q(samenwerkingsverband_id__in=verbanden)
    if collega := actor.verbanden_met(Recht.COLLEGAS_BEHEREN):
        dienst = apps.get_model("organisaties", "Dienstverband")
        eigen = dienst._base_manager.filter(organisatie_id__in=actor.organisaties)
        regel |= Q(
            samenwerkingsverband_id__in=collega,
            voor_id__in=eigen.values("medewerker_id"),
        )
    return regel


def inzageregels(actor: Actor) -> Q:
    """Who looked: everybody the own rows, who keeps watch those of the verband."""
    if not actor.is_active:
        return NIETS
    toezicht = list(actor.verbanden_met(Recht.LOGBOEK_INZIEN))
    eigen = Q(medewerker_id=actor.pk)
    return eigen | Q(verbanden__overlap=toezicht) if toezicht else eigen


def inzage_op_casus(casus_id: UUID) -> Q:
    """Who looked at this casus, or tried to; for who directs it."""
    return Q(objecten__contains=[casus_id])
