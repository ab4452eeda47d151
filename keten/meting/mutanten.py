"""
Small faults, put into a module one at a time: tests that matter notice each.

A fault is a turned comparison, a condition that is always or never true, one operand
of ``&``, ``|``, ``and`` or ``or`` left out, a ``not`` or ``~`` left out, a constant
changed, an element or an argument left out, a filter left out.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_OMGEKEERD: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_FILTERS = {"filter", "exclude", "geldig"}
_VERZAMELINGEN = {"filter", "exclude", "Q", "frozenset"}


@dataclass(frozen=True)
class Mutant:
    """A module with one fault in it."""

    regel: int
    wat: str
    bron: str

    def __str__(self) -> str:
        return f"regel {self.regel}: {self.wat}"


def make_mutanten(bron: str) -> list[Mutant]:
    """Return every mutant of this source; none is the same as the source."""
    boom = _without_types(ast.parse(bron))
    gewoon = ast.unparse(boom)
    gevonden: dict[str, Mutant] = {}
    for plaats, knoop in enumerate(ast.walk(boom)):
        for nummer, nieuw in enumerate(_faults(knoop)):
            anders = copy.deepcopy(boom)
            doel = _nth(anders, plaats)
            _replace(anders, doel, list(_faults(doel))[nummer])
            tekst = ast.unparse(ast.fix_missing_locations(anders))
            if tekst != gewoon and tekst not in gevonden:
                wat = f"{_kort(knoop)} → {_kort(nieuw)}"
                gevonden[tekst] = Mutant(getattr(knoop, "lineno", 0), wat, tekst)
    return sorted(gevonden.values(), key=lambda mutant: (mutant.regel, mutant.wat))


def _faults(knoop: ast.AST) -> Iterator[ast.AST]:
    """Give what could stand in the place of this node."""
    if isinstance(knoop, ast.BoolOp):
        yield from knoop.values
    elif isinstance(knoop, ast.BinOp) and isinstance(knoop.op, ast.BitAnd | ast.BitOr):
        yield knoop.left
        yield knoop.right
    elif isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not | ast.Invert):
        yield knoop.operand
    elif (soort := type(knoop)) in _PER_SOORT:
        yield from _PER_SOORT[soort](knoop)


def _compare(knoop: ast.Compare) -> Iterator[ast.AST]:
    for plaats, teken in enumerate(knoop.ops):
        anders = copy.deepcopy(knoop)
        anders.ops[plaats] = _OMGEKEERD[type(teken)]()
        yield anders


def _condition(knoop: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    for waarde in (True, False):
        anders = copy.deepcopy(knoop)
        anders.test = ast.Constant(waarde)
        yield anders


def _call(knoop: ast.Call) -> Iterator[ast.AST]:
    naam = getattr(knoop.func, "attr", getattr(knoop.func, "id", ""))
    if naam in _FILTERS and isinstance(knoop.func, ast.Attribute):
        yield knoop.func.value
    if naam not in _VERZAMELINGEN or len(knoop.args) + len(knoop.keywords) < 2:
        return
    for soort in ("args", "keywords"):
        for plaats in range(len(getattr(knoop, soort))):
            anders = copy.deepcopy(knoop)
            del getattr(anders, soort)[plaats]
            yield anders


def _constant(knoop: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(knoop.value, bool):
        yield ast.Constant(not knoop.value)
    elif isinstance(knoop.value, int):
        yield ast.Constant(knoop.value + 1)


def _without_one(knoop: ast.Set) -> Iterator[ast.AST]:
    for plaats in range(len(knoop.elts) if len(knoop.elts) > 1 else 0):
        anders = copy.deepcopy(knoop)
        del anders.elts[plaats]
        yield anders


_PER_SOORT: dict[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.Compare: _compare,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.Call: _call,
    ast.Constant: _constant,
    ast.Set: _without_one,
}


def _without_types(boom: ast.Module) -> ast.Module:
    """Leave annotations out: nothing happens by them, but for fields of a class."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef):
            knoop.returns = None
            for plek in ast.walk(knoop.args):
                if isinstance(plek, ast.arg):
                    plek.annotation = None
        elif isinstance(knoop, ast.AnnAssign):
            knoop.annotation = ast.Name("object")
    return boom


def _nth(boom: ast.AST, plaats: int) -> ast.AST:
    return next(k for n, k in enumerate(ast.walk(boom)) if n == plaats)


def _replace(boom: ast.AST, oud: ast.AST, nieuw: ast.AST) -> None:
    for ouder in ast.walk(boom):
        for veld, waarde in ast.iter_fields(ouder):
            if waarde is oud:
                setattr(ouder, veld, nieuw)
            elif isinstance(waarde, list):
                setattr(ouder, veld, [nieuw if w is oud else w for w in waarde])


def _kort(knoop: ast.AST) -> str:
    tekst = " ".join(ast.unparse(knoop).split())
    return tekst if len(tekst) <= 90 else f"{tekst[:60]} … {tekst[-25:]}"
