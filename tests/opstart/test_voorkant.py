"""The front end of others is joined at installation, and embeds nothing."""

from pathlib import Path

import pytest

from keten.opstart import voorkant


def lay_packages(root: Path) -> None:
    """Write the least that every package must hold."""
    modules = root / "node_modules"
    css = (
        ".a { color: var(--utrecht-a);"
        ' background: url("data:image/svg+xml,%3csvg/%3e") }'
    )
    for naam in voorkant.ONDERDELEN:
        folder = modules / "@utrecht" / f"{naam}-css" / "dist"
        folder.mkdir(parents=True)
        (folder / "index.css").write_text('@charset "UTF-8";\n' + css)
    thema = modules / voorkant.THEMA / "dist"
    thema.mkdir(parents=True)
    (thema / "theme.css").write_text(
        ":root {\n  --utrecht-a: var(--ander-b);\n  --ander-b: red;\n"
        "  --ongebruikt-c: blue;\n  --basis-d: green;\n}\n"
    )
    letters = modules / voorkant.LETTER / "files"
    letters.mkdir(parents=True)
    (letters.parent / "LICENSE").write_text("OFL")
    for naam in voorkant.LETTERSETS:
        (letters / f"noto-sans-{naam}-wght-normal.woff2").write_bytes(b"x")


def test_one_style_sheet_holds_letter_theme_and_components(tmp_path: Path) -> None:
    lay_packages(tmp_path)

    voorkant.build(tmp_path)

    css = (tmp_path / "static" / "gemaakt" / "nlds.css").read_text()
    assert "@font-face" in css
    assert "--utrecht-a: var(--ander-b);" in css
    assert "--ander-b: red;" in css
    assert "--basis-d: green;" in css
    assert "--ongebruikt-c" not in css
    assert "@charset" not in css


def test_embedded_pictures_become_files(tmp_path: Path) -> None:
    lay_packages(tmp_path)

    voorkant.build(tmp_path)

    folder = tmp_path / "static" / "gemaakt"
    assert "data:" not in (folder / "nlds.css").read_text()
    assert (folder / "beeld-1.svg").read_text() == "<svg/>"


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(voorkant.OntbrekendOnderdeelError, match="root-css"):
        voorkant.build(tmp_path)
