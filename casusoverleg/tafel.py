"""What stands on the screen of the table."""

import datetime as dt
import hashlib
from typing import Any

from django.db.models import Count, Max

from casusoverleg.actions import zaal
from casusoverleg.models import (
    Aanwezigheid,
    Afspraak,
    Agendapunt,
    Besluit,
    CasusDeelname,
    InformatieElement,
    Overleg,
    VoorbereidingTekst,
)
from casusoverleg.schikking import clock
from casusoverleg.status.afspraak import LOOPT
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN, TE_BESPREKEN
from casusoverleg.volgorde import minute_of
from keten.kern import klok
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

DAGEN_VOOR_VOLGEND = 7
ZONDER_VOLGEND = 21


def timed(overleg: Overleg, punten: list[Any]) -> list[Any]:
    """Say at which minute after the beginning each item is foreseen."""
    minuut = minute_of(overleg.begin)
    for punt in punten:
        if punt.vast_om:
            minuut = max(minuut, minute_of(punt.vast_om))
        punt.om = clock(minuut)
        minuut += punt.minuten
        punt.breedte = f"k-m{min(45, max(5, round(punt.minuten / 5) * 5))}"
    return punten


def default_uiterlijk(overleg: Overleg) -> dt.date:
    """Return a week before the next meeting, so that it can be told there."""
    volgend = (
        Overleg.objects.filter(
            samenwerkingsverband=overleg.samenwerkingsverband_id,
            datum__gt=overleg.datum,
            status__in=NOG_NIET_BEGONNEN,
        )
        .order_by("datum")
        .values_list("datum", flat=True)
        .first()
    )
    vandaag = klok.vandaag()
    if volgend is None:
        return vandaag + dt.timedelta(days=ZONDER_VOLGEND)
    ervoor: dt.date = volgend - dt.timedelta(days=DAGEN_VOOR_VOLGEND)
    return max(ervoor, vandaag + dt.timedelta(days=1))


def organisaties(punt: Agendapunt) -> Any:
    """Return who can be given an afspraak at this item."""
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).filter(casus=punt.casus_id)
    return Organisatie.objects.filter(
        pk__in=rijen.exclude(rol="notulist").values("organisatie")
    ).order_by("naam")


def on_the_table(punt: Any, *, actor: Actor) -> dict[str, Any]:
    """Return all that the screen shows of the item in discussion; a fixed count."""
    vandaag = klok.vandaag()
    alle = (
        Afspraak.objects.visible_to(actor)
        .filter(casus=punt.casus_id)
        .select_related("organisatie", "medewerker")
        .order_by("uiterlijk", "gemaakt_op")
    )
    open_rijen = [rij for rij in alle.niet_klaar() if rij.agendapunt_id != punt.pk]
    for rij in open_rijen:
        rij.dagen_te_laat = (vandaag - rij.uiterlijk).days if rij.status in LOOPT else 0
        dagen = rij.dagen_te_laat
        rij.te_laat_tekst = f"{dagen} {'dag' if dagen == 1 else 'dagen'} te laat"
    besluiten = Besluit.objects.visible_to(actor).filter(
        casus=punt.casus_id, vervallen_op=None
    )
    nieuw = [
        rij
        for rij in alle
        if rij.agendapunt_id == punt.pk and rij.status != "vervallen"
    ]
    aanwezigheid = (
        Aanwezigheid.objects.visible_to(actor)
        .filter(agendapunt=punt)
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam", "medewerker__naam")
    )
    aan_tafel = list(aanwezigheid)
    verstreken = (
        int((klok.nu() - punt.begonnen_op).total_seconds()) if punt.begonnen_op else 0
    )
    nieuwe_besluiten = [b for b in besluiten if b.agendapunt_id == punt.pk]
    return {
        "open_afspraken": open_rijen,
        "nieuwe_afspraken": nieuw,
        "nieuwe_besluiten": nieuwe_besluiten,
        "nieuwe_regels": len(nieuw) + len(nieuwe_besluiten),
        "mag_wijzigen": actor.mag(Recht.CASUS_REGISSEREN, punt.samenwerkingsverband_id),
        "vorige_besluiten": [
            b
            for b in besluiten.order_by("-gemaakt_op")[:10]
            if b.agendapunt_id != punt.pk and b.soort == "besluit"
        ][:4],
        "informatie": InformatieElement.objects.visible_to(actor)
        .staand()
        .filter(casus=punt.casus_id)
        .select_related("bron_organisatie")[:3],
        "meegebracht": VoorbereidingTekst.objects.visible_to(actor)
        .vrijgegeven()
        .filter(voorbereiding__agendapunt=punt)
        .select_related("organisatie")
        .order_by("vrijgegeven_op"),
        "aan_tafel": aan_tafel,
        "aanwezig": sum(rij.stand != "afwezig" for rij in aan_tafel),
        "verstreken_seconden": verstreken,
        "verstreken_minuten": verstreken // 60,
        "verstreken": f"{verstreken // 60}.{verstreken % 60:02d}",
        "nog_minuten": max(0, punt.minuten - verstreken // 60),
        "over_minuten": max(0, verstreken // 60 - punt.minuten),
    }


def next_item(punten: list[Any]) -> Any:
    """Return the item that is to be discussed first; None when all are done."""
    return next((p for p in punten if p.status in TE_BESPREKEN), None)


def change_over(overleg: Overleg, punten: list[Any]) -> dict[str, Any]:
    """Return who leaves, who stays and who is expected before the next item."""
    vorige = max(
        (p for p in punten if p.afgerond_op), key=lambda p: p.afgerond_op, default=None
    )
    volgende = next_item(punten)
    wissel = zaal.change_over(volgende) if volgende else None
    weg = len(wissel.gaan_weg) if wissel else 0
    return {
        "vorige": vorige,
        "volgende": volgende,
        "wissel": wissel,
        "weg_tekst": f"{weg} {'persoon moet' if weg == 1 else 'mensen moeten'} nog weg",
        "andere": [p for p in punten if p.status in TE_BESPREKEN and p != volgende],
    }


def organisations_of(overleg: Overleg) -> Any:
    """Return which organisations somebody can be from, who has no account."""
    hier = Organisatie.objects.filter(
        deelnames__samenwerkingsverband=overleg.samenwerkingsverband_id
    )
    return hier.distinct().order_by("naam")


def times(overleg: Overleg, punten: list[Any]) -> dict[str, Any]:
    """Return what time it is, and when it ends if the rest takes what it was given."""
    nu = minute_of(klok.lokaal(klok.nu()).time())
    rest = sum(p.minuten for p in punten if p.status in TE_BESPREKEN)
    eind_punt = nu
    for punt in punten:
        if punt.status == "in_bespreking" and punt.begonnen_op:
            eind_punt = minute_of(klok.lokaal(punt.begonnen_op).time()) + punt.minuten
    return {
        "nu": clock(nu),
        "nu_minuut": nu,
        "eind_punt": eind_punt,
        "rest_minuten": rest,
        "einde": clock(max(nu, eind_punt) + rest),
    }


def stamp(overleg: Overleg, punt: Any, *, actor: Actor) -> str:
    """Return a mark that is another as soon as something at the table changed."""
    rijen: list[Any] = [overleg.agendapunten, overleg.opkomst]
    if punt:
        rijen += [
            punt.aanwezigheid,
            VoorbereidingTekst.objects.visible_to(actor).filter(
                voorbereiding__agendapunt=punt
            ),
            Afspraak.objects.visible_to(actor).filter(casus=punt.casus_id),
            Besluit.objects.visible_to(actor).filter(casus=punt.casus_id),
            InformatieElement.objects.visible_to(actor).filter(casus=punt.casus_id),
        ]
    standen = [r.aggregate(n=Count("pk"), op=Max("gewijzigd_op")) for r in rijen]
    tekst = (
        f"{overleg.versie} {punt and punt.pk} {[tuple(s.values()) for s in standen]}"
    )
    return hashlib.sha256(tekst.encode()).hexdigest()[:20]
