"""
The key of the sealer, and what is derived from it.

Whoever has it can make a chain that fits. So only the process that seals reads it: the
web and the workers are not told where it lies.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from keten.kern.geheim import read_geheim

NAAM = "KETEN_ZEGELSLEUTEL"
_MINSTENS = 32  # characters


class GeenSleutelError(Exception):
    """There is no key, or one that can be guessed."""


def read_sleutel() -> bytes:
    """
    Return the key of this installation.

    :raises GeenSleutelError: when it is missing or too short
    """
    sleutel = read_geheim(NAAM)
    if len(sleutel) < _MINSTENS:
        raise GeenSleutelError(
            f"Zet {NAAM} of {NAAM}_FILE: minstens {_MINSTENS} tekens."
        )
    return sleutel.encode()


def derive(sleutel: bytes, doel: str) -> bytes:
    """Return a key for one purpose: for the chain, or to wrap the keys of records."""
    return HKDF(
        algorithm=SHA256(), length=32, salt=None, info=f"keten.logboek.{doel}".encode()
    ).derive(sleutel)
