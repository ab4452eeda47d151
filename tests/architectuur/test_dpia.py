"""
The annex of the DPIA names every table and its term as they are declared.

After a change: ``KETEN_BIJWERKEN=1 .venv/bin/python -m pytest
tests/architectuur/test_dpia.py`` writes the table anew.
"""

import os
from typing import Any

import yaml

from tests.architectuur.bronnen import ROOT

BIJLAGE = ROOT / "docs" / "dpia-bijlage.md"
BEGIN, EINDE = "<!-- begin: docs/persoonsgegevens.yml -->\n", "<!-- einde -->\n"
SOORTEN = ("naam", "contact", "verhaal", "kenmerk")


def _table() -> str:
    pagina: dict[str, Any] = yaml.safe_load(
        (ROOT / "docs" / "persoonsgegevens.yml").read_text()
    )
    regels = ["| tabel | persoonsgegevens | termijn | vanaf | bron |"]
    regels.append("|---|---|---|---|---|")
    for tabel, zegt in sorted(pagina["tabellen"].items()):
        termijn = pagina["termijnen"][zegt["termijn"]]
        regels.append(
            f"| {tabel} | {_content(zegt['velden'])} | {termijn['termijn']}"
            f" | {termijn['vanaf']} | {termijn['bron']} |"
        )
    return "\n".join(regels) + "\n"


def _content(velden: dict[str, str]) -> str:
    """Return how many fields of each kind there are."""
    delen = [
        f"{list(velden.values()).count(soort)} × {soort}"
        for soort in SOORTEN
        if soort in velden.values()
    ]
    return ", ".join(delen) or "geen; alleen sleutels en standen"


def test_the_annex_names_every_table_with_its_term() -> None:
    tekst = BIJLAGE.read_text()
    voor, rest = tekst.split(BEGIN)
    _, na = rest.split(EINDE)
    if os.environ.get("KETEN_BIJWERKEN"):
        BIJLAGE.write_text(voor + BEGIN + _table() + EINDE + na)
        tekst = BIJLAGE.read_text()

    assert _table() in tekst
