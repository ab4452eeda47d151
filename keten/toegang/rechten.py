import enum


class Recht(enum.StrEnum):
    """Everything that somebody can be allowed to do, held per samenwerkingsverband."""

    SIGNAAL_INDIENEN = enum.auto()
    SIGNAAL_BEOORDELEN = enum.auto()
    SIGNAAL_TWEEDE_BEOORDELING = enum.auto()
    MELDING_REGISTREREN = enum.auto()
    MELDING_BEOORDELEN = enum.auto()
    TRIAGE_BESLISSEN = enum.auto()
    CASUS_INZIEN = enum.auto()
    CASUS_BIJDRAGEN = enum.auto()
    CASUS_REGISSEREN = enum.auto()
    AGENDAPUNT_VOORSTELLEN = enum.auto()
    OVERLEG_INZIEN = enum.auto()
    OVERLEG_PLANNEN = enum.auto()
    OVERLEG_VOORZITTEN = enum.auto()
    OVERLEG_NOTULEREN = enum.auto()
    AFSPRAAK_UITVOEREN = enum.auto()
    VERSLAG_INZIEN = enum.auto()
    VERSLAG_VASTSTELLEN = enum.auto()
    RAPPORTAGE_INZIEN = enum.auto()
    COLLEGAS_BEHEREN = enum.auto()
    MEDEWERKERS_BEHEREN = enum.auto()
    ROL_GOEDKEUREN = enum.auto()
    ORGANISATIES_BEHEREN = enum.auto()
    OPDRACHTEN_BEHEREN = enum.auto()
    LOGBOEK_INZIEN = enum.auto()
    NOODTOEGANG = enum.auto()
