"""What stands in whose calendar, and the file that puts it there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from casusoverleg import kalender, notifications
from casusoverleg.actions import uitnodiging as actions
from casusoverleg.actions.overleg import send_invitations
from casusoverleg.models import CasusDeelname, Overleg, Overleguitnodiging
from casusoverleg.status import OverlegStatus
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import documenten, klok, mail
from keten.kern.overgangen import GeenRechtError
from keten.toegang.actor import Actor
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm


class Uitnodigingen(Scherm):
    """Who was told to come when; and the word that is still to be sent."""

    recht = Recht.OVERLEG_PLANNEN
    template_name = "casusoverleg/uitnodigingen.html"

    def context(self) -> dict[str, Any]:
        overleg = self._overleg()
        if not self.actor.mag(Recht.OVERLEG_PLANNEN, overleg.samenwerkingsverband_id):
            raise PermissionDenied
        rijen = list(
            Overleguitnodiging.objects.visible_to(self.actor)
            .filter(overleg=overleg)
            .select_related("medewerker")
            .order_by("begin", "medewerker__naam")
        )
        namens = self._organisations(overleg)
        for rij in rijen:
            rij.namens = namens.get(rij.medewerker_id, "")
        loopt = bool(rijen) and overleg.status in NOG_NIET_BEGONNEN
        return {
            "overleg": overleg,
            "staand": [rij for rij in rijen if not rij.ingetrokken_op],
            "weg": [rij for rij in rijen if rij.ingetrokken_op],
            "achter": actions.count_behind(overleg) if loopt else 0,
            "loopt": loopt,
            "vergeten": not rijen
            and not overleg.achteraf
            and overleg.status == OverlegStatus.AGENDA_VASTGESTELD,
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            aantal = send_invitations(self._overleg(), by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        woord = "persoon krijgt" if aantal == 1 else "mensen krijgen"
        gedaan = f"{aantal} {woord} bericht." if aantal else "Alle agenda's kloppen al."
        messages.success(request, gedaan)
        return HttpResponseRedirect(request.path)

    def _organisations(self, overleg: Overleg) -> dict[Any, str]:
        rijen = CasusDeelname.objects.visible_to(self.actor).filter(
            casus__agendapunten__overleg=overleg
        )
        return dict(rijen.values_list("medewerker_id", "organisatie__naam"))

    def _overleg(self) -> Any:
        return self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )


class InMijnAgenda(BeveiligdMixin):
    """The own stretch as a file; the whole meeting for who was not invited to one."""

    recht = Recht.OVERLEG_INZIEN
    doel = "bestand"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        eigen = own_invitation(overleg, actor=self.actor)
        if eigen:
            inhoud = notifications.as_file(
                eigen,
                methode=kalender.BEWAREN,
                nummers=notifications.own_numbers(eigen),
            )
        else:
            inhoud = kalender.as_ics(
                kalender.Afspraak(
                    sleutel=overleg.pk,
                    volgnummer=overleg.versie,
                    gezegd_op=overleg.gewijzigd_op,
                    begin=klok.moment_op(overleg.datum, overleg.begin),
                    eind=klok.moment_op(overleg.datum, overleg.eind),
                    overleg=overleg,
                ),
                methode=kalender.BEWAREN,
                van=mail.sender(),
            )
        return documenten.hand_over(
            inhoud=inhoud,
            bestandsnaam=f"{overleg.nummer}.ics",
            mediatype="text/calendar; charset=utf-8",
        )


def own_invitation(overleg: Overleg, *, actor: Actor) -> Any:
    """Return what stands in the calendar of who asks, or None."""
    return (
        Overleguitnodiging.objects.visible_to(actor)
        .staand()
        .filter(overleg=overleg, medewerker=actor.pk)
        .select_related("overleg", "medewerker")
        .first()
    )
