"""Secrets: from the environment or, better, from a file that the environment names."""

import os
from pathlib import Path


def read_geheim(name: str) -> str:
    """Return what ``NAME_FILE`` points at, else ``NAME`` itself, else nothing."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text().strip() if path else os.environ.get(name, "")
