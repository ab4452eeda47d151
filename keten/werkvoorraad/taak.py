"""One line of the start page."""

from typing import Any

MEER = 8


def taak(
    wat: str,
    url: str,
    *,
    doe: str = "Open",
    stand: str = "",
    kleur: str = "",
    icoon: str = "",
    **bij: Any,
) -> dict[str, Any]:
    """Return what the template of a task shows."""
    return {
        "wat": wat,
        "url": url,
        "doe": doe,
        "stand": stand,
        "kleur": kleur or ("rood" if "te laat" in stand else ""),
        "icoon": icoon,
        **bij,
    }


def late_text(aantal: int) -> str:
    """Say how late it is."""
    return f"{aantal} {'dag' if aantal == 1 else 'dagen'} te laat"
