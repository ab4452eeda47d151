"""What a reader of figures must know: the same words on screen and in the workbook."""

from keten.rapportage.onthulling import KLEIN, NIET_GETOOND, REGELS

BEKEND = (
    "Deze cijfers gaan alleen over wat bij het meldpunt bekend is. Hoeveel jongeren"
    " het echt overkomt, weten wij niet. Meer signalen kan ook betekenen dat mensen"
    " vaker aan de bel trekken."
)
_KLEIN = (
    "Bij kleine aantallen kan iemand raden om wie het gaat. Daarom staat er bij 1 tot"
    f" en met {REGELS.drempel - 1} alleen {KLEIN}."
)
_NIET_GETOOND = (
    "Met dat getal erbij kunt u een klein aantal uitrekenen uit de andere getallen."
    " Daarom blijft het weg. Het is geen 0."
)
_OPTELLEN = f"Totalen zijn afgerond op {REGELS.afronding}, de regels erboven niet."
_VERANDERD = (
    "De uitkomst is die van vandaag. Een signaal van vorig kwartaal dat nu wordt"
    " omgezet, telt bij vorig kwartaal. Een XLSX-bestand verandert niet meer."
)
_BRON = (
    f"{REGELS.bron} Vastgelegd op {REGELS.vastgelegd_op:%d-%m-%Y}, na te kijken voor"
    f" {REGELS.nakijken_voor:%d-%m-%Y}."
)
# The question, and the answer.
UITLEG: tuple[tuple[str, str], ...] = (
    ("Waarover gaan deze cijfers?", BEKEND),
    (f"Waarom staat er {KLEIN}?", _KLEIN),
    (f"Waarom staat er “{NIET_GETOOND}”?", _NIET_GETOOND),
    ("Waarom klopt de optelling niet?", _OPTELLEN),
    ("Waarom is een oud getal veranderd?", _VERANDERD),
    (f"Waarom juist {REGELS.drempel}?", _BRON),
)
