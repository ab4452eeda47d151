"""Guard 8 and the rules of the house that a reviewer should not have to remember."""

import ast
from pathlib import Path

from tests.architectuur.bronnen import (
    APPS,
    ROOT,
    calls,
    check,
    files,
    name,
    python_files,
    tree,
)

MAX_REGELS = 300
# file -> why it cannot be shorter
LANG: dict[str, str] = {
    "keten/toegang/zichtbaarheid.py": "who sees what, all on one page",
}
LAAT: dict[str, str] = {
    "keten/kern/pdf.py: weasyprint": "fails at import where pango is missing",
    "manage.py: keten.opstart": "the packages exist only after the first call",
}
KLOK: dict[str, str] = {
    "keten/kern/klok.py": "the clock",
}
# module or class -> what of it asks what time it is
_TIJD = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "timezone": {"now", "localdate"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
    "functions": {"Now"},
}
_NAMEN = {"util", "utils", "helper", "helpers", "manager", "managers", "service",
          "services", "data", "info", "common", "misc"}  # fmt: skip


def _all_files() -> list[Path]:
    return [
        *python_files(*APPS, "tests"),
        ROOT / "manage.py",
        *files(("templates",), "*.*"),
        *files(("static",), "*.css"),
        *files(("static",), "*.js"),
    ]


def test_no_file_is_longer_than_people_read() -> None:
    lang = {
        name(pad)
        for pad in _all_files()
        if len(pad.read_text().splitlines()) > MAX_REGELS
    }

    check(lang, LANG)


def test_no_file_is_called_after_nothing() -> None:
    assert not {name(pad) for pad in python_files() if pad.stem in _NAMEN}


def _late_imports(pad: Path) -> set[str]:
    return {
        f"{name(pad)}: {knoop.module if isinstance(knoop, ast.ImportFrom) else regel}"
        for functie in ast.walk(tree(pad))
        if isinstance(functie, ast.FunctionDef | ast.AsyncFunctionDef)
        for knoop in ast.walk(functie)
        if isinstance(knoop, ast.Import | ast.ImportFrom)
        for regel in [knoop.names[0].name]
    }


def test_imports_stand_at_the_top() -> None:
    paden = [*python_files(), ROOT / "manage.py"]

    check({laat for pad in paden for laat in _late_imports(pad)}, LAAT)


def _reads_clock(pad: Path) -> bool:
    for naam, _ in calls(tree(pad)):
        ontvanger, _, methode = naam.rpartition(".")
        # dt.time(9) makes a time, time.time() reads one.
        kort = ontvanger.rpartition(".")[2] if methode != "time" else ontvanger
        if methode in _TIJD.get(kort, ()) or methode == "Now":
            return True
    return False


def test_one_clock_tells_the_time() -> None:
    """Starting up is outside: it runs before there is a clock to set."""
    lezers = {
        name(pad)
        for pad in python_files()
        if "opstart" not in pad.parts and _reads_clock(pad)
    }

    check(lezers, KLOK)


def test_no_template_reads_the_time() -> None:
    assert not {
        name(pad) for pad in files(("templates",), "*.*") if "{% now" in pad.read_text()
    }


def _imports(pad: Path) -> set[str]:
    gevonden = set()
    for knoop in ast.walk(tree(pad)):
        if isinstance(knoop, ast.ImportFrom):
            gevonden |= {f"{knoop.module}.{alias.name}" for alias in knoop.names}
        elif isinstance(knoop, ast.Import):
            gevonden |= {alias.name for alias in knoop.names}
    return gevonden


def test_nothing_happens_behind_ones_back() -> None:
    """No signal of Django is listened to."""
    assert not {
        f"{name(pad)}: {regel}"
        for pad in python_files()
        for regel in _imports(pad)
        if regel.startswith(("django.dispatch", "django.db.models.signals"))
        or regel.endswith((".receiver", ".signals"))
    }


def test_no_model_does_more_when_it_is_saved() -> None:
    eigen = {"save", "delete", "full_clean", "save_base"}

    assert not {
        f"{name(pad)}: {functie.name}"
        for pad in python_files()
        if "models" in pad.parts or pad.stem == "models"
        for functie in ast.walk(tree(pad))
        if isinstance(functie, ast.FunctionDef) and functie.name in eigen
    }
