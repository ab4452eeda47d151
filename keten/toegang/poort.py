"""The only door for pages behind login."""

from typing import Any, ClassVar, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic.base import View

from keten.kern import klok
from keten.kern.overgangen import note_weigering
from keten.logboek import inzage
from keten.toegang import sessie
from keten.toegang.actor import Actor
from keten.toegang.bewaard import keep_typed
from keten.toegang.getoond import records
from keten.toegang.models import Noodtoegang
from keten.toegang.rechten import Recht
from keten.toegang.uitzonderingen import nood_on


class BeveiligdMixin(View):
    """
    No right: 403. Right, but not this record: 404, so that nobody learns it exists.

    ``recht`` is one right, several of which one suffices, or None for everybody who
    works somewhere today.

    ``hersauth`` asks who did not confirm lately, with a factor or the password, to do
    so first; what was typed waits. ``stil`` marks what a page asks by itself: it is no
    sign that somebody sits there.

    ``nood`` marks what may be read with noodtoegang. Any other page refuses a casus
    that is open in that way, and what belongs to it: nothing is written, nothing
    leaves.

    Whoever comes in is written down, with the records that the page shows. A page on
    which nothing about a person can stand says so in ``zonder_personen``.
    """

    hersauth: ClassVar[bool] = False
    stil: ClassVar[bool] = False
    nood: ClassVar[bool] = False
    # The table, and its screen while that is dark: silence does not end the session.
    houdt_open: ClassVar[bool] = False
    recht: ClassVar[Recht | tuple[Recht, ...] | None]
    # What somebody comes for, in the log: to look, or with something that is sent.
    doel: ClassVar[str] = "inzien"
    doel_verstuurd: ClassVar[str] = "vastleggen"
    # Why nobody has to know who looked here.
    zonder_personen: ClassVar[str] = ""

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return cast(Actor, self.request.actor)  # type: ignore[attr-defined]

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not self.actor.is_active or not self._has_recht():
            raise PermissionDenied
        if self.stil:
            request.stil = True  # type: ignore[attr-defined]
        elif not self.houdt_open:
            # The longer session of the table ends with the first other page.
            sessie.release(request.session)
        if self.hersauth and not sessie.is_confirmed(request.session):
            keep_typed(request)
            naar = urlencode({"next": self.na_bevestigen()})
            return HttpResponseRedirect(f"{reverse('bevestigen')}?{naar}")
        if not self.zonder_personen:
            verstuurd = request.method == "POST"
            inzage.look(self.doel_verstuurd if verstuurd else self.doel)
        return super().dispatch(request, *args, **kwargs)

    def na_bevestigen(self) -> str:
        """Return where to go on after confirming; a button names its page."""
        return self.request.path

    def _has_recht(self) -> bool:
        if self.nood and self.actor.noodtoegang and self.request.method == "GET":
            return True
        if self.recht is None:
            return True
        rechten = self.recht if isinstance(self.recht, tuple) else (self.recht,)
        return any(self.actor.mag(recht) for recht in rechten)

    def visible_or_404(self, rijen: Any, **sleutel: Any) -> Any:
        """
        Return the one record that this actor may see.

        :raises Http404: alike for what does not exist and for what is another's
        """
        gevonden = rijen.filter(**sleutel).first()
        if gevonden is None:
            raise Http404
        self._mind_nood(gevonden)
        inzage.note(gevonden)
        return gevonden

    def _mind_nood(self, rij: Any) -> None:
        """Refuse a casus that is open by noodtoegang, where one cannot only read."""
        casus_id = nood_on(rij, self.actor)
        if casus_id is None:
            return
        if not self.nood:
            naam = rij._meta.label_lower
            note_weigering(naam, rij.pk, "noodtoegang", "AlleenLezen")
            raise PermissionDenied
        self._nood_casus = casus_id

    def answer(
        self, template_name: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """Answer with a page, and note which records stand on it."""
        if casus_id := getattr(self, "_nood_casus", None):
            open_ = Noodtoegang.objects.geldig(klok.nu()).filter(casus_id=casus_id)
            context["noodtoegang"] = open_.filter(medewerker=self.actor.pk).first()
        antwoord = render(self.request, template_name, context, status=status)
        inzage.note(*records(context))
        return antwoord


class AlleenPost(BeveiligdMixin):
    """A button: it changes something, and is no page to look at."""

    http_method_names = ["post"]
