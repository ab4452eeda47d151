"""Mail of this step: a number and a link, never a name or a fact."""

from uuid import UUID, uuid5

from django.urls import reverse

from casusoverleg import kalender
from casusoverleg.eigenstuk import stretches
from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Overleg,
    Overleguitnodiging,
    Uitgifte,
    Voorbereiding,
)
from casusoverleg.status import AfspraakStatus
from casusoverleg.status.afspraak import LOOPT
from casusoverleg.status.overleg import TE_BESPREKEN
from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang.models import Noodtoegang

HERINNERT = (*LOOPT, AfspraakStatus.WACHT_OP_VOORWAARDE)


def send_afspraak(*, herinnering: Herinnering, aan: Medewerker | None = None) -> bool:
    """
    Remind somebody of an afspraak, if it still runs and is still theirs to see.

    :param aan: who stands in for the one who is to be reminded
    :return: False when there is nothing to tell any more
    """
    wie: Medewerker = aan or herinnering.aan
    actor = actor_for(wie, today=klok.vandaag())
    afspraak = (
        Afspraak.objects.visible_to(actor)
        .filter(pk=herinnering.over_id, status__in=HERINNERT)
        .select_related("casus")
        .first()
    )
    if afspraak is None:
        return False
    wacht = afspraak.status == AfspraakStatus.WACHT_OP_VOORWAARDE
    dagen = (afspraak.uiterlijk - klok.vandaag()).days
    mail.send(
        template="casusoverleg/mail/afspraak.txt",
        onderwerp=f"Afspraak bij {afspraak.casus.nummer}: "
        f"{'kijk opnieuw' if wacht else _wanneer(dagen)}",
        aan=wie.email,
        sleutel=uuid5(herinnering.pk, str(aan.pk)) if aan else herinnering.pk,
        nummer=afspraak.casus.nummer,
        uiterlijk=afspraak.uiterlijk,
        wacht=wacht,
        pad=reverse("casusoverleg:afspraak", args=[afspraak.pk]),
    )
    return True


def send_voorstellen(*, herinnering: Herinnering) -> bool:
    """Ask somebody for casussen to discuss; False once the meeting is off."""
    overleg = Overleg.objects.get(pk=herinnering.over_id)
    actor = actor_for(herinnering.aan, today=klok.vandaag())
    if not actor.is_active or overleg.status in {"geannuleerd", "bezig"}:
        return False
    mail.send(
        template="casusoverleg/mail/voorstellen.txt",
        onderwerp=f"Wilt u een casus agenderen? {overleg.nummer}",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        datum=overleg.datum,
        pad=reverse("casusoverleg:overleggen"),
    )
    return True


def send_uitnodiging(*, uitnodiging: Overleguitnodiging) -> bool:
    """
    Invite somebody for the own stretch of a meeting, change that, or take it back.

    :return: False for who may not see one item of it any more
    """
    overleg, wie = uitnodiging.overleg, uitnodiging.medewerker
    nummers = own_numbers(uitnodiging)
    weg = uitnodiging.ingetrokken_op is not None
    if not weg and not nummers:
        return False
    methode = kalender.INTREKKEN if weg else kalender.UITNODIGEN
    woord = "Gewijzigde uitnodiging" if uitnodiging.volgnummer else "Uitnodiging"
    mail.send(
        template="casusoverleg/mail/uitnodiging.txt",
        onderwerp=f"{'Ingetrokken uitnodiging' if weg else woord} {overleg.nummer}",
        aan=wie.email,
        sleutel=uuid5(uitnodiging.pk, str(uitnodiging.volgnummer)),
        kalender=mail.Kalender(
            methode,
            as_file(uitnodiging, methode=methode, nummers=nummers),
            f"{overleg.nummer}.ics",
        ),
        ingetrokken=weg,
        gewijzigd=uitnodiging.volgnummer > 0,
        datum=klok.lokaal(uitnodiging.begin).date(),
        begin=klok.lokaal(uitnodiging.begin),
        eind=klok.lokaal(uitnodiging.eind),
        pad=overleg.get_absolute_url(),
    )
    return True


def own_numbers(uitnodiging: Overleguitnodiging) -> tuple[str, ...]:
    """Return the casus numbers that this reader is needed at and may see, in order."""
    actor = actor_for(uitnodiging.medewerker, today=klok.vandaag())
    stuk = stretches(uitnodiging.overleg).get(uitnodiging.medewerker_id)
    eigen = Agendapunt.objects.visible_to(actor).filter(
        overleg=uitnodiging.overleg_id, status__in=TE_BESPREKEN
    )
    gezien = set(eigen.values_list("casus__nummer", flat=True))
    return tuple(
        nummer for nummer in (stuk.nummers if stuk else ()) if nummer in gezien
    )


def as_file(
    uitnodiging: Overleguitnodiging, *, methode: str, nummers: tuple[str, ...]
) -> bytes:
    """Write the event of one reader."""
    return kalender.as_ics(
        kalender.Afspraak(
            sleutel=uitnodiging.pk,
            volgnummer=uitnodiging.volgnummer,
            gezegd_op=uitnodiging.gewijzigd_op,
            begin=uitnodiging.begin,
            eind=uitnodiging.eind,
            overleg=uitnodiging.overleg,
            nummers=nummers,
            aan=uitnodiging.medewerker.email,
        ),
        methode=methode,
        van=mail.sender(),
    )


def send_taken(*, medewerker: Medewerker, sleutel: UUID) -> bool:
    """Tell that there is something to prepare: how much, and not for what."""
    actor = actor_for(medewerker, today=klok.vandaag())
    aantal = (
        Voorbereiding.objects.visible_to(actor)
        .geldend(klok.vandaag())
        .zonder_antwoord()
        .filter(medewerker=medewerker)
        .count()
    )
    if not aantal:
        return False
    mail.send(
        template="casusoverleg/mail/taken.txt",
        onderwerp=f"U hebt {aantal} {'taak' if aantal == 1 else 'taken'}",
        aan=medewerker.email,
        sleutel=sleutel,
        pad=reverse("mijn_werk"),
    )
    return True


def send_verslag(*, uitgifte: Uitgifte, sleutel: UUID) -> bool:
    """Tell a reader that the own concept is ready."""
    lezer = uitgifte.lezer
    if lezer is None:
        return False
    actor = actor_for(lezer, today=klok.vandaag())
    if not Uitgifte.objects.visible_to(actor).filter(pk=uitgifte.pk).exists():
        return False
    mail.send(
        template="casusoverleg/mail/verslag.txt",
        onderwerp=f"Uw verslag staat klaar: {uitgifte.overleg.nummer}",
        aan=lezer.email,
        sleutel=sleutel,
        reactie_tot=uitgifte.overleg.reactie_tot,
        pad=reverse("casusoverleg:verslagen"),
    )
    return True


def send_noodtoegang(
    *, noodtoegang: Noodtoegang, medewerker: Medewerker, sleutel: UUID
) -> bool:
    """Tell that somebody opened a casus; not who, not which, not why."""
    actor = actor_for(medewerker, today=klok.vandaag())
    if not Noodtoegang.objects.visible_to(actor).filter(pk=noodtoegang.pk).exists():
        return False
    mail.send(
        template="casusoverleg/mail/noodtoegang.txt",
        onderwerp="Noodtoegang gebruikt",
        aan=medewerker.email,
        sleutel=sleutel,
        pad=noodtoegang.get_absolute_url(),
    )
    return True


def _wanneer(dagen: int) -> str:
    if dagen < 0:
        return "te laat"
    return "vandaag" if dagen == 0 else f"nog {dagen} dagen"
