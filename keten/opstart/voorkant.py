"""
The front end that others made: joined and copied out of its packages.

Nothing of this is kept in the repository; `static/gemaakt/` is made at installation.
"""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

from keten.opstart.paden import ROOT

MODULES = Path("node_modules")
MAP = Path("static") / "gemaakt"
THEMA = "@nl-design-system-unstable/voorbeeld-design-tokens"
LETTER = "@fontsource-variable/noto-sans"

# Order as in the full library; our own CSS comes after all of these.
ONDERDELEN = (
    "root",
    "body",
    "document",
    "skip-link",
    "link",
    "breadcrumb-nav",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "button",
    "button-link",
    "form-field",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "textbox",
    "textarea",
    "select",
    "checkbox",
    "radio-button",
    "custom-checkbox",
    "table",
    "status-badge",
)
# Names of people hold more letters than Dutch words do.
LETTERSETS = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, "
    "U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, "
    "U+2215, U+FEFF, U+FFFD",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, "
    "U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, "
    "U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    "vietnamese": "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, "
    "U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, "
    "U+1EA0-1EF9, U+20AB",
}


class OntbrekendOnderdeelError(FileNotFoundError):
    """A front-end package is missing: install the packages first."""


def _read(path: Path) -> str:
    if not path.is_file():
        raise OntbrekendOnderdeelError(str(path))
    return path.read_text(encoding="utf-8")


def _components(modules: Path) -> str:
    parts = [
        _read(modules / "@utrecht" / f"{naam}-css" / "dist" / "index.css")
        for naam in ONDERDELEN
    ]
    # Only the first line of a style sheet may name its encoding.
    return "\n".join(part.replace('@charset "UTF-8";\n', "") for part in parts)


def _unpack_pictures(css: str, folder: Path) -> str:
    """Write each embedded picture to a file: the security policy refuses data URIs."""
    found = re.findall(r'url\("data:image/svg\+xml,([^"]*)"\)', css)
    for number, picture in enumerate(dict.fromkeys(found), start=1):
        naam = f"beeld-{number}.svg"
        (folder / naam).write_text(unquote(picture), encoding="utf-8")
        css = css.replace(f'url("data:image/svg+xml,{picture}")', f"url('{naam}')")
    return css


def _uses(css: str) -> set[str]:
    return set(re.findall(r"var\((--[a-z0-9-]+)", css))


def shake(theme: str, css: str) -> str:
    """Keep the tokens that the CSS asks for, what those ask for, and all the basis."""
    tokens = dict(re.findall(r"^\s*(--[a-z0-9-]+):\s*([^;]*);", theme, re.MULTILINE))
    # Our own CSS and the theme of a municipality may use any token of the basis.
    todo = [naam for naam in tokens if naam.startswith("--basis-")]
    todo += sorted(_uses(css))
    needed: set[str] = set()
    while todo:
        naam = todo.pop()
        if naam not in needed:
            needed.add(naam)
            todo.extend(_uses(tokens.get(naam, "")))
    lines = [f"  {naam}: {tokens[naam]};" for naam in tokens if naam in needed]
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def _fonts(modules: Path, folder: Path) -> str:
    rules = []
    for naam, bereik in LETTERSETS.items():
        source = modules / LETTER / "files" / f"noto-sans-{naam}-wght-normal.woff2"
        if not source.is_file():
            raise OntbrekendOnderdeelError(str(source))
        shutil.copyfile(source, folder / source.name)
        rules.append(
            "@font-face {\n"
            "  font-family: 'Noto Sans'; font-style: normal; font-weight: 100 900;\n"
            f"  font-display: swap; src: url('{source.name}') format('woff2');\n"
            f"  unicode-range: {bereik};\n}}\n"
        )
    return "".join(rules)


def build(root: Path = ROOT) -> None:
    """Make `static/gemaakt/`: letter, theme and components in one style sheet."""
    modules, folder = root / MODULES, root / MAP
    folder.mkdir(parents=True, exist_ok=True)
    css = _unpack_pictures(_components(modules), folder)
    theme = _read(modules / THEMA / "dist" / "theme.css")
    parts = [_fonts(modules, folder), shake(theme, css), css]
    (folder / "nlds.css").write_text("\n".join(parts), encoding="utf-8")
    shutil.copyfile(modules / LETTER / "LICENSE", folder / "noto-sans-LICENSE.txt")
