"""Shape and words of a second step that was lost."""

from keten.kern.formulieren import Formulier, TekstVeld


class HerstelFormulier(Formulier):
    """Why a second factor has to go."""

    reden = TekstVeld(
        label="Wat is er gebeurd?", rijen=2, max_length=300, required=False
    )
