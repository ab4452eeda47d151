"""The PDFs: the download, who opened which, and how far their making is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.actions import verslag as actions
from casusoverleg.models import Opening, Overleg, Uitgifte
from keten.kern import documenten, klok, opdrachten, stempel
from keten.kern.overgangen import GeenRechtError
from keten.organisaties.models import Medewerker
from keten.toegang.poort import AlleenPost, BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm

# More than this is read in the log of who looked.
LAATSTE = 300


class UitgiftePdf(BeveiligdMixin):
    """The download: who may is asked again, of every casus in it."""

    recht = Recht.VERSLAG_INZIEN
    doel = "bestand"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        uitgifte = self.visible_or_404(
            Uitgifte.objects.visible_to(self.actor)
            .met_laatste()
            .select_related("document", "overleg", "verslag"),
            pk=kwargs["pk"],
        )
        if uitgifte.ingetrokken_op or uitgifte.ronde != uitgifte.laatste_ronde:
            return self.answer(
                "casusoverleg/uitgifte_weg.html", {"uitgifte": uitgifte}, status=410
            )
        document = uitgifte.document
        if document is None:
            raise Http404
        uitgiften.note_opening(uitgifte, by=self.actor)
        moment = klok.lokaal(klok.nu())
        wie = Medewerker.objects.get(pk=self.actor.pk)
        tekst = f"Meegenomen door {wie.naam}, {moment:%d-%m-%Y %H.%M}"
        return documenten.hand_over(
            inhoud=stempel.stamp(bytes(document.inhoud), tekst=tekst),
            bestandsnaam=document.bestandsnaam,
            mediatype=document.mediatype,
        )


class UitgifteOpnieuw(AlleenPost):
    """Try again what got stuck."""

    recht = Recht.VERSLAG_VASTSTELLEN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        uitgifte = self.visible_or_404(
            Uitgifte.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        try:
            actions.retry(uitgifte, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        return HttpResponseRedirect(uitgifte.overleg.get_absolute_url())


class Uitgiftelog(Scherm):
    """Who opened which PDF of one meeting, and when: a row each time."""

    recht = Recht.VERSLAG_VASTSTELLEN
    template_name = "casusoverleg/uitgiftelog.html"

    def context(self) -> dict[str, Any]:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        openingen = Opening.objects.visible_to(self.actor).bij(overleg.pk)
        return {
            "overleg": overleg,
            "openingen": openingen.select_related("medewerker", "casus")[:LAATSTE],
        }


class Voortgang(BeveiligdMixin):
    """How far the PDFs of a meeting are; asked every second while they are made."""

    stil = True
    recht = Recht.OVERLEG_INZIEN
    zonder_personen = "how far work is"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        stand = opdrachten.stand(overleg.werkgroep) if overleg.werkgroep else None
        klaar = not (stand and stand["bezig"])
        antwoord = self.answer(
            "casusoverleg/_voortgang.html", {"overleg": overleg, "voortgang": stand}
        )
        if klaar:
            antwoord["HX-Refresh"] = "true"
        return antwoord
