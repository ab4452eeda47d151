"""Whoever looks at a page about somebody leaves one row that says so, and no more."""

import os

import pytest

from tests.demo.rondgang import ROLLEN, walk
from tests.toegang.uitkomst import tell

# Everything, when somebody waits for the figure.
HEEL = bool(os.environ.get("KETEN_RONDGANG"))


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_every_page_about_somebody_leaves_one_row_that_names_them() -> None:
    """This is the sample of ``beproef inzage``."""
    gegaan = walk(heel=HEEL)

    tell(
        f"{gegaan.bezocht} bezoeken als {len(ROLLEN)} mensen van de demo,"
        f" {sum(gegaan.gezien.values())} keer een pagina, {gegaan.over_personen} keer"
        " over personen; anders dan één regel die noemt wie er staat",
        len(gegaan.fouten),
    )
    assert not gegaan.fouten, "\n".join(gegaan.fouten)
