from django.db import models

from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht


class CasusStatus(models.TextChoices):
    VOORBEREIDING = "voorbereiding", "In voorbereiding"
    ACTIEF = "actief", "Actief"
    AFGESLOTEN = "afgesloten", "Afgesloten"


REGIE = frozenset({Recht.CASUS_REGISSEREN})
C = CasusStatus

CASUS = Tabel(
    "casusoverleg.casus",
    CasusStatus,
    (
        Overgang(
            code="C1",
            actie="openen",
            label="Open een casus",
            van=frozenset(),
            naar=C.VOORBEREIDING,
            rechten=REGIE,
        ),
        Overgang(
            code="C1b",
            actie="overnemen",
            label="Neem een lopende casus over",
            van=frozenset(),
            naar=C.ACTIEF,
            rechten=REGIE,
            reden=True,
        ),
        Overgang(
            code="C2",
            actie="starten",
            label="Start de casus",
            van=frozenset({C.VOORBEREIDING}),
            naar=C.ACTIEF,
            rechten=REGIE,
            gedaan="De casus is actief.",
        ),
        Overgang(
            code="C3",
            actie="toch-niet",
            label="Toch niet: sluit af",
            van=frozenset({C.VOORBEREIDING}),
            naar=C.AFGESLOTEN,
            rechten=REGIE,
            reden=True,
            gedaan="De casus is afgesloten.",
        ),
    ),
)
