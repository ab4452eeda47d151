"""What the page of the table asks by itself, so that two people can write at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from casusoverleg import tafel
from casusoverleg.views.aan_tafel import AanTafel, uuid_of
from keten.kern import klok
from keten.kern.datums import date_words, parse_datum
from keten.logboek import inzage
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht

ANDERS = "tafel-anders"
MAX_DATUM = 40


class TafelStand(AanTafel):
    """
    The parts of the table that another may have changed; asked every two seconds.

    304 when nothing did. When the meeting is at another item than the page that asks,
    that page is told so, and shows nothing new: what is being typed there stays.
    """

    stil = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        bezig = self.load()
        getoond = uuid_of(request.GET.get("punt", ""))
        nu = self.punt.pk if self.punt else uuid_of("")
        stempel = tafel.stamp(self.overleg, self.punt, actor=self.actor)
        zelfde = request.headers.get("If-None-Match", "").strip('"') == stempel
        if bezig and getoond == nu and zelfde:
            return _nothing_shown(HttpResponse(status=304))
        if not (bezig and self.punt and getoond == nu):
            antwoord = HttpResponse(status=204)
            antwoord["HX-Trigger"] = ANDERS
            return _nothing_shown(antwoord)
        context = {
            "overleg": self.overleg,
            "punten": tafel.timed(self.overleg, self.punten),
            "punt": self.punt,
            "stempel": stempel,
            "oob": True,
            **tafel.times(self.overleg, self.punten),
            **tafel.on_the_table(self.punt, actor=self.actor),
        }
        antwoord = self.answer("casusoverleg/_tafelstand.html", context)
        antwoord["ETag"] = f'"{stempel}"'
        return antwoord


class DatumLezen(BeveiligdMixin):
    """Say back which day is meant by what somebody typed."""

    stil = True
    recht = (Recht.OVERLEG_VOORZITTEN, Recht.OVERLEG_NOTULEREN)
    zonder_personen = "a date"

    def get(self, request: HttpRequest) -> HttpResponse:
        getypt = request.GET.get("uiterlijk", "")[:MAX_DATUM]
        dag = parse_datum(getypt, today=klok.vandaag())
        tekst = date_words(dag) if dag else "Deze datum ken ik niet."
        return HttpResponse(
            tekst if getypt.strip() else "", content_type="text/plain; charset=utf-8"
        )


def _nothing_shown(antwoord: HttpResponse) -> HttpResponse:
    """An answer without content is no look at anybody."""
    inzage.look("")
    return antwoord
