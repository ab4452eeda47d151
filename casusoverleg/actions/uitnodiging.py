"""
The only writer of what stands in the calendars of readers.

Whatever changed, a day, an order, an item, who is needed: the calendars are laid beside
the agenda, and who reads something else there than here gets a new word. So no action
has to think of it.
"""

import datetime as dt
from uuid import UUID

from casusoverleg.eigenstuk import Stuk, fingerprint, stretches
from casusoverleg.models import Overleg, Overleguitnodiging
from casusoverleg.status import OverlegStatus
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok, opdrachten, overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

TAAK = "casusoverleg.mail_uitnodiging"
# Who shifts items up and down is not done yet: no mail for every click.
RUST = dt.timedelta(minutes=10)


@verzoek.systeem("de uitnodigingen van een overleg")
def follow(overleg: Overleg, *, by: Actor) -> int:
    """
    Let every calendar say what the agenda says: invite, correct, withdraw.

    :return: how many people get a word
    """
    vers = vastleggen.lock(overleg)
    geannuleerd = vers.status == OverlegStatus.GEANNULEERD
    if vers.achteraf or vers.status not in NOG_NIET_BEGONNEN and not geannuleerd:
        return 0
    stukken = {} if geannuleerd else stretches(vers)
    al = {rij.medewerker_id: rij for rij in vers.uitnodigingen.select_for_update()}
    gewijzigd = [_withdraw(rij, by=by) for m, rij in al.items() if m not in stukken]
    for medewerker_id, stuk in stukken.items():
        gewijzigd.append(_invite(vers, medewerker_id, al.get(medewerker_id), stuk, by))
    return sum(_tell(rij) for rij in gewijzigd if rij)


def send_now(overleg: Overleg, *, by: Actor) -> int:
    """
    Let the calendars follow at once, because who plans asks it.

    :return: how many people get a word
    :raises GeenRechtError: for who plans no meetings here
    """
    if not by.mag(Recht.OVERLEG_PLANNEN, overleg.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    return follow_if_sent(overleg, by=by)


def follow_if_sent(overleg: Overleg, *, by: Actor) -> int:
    """Let the calendars follow a meeting to which people were invited."""
    return follow(overleg, by=by) if overleg.uitnodigingen.exists() else 0


def keep_up(*, by: Actor) -> int:
    """Let the calendars follow the agendas that were left alone for a while."""
    stil = klok.nu() - RUST
    rijen = Overleg.objects.uitgenodigd().filter(
        datum__gte=klok.vandaag(), gewijzigd_op__lte=stil
    )
    rustig = rijen.exclude(agendapunten__gewijzigd_op__gt=stil)
    return sum([follow(overleg, by=by) for overleg in rustig])


@verzoek.systeem("agenda's naast het overleg leggen")
def count_behind(overleg: Overleg) -> int:
    """Return how many calendars say something else than the agenda; reads only."""
    stukken = stretches(overleg) if overleg.status in NOG_NIET_BEGONNEN else {}
    al = {r.medewerker_id: r.vingerafdruk for r in overleg.uitnodigingen.staand()}
    anders = {m for m, s in stukken.items() if al.get(m) != fingerprint(overleg, s)}
    return len(anders | (al.keys() - stukken.keys()))


def mark_verstuurd(rij: Overleguitnodiging, *, by: Actor) -> None:
    """Note that the mail server took it."""
    vastleggen.write(vastleggen.lock(rij), by=by, verstuurd_op=klok.nu())


def _withdraw(rij: Overleguitnodiging, *, by: Actor) -> Overleguitnodiging | None:
    if rij.ingetrokken_op:
        return None
    return vastleggen.write(
        rij, by=by, volgnummer=rij.volgnummer + 1, ingetrokken_op=klok.nu()
    )


def _invite(
    overleg: Overleg,
    medewerker_id: UUID,
    rij: Overleguitnodiging | None,
    stuk: Stuk,
    by: Actor,
) -> Overleguitnodiging | None:
    velden = {
        "begin": stuk.begin,
        "eind": stuk.eind,
        "vingerafdruk": fingerprint(overleg, stuk),
    }
    if rij is None:
        return vastleggen.create(
            Overleguitnodiging,
            by=by,
            samenwerkingsverband_id=overleg.samenwerkingsverband_id,
            overleg=overleg,
            medewerker_id=medewerker_id,
            **velden,
        )
    if rij.vingerafdruk == velden["vingerafdruk"] and not rij.ingetrokken_op:
        return None
    return vastleggen.write(
        rij, by=by, volgnummer=rij.volgnummer + 1, ingetrokken_op=None, **velden
    )


def _tell(rij: Overleguitnodiging) -> bool:
    opdrachten.plan(
        TAAK,
        sleutel=f"uitnodiging:{rij.pk}:{rij.volgnummer}",
        uitnodiging_id=str(rij.pk),
        volgnummer=str(rij.volgnummer),
    )
    return True
