"""The casus that was opened on a melding, for who looks at that melding."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from casusoverleg.models import Casus
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm
from meldingen.models import Melding


class Panel(Scherm):
    """
    The casus beside a melding: a part for htmx, a page without it.

    Who is not on the casus reads what is read where there is none.
    """

    recht = Recht.CASUS_INZIEN
    template_name = "casusoverleg/melding_panel.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        melding = self.visible_or_404(
            Melding.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        casus = Casus.objects.visible_to(self.actor).filter(melding=melding).first()
        deel = bool(getattr(request, "htmx", False))
        naam = "casusoverleg/_melding_panel.html" if deel else self.template_name
        return self.answer(naam, {"melding": melding, "casus": casus})
