"""What every button at the table starts from: this meeting, its items, the open one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from casusoverleg import tafel
from casusoverleg.actions import bespreking
from casusoverleg.forms.overleg import InvoerFormulier
from casusoverleg.models import Agendapunt, Opkomst, Overleg
from casusoverleg.status import OverlegStatus
from keten.kern.overgangen import GeenRechtError, VerkeerdeStandError
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht


class AanTafel(BeveiligdMixin):
    """Who chairs this meeting, or takes its minutes, and nobody else."""

    recht = (Recht.OVERLEG_VOORZITTEN, Recht.OVERLEG_NOTULEREN)
    overleg: Overleg
    punten: list[Any]
    punt: Any

    def load(self) -> bool:
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

    @property
    def in_opening(self) -> bool:
        """Test if nobody said yet who came, and no casus was spoken of."""
        begonnen = any(punt.begonnen_op for punt in self.punten)
        return not (self.overleg.opening_op or self.overleg.achteraf or begonnen)

    def invoer(
        self, *, data: Any = None, initial: Any = None
    ) -> InvoerFormulier | None:
        """Return the input line of the open item."""
        if self.punt is None:
            return None
        begin = {"uiterlijk": tafel.default_uiterlijk(self.overleg), **(initial or {})}
        organisaties = tafel.organisaties(self.punt)
        return InvoerFormulier(
            data,
            initial=begin,
            organisaties=organisaties,
            achteraf=self.overleg.achteraf,
        )

    def chosen(self) -> Any:
        """The item that the button names, one of this meeting."""
        return self.visible_or_404(
            Agendapunt.objects.visible_to(self.actor)
            .filter(overleg=self.overleg)
            .select_related("overleg", "casus"),
            pk=uuid_of(self.request.POST.get("punt", "")),
        )

    def person(self) -> Any:
        """The one in the building whom the button names."""
        return self.visible_or_404(
            Opkomst.objects.visible_to(self.actor)
            .filter(overleg=self.overleg)
            .select_related("overleg", "organisatie", "medewerker"),
            pk=uuid_of(self.request.POST.get("opkomst", "")),
        )

    def current(self) -> Any:
        """
        Return the open item.

        :raises VerkeerdeStandError: between two items
        """
        if self.punt is None:
            raise VerkeerdeStandError("Er is geen punt in bespreking.")
        return self.punt


def uuid_of(tekst: str) -> UUID:
    """Read a key that a button sent; nonsense is a key that nothing has."""
    try:
        return UUID(tekst)
    except ValueError:
        return UUID(int=0)
