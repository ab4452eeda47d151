"""
The table: one casus at a time, recorded while it is said.

One address, one page. Each button posts what it does (``doe``) to the same address,
so that a refresh, an expired session or a second tab never ends up somewhere else.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg import tafel
from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import agendapunt, bespreking
from casusoverleg.forms.overleg import (
    AanwezigFormulier,
    AfrondFormulier,
    InvoerFormulier,
    SchuifFormulier,
    UitkomstFormulier,
    VerplaatsFormulier,
)
from casusoverleg.models import Afspraak, Agendapunt, Besluit, Overleg
from casusoverleg.status import OverlegStatus
from keten.kern import indieningen
from keten.kern.formulieren import Formulier
from keten.kern.overgangen import (
    GeenRechtError,
    OvergangError,
    VerkeerdeStandError,
)
from keten.kern.vastleggen import VerouderdError
from keten.toegang import sessie
from keten.toegang.bewaard import sign_schrijver, take_typed
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht


class Voorzitten(BeveiligdMixin):
    """Chair the meeting, or take its minutes."""

    houdt_open = True
    recht = (Recht.OVERLEG_VOORZITTEN, Recht.OVERLEG_NOTULEREN)
    overleg: Overleg
    punt: Any

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self._load():
            sessie.release(request.session)
            return HttpResponseRedirect(self.overleg.get_absolute_url())
        # While the meeting goes on, silence at the keyboard logs nobody out.
        sessie.hold_open(request.session)
        getypt = take_typed(request)
        begin = {k: w[0] for k, w in (getypt or {}).items() if w}
        return self._show(self._invoer(initial=begin), status=200)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self._load():
            return HttpResponseRedirect(self.overleg.get_absolute_url())
        doen: dict[str, Callable[[], Formulier | None]] = {
            "bespreken": self._discuss,
            "vastleggen": self._record,
            "uitkomst": self._outcome,
            "aanwezig": self._presence,
            "afronden": self._finish,
            "doorschuiven": self._postpone,
            "ongedaan": self._undo,
            "verplaatsen": self._move,
            "schrappen": self._strike,
        }
        doe = doen.get(request.POST.get("doe", ""))
        if doe is None:
            return HttpResponse(status=400)
        try:
            with transaction.atomic():
                fout = doe()
        except GeenRechtError as weigering:
            raise PermissionDenied from weigering
        except (OvergangError, VerouderdError) as weigering:
            self._load()
            messages.error(request, str(weigering))
            return self._show(self._invoer(data=self._typed()), status=409)
        if fout is not None:
            return self._show(self._invoer(data=self._typed()), status=422, fout=fout)
        return HttpResponseRedirect(request.path)

    def _load(self) -> bool:
        """Load the meeting and the open item; False when there is nothing to chair."""
        self.overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor).select_related("voorzitter"),
            pk=self.kwargs["pk"],
        )
        try:
            bespreking.require_tafel(self.overleg, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        self.punten = list(
            Agendapunt.objects.visible_to(self.actor)
            .op_tafel()
            .filter(overleg=self.overleg)
            .select_related("casus", "voorgesteld_namens", "overleg")
            .order_by("volgorde", "gemaakt_op")
        )
        self.punt = next((p for p in self.punten if p.status == "in_bespreking"), None)
        return bool(self.overleg.status == OverlegStatus.BEZIG)

    def _typed(self) -> Any:
        """What stands in the input line, when that is what was sent."""
        return (
            self.request.POST if self.request.POST.get("doe") == "vastleggen" else None
        )

    def _invoer(
        self, *, data: Any = None, initial: Any = None
    ) -> InvoerFormulier | None:
        if self.punt is None:
            return None
        begin = {"uiterlijk": tafel.default_uiterlijk(self.overleg), **(initial or {})}
        organisaties = tafel.organisaties(self.punt)
        return InvoerFormulier(data, initial=begin, organisaties=organisaties)

    def _show(
        self, invoer: Any, *, status: int, fout: Formulier | None = None
    ) -> HttpResponse:
        context = {
            "overleg": self.overleg,
            "punten": tafel.timed(self.overleg, self.punten),
            "punt": self.punt,
            "invoer": invoer,
            "fout": fout,
            "form": fout or invoer,
            "schrijver": sign_schrijver(self.actor.pk),
            "sluit_url": reverse(
                "casusoverleg:overleg_handeling", args=[self.overleg.pk, "sluiten"]
            ),
            **(
                tafel.on_the_table(self.punt, actor=self.actor)
                if self.punt
                else tafel.change_over(self.overleg, self.punten)
            ),
        }
        return self.answer("casusoverleg/voorzitten.html", context, status=status)

    def _chosen(self, **kwargs: Any) -> Any:
        """The item that the button names, one of this meeting."""
        return self.visible_or_404(
            Agendapunt.objects.visible_to(self.actor)
            .filter(overleg=self.overleg)
            .select_related("overleg", "casus"),
            pk=_uuid(self.request.POST.get("punt", "")),
            **kwargs,
        )

    def _current(self) -> Any:
        if self.punt is None:
            raise VerkeerdeStandError("Er is geen punt in bespreking.")
        return self.punt

    def _discuss(self) -> None:
        bespreking.discuss(self._chosen(), by=self.actor)

    def _record(self) -> Formulier | None:
        punt = self._current()
        form = self._invoer(data=self.request.POST)
        if form is None or not form.is_valid():
            return form
        velden = form.velden
        sleutel = form.cleaned_data["indiening"]
        if sleutel and self.actor.pk:
            if indieningen.claim(sleutel, door_id=self.actor.pk):
                return None
            indieningen.finish(sleutel, naar=self.request.path)
        soort = velden.pop("soort")
        if soort == "afspraak":
            velden["informering"] = velden["informering"] or "cr_mondeling"
            afspraken.make_afspraak(
                punt.casus, by=self.actor, agendapunt=punt, **velden
            )
        else:
            bespreking.decide(punt, tekst=velden["wat"], soort=soort, by=self.actor)
        return None

    def _outcome(self) -> Formulier | None:
        punt = self._current()
        rij = self.visible_or_404(
            Afspraak.objects.visible_to(self.actor).filter(casus=punt.casus_id),
            pk=_uuid(self.request.POST.get("afspraak", "")),
        )
        form = UitkomstFormulier(self.request.POST)
        if not form.is_valid():
            rij.formulier = form
            form.rij = rij  # type: ignore[attr-defined]
            return form
        tafel.settle(rij, by=self.actor, **form.velden)
        return None

    def _presence(self) -> Formulier | None:
        form = AanwezigFormulier(self.request.POST)
        if not form.is_valid():
            return form
        bespreking.set_aanwezigheid(
            self._current(),
            medewerker_id=form.cleaned_data["medewerker"],
            stand=form.cleaned_data["stand"],
            by=self.actor,
        )
        return None

    def _finish(self) -> Formulier | None:
        form = AfrondFormulier(self.request.POST)
        if not form.is_valid():
            return form
        bespreking.finish(self._current(), by=self.actor, **form.velden)
        return None

    def _postpone(self) -> Formulier | None:
        form = SchuifFormulier(self.request.POST)
        if not form.is_valid():
            return form
        agendapunt.postpone(self._current(), by=self.actor, **form.velden)
        return None

    def _undo(self) -> None:
        punt = agendapunt.undo(
            self._chosen(), by=self.actor, reden="Hersteld tijdens het overleg."
        )
        messages.success(self.request, f"Punt {punt.volgorde} is weer open.")

    def _move(self) -> Formulier | None:
        form = VerplaatsFormulier(
            self.request.POST,
            punten=Agendapunt.objects.visible_to(self.actor)
            .op_tafel()
            .filter(overleg=self.overleg),
        )
        if not form.is_valid():
            return form
        naar = form.cleaned_data["naar"]
        rij = self._row()
        if isinstance(rij, Afspraak):
            afspraken.move_to_agendapunt(rij, naar=naar, by=self.actor)
        else:
            bespreking.move_besluit(rij, naar=naar, by=self.actor)
        messages.success(self.request, f"Verplaatst naar punt {naar.volgorde}.")
        return None

    def _strike(self) -> None:
        rij = self._row()
        if isinstance(rij, Afspraak):
            afspraken.drop(rij, reden="Vergissing tijdens het overleg.", by=self.actor)
        else:
            bespreking.drop_besluit(rij, by=self.actor)

    def _row(self) -> Any:
        """The line of the verslag that the button stands at."""
        soort, _, pk = self.request.POST.get("regel", "").partition(":")
        bron = Afspraak if soort == "afspraak" else Besluit
        return self.visible_or_404(
            bron.objects.visible_to(self.actor)
            .filter(agendapunt__overleg=self.overleg)
            .select_related("agendapunt__overleg", "casus"),
            pk=_uuid(pk),
        )


def _uuid(tekst: str) -> UUID:
    """Read a key that a button sent; nonsense is a key that nothing has."""
    try:
        return UUID(tekst)
    except ValueError:
        return UUID(int=0)
