"""The one mail a day of the trajectregisseur, a week of others: counts, and a link."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.urls import reverse

from casusoverleg.models import Afspraak, Agendapunt, Overleg, Uitgifte
from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad.werk import mijn_werk

KOMENDE_DAGEN = 7


def counts(actor: Actor, *, vandaag: dt.date) -> dict[str, int]:
    """Return what waits, in numbers: the same lists as the start page."""
    werk = mijn_werk(actor, vandaag=vandaag)
    overleggen = Overleg.objects.visible_to(actor)
    week = vandaag + dt.timedelta(days=KOMENDE_DAGEN)
    return {
        "te_laat": len(werk["te_laat"]),
        "wacht": len(werk["wacht"]),
        "zonder_agenda": overleggen.komend(vandaag)
        .filter(datum__lte=week, status__in=["gepland", "uitgenodigd"])
        .count(),
        "concept": overleggen.filter(status="verslag_in_concept").count(),
    }


def send_dagmail(*, herinnering: Herinnering) -> bool:
    """Send the counts, unless there is nothing to do or the role has gone."""
    vandaag = klok.vandaag()
    actor = actor_for(herinnering.aan, today=vandaag)
    verband_id: UUID = herinnering.over_id
    if not actor.mag(Recht.CASUS_REGISSEREN, verband_id):
        return False
    aantallen: dict[str, Any] = counts(actor, vandaag=vandaag)
    if not any(aantallen.values()):
        return False
    mail.send(
        template="werkvoorraad/mail/dagmail.txt",
        onderwerp=f"Keten vandaag: {aantallen['te_laat']} te laat, "
        f"{aantallen['wacht']} wacht op u",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        pad=reverse("mijn_werk"),
        **aantallen,
    )
    return True


def week_counts(actor: Actor, *, vandaag: dt.date) -> dict[str, int]:
    """Return what this week asks of who works on casussen, in numbers."""
    week = vandaag + dt.timedelta(days=KOMENDE_DAGEN)
    eigen = Afspraak.objects.visible_to(actor).van(actor.organisaties)
    return {
        "te_laat": eigen.te_laat(vandaag).count(),
        "deze_week": eigen.lopend().filter(uiterlijk__range=(vandaag, week)).count(),
        "punten": Agendapunt.objects.visible_to(actor)
        .komend(vandaag)
        .filter(overleg__datum__lte=week)
        .exclude(status="voorgesteld")
        .count(),
        "verslagen": Uitgifte.objects.visible_to(actor)
        .laatste()
        .filter(
            lezer=actor.pk, geopend_op__isnull=True, overleg__reactie_tot__gte=vandaag
        )
        .count(),
    }


def send_weekmail(*, herinnering: Herinnering) -> bool:
    """Send the counts of the week; nothing to tell is no mail."""
    vandaag = klok.vandaag()
    actor = actor_for(herinnering.aan, today=vandaag)
    if not actor.mag(Recht.AFSPRAAK_UITVOEREN, herinnering.over_id):
        return False
    aantallen = week_counts(actor, vandaag=vandaag)
    if not any(aantallen.values()):
        return False
    open_ = aantallen["te_laat"] + aantallen["deze_week"]
    wat = "afspraak" if open_ == 1 else "afspraken"
    context: dict[str, Any] = aantallen
    mail.send(
        template="werkvoorraad/mail/weekmail.txt",
        onderwerp=f"Keten deze week: {open_} {wat}",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        pad=reverse("mijn_werk"),
        **context,
    )
    return True
