"""The three kinds of page: a list, a record, a form. Each goes through the door."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from keten.kern import bladeren, indieningen
from keten.kern.bladeren import Index, Pagina, Sortering
from keten.kern.formulieren import (
    BevestigFormulier,
    Formulier,
    RedenFormulier,
    as_words,
)
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.kern.standen import Tabel
from keten.kern.tekst import named
from keten.kern.vastleggen import VerouderdError
from keten.toegang.bewaard import sign_schrijver, take_typed
from keten.toegang.poort import BeveiligdMixin

ONGEDAAN = "ongedaan-maken"


class Scherm(BeveiligdMixin):
    """A page that shows."""

    template_name: ClassVar[str]

    def context(self) -> dict[str, Any]:
        """Return what the template shows."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.answer(self.template_name, self.context())


class LijstScherm(Scherm):
    """A list with filter, order and pages; the address is the saved filter."""

    doel: ClassVar[str] = "lijst"
    sorteringen: ClassVar[tuple[Sortering, ...]]
    filterformulier: ClassVar[type[forms.Form] | None] = None

    def rijen(self, filters: dict[str, Any]) -> Any:
        """Return the visible rows that the filter leaves."""
        raise NotImplementedError

    def filterkwargs(self) -> dict[str, Any]:
        """Return what the filter form needs to know."""
        return {}

    def index(self, filters: dict[str, Any], sortering: Sortering) -> Index | None:
        """Return where the keys of the rows stand in this order, if anywhere."""
        return None

    def bij(self, pagina: Pagina) -> dict[str, Any]:
        """Return what is shown with the rows of this page."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filters, formulier = {}, None
        if self.filterformulier:
            formulier = self.filterformulier(request.GET or None, **self.filterkwargs())
            filters = formulier.cleaned_data if formulier.is_valid() else {}
        per_sleutel = {s.sleutel: s for s in self.sorteringen}
        sortering = per_sleutel.get(request.GET.get("op", ""), self.sorteringen[0])
        pagina = bladeren.page(
            self.rijen(filters),
            sortering=sortering,
            na=request.GET.get("na", ""),
            query=request.GET.dict(),
            index=self.index(filters, sortering),
        )
        context = {
            "pagina": pagina,
            "filter": formulier,
            "sorteringen": self.sorteringen,
            "sortering": sortering,
            **self.context(),
            **self.bij(pagina),
        }
        return self.answer(self.template_name, context)


class FormulierScherm(BeveiligdMixin):
    """
    A form: load what is visible, call one action, answer.

    Sent twice it acts once. Refused or outdated it keeps what was typed.
    """

    formulier: ClassVar[type[Formulier]]
    template_name: ClassVar[str] = "formulier.html"
    titel: str = ""
    knop: str = "Leg vast"
    inleiding: str = ""
    gedaan: str = ""
    # The kinds of page for which a concept is kept while somebody types.
    concept: ClassVar[bool] = True

    def laad(self) -> None:
        """Load the records that the form is about, or raise Http404."""

    def handel(self, form: Any) -> str:
        """Call one action; return the address to go to."""
        raise NotImplementedError

    def terug(self) -> str:
        """Return where "Annuleer" leads."""
        return reverse("mijn_werk")

    def formulierkwargs(self) -> dict[str, Any]:
        """Return what the form needs to know."""
        return {}

    def begin(self) -> dict[str, Any]:
        """Return what the form holds when it opens."""
        return {}

    def kies_formulier(self) -> type[Formulier]:
        """Return the class of the form."""
        return self.formulier

    def extra(self) -> dict[str, Any]:
        """Return what the template shows besides the form."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.laad()
        begin = {**self.begin(), **self._bewaard()}
        form = self.kies_formulier()(initial=begin, **self.formulierkwargs())
        return self.show(form, status=200)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sleutel = request.POST.get("indiening", "")
        if al := indieningen.led_to(sleutel, door_id=self.actor.pk):
            return HttpResponseRedirect(al)
        self.laad()
        form = self.kies_formulier()(
            request.POST, request.FILES, **self.formulierkwargs()
        )
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            with transaction.atomic():
                naar = self._eenmaal(form)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except VerouderdError as fout:
            return self.show(self._verouderd(form, fout), status=409)
        except OvergangError as fout:
            form.add_error(fout.veld, str(fout))
            return self.show(form, status=409)
        return HttpResponseRedirect(naar)

    def show(self, form: Formulier, *, status: int) -> HttpResponse:
        """Answer with the page and the form on it."""
        context = {
            "form": form,
            "titel": self.titel,
            "knop": self.knop,
            "inleiding": self.inleiding,
            "terug_url": self.terug(),
            "schrijver": sign_schrijver(self.actor.pk),
            "concept_url": reverse("concept") if self.concept else "",
            "concept_op": getattr(self, "_concept_op", None),
            **self.extra(),
        }
        return self.answer(self.template_name, context, status=status)

    def _eenmaal(self, form: Formulier) -> str:
        sleutel = form.cleaned_data.get("indiening")
        door_id = self.actor.pk
        if sleutel and door_id:
            al = indieningen.claim(sleutel, door_id=door_id)
            if al:
                return al
        naar = self.handel(form)
        if sleutel:
            indieningen.finish(sleutel, naar=naar)
        indieningen.drop_concept(van_id=door_id, plek=self.request.path)
        if self.gedaan:
            messages.success(self.request, self.gedaan)
        return naar

    def _bewaard(self) -> dict[str, Any]:
        getypt = take_typed(self.request)
        if getypt is not None:
            messages.info(self.request, "Uw tekst is bewaard. U kunt verdergaan.")
            return {k: w if len(w) > 1 else w[0] for k, w in getypt.items() if w}
        if not self.concept:
            return {}
        concept = indieningen.concept_for(van_id=self.actor.pk, plek=self.request.path)
        if concept is None:
            return {}
        self._concept_op = concept.bewaard_op
        inhoud: dict[str, Any] = concept.inhoud
        return inhoud

    def _verouderd(self, form: Any, fout: VerouderdError) -> Formulier:
        """Show both versions; sending again is then a choice."""
        huidig: Any = fout.huidig
        form.data = form.data.copy()
        form.data["versie"] = str(huidig.versie)
        form.add_error(None, str(fout))
        form.verschillen = [
            (
                veld.label,
                as_words(veld, getattr(huidig, naam)),
                as_words(veld, form.cleaned_data.get(naam)),
            )
            for naam, veld in form.fields.items()
            if hasattr(huidig, naam) and naam not in {"versie", "indiening"}
        ]
        return form  # type: ignore[no-any-return]


class HandelingScherm(FormulierScherm):
    """One move of one record: the address names the record and the move."""

    tabel: ClassVar[Tabel]
    # Which form a move has besides the reason, and which action makes it.
    formulieren: ClassVar[Mapping[str, type[Formulier]]] = {}
    acties: ClassVar[Mapping[str, Callable[..., Any]]]
    rij: Any

    def rijen(self) -> Any:
        """Return the records that this actor may see."""
        raise NotImplementedError

    def laad(self) -> None:
        self.actie = self.kwargs["actie"]
        if self.actie not in self.acties:
            raise Http404
        self.rij = self.visible_or_404(self.rijen(), pk=self.kwargs["pk"])
        if self.actie == ONGEDAAN:
            self.titel, self.knop = "Ongedaan maken", "Maak ongedaan"
            self.gedaan = "De laatste stap is ongedaan gemaakt."
            return
        overgang = self.tabel[self.actie]
        self.titel = self.knop = overgang.label
        self.gedaan = overgang.gedaan
        if not any(
            self.actor.mag(r, self.rij.samenwerkingsverband_id)
            for r in overgang.rechten
        ) or not overgang.relatie(self.rij, self.actor):
            raise PermissionDenied

    def kies_formulier(self) -> type[Formulier]:
        if self.actie in self.formulieren:
            return self.formulieren[self.actie]
        if self.actie == ONGEDAAN or self.tabel[self.actie].reden:
            return OngedaanFormulier if self.actie == ONGEDAAN else RedenFormulier
        return BevestigFormulier

    def begin(self) -> dict[str, Any]:
        return {"versie": self.rij.versie}

    def terug(self) -> str:
        return str(self.rij.get_absolute_url())

    def extra(self) -> dict[str, Any]:
        return {"rij": self.rij, "kruimel": named(self.rij)}

    def handel(self, form: Any) -> str:
        undo = self.actie == ONGEDAAN
        versie = {} if undo else {"versie": form.cleaned_data["versie"]}
        gemaakt = self.acties[self.actie](
            self.rij, by=self.actor, **versie, **form.velden
        )
        doel = gemaakt if hasattr(gemaakt, "get_absolute_url") else self.rij
        return str(doel.get_absolute_url())


class OngedaanFormulier(RedenFormulier):
    """Within a quarter of an hour, by who did it, no reason is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = False
        self.fields["reden"].label = "Waarom? (alleen nodig na 15 minuten)"
