"""
A file that only the holder of a private key can read, however large it is.

A fresh key per file, sealed to the public key (HPKE: X25519, HKDF-SHA256,
AES-256-GCM). The file goes in pieces, each with its number and whether it is the last:
a piece that is changed, left out, moved or cut off is refused.
"""

import secrets
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MERK = b"KETEN-KLUIS-1\n"
STUK = 1024 * 1024
_DOEL = b"keten reservekopie"
_VERZEGELD = 80  # bytes of a sealed key of 32
_LENGTE = 4
_TAG = 16
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class KluisError(Exception):
    """This is no such file, it was changed, or the key is another's."""


def create_sleutels() -> tuple[bytes, bytes]:
    """Return a new private and public key, as PEM."""
    sleutel = X25519PrivateKey.generate()
    return (
        sleutel.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        sleutel.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
    )


class Schrijver:
    """Write bytes into a kluis; ``close`` puts the last piece in its place."""

    def __init__(self, doel: IO[bytes], *, publiek: bytes) -> None:
        sleutel = serialization.load_pem_public_key(publiek)
        if not isinstance(sleutel, X25519PublicKey):
            raise KluisError("Dit is geen publieke sleutel voor reservekopieën.")
        geheim = secrets.token_bytes(32)
        self._doel = doel
        self._kop = MERK + _SUITE.encrypt(geheim, sleutel, info=_DOEL)
        self._kist = AESGCM(geheim)
        self._nummer = 0
        self._rest = bytearray()
        doel.write(self._kop)

    def write(self, stuk: bytes) -> None:
        self._rest += stuk
        while len(self._rest) > STUK:
            self._put(bytes(self._rest[:STUK]), laatste=False)
            del self._rest[:STUK]

    def close(self) -> None:
        """Finish the file; without this it cannot be read."""
        self._put(bytes(self._rest), laatste=True)
        self._rest.clear()

    def _put(self, stuk: bytes, *, laatste: bool) -> None:
        dicht = self._kist.encrypt(_nonce(self._nummer, laatste), stuk, self._kop)
        self._doel.write(len(dicht).to_bytes(_LENGTE, "big") + dicht)
        self._nummer += 1


def read_stukken(bron: IO[bytes], *, prive: bytes) -> Iterator[bytes]:
    """
    Yield what is in a kluis, piece by piece.

    :raises KluisError: before anything that was touched is given out
    """
    sleutel = serialization.load_pem_private_key(prive, password=None)
    kop = bron.read(len(MERK) + _VERZEGELD)
    if not kop.startswith(MERK) or not isinstance(sleutel, X25519PrivateKey):
        raise KluisError("Dit is geen reservekopie van Keten, of geen sleutel ervoor.")
    try:
        geheim = _SUITE.decrypt(kop[len(MERK) :], sleutel, info=_DOEL)
    except InvalidTag as fout:
        raise KluisError("Deze sleutel hoort niet bij deze reservekopie.") from fout
    kist = AESGCM(geheim)
    nummer, laatste = 0, False
    dicht = _read_dicht(bron)
    while not laatste:
        volgende = _read_dicht(bron)
        laatste = volgende is None
        try:
            yield kist.decrypt(_nonce(nummer, laatste), dicht or b"", kop)
        except InvalidTag as fout:
            raise KluisError("De reservekopie is beschadigd of afgebroken.") from fout
        nummer, dicht = nummer + 1, volgende


def _read_dicht(bron: IO[bytes]) -> bytes | None:
    lengte = bron.read(_LENGTE)
    if not lengte:
        return None
    aantal = int.from_bytes(lengte, "big")
    if aantal > STUK + _TAG:
        raise KluisError("De reservekopie is beschadigd of afgebroken.")
    return bron.read(aantal)


def _nonce(nummer: int, laatste: bool) -> bytes:  # noqa: FBT001
    return nummer.to_bytes(11, "big") + bytes([laatste])
