"""Is this page usable for everybody? As far as a program can tell."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from keten.opstart.paden import NODE_MODULES


@cache
def _source() -> str:
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """Name each rule that the page breaks, with the places where."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(_source())
    found: dict[str, Any] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']})"
    )
    return [
        f"{rule['id']}: {', '.join(str(node['target']) for node in rule['nodes'])}"
        for rule in found["violations"]
    ]
