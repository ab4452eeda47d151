"""One line at the table: a new one, or the answer to an afspraak that was open."""

import datetime as dt
from typing import Any

from django.db import transaction

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import bespreking
from casusoverleg.models import Aanwezigheid, Afspraak, Agendapunt
from keten.kern import vastleggen
from keten.kern.datums import date_words
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor

REGIE = "Afgehandeld in het overleg."
NIET_AANWEZIG = "Deze organisatie zit niet aan tafel: het is een voorstel."


@transaction.atomic
def write_down(
    punt: Agendapunt, *, by: Actor, soort: str, achteraf: bool = False, **velden: Any
) -> str:
    """
    Record one line of the verslag; an afspraak is accepted by who sits there.

    :param achteraf: not while it was said, but when the connection was back
    :return: the line as it was understood, to be shown back
    """
    achteraf = achteraf or punt.overleg.achteraf
    if soort != "afspraak":
        rij = bespreking.decide(
            punt, tekst=velden["wat"], soort=soort, achteraf=achteraf, by=by
        )
        return f"{rij.get_soort_display()}: {rij.tekst}"
    velden["informering"] = velden["informering"] or "cr_mondeling"
    aanvaard = _at_the_table(punt, velden["organisatie"], by=by)
    afspraak = afspraken.make_afspraak(
        punt.casus,
        by=by,
        agendapunt=punt,
        aanvaard=aanvaard,
        achteraf=achteraf,
        **velden,
    )
    dag = date_words(afspraak.uiterlijk)
    tekst = f"{afspraak.organisatie}: {afspraak.wat}, uiterlijk {dag}."
    return tekst if aanvaard else f"{tekst} {NIET_AANWEZIG}"


def _at_the_table(punt: Agendapunt, organisatie: Organisatie, *, by: Actor) -> bool:
    """Test if somebody of this organisation sits there, or runs the meeting."""
    if organisatie.pk in by.organisaties:
        return True
    leiding = [punt.overleg.voorzitter_id, punt.overleg.notulist_id]
    zit = punt.aanwezigheid.exclude(stand=Aanwezigheid.Stand.AFWEZIG)
    return bool(
        zit.filter(organisatie=organisatie).exists()
        or punt.overleg.opkomst.filter(
            organisatie=organisatie, medewerker__in=[pk for pk in leiding if pk]
        ).exists()
    )


@transaction.atomic
def settle(
    afspraak: Afspraak,
    *,
    uitkomst: str,
    by: Actor,
    wat_nu: str = "",
    uiterlijk: dt.date | None = None,
    versie: int | None = None,
) -> None:
    """
    Record what became of an afspraak that was still open when it was asked.

    :raises VerouderdError: if the other changed it since it was shown
    """
    vastleggen.lock(afspraak, versie=versie)
    if uitkomst == "gedaan":
        if afspraak.status in {"open", "in_uitvoering", "wacht_op_voorwaarde"}:
            afspraak = afspraken.report_done(afspraak, resultaat=wat_nu or REGIE, by=by)
        afspraken.agree(afspraak, by=by)
    elif uitkomst == "vervalt":
        afspraken.drop(afspraak, reden=wat_nu, by=by)
    else:
        if afspraak.status == "gereed_gemeld":
            afspraak = afspraken.disagree(afspraak, reden=wat_nu or REGIE, by=by)
        elif afspraak.status in {"teruggelegd", "voorgesteld"}:
            afspraak = afspraken.record(afspraak, by=by)
        afspraken.change_afspraak(afspraak, by=by, uiterlijk=uiterlijk)
