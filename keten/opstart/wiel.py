"""Programs that came in a wheel; not imported, because importing has effects."""

import importlib.metadata
from pathlib import Path


class GeenServerError(Exception):
    """The wheel with the server is not installed, as in production."""


def in_wheel(name: str, pattern: str) -> Path:
    """
    Find a file of an installed package.

    :raises GeenServerError: if the package or the file is not there
    """
    try:
        wheel = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        wheel = None
    found = list(Path(str(wheel.locate_file(""))).glob(pattern)) if wheel else []
    if not found:
        raise GeenServerError(
            f"Het pakket {name} is er niet. Noem servers in DATABASE_URL en REDIS_URL."
        )
    return found[0]
