"""The start page, the search box, and the pages that everybody may read."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keten.kern import indieningen, klok
from keten.toegang.poort import AlleenPost, BeveiligdMixin
from keten.toegang.schermen import Scherm
from keten.werkvoorraad import zoek
from keten.werkvoorraad.werk import mijn_werk

_NIET_BEWAREN = {
    *("csrfmiddlewaretoken", "schrijver", "indiening", "plek", "versie"),
    # A secret is typed again.
    "geheim",
}


class MijnWerk(Scherm):
    """What waits for me, what is late, what comes."""

    recht = None
    template_name = "werkvoorraad/mijn_werk.html"

    def context(self) -> dict[str, Any]:
        return mijn_werk(self.actor, vandaag=klok.vandaag())


class Zoeken(BeveiligdMixin):
    """Search; by POST, so that no name stands in an address."""

    recht = None
    doel = doel_verstuurd = "zoeken"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.answer("werkvoorraad/zoeken.html", {"groepen": None})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        term = zoek.clean(request.POST.get("zoekterm", ""))
        soort = zoek.PER_SLEUTEL.get(request.POST.get("soort", ""))
        if soort is None:
            groepen = zoek.search(term, actor=self.actor)
            context = {"groepen": groepen, "zoekterm": term}
            return self.answer("werkvoorraad/zoeken.html", context)
        pagina = zoek.page(soort, term, na=request.POST.get("na", ""), actor=self.actor)
        alles: dict[str, Any] = {
            "soort": soort,
            "zoekterm": term,
            "pagina": pagina,
            "treffers": [soort.treffer(rij) for rij in pagina.rijen],
            "volgende": pagina.merk,
        }
        return self.answer("werkvoorraad/zoeken_soort.html", alles)


class ConceptBewaren(AlleenPost):
    """Keep what is being typed, for its writer alone; answers with the time."""

    recht = None
    zonder_personen = "what somebody is typing, for that person alone"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        plek = request.POST.get("plek", "")[:300]
        velden = {
            naam: waarden if len(waarden) > 1 else waarden[0]
            for naam, waarden in request.POST.lists()
            if naam not in _NIET_BEWAREN and "\x00" not in "".join(waarden)
        }
        if not plek.startswith("/") or self.actor.pk is None:
            return HttpResponse(status=400)
        bewaard = indieningen.keep_concept(
            van_id=self.actor.pk, plek=plek, velden=velden
        )
        if bewaard is None:
            return HttpResponse(status=413)
        uur = klok.lokaal(bewaard.bewaard_op)
        return HttpResponse(f"{uur:%H.%M}", content_type="text/plain; charset=utf-8")


@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "werkvoorraad/toegankelijkheid.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is kept of whom, and why."""
    return render(request, "werkvoorraad/privacy.html")


@login_not_required
def hulp(request: HttpRequest) -> HttpResponse:
    """Show whom to ask."""
    return render(request, "werkvoorraad/hulp.html")


@login_not_required
def gezond(request: HttpRequest) -> HttpResponse:
    """Tell a machine that the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("goed", content_type="text/plain")
