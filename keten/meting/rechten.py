"""
Proof: after any row of moves everybody sees what the rule in words says, no more.

Grants, ends, deeper and less deep, transfers, roles, organisations that leave, people
who turn out to be in it, blockades and their end, in an order drawn by lot.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from casusoverleg.models import Casus, CasusDeelname, CasusUserObjectPermission
from keten.kern import klok, verzoek
from keten.kern.overgangen import OvergangError
from keten.meting.kring import Kring, make_casussen, make_kring
from keten.meting.regel import Regel
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.zetten import REDEN, Stuk, Zetten
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Deelname, Dienstverband, Roltoekenning
from keten.toegang import objectrechten

PER_KRING = 200
_RECHTEN = {
    0: {"inzien_casus"},
    1: {"inzien_casus"},
    2: {"inzien_casus", "bijdragen_casus"},
}


def prove_rechten(*, aantal: int, zaad: int) -> Uitkomst:
    """Make so many moves, look after each, and take everything back."""
    fout = gezien = 0
    for begin in range(0, aantal, PER_KRING):
        with _taken_back():
            loop = Loop(make_kring(), zaad=zaad + begin)
            loop.walk(min(PER_KRING, aantal - begin))
            fout, gezien = fout + len(loop.fouten), gezien + loop.gezien
    return Uitkomst(
        f"{number(aantal)} zetten, {number(gezien)} keer gekeken; anders dan de regel",
        number(fout),
        gelukt=not fout,
    )


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic(), verzoek.systeem(REDEN):
        yield
        transaction.set_rollback(True)


class Loop:
    """Makes moves by lot in one circle, and looks after each."""

    def __init__(self, kring: Kring, *, zaad: int) -> None:
        self._kring = kring
        self.fouten: list[str] = []
        self.gezien = 0
        self.regel = Regel()
        self._stukken = [Stuk(casus, delen) for casus, delen in make_casussen(kring)]
        self._read()
        self._zetten = Zetten(
            kring,
            self.regel,
            self._stukken,
            self._regie,
            random.Random(zaad),  # noqa: S311 - a proof that can be repeated
        )

    def walk(self, aantal: int) -> None:
        """Make so many moves; after each everybody looks at every casus."""
        for _ in range(aantal):
            zet = self._zetten.draw()
            try:
                with transaction.atomic():
                    zet()
            except OvergangError:
                pass  # Refused: then nothing may have changed either.
            self._look(zet.__name__)

    def _look(self, zet: str) -> None:
        for wie in self._kring.mensen:
            actor = actor_for(wie, today=klok.vandaag())
            rijen = Casus.objects.met_niveau(actor)
            ziet = dict(rijen.values_list("pk", "niveau"))
            for stuk in self._stukken:
                self.gezien += 1
                hoort = self.regel.niveau(wie.pk, stuk.casus.pk)
                if ziet.get(stuk.casus.pk) != hoort:
                    self.fouten.append(f"{zet}: {ziet.get(stuk.casus.pk)} not {hoort}")
        self.fouten += [f"{zet}: {fout}" for fout in self._rights()]

    def _rights(self) -> Iterator[str]:
        """Compare the rights to act with the places: each its own, and no orphans."""
        casussen = [stuk.casus.pk for stuk in self._stukken]
        staat: dict[tuple[UUID, UUID], set[str]] = {}
        rijen = CasusUserObjectPermission.objects.filter(content_object__in=casussen)
        for casus, wie, recht in rijen.values_list(
            "content_object_id", "user_id", "permission__codename"
        ):
            staat.setdefault((casus, wie), set()).add(recht)
        regie = {objectrechten.REGISSEREN}
        hoort = {
            sleutel: _RECHTEN[niveau] | (regie if sleutel[1] in self._regie else set())
            for sleutel, (_, niveau) in self.regel.plaats.items()
        }
        for sleutel in staat.keys() | hoort.keys():
            if staat.get(sleutel) != hoort.get(sleutel):
                yield f"rights {staat.get(sleutel)} not {hoort.get(sleutel)}"

    def _read(self) -> None:
        """Begin with what there is."""
        vandaag, regel, kring = klok.vandaag(), self.regel, self._kring
        diensten = Dienstverband.objects.geldig(vandaag)
        regel.dienst = set(
            diensten.filter(medewerker__in=kring.mensen).values_list(
                "medewerker_id", "organisatie_id"
            )
        )
        deelnames = Deelname.objects.geldig(vandaag)
        regel.deelt = set(
            deelnames.filter(samenwerkingsverband=kring.verband).values_list(
                "organisatie_id", flat=True
            )
        )
        rollen = Roltoekenning.objects.geldig(vandaag)
        regel.rol = set(
            rollen.filter(samenwerkingsverband=kring.verband).values_list(
                "medewerker_id", "rol"
            )
        )
        self._regie = {pk for pk, rol in regel.rol if rol == "trajectregisseur"}
        for stuk in self._stukken:
            regel.zaak[stuk.casus.pk] = {pk for _, pk in stuk.delen}
            for rij in CasusDeelname.objects.geldig(vandaag).filter(casus=stuk.casus):
                waar = (rij.organisatie_id, rij.niveau)
                regel.plaats[stuk.casus.pk, rij.medewerker_id] = waar
