"""Who is in the demo: organisations and accounts. Nobody in it exists."""

from dataclasses import dataclass

from keten.organisaties.models import Deelname, Organisatie
from keten.toegang.rollen import Rol

GEMEENTEN = {
    "Helmond": "0794",
    "Asten": "0743",
    "Deurne": "0762",
    "Gemert-Bakel": "1652",
    "Laarbeek": "1659",
    "Someren": "0847",
}
CO, JPT, WSW = "CO", "JPT", "WSW"


@dataclass(frozen=True)
class Verbandnaam:
    naam: str
    soort: str
    kenmerk: str
    doel: str


VERBANDEN = {
    CO: Verbandnaam(
        "Casusoverleg Helmond-Peel",
        "casusoverleg",
        "CONV-CO-01",
        "Jeugdigen die te maken hebben met loverboyproblematiek of shame-sexting"
        " snel in veiligheid brengen en de hulp van de partners op elkaar afstemmen."
        " Gegevens worden alleen gedeeld voor zover dat hiervoor nodig is.",
    ),
    JPT: Verbandnaam(
        "Jeugd Preventie Team Helmond",
        "jpt",
        "CONV-JPT-01",
        "Vroeg en licht ingrijpen bij jeugdigen die dreigen af te glijden, samen met"
        " de jeugdige en de ouders.",
    ),
    WSW: Verbandnaam(
        "Werkgroep seksuele weerbaarheid",
        "werkgroep",
        "CONV-WSW-01",
        "Voorlichting op scholen en in de wijk op elkaar afstemmen. In deze werkgroep"
        " worden geen personen besproken.",
    ),
}

O = Organisatie.Soort  # noqa: E741
D = Deelname.Deelnametype
VAST, SOMS, GAST = D.VAST, D.INCIDENTEEL, D.GAST
VOORKOMEN = D.PREVENTIE


@dataclass(frozen=True)
class Partner:
    """
    An organisation and what it takes part in.

    :param domein: of its mail addresses
    :param deelnames: afkorting of the verband -> kind of membership
    """

    naam: str
    soort: str
    domein: str
    deelnames: dict[str, str]
    mag_casusregie: bool = True
    standaardniveau: int = 2


PARTNERS = {
    "helmond": Partner(
        "Gemeente Helmond", O.GEMEENTE, "gemeente", {CO: VAST, JPT: VAST}
    ),
    "politie": Partner("Politie", O.POLITIE, "politie", {CO: VAST, JPT: VAST}),
    "jeugdwerk": Partner(
        "Bijzonder Jeugdwerk", O.JEUGDWERK, "jeugdwerk", {CO: VAST, JPT: VAST}
    ),
    "veiligthuis": Partner("Veilig Thuis", O.VEILIG_THUIS, "veiligthuis", {CO: VAST}),
    "reclassering": Partner(
        "Reclassering Nederland", O.RECLASSERING, "reclassering", {CO: VAST}
    ),
    "mee": Partner("MEE", O.ZORG, "mee", {CO: VAST, WSW: VOORKOMEN}),
    "humanitas": Partner(
        "Humanitas",
        O.VRIJWILLIGERS,
        "humanitas",
        {CO: VAST, WSW: VOORKOMEN},
        mag_casusregie=False,
        standaardniveau=1,
    ),
    "lev": Partner("LEV Groep", O.ZORG, "lev", {CO: VAST, JPT: VAST, WSW: VOORKOMEN}),
    "ggd": Partner("GGD Brabant-Oost", O.ZORG, "ggd", {CO: VAST, WSW: VOORKOMEN}),
    "smo": Partner("SMO", O.OPVANG, "smo", {CO: VAST}),
    "halt": Partner("Halt", O.HALT, "halt", {CO: SOMS, JPT: VAST, WSW: VOORKOMEN}),
    "novadic": Partner("Novadic-Kentron", O.ZORG, "novadic", {JPT: VAST}),
    "asten": Partner("Gemeente Asten", O.GEMEENTE, "asten", {CO: SOMS}),
    "deurne": Partner("Gemeente Deurne", O.GEMEENTE, "deurne", {CO: SOMS}),
    "gemertbakel": Partner(
        "Gemeente Gemert-Bakel", O.GEMEENTE, "gemertbakel", {CO: SOMS}
    ),
    "laarbeek": Partner("Gemeente Laarbeek", O.GEMEENTE, "laarbeek", {CO: SOMS}),
    "someren": Partner("Gemeente Someren", O.GEMEENTE, "someren", {CO: SOMS}),
    "school": Partner(
        "Scholengemeenschap De Waterlelie", O.ONDERWIJS, "school", {CO: GAST}
    ),
}

PP = ((Rol.PARTNERPROFESSIONAL, CO),)
PP_JPT = ((Rol.PARTNERPROFESSIONAL, JPT),)


@dataclass(frozen=True)
class Account:
    inlognaam: str
    naam: str
    partner: str
    functie: str
    rollen: tuple[tuple[Rol, str], ...] = PP


A = Account
REGISSEUR = A(
    "regisseur",
    "Marjolein Verhoeven",
    "helmond",
    "trajectregisseur",
    ((Rol.TRAJECTREGISSEUR, CO),),
)
REGISSEUR_JPT = A(
    "jptregie",
    "Koen van Lierop",
    "helmond",
    "coördinator Jeugd Preventie Team",
    ((Rol.TRAJECTREGISSEUR, JPT),),
)
ACCOUNTS = (
    REGISSEUR,
    REGISSEUR_JPT,
    A(
        "plaatsvervanger",
        "Hanna de Brouwer",
        "helmond",
        "plaatsvervangend trajectregisseur",
        ((Rol.TRAJECTREGISSEUR, CO),),
    ),
    A(
        "notulist",
        "Ine Swinkels",
        "helmond",
        "secretaris van het casusoverleg",
        ((Rol.NOTULIST, CO),),
    ),
    A(
        "meldpunt",
        "Saskia Claassen",
        "helmond",
        "medewerker meldpunt",
        ((Rol.MELDPUNTMEDEWERKER, CO),),
    ),
    A(
        "meldpunt2",
        "Youssef Haddou",
        "helmond",
        "medewerker meldpunt",
        ((Rol.MELDPUNTMEDEWERKER, CO),),
    ),
    A(
        "jptmeldpunt",
        "Lotte Kuijpers",
        "helmond",
        "medewerker meldpunt jeugd",
        ((Rol.MELDPUNTMEDEWERKER, JPT),),
    ),
    A(
        "beleid",
        "Robbert Maas",
        "helmond",
        "beleidsmedewerker jeugd en veiligheid",
        ((Rol.BELEIDSMEDEWERKER, CO), (Rol.BELEIDSMEDEWERKER, JPT)),
    ),
    A(
        "beheer",
        "Fenna Adriaans",
        "helmond",
        "functioneel beheerder",
        ((Rol.FUNCTIONEEL_BEHEERDER, CO), (Rol.FUNCTIONEEL_BEHEERDER, JPT)),
    ),
    A(
        "fg",
        "Willem-Jan Goossens",
        "helmond",
        "functionaris gegevensbescherming",
        (
            (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, CO),
            (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, JPT),
        ),
    ),
    A("gemeente", "Tessa Raaijmakers", "helmond", "consulent jeugd"),
    A("leerplicht", "Erdem Kılıç", "helmond", "leerplichtambtenaar"),
    A("politie", "Sander Timmermans", "politie", "rechercheur zeden"),
    A("politie2", "Amber van den Elzen", "politie", "jeugdagent"),
    A("politie3", "Mitchell Koolen", "politie", "wijkagent", PP_JPT),
    A("politie4", "Nadia Benali", "politie", "jeugdagent", PP_JPT),
    A("politie5", "Joost Hendrikx", "politie", "rechercheur mensenhandel", ()),
    A(
        "politiebeheer",
        "Ellen Bouwmans",
        "politie",
        "teamsecretaris",
        ((Rol.ORGANISATIEBEHEERDER, CO),),
    ),
    A("jeugdwerk", "Chaïm de Wit", "jeugdwerk", "jeugdbeschermer"),
    A("jeugdwerk2", "Rianne Verbakel", "jeugdwerk", "ambulant hulpverlener"),
    A("jeugdwerk3", "Dion Peeters", "jeugdwerk", "gezinsvoogd"),
    A("jeugdwerk4", "Sevda Özdemir", "jeugdwerk", "jeugdreclasseerder", PP_JPT),
    A("jeugdwerk5", "Pleun van Bree", "jeugdwerk", "straathoekwerker", PP_JPT),
    A("veiligthuis", "Mariëlle Jacobs", "veiligthuis", "vertrouwensarts"),
    A("veiligthuis2", "Omar El Khattabi", "veiligthuis", "onderzoeker"),
    A("veiligthuis3", "Bregje Aarts", "veiligthuis", "maatschappelijk werker"),
    A("veiligthuis4", "Lize van Hoof", "veiligthuis", "medewerker advies en melden"),
    A("reclassering", "Bas Kerkhof", "reclassering", "reclasseringswerker"),
    A("reclassering2", "Zeynep Arslan", "reclassering", "reclasseringswerker"),
    A("reclassering3", "Guus Manders", "reclassering", "adviseur"),
    A("mee", "Annelies van Rooij", "mee", "cliëntondersteuner"),
    A("mee2", "Thijs Vogels", "mee", "gedragskundige"),
    A("mee3", "Fatma Yıldız", "mee", "cliëntondersteuner"),
    A("humanitas", "Corrie Donkers", "humanitas", "vrijwilliger, maatje"),
    A("humanitas2", "Peter Smulders", "humanitas", "coördinator vrijwilligers"),
    A("humanitas3", "Ayşe Demirci", "humanitas", "vrijwilliger, maatje"),
    A("lev", "Jasmijn Bakx", "lev", "jongerenwerker"),
    A(
        "levbeheer",
        "Gerard van de Ven",
        "lev",
        "teammanager",
        ((Rol.ORGANISATIEBEHEERDER, CO),),
    ),
    A("lev2", "Iris Slaats", "lev", "maatschappelijk werker"),
    A("lev3", "Mohamed Azzouzi", "lev", "jongerenwerker online"),
    A("lev4", "Floor Meulendijks", "lev", "schoolmaatschappelijk werker"),
    A("lev5", "Stijn Geboers", "lev", "jongerenwerker", PP_JPT),
    A("lev6", "Renée van Dijk", "lev", "jeugd- en gezinswerker", PP_JPT),
    A("levoud", "Wies Kanters", "lev", "jongerenwerker"),
    A("ggd", "Judith Wijnen", "ggd", "sociaal verpleegkundige"),
    A("ggd2", "Emre Şahin", "ggd", "jeugdarts"),
    A("ggd3", "Noor van Gestel", "ggd", "verpleegkundige seksuele gezondheid"),
    A("smo", "Patrick Coolen", "smo", "begeleider opvang"),
    A("smo2", "Shanice Martina", "smo", "begeleider jongerenopvang"),
    A("smo3", "Henk Rovers", "smo", "teamleider"),
    A("halt", "Maud Linssen", "halt", "Halt-medewerker"),
    A("halt2", "Jeroen van Asten", "halt", "Halt-medewerker", PP_JPT),
    A("novadic", "Simone Vervoort", "novadic", "preventiewerker", PP_JPT),
    A("novadic2", "André Lucassen", "novadic", "behandelaar jeugd", PP_JPT),
    A("asten", "Petra Driessen", "asten", "consulent jeugd"),
    A("deurne", "Daan Koppens", "deurne", "consulent jeugd"),
    A("gemertbakel", "Hülya Polat", "gemertbakel", "consulent jeugd"),
    A("laarbeek", "Karin Biemans", "laarbeek", "consulent jeugd"),
    A("someren", "Rob van Bussel", "someren", "consulent jeugd"),
    A(
        "gast",
        "Yvonne Schepers",
        "school",
        "zorgcoördinator",
        ((Rol.GAST, CO),),
    ),
)
PER_INLOGNAAM = {account.inlognaam: account for account in ACCOUNTS}
# Left two months ago; and a role that still waits for the trajectregisseur.
UIT_DIENST = "levoud"
WACHT_OP_AKKOORD = "politie5"
