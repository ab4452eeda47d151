"""In which samenwerkingsverband: asked only of who works in more than one."""

from typing import Any
from uuid import UUID

from keten.kern.formulieren import Formulier, RecordVeld
from keten.organisaties.models import Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class VerbandFormulier(Formulier):
    """
    A form for the first record of a chain.

    :param verbanden: where the actor may make it; with one of them nothing is asked
    """

    samenwerkingsverband = RecordVeld(
        queryset=Samenwerkingsverband.objects.none(),
        label="Voor welk samenwerkingsverband?",
        empty_label="Kies er een",
    )

    def __init__(self, *args: Any, verbanden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gevonden = list(verbanden[:2])
        self._enige = gevonden[0] if len(gevonden) == 1 else None
        if self._enige:
            del self.fields["samenwerkingsverband"]
        else:
            veld: Any = self.fields["samenwerkingsverband"]
            veld.queryset = verbanden

    @property
    def verband(self) -> Samenwerkingsverband:
        """The one that was chosen, or the only one there is."""
        gekozen: Samenwerkingsverband = (
            self._enige or self.cleaned_data["samenwerkingsverband"]
        )
        return gekozen

    @property
    def verband_id(self) -> UUID:
        """The key of it."""
        return self.verband.pk

    @property
    def velden(self) -> dict[str, Any]:
        velden = super().velden
        velden.pop("samenwerkingsverband", None)
        return velden


def verbanden_met(actor: Actor, recht: Recht) -> Any:
    """Return the samenwerkingsverbanden in which this actor holds the right."""
    zichtbaar = Samenwerkingsverband.objects.visible_to(actor)
    return zichtbaar.filter(pk__in=actor.verbanden_met(recht)).order_by("naam")
