"""Guard 6: only actions write, only querysets select."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from tests.architectuur.bronnen import calls, check, is_action, name, python_files, tree
from tests.architectuur.modellen import OVER_PERSONEN, own_models

_SCHRIJFT = {
    "save", "create", "acreate", "bulk_create", "bulk_update", "delete",
    "update_or_create", "get_or_create", "assign_perm", "remove_perm",
}  # fmt: skip
# Functions of the floor with which actions write.
_VLOER = {
    "vastleggen": {"create", "change", "write", "lock"},
    "overgangen": {"begin", "move", "undo", "note_stap", "forget"},
    "opdrachten": {"plan", "retry"},
    "herinneringen": {"plan", "cancel"},
}
# file -> why it writes though it is no action
SCHRIJVERS: dict[str, str] = {
    "keten/meting/intrekken.py": "a session and an account of a proof, taken back",
    "keten/meting/kosten.py": "the session of its visitor, in its own database",
    "keten/meting/lading.py": "people of a proof, in a database of its own",
    "keten/meting/wereld.py": "histories of a proof, which it takes back",
    "keten/kern/documenten.py": "floor: made documents, called by actions",
    "keten/kern/herinneringen.py": "floor: the moments, called by actions and beat",
    "keten/kern/indieningen.py": "floor: double clicks and concepts, no records",
    "keten/kern/nummers.py": "floor: numbers given out",
    "keten/kern/opdrachten.py": "floor: the outbox",
    "keten/kern/overgangen.py": "floor: the state engine",
    "keten/kern/pdftags.py": "a PDF in memory, no record",
    "keten/kern/stempel.py": "a PDF in memory, no record",
    "keten/kern/vastleggen.py": "floor: what actions write with",
    "keten/meting/bladen.py": "the session of its own visitor, rolled back",
    "keten/meting/zetten.py": "a proof: work and roles that begin and end, taken back",
    "keten/organisaties/verzoek.py": "refusals, after the request rolled back",
    "keten/toegang/objectrechten.py": "floor: the door of guardian, called by actions",
}
_SQL = ("cursor.execute", "connection.execute", ".executemany", "objects.raw")
# Where pages and forms select.
_LEZERS = {"views", "forms", "context", "tafel", "tijdlijn", "werk", "kieren", "zoek"}
# They ask the actor, the rule itself or from a level; or they select nothing.
_MET_ACTOR = {"visible_to", "met_niveau", "eigen_van", "inhoud_leesbaar_voor", "none"}
# file: selection -> why it need not ask who looks
VOORBIJ: dict[str, str] = {
    "casusoverleg/tafel.py: CasusDeelname.objects.geldig": "of the item on the table",
    "casusoverleg/tafel.py: Overleg.objects.filter": "a day, nothing else",
    "casusoverleg/tijdlijn/bronnen.py: Statuswissel.objects.filter": "of visible rows",
    "casusoverleg/tijdlijn/bronnen.py: Verbetering.objects.filter": "of visible rows",
    "casusoverleg/tijdlijn/namen.py: model._base_manager": "names of who works here",
    "casusoverleg/views/aanpak.py: Persoon.objects.filter": "visible betrokkenen",
    "casusoverleg/views/afspraak.py: Overleg.objects.filter": "a day, nothing else",
    "casusoverleg/views/agendapunt.py: Overleg.objects.filter": "a day, nothing else",
    "casusoverleg/views/deelname.py: CasusDeelname.objects.filter": "of this casus",
}


def _writes(pad: Path) -> Iterator[str]:
    for naam, call in calls(tree(pad)):
        ontvanger, _, methode = naam.rpartition(".")
        if ontvanger in _VLOER:
            if methode in _VLOER[ontvanger]:
                yield naam
        elif methode in _SCHRIJFT or _is_update(methode, call):
            yield naam


def _is_update(methode: str, call: ast.Call) -> bool:
    """A queryset is updated by keyword; a dict or a set is not."""
    return methode == "update" and not call.args and bool(call.keywords)


def test_only_actions_write() -> None:
    gevonden = {name(p) for p in python_files() if not is_action(p) and any(_writes(p))}

    check(gevonden, SCHRIJVERS)


def _is_reader(pad: Path) -> bool:
    return pad.stem in _LEZERS or bool(_LEZERS & set(pad.parts))


def _selections(pad: Path) -> Iterator[str]:
    """Every ``Model.objects.x`` of a record about people, x not asking the actor."""
    for knoop in ast.walk(tree(pad)):
        if not isinstance(knoop, ast.Attribute):
            continue
        model, _, methode = ast.unparse(knoop).partition(".objects.")
        if (
            knoop.attr in {"_base_manager", "_default_manager"}
            or (model in _over_personen() and methode.isidentifier())
            and methode not in _MET_ACTOR
        ):
            yield f"{name(pad)}: {ast.unparse(knoop)}"


@functools.cache
def _over_personen() -> frozenset[str]:
    """What may hold a word about somebody."""
    return frozenset(
        {m.__name__ for m in own_models() if m._meta.app_label in OVER_PERSONEN}
        | {"Statuswissel", "Verbetering", "Document", "Concept", "Inzagegrond"}
    )


def test_a_page_selects_only_what_its_reader_may_see() -> None:
    gevonden = {r for p in python_files() if _is_reader(p) for r in _selections(p)}

    check(gevonden, VOORBIJ)


def test_nothing_speaks_sql_past_the_models() -> None:
    gevonden = {
        name(pad)
        for pad in python_files()
        for naam, _ in calls(tree(pad))
        if naam.endswith(_SQL)
    }

    check(
        gevonden,
        {
            "keten/logboek/inzage.py": "a log whose key the database gives",
            "keten/logboek/ketting.py": "the sealer runs without Django",
            "keten/logboek/waarden.py": "the sealer runs without Django",
            "keten/kern/rollen.py": "roles are made before Django can",
            "keten/opstart/kopie.py": "copies all tables, before Django can",
            "keten/meting/miljoen.py": "looks at a table that is no model",
            "keten/meting/telling.py": "looks at a product that runs elsewhere",
            "keten/kern/rolcontrole.py": "asks the database which role this is",
            "keten/kern/verzoek.py": "tells the transaction who asks",
            "casusoverleg/querysets/zoekregels.py": "an index that is no model",
            "keten/toegang/uitgeschreven.py": "a question Django wrote, kept as text",
            "keten/werkvoorraad/views.py": "asks whether the database lives",
        },
    )
