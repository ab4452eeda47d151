"""The only door for pages behind login."""

from typing import Any, ClassVar, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic.base import View

from keten.logboek import inzage
from keten.toegang import sessie
from keten.toegang.actor import Actor
from keten.toegang.bewaard import keep_typed
from keten.toegang.getoond import records
from keten.toegang.rechten import Recht


class BeveiligdMixin(View):
    """
    No right: 403. Right, but not this record: 404, so that nobody learns it exists.

    ``recht`` is one right, several of which one suffices, or None for everybody who
    works somewhere today.

    ``hersauth`` asks who did not confirm lately, with a factor or the password, to do
    so first; what was typed waits. ``stil`` marks what a page asks by itself: it is no
    sign that somebody sits there.

    Whoever comes in is written down, with the records that the page shows. A page on
    which nothing about a person can stand says so in ``zonder_personen``.
    """

    hersauth: ClassVar[bool] = False
    stil: ClassVar[bool] = False
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
        else:
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
        inzage.note(gevonden)
        return gevonden

    def answer(
        self, template_name: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """Answer with a page, and note which records stand on it."""
        antwoord = render(self.request, template_name, context, status=status)
        inzage.note(*records(context))
        return antwoord


class AlleenPost(BeveiligdMixin):
    """A button: it changes something, and is no page to look at."""

    http_method_names = ["post"]
