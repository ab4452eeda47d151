"""Which rights a role carries: one table, per row of the matrix of the partnership."""

import enum

from keten.toegang.rechten import Recht


class Rol(enum.StrEnum):
    """A role is held per samenwerkingsverband, from and to a day."""

    TRAJECTREGISSEUR = enum.auto()
    MELDPUNTMEDEWERKER = enum.auto()
    PARTNERPROFESSIONAL = enum.auto()
    ORGANISATIEBEHEERDER = enum.auto()
    BELEIDSMEDEWERKER = enum.auto()
    FUNCTIONEEL_BEHEERDER = enum.auto()
    FUNCTIONARIS_GEGEVENSBESCHERMING = enum.auto()
    NOTULIST = enum.auto()
    GAST = enum.auto()
    VOORZITTER = enum.auto()


NAMEN: dict[str, str] = {
    Rol.TRAJECTREGISSEUR: "trajectregisseur",
    Rol.MELDPUNTMEDEWERKER: "meldpuntmedewerker",
    Rol.PARTNERPROFESSIONAL: "partnerprofessional",
    Rol.ORGANISATIEBEHEERDER: "organisatiebeheerder",
    Rol.BELEIDSMEDEWERKER: "beleidsmedewerker",
    Rol.FUNCTIONEEL_BEHEERDER: "functioneel beheerder",
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: "functionaris gegevensbescherming",
    Rol.NOTULIST: "notulist",
    Rol.GAST: "gast",
    Rol.VOORZITTER: "voorzitter van één overleg",
}
# Comes with a Vervanging, for one day; nobody asks for it.
NIET_TE_VRAGEN = frozenset({Rol.VOORZITTER})

ROLLEN: dict[str, frozenset[Recht]] = {
    Rol.TRAJECTREGISSEUR: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.SIGNAAL_BEOORDELEN,
            Recht.SIGNAAL_TWEEDE_BEOORDELING,
            Recht.MELDING_REGISTREREN,
            Recht.MELDING_BEOORDELEN,
            Recht.TRIAGE_BESLISSEN,
            Recht.CASUS_INZIEN,
            Recht.CASUS_BIJDRAGEN,
            Recht.CASUS_REGISSEREN,
            Recht.AGENDAPUNT_VOORSTELLEN,
            Recht.OVERLEG_INZIEN,
            Recht.OVERLEG_PLANNEN,
            Recht.OVERLEG_VOORZITTEN,
            Recht.OVERLEG_NOTULEREN,
            Recht.VERSLAG_INZIEN,
            Recht.VERSLAG_VASTSTELLEN,
            Recht.RAPPORTAGE_INZIEN,
            Recht.ROL_GOEDKEUREN,
        }
    ),
    Rol.MELDPUNTMEDEWERKER: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.SIGNAAL_BEOORDELEN,
            Recht.MELDING_REGISTREREN,
            Recht.MELDING_BEOORDELEN,
            Recht.RAPPORTAGE_INZIEN,
            Recht.NOODTOEGANG,
        }
    ),
    Rol.PARTNERPROFESSIONAL: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.MELDING_REGISTREREN,
            Recht.CASUS_INZIEN,
            Recht.CASUS_BIJDRAGEN,
            Recht.AGENDAPUNT_VOORSTELLEN,
            Recht.OVERLEG_INZIEN,
            Recht.AFSPRAAK_UITVOEREN,
            Recht.VERSLAG_INZIEN,
        }
    ),
    Rol.NOTULIST: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.CASUS_INZIEN,
            Recht.OVERLEG_INZIEN,
            Recht.OVERLEG_NOTULEREN,
            Recht.VERSLAG_INZIEN,
        }
    ),
    Rol.GAST: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.CASUS_INZIEN,
            Recht.OVERLEG_INZIEN,
            Recht.AFSPRAAK_UITVOEREN,
            Recht.VERSLAG_INZIEN,
        }
    ),
    Rol.VOORZITTER: frozenset(
        {
            Recht.SIGNAAL_INDIENEN,
            Recht.CASUS_INZIEN,
            Recht.AGENDAPUNT_VOORSTELLEN,
            Recht.OVERLEG_INZIEN,
            Recht.OVERLEG_VOORZITTEN,
            Recht.OVERLEG_NOTULEREN,
            Recht.VERSLAG_INZIEN,
        }
    ),
    Rol.ORGANISATIEBEHEERDER: frozenset(
        {Recht.SIGNAAL_INDIENEN, Recht.COLLEGAS_BEHEREN}
    ),
    Rol.BELEIDSMEDEWERKER: frozenset(
        {Recht.RAPPORTAGE_INZIEN, Recht.ORGANISATIES_BEHEREN}
    ),
    Rol.FUNCTIONEEL_BEHEERDER: frozenset(
        {
            Recht.MEDEWERKERS_BEHEREN,
            Recht.ORGANISATIES_BEHEREN,
            Recht.OPDRACHTEN_BEHEREN,
        }
    ),
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: frozenset(
        {Recht.LOGBOEK_INZIEN, Recht.NOODTOEGANG, Recht.RAPPORTAGE_INZIEN}
    ),
}
