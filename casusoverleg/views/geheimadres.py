"""Geheime adressen of a betrokkene: that they are there, who sees them, one shown."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg.actions import geheimadres as actions
from casusoverleg.forms.geheimadres import GeheimAdresFormulier, InzageFormulier
from casusoverleg.models import CasusBetrokkene, CasusDeelname
from casusoverleg.views.op_casus import CasusFormulierScherm, OpCasus
from keten.kern import indieningen, klok
from keten.kern.formulieren import RedenFormulier
from keten.kern.overgangen import GeenRechtError
from keten.kern.versleuteld import OnleesbaarError
from keten.organisaties.models import Medewerker
from keten.personen import adressen
from keten.personen.models import GeheimAdres
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm
from keten.toegang.zichtbaarheid import INHOUD

SECONDEN = 60
SOORTEN = dict(GeheimAdres.Soort.choices)


class OpAdres(OpCasus):
    """A page about the addresses of one betrokkene."""

    diepte = INHOUD
    rij: CasusBetrokkene

    def load_betrokkene(self) -> None:
        """Load the betrokkene and the casus, or raise Http404."""
        rijen = CasusBetrokkene.objects.visible_to(self.actor)
        self.rij = self.visible_or_404(
            rijen.filter(tot__isnull=True).select_related("persoon", "casus"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.casus_id)
        self.staand = {
            a.soort: a for a in adressen.current_addresses([self.rij.persoon_id])
        }

    def adressen_url(self) -> str:
        """Return where the addresses of this betrokkene stand."""
        return reverse("casusoverleg:geheime_adressen", args=[self.rij.pk])


class GeheimeAdressen(OpAdres, Scherm):
    """Which there are and who may see them; not what they are."""

    recht = Recht.CASUS_INZIEN
    template_name = "casusoverleg/geheime_adressen.html"

    def context(self) -> dict[str, Any]:
        self.load_betrokkene()
        leidt = actions.leads(self.casus, by=self.actor)
        regels = [
            {
                "soort": soort,
                "naam": naam,
                "adres": self.staand.get(soort),
                "lezers": self._lezers(soort),
            }
            for soort, naam in SOORTEN.items()
        ]
        return {
            "casus": self.casus,
            "betrokkene": self.rij,
            "regels": [r for r in regels if leidt or r["adres"]],
            "leidt": leidt,
            "regie": actions.directs(self.casus, by=self.actor),
            "ik_pk": self.actor.pk,
        }

    def _lezers(self, soort: str) -> list[Any]:
        adres = self.staand.get(soort)
        return adressen.readers_of(adres) if adres else []


class OpEenAdres(OpAdres, CasusFormulierScherm):
    """A form about one address; its kind stands in the address of the page."""

    recht = (Recht.CASUS_REGISSEREN, Recht.CASUS_BIJDRAGEN)
    concept = False
    acties: ClassVar[dict[str, str]] = SOORTEN
    alleen_regie: ClassVar[bool] = True
    # None when there is none of this kind.
    adres: Any

    def laad(self) -> None:
        self.soort = self.kwargs["actie"]
        if self.soort not in SOORTEN:
            raise Http404
        self.load_betrokkene()
        self.require()
        self.adres = self.staand.get(self.soort)
        if not self.may_do():
            raise PermissionDenied
        if self.adres is None and not isinstance(self, GeheimAdresVastleggen):
            raise Http404

    def may_do(self) -> bool:
        """Test if the actor may open this form."""
        mag = actions.directs if self.alleen_regie else actions.leads
        return mag(self.casus, by=self.actor)

    def begin(self) -> dict[str, Any]:
        return {"versie": self.adres.versie if self.adres else None}

    def terug(self) -> str:
        return self.adressen_url()


class GeheimAdresVastleggen(OpEenAdres):
    """Write one down, or replace it; what stands there is never filled in."""

    formulier = GeheimAdresFormulier
    alleen_regie = False
    titel = "Leg een geheim adres vast"
    gedaan = "Het geheime adres is vastgelegd."

    def handel(self, form: Any) -> str:
        if self.adres is None:
            actions.set_adres(self.rij, soort=self.soort, by=self.actor, **form.velden)
        else:
            actions.change_adres(
                self.adres,
                casus=self.casus,
                by=self.actor,
                versie=form.cleaned_data["versie"],
                **form.velden,
            )
        return self.terug()


class GeheimAdresBeeindigen(OpEenAdres):
    """End one."""

    formulier = RedenFormulier
    alleen_regie = False
    titel = "Beëindig een geheim adres"
    knop = "Beëindig"
    gedaan = "Het geheime adres is beëindigd. Niemand ziet het nog."

    def handel(self, form: Any) -> str:
        actions.end_adres(
            self.adres,
            casus=self.casus,
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        return self.terug()


class InzageGeven(OpEenAdres):
    """Name somebody who may see it."""

    formulier = InzageFormulier
    titel = "Wijs aan wie dit adres mag zien"
    knop = "Wijs aan"
    gedaan = "Deze persoon kan het adres nu laten tonen."

    def formulierkwargs(self) -> dict[str, Any]:
        deelnames = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        wie = deelnames.filter(casus=self.casus, niveau=INHOUD).values("medewerker")
        return {"mensen": Medewerker.objects.filter(pk__in=wie).order_by("naam")}

    def handel(self, form: Any) -> str:
        actions.name_reader(
            self.adres,
            casus=self.casus,
            medewerker=form.cleaned_data["wie"],
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        return self.terug()


class InzageBeeindigen(OpEenAdres):
    """Name somebody no longer."""

    formulier = InzageFormulier
    titel = "Neem het recht om dit adres te zien terug"
    knop = "Neem terug"
    gedaan = "Deze persoon kan het adres niet meer laten tonen."

    def formulierkwargs(self) -> dict[str, Any]:
        lezers: list[Any] = adressen.readers_of(self.adres)
        wie = [rij.pk for rij in lezers]
        return {"mensen": Medewerker.objects.filter(pk__in=wie).order_by("naam")}

    def handel(self, form: Any) -> str:
        actions.unname_reader(
            self.adres,
            casus=self.casus,
            medewerker=form.cleaned_data["wie"],
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        return self.terug()


class GeheimAdresTonen(OpEenAdres):
    """Show it once, for a minute, to who is named and says why."""

    formulier = RedenFormulier
    hersauth = True
    doel_verstuurd = "geheim adres"
    titel = "Toon een geheim adres"
    knop = "Toon het adres"
    inleiding = (
        f"Het adres staat {SECONDEN} seconden op het scherm. Dat u keek, en waarom, "
        "wordt vastgelegd."
    )

    def may_do(self) -> bool:
        return self.adres is None or adressen.is_reader(
            self.adres, medewerker_id=self.actor.pk
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.laad()
        form = RedenFormulier(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        sleutel = form.cleaned_data["indiening"]
        pk = self.actor.pk
        # The same form once: a reload of the answer leads back to the question.
        if not sleutel or not pk or indieningen.claim(sleutel, door_id=pk):
            return HttpResponseRedirect(request.path)
        indieningen.finish(sleutel, naar=request.path)
        antwoord = self.answer(
            "casusoverleg/geheim_adres_getoond.html",
            {
                "casus": self.casus,
                "soort": SOORTEN[self.soort],
                "getoond": self._reveal(form.cleaned_data["reden"]),
                "seconden": SECONDEN,
                "terug_url": self.terug(),
            },
        )
        # Also where no script runs.
        antwoord["Refresh"] = f"{SECONDEN}; url={self.terug()}"
        return antwoord

    def _reveal(self, reden: str) -> str:
        zichtbaar = GeheimAdres.objects.visible_to(self.actor).geldend()
        rij = self.visible_or_404(zichtbaar, pk=self.adres.pk if self.adres else None)
        try:
            return actions.reveal(rij, reden=reden, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OnleesbaarError:
            return ""
