"""Who is kept away from a matter: set at once, ended with a reason."""

import uuid
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import deelname, weghouden
from casusoverleg.actions.afspraak import plan_herinneringen
from casusoverleg.models import Afspraak, Casus, CasusDeelname
from keten.kern import klok, overgangen, vastleggen, verzoek
from keten.organisaties.models import Dienstverband, Medewerker
from keten.toegang.actor import Actor, systeem
from keten.toegang.models import Blokkade
from keten.toegang.rechten import Recht
from keten.toegang.uitzonderingen import read_geblokkeerd
from signalen import actions as signaal_actions


class EigenBlokkadeError(overgangen.OvergangError):
    """Who knows somebody reports that; nobody blocks the own person here."""


class GeenCollegaError(overgangen.OvergangError):
    """This person does not work for the own organisation."""


@transaction.atomic
def report_bekend(
    *, soort: str, object_id: UUID, verband_id: UUID, by: Actor
) -> Blokkade:
    """Know somebody in private: keep oneself away from the whole matter, at once."""
    return _block(
        medewerker_id=by.pk,
        soort=soort,
        object_id=object_id,
        samenwerkingsverband_id=verband_id,
        herkomst=Blokkade.Herkomst.ZELF,
        by=by,
    )


@transaction.atomic
def block_on_casus(
    casus: Casus, *, medewerker: Medewerker, reden: str, by: Actor
) -> Blokkade:
    """
    Keep a colleague away from a casus; that person is not told.

    :raises EigenBlokkadeError: for the own person
    """
    deelname.require_regie(casus, by=by)
    _require_reden(reden)
    if medewerker.pk == by.pk:
        raise EigenBlokkadeError(
            "Kent u zelf iemand? Kies op de casus “Ik ken deze persoon privé”."
        )
    return _block(
        medewerker_id=medewerker.pk,
        soort=Blokkade.Soort.CASUS,
        object_id=casus.pk,
        samenwerkingsverband_id=casus.samenwerkingsverband_id,
        herkomst=Blokkade.Herkomst.REGIE,
        reden=reden,
        by=by,
    )


@transaction.atomic
def block_colleague(
    collega: Dienstverband, *, nummer: str, reden: str, by: Actor
) -> None:
    """
    Keep a colleague away from the casus with this number, if there is one.

    Written down in the same way when there is none: the answer tells nothing.

    :raises GeenCollegaError: for who works elsewhere, and for the own person
    """
    verbanden = by.verbanden_met(Recht.COLLEGAS_BEHEREN)
    eigen = collega.organisatie_id in by.organisaties
    if not verbanden or not eigen or collega.medewerker_id == by.pk:
        raise GeenCollegaError("Kies een collega van uw eigen organisatie.")
    _require_reden(reden)
    al = Blokkade.objects.filter(
        medewerker=collega.medewerker_id,
        organisatie_id=collega.organisatie_id,
        nummer=nummer,
        tot__isnull=True,
    )
    if al.exists():
        return
    with verzoek.systeem(weghouden.BLOKKADE):
        rijen = Casus.objects.filter(samenwerkingsverband__in=verbanden)
        casus = rijen.filter(nummer=nummer).first()
    _block(
        medewerker_id=collega.medewerker_id,
        soort=Blokkade.Soort.CASUS,
        object_id=casus.pk if casus else uuid.uuid4(),
        samenwerkingsverband_id=casus.samenwerkingsverband_id
        if casus
        else min(verbanden),
        herkomst=Blokkade.Herkomst.ORGANISATIE,
        organisatie_id=collega.organisatie_id,
        nummer=nummer,
        reden=reden,
        by=by,
    )


@transaction.atomic
def end_blokkade(rij: Blokkade, *, reden: str, by: Actor) -> Blokkade:
    """
    End a blockade ®; a place on the casus does not come back by itself.

    :raises GeenRechtError: for the person whom it keeps away
    """
    vers = vastleggen.lock(rij)
    regie = by.mag(Recht.CASUS_REGISSEREN, vers.samenwerkingsverband_id)
    eigen = (
        by.mag(Recht.COLLEGAS_BEHEREN)
        and vers.herkomst == Blokkade.Herkomst.ORGANISATIE
        and vers.organisatie_id in by.organisaties
    )
    if vers.medewerker_id == by.pk or not (regie or eigen):
        overgangen.note_weigering("toegang.blokkade", vers.pk, "beeindigen", "Recht")
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    _require_reden(reden)
    if vers.tot is not None:
        raise overgangen.VerkeerdeStandError("Deze blokkade is al beëindigd.")
    tot = max(klok.vandaag(), vers.van)
    return vastleggen.write(vers, by=by, tot=tot, eindreden=reden)


def _block(*, by: Actor, **velden: Any) -> Blokkade:
    uniek = {
        naam: velden.get(naam)
        for naam in (
            "medewerker_id",
            "soort",
            "object_id",
            "herkomst",
            "organisatie_id",
        )
    }
    al: Blokkade | None = Blokkade.objects.filter(tot__isnull=True, **uniek).first()
    if al:
        return al
    rij = vastleggen.create(Blokkade, by=by, van=klok.vandaag(), **velden)
    _apply(rij.medewerker_id)
    return rij


def _apply(medewerker_id: UUID) -> None:
    """Let what rested on this person rest on the organisation, or on nobody."""
    vandaag = klok.vandaag()
    with verzoek.systeem(weghouden.BLOKKADE):
        by = systeem(weghouden.BLOKKADE)
        dicht = read_geblokkeerd(medewerker_id, today=vandaag)
        rijen = CasusDeelname.objects.filter(medewerker=medewerker_id, casus__in=dicht)
        loopt = rijen.exclude(tot__lte=vandaag).values_list("casus", "organisatie")
        for casus_id, organisatie_id in list(loopt):
            weghouden.keep_out(Casus.objects.get(pk=casus_id))
            for afspraak in Afspraak.objects.niet_klaar().filter(
                casus=casus_id, organisatie=organisatie_id
            ):
                _take_from(afspraak, medewerker_id, by=by)
        signaal_actions.let_go(behandelaar_id=medewerker_id, signalen=dicht, by=by)


def _take_from(afspraak: Afspraak, medewerker_id: UUID, *, by: Actor) -> None:
    """Leave it with the organisation; who is reminded is looked at again."""
    if afspraak.medewerker_id == medewerker_id:
        afspraak = vastleggen.change(afspraak, by=by, medewerker=None)
    plan_herinneringen(afspraak)


def _require_reden(reden: str) -> None:
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
