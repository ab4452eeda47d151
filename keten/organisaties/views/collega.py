"""What the pages about colleagues share."""

from typing import Any, ClassVar, cast

from django.urls import reverse

from keten.organisaties.models import Medewerker, Organisatie
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm

LEZEN = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN, Recht.COLLEGAS_BEHEREN)
SCHRIJVEN = (Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN)


class OverCollega(BeveiligdMixin):
    """Which colleagues and organisations this actor manages."""

    @property
    def beheert_allen(self) -> bool:
        """Whether this is functional management, and not a partner's own."""
        return self.actor.mag(Recht.MEDEWERKERS_BEHEREN)

    def organisaties(self) -> Any:
        """Return the organisations for which this actor manages people."""
        rijen = Organisatie.objects.visible_to(self.actor).order_by("naam")
        if verbanden := self.actor.verbanden_met(
            Recht.ROL_GOEDKEUREN
        ) | self.actor.verbanden_met(Recht.MEDEWERKERS_BEHEREN):
            partners = rijen.filter(deelnames__samenwerkingsverband__in=verbanden)
            return rijen.filter(pk__in=partners.values("pk"))
        return rijen.filter(pk__in=self.actor.organisaties)

    def medewerker(self) -> Medewerker:
        """Return the colleague that the address names."""
        rijen = Medewerker.objects.te_beheren(self.actor)
        return cast(Medewerker, self.visible_or_404(rijen, pk=self.kwargs["pk"]))


class EenMedewerker(OverCollega, FormulierScherm):
    """Base of the forms about one colleague."""

    recht: ClassVar[Recht | tuple[Recht, ...] | None] = SCHRIJVEN
    template_name = "organisaties/over_medewerker.html"
    rij: Medewerker

    def laad(self) -> None:
        self.rij = self.medewerker()

    def terug(self) -> str:
        return reverse("organisaties:medewerker", args=[self.rij.pk])

    def extra(self) -> dict[str, Any]:
        return {"medewerker": self.rij}
