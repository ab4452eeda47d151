"""The only writer of whom a signaal is shared with."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from keten.kern import klok, opdrachten, overgangen, vastleggen, verzoek
from keten.organisaties.models import Dienstverband
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rechten import Recht
from keten.toegang.uitzonderingen import read_geblokkeerd
from signalen.models import Deling, Signaal
from signalen.status import OPEN, SignaalStatus

DEELBAAR = frozenset({*OPEN, SignaalStatus.OMGEZET})
SOORT = "signalen.signaal"


class NietTeDelenError(overgangen.OvergangError):
    """This signaal, or with this person, is not shared; the text does not say all."""


@transaction.atomic
def share(
    signaal: Signaal,
    *,
    wie: Iterable[Dienstverband],
    waarom: str,
    tot: dt.date,
    by: Actor,
    niveau: int = Deling.Niveau.INHOUD,
) -> list[Deling]:
    """
    Let these professionals read a signaal until a day; each gets a mail with a link.

    :raises NietTeDelenError: for who does not work there, and for who sees it already
    """
    vers = vastleggen.lock(signaal)
    _require(vers, by=by)
    if vers.status not in DEELBAAR:
        raise NietTeDelenError("Dit signaal is afgehandeld en wordt niet meer gedeeld.")
    if tot <= klok.vandaag():
        raise NietTeDelenError("Kies een dag na vandaag.")
    gedeeld = []
    for dienst in wie:
        _check(vers, dienst)
        rij = vastleggen.create(
            Deling,
            by=by,
            signaal=vers,
            organisatie_id=dienst.organisatie_id,
            medewerker_id=dienst.medewerker_id,
            niveau=niveau,
            waarom=waarom,
            van=klok.vandaag(),
            tot=tot,
        )
        _open(rij)
        opdrachten.plan(
            "signalen.mail_gedeeld", sleutel=f"deling:{rij.pk}", deling_id=str(rij.pk)
        )
        gedeeld.append(rij)
    overgangen.note_stap(vers, soort=SOORT, actie="delen", by=by, reden=waarom)
    return gedeeld


@transaction.atomic
def change_deling(
    rij: Deling,
    *,
    niveau: int,
    waarom: str,
    tot: dt.date,
    by: Actor,
    versie: int | None = None,
) -> Deling:
    """Share more or less, or until another day; it holds at once."""
    vers = vastleggen.lock(rij, versie=versie)
    _require(vers.signaal, by=by)
    _require_geldig(vers)
    if tot <= klok.vandaag():
        raise NietTeDelenError("Kies een dag na vandaag.")
    vers = vastleggen.change(vers, by=by, niveau=niveau, waarom=waarom, tot=tot)
    Inzagegrond.objects.filter(herkomst=vers.pk).update(niveau=niveau, tot=tot)
    return vers


@transaction.atomic
def end_deling(rij: Deling, *, reden: str, by: Actor) -> Deling:
    """End it ®: from now on that professional sees nothing of it."""
    vers = vastleggen.lock(rij)
    _require(vers.signaal, by=by)
    _require_geldig(vers)
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    overgangen.note_stap(
        vers.signaal, soort=SOORT, actie="delen-beeindigen", by=by, reden=reden
    )
    return _end(vers, reden=reden, by=by)


def end_all(signaal: Signaal, *, by: Actor) -> None:
    """The signaal is closed without a melding: nobody reads along any more."""
    for rij in Deling.objects.geldig(klok.vandaag()).filter(signaal=signaal):
        _end(vastleggen.lock(rij), reden="Het signaal is afgehandeld.", by=by)


def _open(rij: Deling) -> None:
    Inzagegrond.objects.create(
        soort=Inzagegrond.Soort.SIGNAAL,
        object_id=rij.signaal_id,
        organisatie_id=rij.organisatie_id,
        medewerker_id=rij.medewerker_id,
        samenwerkingsverband_id=rij.signaal.samenwerkingsverband_id,
        niveau=rij.niveau,
        van=rij.van,
        tot=rij.tot,
        herkomst=rij.pk,
    )


def _end(vers: Deling, *, reden: str, by: Actor) -> Deling:
    vandaag = klok.vandaag()
    Inzagegrond.objects.filter(herkomst=vers.pk).update(tot=vandaag)
    return vastleggen.write(vers, by=by, tot=vandaag, eindreden=reden)


def _check(signaal: Signaal, dienst: Dienstverband) -> None:
    vandaag = klok.vandaag()
    verband_id = signaal.samenwerkingsverband_id
    inzetbaar = Dienstverband.objects.inzetbaar(verband_id, vandaag)
    if not inzetbaar.filter(pk=dienst.pk).exists():
        raise NietTeDelenError("Deze persoon werkt daar niet meer.")
    al = Deling.objects.geldig(vandaag).filter(
        signaal=signaal, medewerker=dienst.medewerker_id
    )
    if al.exists() or signaal.melder_id == dienst.medewerker_id:
        raise NietTeDelenError("Deze persoon ziet dit signaal al.")
    if signaal.pk in _kept_away(dienst.medewerker_id, vandaag):
        raise NietTeDelenError("Met deze persoon kan dit signaal niet gedeeld worden.")


def _kept_away(medewerker_id: UUID, vandaag: dt.date) -> frozenset[UUID]:
    with verzoek.systeem("blokkade nagaan"):
        return read_geblokkeerd(medewerker_id, today=vandaag)


def _require(signaal: Signaal, *, by: Actor) -> None:
    if by.mag(Recht.SIGNAAL_BEOORDELEN, signaal.samenwerkingsverband_id):
        return
    overgangen.note_weigering(SOORT, signaal.pk, "delen", "GeenRechtError")
    raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")


def _require_geldig(rij: Deling) -> None:
    if rij.tot <= klok.vandaag():
        raise overgangen.VerkeerdeStandError("Dit wordt al niet meer gedeeld.")
