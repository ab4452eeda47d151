"""
What comes in as a file: a PDF or a Word document, and nothing hidden in it.

Refused by structure, not by name: images, scripts, macros, files in the file, a lock,
whatever acts by itself. What is kept is written anew from what was read, so that
nothing travels along behind, between or beneath it.
"""

from dataclasses import dataclass

MAX_BYTES = 20 * 1024 * 1024
# With the form around it.
MAX_VERZOEK = MAX_BYTES + 5 * 1024 * 1024
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class GeweigerdBestandError(Exception):
    """The file is refused; the message says why, in words of who sent it."""


TE_GROOT = "Dit bestand is te groot. Er past hooguit 20 MB in."
LEEG = "Dit bestand is leeg."
SOORT = "Stuur een PDF of een Word-document (docx). Dit is iets anders."
KAPOT = "Dit bestand is niet te lezen. Sla het opnieuw op en probeer het nog een keer."
BEELD = "In dit bestand staat een afbeelding. Keten bewaart geen beelden."
MACRO = "In dit bestand staat een macro. Sla het op zonder macro's."
SCRIPT = "In dit bestand staat een script of een opdracht. Die bewaart Keten niet."
INGESLOTEN = "In dit bestand zit een ander bestand. Stuur dat apart."
SLOT = "Dit bestand is beveiligd met een wachtwoord. Haal dat er eerst af."
TE_VEEL = "Dit bestand wordt bij het openen te groot. Knip het in stukken."
ELDERS = "Dit bestand haalt iets op van een andere plek. Maak er een gewone kopie van."


@dataclass(frozen=True)
class Bestand:
    """A file that may be kept: its bytes, written anew, and what it is."""

    inhoud: bytes
    mediatype: str
    uitgang: str
