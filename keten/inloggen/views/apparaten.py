"""Where I am logged in, and out of there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from keten.inloggen import actions
from keten.inloggen.views.factoren import VanMij

_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_NAMEN = {"Edg": "Edge", "OPR": "Opera"}
_SYSTEMEN = ("Windows", "Android", "iPhone", "iPad", "Macintosh", "Linux")


class MijnApparaten(VanMij):
    """My sessions. To end one asks no factor: who sees a stranger must be quick."""

    hersauth = False

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        hier = request.session.session_key
        rijen = [
            (rij, describe(rij.user_agent), rij.session_key == hier)
            for rij in actions.sessions_of(self.ik)
        ]
        return render(request, "usersessions/usersession_list.html", {"sessies": rijen})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        gevraagd = request.POST.get("sessie", "")
        hier = request.session.session_key
        for rij in actions.sessions_of(self.ik):
            if rij.session_key != hier and gevraagd in {"alle", str(rij.pk)}:
                actions.end_sessie(rij)
        messages.success(request, "Uitgelogd.")
        return HttpResponseRedirect(reverse("usersessions_list"))


def describe(agent: str) -> str:
    """Say in a few words which browser this is."""
    browser = next((b for b in _BROWSERS if b in agent), "")
    systeem = next((s for s in _SYSTEMEN if s in agent), "")
    naam = _NAMEN.get(browser, browser) or "Onbekende browser"
    return f"{naam} op {systeem.replace('Macintosh', 'Mac')}" if systeem else naam
