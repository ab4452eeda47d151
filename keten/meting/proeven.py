"""All long proofs, as one table; ``manage.py beproef NAAM`` runs one."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from keten.meting.inloggen import prove_inloggen
from keten.meting.intrekken import prove_intrekken
from keten.meting.knoeien import prove_knoeien
from keten.meting.kopie import prove_reservekopie
from keten.meting.kosten import prove_kosten
from keten.meting.matrix import (
    prove_invoer,
    prove_inzage,
    prove_matrix,
    prove_mutatie,
    prove_verwijzingen,
    prove_zonder,
)
from keten.meting.miljoen import prove_miljoen
from keten.meting.netten import prove_netten
from keten.meting.nummers import prove_nummers
from keten.meting.rechten import prove_rechten
from keten.meting.sluiten import prove_sluiten
from keten.meting.uitkomst import Uitkomst
from keten.meting.uitval import prove_uitval
from keten.meting.volgorde import prove_volgorde
from keten.meting.zoeken import prove_zoeken


class Bewijs(Protocol):
    def __call__(self, *, aantal: int, zaad: int) -> Uitkomst: ...


@dataclass(frozen=True)
class Proef:
    """
    A proof that takes too long for every day.

    :param wat: what holds when it succeeds
    :param aantal: how much of it makes a proof, unless somebody says otherwise
    """

    naam: str
    wat: str
    aantal: int
    bewijs: Bewijs


_ALLE = (
    Proef(
        "matrix",
        "elk adres geeft elke rol bij elk dossier wat docs/rechten.yml zegt",
        1,
        prove_matrix,
    ),
    Proef(
        "zonder-deur",
        "zonder de deur (rechten) laten filters en databank niets vreemds zien",
        1,
        partial(prove_zonder, "deur"),
    ),
    Proef(
        "zonder-poort",
        "zonder filters laten deur en databank niets vreemds zien",
        1,
        partial(prove_zonder, "poort"),
    ),
    Proef(
        "zonder-rijen",
        "zonder rijbeveiliging laten deur en filters niets vreemds zien",
        1,
        partial(prove_zonder, "rijen"),
    ),
    Proef(
        "kosten",
        "poort, rijbeveiliging en toegangslog: een pagina is hooguit een kwart trager",
        5,
        prove_kosten,
    ),
    Proef(
        "miljoen",
        "de lijst van casussen kost hetzelfde, hoeveel er ook van anderen zijn",
        1_000_000,
        prove_miljoen,
    ),
    Proef(
        "intrekken",
        "een recht dat weg is, geldt de volgende pagina niet meer, ook in een export",
        200,
        prove_intrekken,
    ),
    Proef(
        "inzage",
        "elke pagina over personen laat precies één regel in het toegangslog na",
        1,
        prove_inzage,
    ),
    Proef(
        "zoeken",
        "een woord in een miljoen notities is er meteen, voor wie ze mag lezen",
        1_000_000,
        prove_zoeken,
    ),
    Proef(
        "mutatie",
        "een kleine fout in poort, rechten, versleuteld veld of ketting valt op",
        1_000,
        prove_mutatie,
    ),
    Proef(
        "netten",
        "wat de poort laat zien en wat de databank laat zien, is hetzelfde",
        1_000,
        prove_netten,
    ),
    Proef(
        "nummers",
        "geen twee nummers zijn gelijk, en één verkeerd teken valt altijd op",
        20_000,
        prove_nummers,
    ),
    Proef(
        "volgorde",
        "de voorgestelde volgorde laat hooguit een twintigste langer wachten",
        200,
        prove_volgorde,
    ),
    Proef(
        "sluiten",
        "een groot overleg gesloten: de laatste PDF is er binnen twintig seconden",
        1,
        prove_sluiten,
    ),
    Proef(
        "rechten",
        "na welke zetten ook ziet ieder wat de regel zegt, en mag niet meer",
        10_000,
        prove_rechten,
    ),
    Proef(
        "inloggen",
        "aan de tijd van een weigering is niet te zien of een account bestaat",
        200,
        prove_inloggen,
    ),
    Proef(
        "invoer",
        "wat iemand ook typt, het komt als tekst terug en geen pagina breekt erop",
        4_000,
        prove_invoer,
    ),
    Proef(
        "uitval",
        "wie of wat er ook uitvalt, er gaat niets verloren en niets wordt dubbel",
        100,
        prove_uitval,
    ),
    Proef(
        "reservekopie",
        "wat gekopieerd is, staat na terugzetten op een lege server er weer helemaal",
        1,
        prove_reservekopie,
    ),
    Proef(
        "knoeien",
        "wie de server heeft maar de sleutel niet, wijzigt geen logboek ongezien",
        1_000,
        prove_knoeien,
    ),
    Proef(
        "verwijzingen",
        "een verzonnen verwijzing geeft niets, verandert niets en breekt niets",
        100_000,
        prove_verwijzingen,
    ),
)
PROEVEN = {proef.naam: proef for proef in _ALLE}
