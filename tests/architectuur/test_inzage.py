"""Guard: whoever looks is written down, and a page about nobody says why."""

from tests.architectuur.bronnen import calls, check, name, python_files, tree
from tests.architectuur.test_deur import OPEN, all_addresses

# name of the URL -> why nobody has to know who looked here
ZONDER_PERSONEN: dict[str, str] = {
    "casusoverleg:datum_lezen": "a date",
    "casusoverleg:voortgang": "how far work is",
    "casusoverleg:taak_nieuw": "what organisations do as a rule",
    "casusoverleg:taak_vervalt": "what organisations do as a rule",
    "casusoverleg:taakverdeling": "what organisations do as a rule",
    "scherm_dicht": "nothing but a button",
    "inlogdienst": "organisations only",
    "concept": "what somebody is typing, for that person alone",
    "organisaties:convenant_nieuw": "organisations only",
    "organisaties:deelname_nieuw": "organisations only",
    "organisaties:opdracht_opnieuw": "kinds of work and moments",
    "organisaties:opdrachten": "kinds of work and moments",
    "organisaties:technisch_logboek": "kinds of work, counts and moments",
    "organisaties:organisatie": "an organisation, and how many work there",
    "organisaties:organisatie_nieuw": "organisations only",
    "organisaties:organisatie_wijzigen": "organisations only",
    "organisaties:organisaties": "organisations, and how many work there",
    "rapportage:export_stand": "how far work is",
    "rapportage:keten": "counts; so few that they could be somebody are left out",
}
# file -> why it draws a page past the door
TEKENT: dict[str, str] = {
    "keten/inloggen/views/apparaten.py": "the own means of logging in",
    "keten/inloggen/views/bevestigen.py": "the own means of logging in",
    "keten/inloggen/views/dicht.py": "nothing but a button",
    "keten/inloggen/oidc/adapter.py": "for who did not come in",
    "keten/inloggen/views/diensten.py": "for who cannot come in yet",
    "keten/inloggen/views/factoren.py": "the own means of logging in",
    "keten/inloggen/views/wachtwoord.py": "the own means of logging in",
    "keten/organisaties/views/welkom.py": "for who cannot come in yet",
    "keten/toegang/poort.py": "the door",
    "keten/werkvoorraad/buitenkant.py": "an empty page, for who hides what was there",
    "keten/werkvoorraad/views.py": "pages that everybody may read",
}


def test_a_page_about_nobody_is_on_the_list() -> None:
    gevonden = {
        naam
        for naam, view in all_addresses()
        if naam not in OPEN and getattr(view, "zonder_personen", "") != ""
    }

    check(gevonden, ZONDER_PERSONEN)


def test_the_door_draws_every_page() -> None:
    """What it draws it notes."""
    gevonden = {
        name(pad)
        for pad in python_files()
        for naam, _ in calls(tree(pad))
        if naam == "render"
    }

    check(gevonden, TEKENT)
