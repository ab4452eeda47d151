"""The field with which somebody sends a file, and the bound on what may come in."""

from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from keten.kern.bestand import accept
from keten.kern.bestand.weigering import (
    LEEG,
    MAX_BYTES,
    MAX_VERZOEK,
    TE_GROOT,
    Bestand,
    GeweigerdBestandError,
)

# Where the bound tells the field that something was left out.
MERK = "keten.te_groot"


class Grens(FileUploadHandler):
    """Stop reading a file that is too large, before it fills the disk."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  (a name of Django)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > MAX_VERZOEK:
            raise RequestDataTooBig(TE_GROOT)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.gelezen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.gelezen += len(raw_data)
        if self.gelezen > MAX_BYTES:
            if self.request is not None:
                self.request.META[MERK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave it to the next: this one only counts."""


class BestandVeld(forms.FileField):
    """One PDF or Word document; gives what may be kept of it."""

    default_error_messages = {
        "required": "Kies een bestand.",
        "invalid": "Kies een bestand.",
        "missing": "Kies een bestand.",
        "empty": LEEG,
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.FileInput(attrs={"accept": ".pdf,.docx,application/pdf"})
        )
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Bestand | None:
        gestuurd = super().clean(data, initial)
        if not gestuurd:
            return None
        try:
            return accept(gestuurd.read())
        except GeweigerdBestandError as fout:
            raise ValidationError(str(fout), code="geweigerd") from fout
