"""The account of a colleague: frozen, let in again, a new link."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from keten.kern.formulieren import (
    BevestigFormulier,
    Formulier,
    RedenFormulier,
)
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.organisaties.views.collega import SCHRIJVEN, EenMedewerker, OverCollega


class Bevriezen(EenMedewerker):
    """Freeze an account, or let it in again."""

    hersauth = True
    formulier = BevestigFormulier
    concept = False
    _WOORDEN: ClassVar[dict[str, tuple[str, str, str]]] = {
        "bevriezen": (
            "Bevries dit account",
            "Het account is bevroren. Wie ermee was ingelogd, is uitgelogd.",
            "De collega is meteen overal uitgelogd. Gegevens en rollen blijven staan.",
        ),
        "ontdooien": (
            "Laat weer toe",
            "Het account werkt weer.",
            "De collega kan weer inloggen, met wachtwoord en rollen van eerst.",
        ),
    }

    def laad(self) -> None:
        super().laad()
        if self.kwargs["actie"] not in self._WOORDEN:
            raise Http404
        self.titel, self.gedaan, self.inleiding = self._WOORDEN[self.kwargs["actie"]]
        self.knop = self.titel

    def kies_formulier(self) -> type[Formulier]:
        weg = self.kwargs["actie"] == "bevriezen"
        return BevestigFormulier if weg else RedenFormulier

    def handel(self, form: Any) -> str:
        if self.kwargs["actie"] == "bevriezen":
            actions.freeze(self.rij, by=self.actor)
        else:
            actions.unfreeze(self.rij, by=self.actor, **form.velden)
        return self.terug()


class LinkGeven(OverCollega):
    """A new link to choose a password: by mail, or once on this page."""

    hersauth = True
    recht = SCHRIJVEN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self.medewerker())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rij = self.medewerker()
        try:
            if request.POST.get("doe") == "toon":
                return self._show(rij, geheim=actions.issue_link(rij, by=self.actor))
            actions.invite(rij, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            return self._show(rij, fout=str(fout), status=409)
        messages.success(request, "De mail met een nieuwe link gaat nu weg.")
        return HttpResponseRedirect(reverse("organisaties:medewerker", args=[rij.pk]))

    def _show(
        self, rij: Medewerker, *, geheim: str = "", fout: str = "", status: int = 200
    ) -> HttpResponse:
        link = reverse("organisaties:welkom", args=[geheim]) if geheim else ""
        context = {
            "medewerker": rij,
            "link": self.request.build_absolute_uri(link) if link else "",
            "fout": fout,
        }
        return self.answer("organisaties/link.html", context, status=status)
