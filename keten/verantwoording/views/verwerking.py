"""The log of one person, for the answer to that person; asked by POST, never kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from keten.kern import klok
from keten.logboek import inzage
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.verantwoording.forms import VerwerkingFormulier
from keten.verantwoording.regels import without_who
from keten.verantwoording.verwerking import find_persons, rows_about

MEESTE = 1000


class Verwerkingen(BeveiligdMixin):
    """
    What was done with the data of somebody who asks for it.

    By POST, so that no name stands in an address. Nobody of that name and nothing that
    this reader watches over: one answer.
    """

    recht = Recht.LOGBOEK_INZIEN
    doel = doel_verstuurd = "zoeken"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(VerwerkingFormulier())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = VerwerkingFormulier(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        personen = find_persons(**form.cleaned_data)
        inzage.note(*personen)
        rijen = list(rows_about(personen, by=self.actor)[: MEESTE + 1])
        return self._show(
            form,
            gevraagd=True,
            regels=without_who(rijen[:MEESTE]),
            meer=len(rijen) > MEESTE,
            nu=klok.nu(),
        )

    def _show(self, form: Any, *, status: int = 200, **meer: Any) -> HttpResponse:
        context = {"form": form, "meeste": MEESTE, **meer}
        return self.answer("verantwoording/verwerkingen.html", context, status=status)
