"""Shape and words of what becomes of an afspraak on the way."""

from casusoverleg.forms.afspraak import VastlegFormulier
from keten.kern.formulieren import DatumVeld, Formulier, TekstVeld


class WachtFormulier(Formulier):
    """Its condition is not met: when is looked again."""

    herzien_op = DatumVeld(
        label="Wanneer kijkt u opnieuw?",
        verleden=False,
        help_text="Tot die dag loopt er geen termijn. U krijgt dan bericht.",
    )


class UitstelFormulier(Formulier):
    """More time, and why."""

    uiterlijk = DatumVeld(label="Nieuwe datum", verleden=False)
    reden = TekstVeld(label="Waarom is er meer tijd nodig?", rijen=2, max_length=1000)


class OverdraagFormulier(VastlegFormulier):
    """To which other organisation, by when, and why."""

    reden = TekstVeld(label="Waarom draagt u over?", rijen=2, max_length=1000)
