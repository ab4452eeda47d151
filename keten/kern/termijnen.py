"""Every deadline of the chain on one page, and how working days are counted."""

import datetime as dt
import enum
import functools

import holidays


class Termijn(enum.Enum):
    """A deadline: how many, and whether working days or calendar days."""

    # value = (name, number, working days)
    SIGNAAL_OPPAKKEN = ("signaal oppakken", 2, True)
    SIGNAAL_OPPAKKEN_SPOED = ("spoedsignaal oppakken", 0, True)
    MELDING_TERUGKOPPELEN = ("terugkoppelen aan de melder", 10, True)
    CONCEPT_SIGNAAL = ("een begonnen signaal bewaren", 14, False)
    AFSPRAAK_AKKOORD = ("gereedmelding zonder bezwaar", 10, True)
    AFSPRAAK_UITSTEL = ("uitstel door wie de afspraak uitvoert", 14, False)
    NA_VOORWAARDE = ("uitvoeren nadat de voorwaarde vervuld is", 7, False)
    AFSPRAKEN_DELEN = ("afspraken bij de deelnemers, in uren", 24, False)
    CONCEPT_VERSTUREN = ("conceptverslag versturen", 3, True)
    VERSLAG_REACTIE = ("reactie op het conceptverslag", 5, True)
    AGENDA_VOORSTELLEN = ("agendavoorstellen vragen, dagen vooraf", 14, False)
    LANG_NIET_BESPROKEN = ("casus niet besproken", 42, False)
    REEKS_VOORUIT = ("een reeks vooruit plannen", 183, False)
    NOODTOEGANG_BEOORDELEN = ("noodtoegang beoordelen", 5, True)
    TOEGANG_BEVESTIGEN = ("lijst van wie nog toegang heeft beantwoorden", 14, False)
    UITNODIGING_LINK = ("eenmalige link voor een nieuwe collega", 7, False)

    @property
    def aantal(self) -> int:
        """Days."""
        return int(self.value[1])

    @property
    def werkdagen(self) -> bool:
        """Whether weekends and public holidays do not count."""
        return bool(self.value[2])


ONGEDAAN_MINUTEN = 15
HERINNER_DAGEN_VOORAF = 7
HERINNER_TIJD = dt.time(9, 0)
DAGMAIL_TIJD = dt.time(8, 0)


@functools.lru_cache(maxsize=32)
def _feestdagen(jaar: int) -> dict[dt.date, str]:
    return dict(holidays.country_holidays("NL", years=jaar, language="nl"))


def feestdag(dag: dt.date) -> str:
    """Return which public holiday it is; empty on any other day."""
    return _feestdagen(dag.year).get(dag, "")


def is_werkdag(dag: dt.date) -> bool:
    """Test if people work on this day: no weekend, no Dutch public holiday."""
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)


def vervaldatum(termijn: Termijn, vanaf: dt.date) -> dt.date:
    """Return the last day on which the term is still met; the first does not count."""
    if not termijn.werkdagen:
        return vanaf + dt.timedelta(days=termijn.aantal)
    return na_werkdagen(vanaf, termijn.aantal)


def na_werkdagen(vanaf: dt.date, aantal: int) -> dt.date:
    """Return the day that lies this many working days after the given one."""
    dag = vanaf
    while aantal:
        dag += dt.timedelta(days=1)
        if is_werkdag(dag):
            aantal -= 1
    return dag


def voor_werkdagen(tot: dt.date, aantal: int) -> dt.date:
    """Return the day that lies this many working days before the given one."""
    dag = tot
    while aantal:
        dag -= dt.timedelta(days=1)
        if is_werkdag(dag):
            aantal -= 1
    return dag


def volgende_werkdag(dag: dt.date) -> dt.date:
    """Return the day itself when people work on it, else the first that follows."""
    while not is_werkdag(dag):
        dag += dt.timedelta(days=1)
    return dag


def tweede_donderdag(jaar: int, maand: int) -> dt.date:
    """Return the second Thursday of the month: the day of the casusoverleg."""
    eerste = dt.date(jaar, maand, 1)
    return eerste + dt.timedelta(days=(3 - eerste.weekday()) % 7 + 7)
