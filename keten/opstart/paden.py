"""Where things lie in the checkout."""

import hashlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"

# The kernel takes 108 bytes for the path of a socket (104 on macOS), the end included.
_LANGSTE_SOCKET = 100


class OnveiligeMapError(Exception):
    """A folder in the shared temporary directory belongs to somebody else."""


def socket_folder(*, folder: Path, name: str) -> Path:
    """
    Tell in which folder a socket of this name fits: this one, or else a short one.

    :raises OnveiligeMapError: if the short folder belongs to somebody else
    """
    if len(os.fsencode(folder / name)) <= _LANGSTE_SOCKET:
        return folder
    key = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"keten-{key}"
    short.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() not in (0, short.stat().st_uid):
        raise OnveiligeMapError(str(short))
    return short
