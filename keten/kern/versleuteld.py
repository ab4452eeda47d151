"""
A column that only the holder of the key ring can read.

    b"v1" | key id (4) | nonce (12) | AESGCM(key, text, table|column|key of the record)

Table, column and record are bound to it: copied to another row it does not open.
Nothing is guessed: what cannot be opened raises, and what is not sealed does not reach
the database. A row can go without being read.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from keten.kern.geheim import read_geheim

NAAM = "KETEN_SLEUTELRING"
MERK = b"v1"
_KENMERK, _NONCE, _SLEUTEL = 4, 12, 32  # bytes
KOP = len(MERK) + _KENMERK


class GeenSleutelringError(Exception):
    """There is no key ring, or what stands in it is no key."""


class OnleesbaarError(Exception):
    """Sealed with a key that is not here, or changed since."""


@dataclass(frozen=True, repr=False)
class Sleutelring:
    """Keys by their mark; the first seals, the others only open."""

    sleutels: dict[bytes, bytes]

    @property
    def kop(self) -> bytes:
        """How everything begins that is sealed with the first key."""
        return MERK + next(iter(self.sleutels))

    def seal(self, tekst: str, *, plek: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        sleutel = AESGCM(next(iter(self.sleutels.values())))
        return self.kop + nonce + sleutel.encrypt(nonce, tekst.encode(), plek)

    def unseal(self, inhoud: bytes, *, plek: bytes) -> str:
        """
        Return the text.

        :raises OnleesbaarError: for anything but what was sealed for this place
        """
        sleutel = self.sleutels.get(inhoud[len(MERK) : KOP])
        if not inhoud.startswith(MERK) or sleutel is None:
            raise OnleesbaarError
        nonce, rest = inhoud[KOP : KOP + _NONCE], inhoud[KOP + _NONCE :]
        try:
            return AESGCM(sleutel).decrypt(nonce, rest, plek).decode()
        except (InvalidTag, ValueError) as fout:
            raise OnleesbaarError from fout


def read_ring() -> Sleutelring:
    """
    Return the keys of this installation: one a line, base64 of 32 bytes, newest first.

    :raises GeenSleutelringError: when there is none, or a line is no key
    """
    try:
        regels = read_geheim(NAAM).split()
        sleutels = [base64.b64decode(regel, validate=True) for regel in regels]
    except (OSError, binascii.Error) as fout:
        raise GeenSleutelringError(_UITLEG) from fout
    ring = {hashlib.sha256(s).digest()[:_KENMERK]: s for s in sleutels}
    fout_lang = any(len(sleutel) != _SLEUTEL for sleutel in sleutels)
    if not ring or fout_lang or len(ring) != len(sleutels):
        raise GeenSleutelringError(_UITLEG)
    return Sleutelring(ring)


def make_sleutel() -> str:
    """Return a new key, as a line of the ring."""
    return base64.b64encode(secrets.token_bytes(_SLEUTEL)).decode()


_UITLEG = f"Zet {NAAM} of {NAAM}_FILE: per regel een sleutel, base64 van 32 bytes."


class Geheim:
    """A text that is to be sealed; it shows itself to nobody."""

    def __init__(self, tekst: str) -> None:
        self._tekst = tekst

    def reveal(self) -> str:
        return self._tekst

    def __str__(self) -> str:
        return "***"

    __repr__ = __str__


class Verzegeld(Geheim):
    """What the database gave: sealed still."""

    def __init__(self, inhoud: bytes) -> None:
        self.inhoud = inhoud

    def reveal(self) -> str:
        """Never by itself: it takes the record to open it."""
        raise OnleesbaarError


class VersleuteldVeld(models.BinaryField):  # type: ignore[type-arg]
    """Takes a `Geheim`, keeps it sealed, gives a `Verzegeld`; `unseal` opens it."""

    def pre_save(self, model_instance: Any, add: Any) -> Any:
        waarde = getattr(model_instance, self.attname)
        if isinstance(waarde, Geheim) and not isinstance(waarde, Verzegeld):
            plek = place_of(model_instance, self)
            waarde = Verzegeld(read_ring().seal(waarde.reveal(), plek=plek))
            setattr(model_instance, self.attname, waarde)
        return waarde

    def get_db_prep_value(
        self, value: Any, connection: Any, prepared: Any = None
    ) -> Any:
        if value is None:
            return None
        if not isinstance(value, Verzegeld):
            raise TypeError("Only what is sealed reaches the database.")
        return super().get_db_prep_value(value.inhoud, connection, bool(prepared))

    def from_db_value(self, value: Any, *_: Any) -> Verzegeld | None:
        return None if value is None else Verzegeld(bytes(value))

    def to_python(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Nobody searches in it."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("What is sealed is not written out.")


def unseal(rij: models.Model, veld: str) -> str:
    """
    Return what is sealed in one field of one record.

    :raises OnleesbaarError: when it cannot be opened
    """
    waarde = getattr(rij, veld)
    if not isinstance(waarde, Verzegeld):
        raise OnleesbaarError
    plek = place_of(rij, rij._meta.get_field(veld))
    return read_ring().unseal(waarde.inhoud, plek=plek)


def reseal(rij: models.Model, veld: str) -> Verzegeld:
    """Return the same, sealed with the newest key."""
    plek = place_of(rij, rij._meta.get_field(veld))
    return Verzegeld(read_ring().seal(unseal(rij, veld), plek=plek))


def place_of(rij: models.Model, veld: Any) -> bytes:
    """Where it belongs: table, column and key of the record."""
    return f"{rij._meta.db_table}|{veld.column}|{rij.pk}".encode()
