"""The only writer of PDFs: which there are, what stands in them, who opened them."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from casusoverleg.models import (
    Addendum,
    CasusDeelname,
    Opening,
    Overleg,
    Uitgifte,
    UitgifteOnderdeel,
    Verslag,
)
from keten.kern import documenten, klok, opdrachten, vastleggen, verzoek
from keten.kern.models import Document
from keten.toegang.actor import Actor

MAAK = "casusoverleg.maak_uitgifte"


def issue(overleg: Overleg, *, definitief: bool, by: Actor) -> None:
    """Write the rows of one round: per casus, per reader, and of the process."""
    ronde = _ronde(overleg) + 1
    verslagen = list(Verslag.objects.filter(agendapunt__overleg=overleg))
    soorten: list[dict[str, Any]] = [{"soort": Uitgifte.Soort.PROCES}]
    soorten += [{"soort": Uitgifte.Soort.CASUS, "verslag": v} for v in verslagen]
    soorten += [
        {"soort": Uitgifte.Soort.LEZER, "lezer_id": pk} for pk in _lezers(verslagen)
    ]
    for velden in soorten:
        _make(overleg, by=by, ronde=ronde, definitief=definitief, **velden)


def issue_addendum(addendum: Addendum, *, by: Actor) -> None:
    """A PDF of an addendum alone; the verslag beside it stays what it is."""
    overleg = addendum.verslag.agendapunt.overleg
    _make(
        overleg,
        by=by,
        ronde=_ronde(overleg),
        definitief=True,
        soort=Uitgifte.Soort.ADDENDUM,
        verslag=addendum.verslag,
        addendum=addendum,
    )


def replace_withdrawn(verslag: Verslag, *, by: Actor) -> None:
    """
    Take back every PDF in which this verslag stands, and make the newest anew.

    The rows stay, for who opened what; the bytes go.
    """
    overleg = verslag.agendapunt.overleg
    erin = UitgifteOnderdeel.objects.filter(verslag=verslag).values("uitgifte")
    rijen = overleg.uitgiften.select_for_update(of=("self",)).filter(
        Q(verslag=verslag) | Q(pk__in=erin), ingetrokken_op__isnull=True
    )
    ronde, nu = _ronde(overleg), klok.nu()
    for rij in list(rijen):
        document_id = rij.document_id
        vastleggen.write(rij, by=by, ingetrokken_op=nu, document_id=None)
        Document.objects.filter(pk=document_id).delete()
        if rij.ronde == ronde and rij.soort != Uitgifte.Soort.ADDENDUM:
            _make(
                overleg,
                by=by,
                ronde=ronde,
                definitief=True,
                soort=rij.soort,
                lezer_id=rij.lezer_id,
                verslag_id=rij.verslag_id,
            )


def _ronde(overleg: Overleg) -> int:
    rondes = overleg.uitgiften.order_by("-ronde").values_list("ronde", flat=True)
    return rondes.first() or 0


def _make(overleg: Overleg, *, by: Actor, **velden: Any) -> None:
    """Write the row, and see to it that its PDF is made."""
    uitgifte = vastleggen.create(Uitgifte, by=by, overleg=overleg, **velden)
    uitgifte.opdracht = opdrachten.plan(
        MAAK,
        sleutel=f"uitgifte:{uitgifte.pk}",
        groep=overleg.werkgroep,
        uitgifte_id=str(uitgifte.pk),
    )
    uitgifte.save(update_fields=["opdracht"])


def _lezers(verslagen: list[Verslag]) -> list[UUID]:
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).professionals()
    gevonden = rijen.filter(casus__in=[v.casus_id for v in verslagen], niveau__gte=1)
    return sorted(set(gevonden.values_list("medewerker_id", flat=True)))


@transaction.atomic
def attach_document(
    uitgifte: Uitgifte,
    *,
    inhoud: bytes,
    bestandsnaam: str,
    onderdelen: list[tuple[UUID, int]],
) -> bool:
    """
    Keep a made PDF and what stands in it, in the transaction of the work that made it.

    :param onderdelen: (verslag, level): asked again at opening
    :return: False when it was taken back while it was made
    """
    # Locked no earlier: nobody waits while a PDF is drawn.
    eisen = Uitgifte.objects.select_for_update().filter(
        document__isnull=True, ingetrokken_op__isnull=True
    )
    vers = eisen.filter(pk=uitgifte.pk).first()
    if vers is None:
        return False
    UitgifteOnderdeel.objects.bulk_create(
        UitgifteOnderdeel(uitgifte=vers, verslag_id=pk, niveau=niveau)
        for pk, niveau in onderdelen
    )
    vers.document = documenten.store(
        inhoud=inhoud, bestandsnaam=bestandsnaam, mediatype="application/pdf"
    )
    vers.save(update_fields=["document"])
    return True


@transaction.atomic
def note_opening(uitgifte: Uitgifte, *, by: Actor) -> None:
    """
    Note who opened it, each time, and which bytes.

    Once its reader did, closing the meeting cannot be undone.
    """
    overleg, document = uitgifte.overleg, uitgifte.document
    vastleggen.create(
        Opening,
        by=by,
        samenwerkingsverband_id=overleg.samenwerkingsverband_id,
        uitgifte=uitgifte,
        overleg=overleg,
        casus_id=uitgifte.verslag.casus_id if uitgifte.verslag else None,
        soort=uitgifte.soort,
        ronde=uitgifte.ronde,
        definitief=uitgifte.definitief,
        medewerker_id=by.pk,
        op=klok.nu(),
        sha256=document.sha256 if document else "",
    )
    if uitgifte.lezer_id == by.pk and uitgifte.geopend_op is None:
        uitgifte.geopend_op = klok.nu()
        uitgifte.save(update_fields=["geopend_op"])


@verzoek.systeem("verslagen voor alle lezers")
def read_already(overleg: Overleg) -> str:
    """Say, in words, that somebody opened a PDF of this meeting."""
    if overleg.uitgiften.filter(geopend_op__isnull=False).exists():
        return "Er is al een verslag geopend. Verbeter het concept."
    return ""


@verzoek.systeem("verslagen voor alle lezers")
def withdraw_concepten(overleg: Overleg) -> None:
    """Take back the PDFs of a meeting that opens again, also one that is being made."""
    uitgiften = overleg.uitgiften.select_for_update()
    documenten = list(uitgiften.values_list("document_id", flat=True))
    # Who opened what stays known, without the PDF that it was.
    Opening.objects.filter(uitgifte__overleg=overleg).update(uitgifte=None)
    UitgifteOnderdeel.objects.filter(uitgifte__overleg=overleg).delete()
    overleg.uitgiften.all().delete()
    Document.objects.filter(pk__in=documenten).delete()


def laatste_ronde(overleg: Overleg) -> Any:
    """Return the newest PDFs of this meeting."""
    return overleg.uitgiften.laatste()
