"""The screen goes dark while people walk in; the same person makes it light again."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from keten.toegang import sessie
from keten.toegang.bewaard import keep_typed
from keten.toegang.poort import BeveiligdMixin


class SchermDicht(BeveiligdMixin):
    """
    Nothing but a button.

    Shortly after, a click is enough; after a quarter of an hour it asks who is there.
    """

    recht = None
    houdt_open = True
    zonder_personen = "nothing but a button"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return render(request, "inloggen/dicht.html")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        doe = request.POST.get("doe")
        if doe not in {"dicht", "verder"}:
            return HttpResponse(status=400)
        if doe == "dicht":
            plek = request.POST.get("plek", "")
            if not url_has_allowed_host_and_scheme(plek, allowed_hosts=None):
                plek = "/"
            keep_typed(request, plek=plek)
            sessie.darken(request.session, plek=plek)
            return HttpResponseRedirect(reverse("scherm_dicht"))
        plek = sessie.dark_at(request.session) or "/"
        if sessie.is_long_dark(request.session):
            naar = urlencode({"next": plek})
            return HttpResponseRedirect(f"{reverse('bevestigen')}?{naar}")
        sessie.lighten(request.session)
        return HttpResponseRedirect(plek)
