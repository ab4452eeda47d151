"""PostgreSQL refuses to run as root: then it runs as somebody who owns nothing."""

import os
import pwd
import stat
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Final

from keten.opstart.scherm import say

_NIEMAND: Final = "nobody"
_LEZEN = stat.S_IRGRP | stat.S_IROTH
_DOORGAAN = stat.S_IXGRP | stat.S_IXOTH


def as_niemand() -> dict[str, Any]:
    """Keywords for ``subprocess`` that drop root; empty for anybody else."""
    if os.geteuid():
        return {}
    entry = pwd.getpwnam(_NIEMAND)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def give(path: Path) -> None:
    """Make the folder belong to whoever PostgreSQL runs as, and to nobody else."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if not os.geteuid():
        entry = pwd.getpwnam(_NIEMAND)
        os.chown(path, entry.pw_uid, entry.pw_gid)
        _open_way_to(path)


def give_all(path: Path) -> None:
    """The same for everything in a folder, after it was copied."""
    give(path)
    if not os.geteuid():
        entry = pwd.getpwnam(_NIEMAND)
        for inside in path.rglob("*"):
            os.chown(inside, entry.pw_uid, entry.pw_gid)


@cache
def ensure_runs(program: Path) -> None:
    """See to it that the program can be run without being root."""
    if os.geteuid():
        return
    _open_way_to(program)
    if _answers(program):
        return
    # Installed under a strict umask: let others read what the wheel brought.
    for path in program.parent.parent.rglob("*"):
        if not path.is_symlink():
            extra = _DOORGAAN if path.is_dir() or path.parent.name == "bin" else 0
            path.chmod(path.stat().st_mode | _LEZEN | extra)


def _answers(program: Path) -> bool:
    try:
        line = [str(program), "--version"]
        return not subprocess.run(
            line, capture_output=True, cwd="/", **as_niemand()
        ).returncode
    except PermissionError:
        return False


def _open_way_to(path: Path) -> None:
    """Let others pass through the folders above, without letting them look around."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            say(f"Let op: {folder} wordt doorgankelijk gemaakt voor PostgreSQL.")
            folder.chmod(mode | _DOORGAAN)
