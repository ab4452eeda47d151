"""The source of the project, read as text and as a tree, for the guards."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("keten", "signalen", "meldingen", "casusoverleg")
_NIET = {"migrations", "__pycache__", "gemaakt", "node_modules"}


def python_files(*mappen: str) -> list[Path]:
    """Return the Python files of these folders, migrations left out."""
    return [pad for map_ in mappen or APPS for pad in _files(ROOT / map_, "*.py")]


def files(mappen: tuple[str, ...], patroon: str) -> list[Path]:
    """Return the files of these folders that fit the pattern."""
    return [pad for map_ in mappen for pad in _files(ROOT / map_, patroon)]


def name(pad: Path) -> str:
    """Return the path as people write it."""
    return pad.relative_to(ROOT).as_posix()


def tree(pad: Path) -> ast.Module:
    """Return the file as a tree."""
    return ast.parse(pad.read_text(), filename=str(pad))


def calls(boom: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Return every call, with what is called as it is written."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call):
            yield ast.unparse(knoop.func), knoop


def is_action(pad: Path) -> bool:
    """Test if this is one of the files that may write."""
    return pad.stem == "actions" or "actions" in pad.relative_to(ROOT).parts


def check(gevonden: set[str], uitzonderingen: Mapping[str, str]) -> None:
    """Fail on what is not excepted, on a stale exception and on one without reason."""
    nieuw = sorted(gevonden - set(uitzonderingen))
    oud = sorted(set(uitzonderingen) - gevonden)
    assert not nieuw, "not on the list of exceptions: " + ", ".join(nieuw)
    assert not oud, "stale, take it off the list: " + ", ".join(oud)
    assert all(reden.strip() for reden in uitzonderingen.values())


def _files(map_: Path, patroon: str) -> list[Path]:
    return sorted(p for p in map_.rglob(patroon) if not _NIET & set(p.parts))
