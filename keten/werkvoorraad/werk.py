"""My work over all steps: what is late, what waits for me, what comes."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.urls import reverse

from casusoverleg import nakoming
from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Overleg,
    Overlegreeks,
    Uitgifte,
)
from keten.organisaties.models import Roltoekenning
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad import collegas
from keten.werkvoorraad.beheer import management
from keten.werkvoorraad.kieren import kieren
from keten.werkvoorraad.nood import noodtoegangen
from keten.werkvoorraad.spoed import spoed_today
from keten.werkvoorraad.taak import MEER, late_text
from keten.werkvoorraad.taak import taak as _taak
from keten.werkvoorraad.vooraf import preparations
from meldingen.models import Melding
from signalen.models import Deling, Signaal

# Who holds none of these has no part in any casus or meeting.
IN_KETEN = (Recht.SIGNAAL_BEOORDELEN, Recht.CASUS_INZIEN, Recht.OVERLEG_INZIEN)


def mijn_werk(actor: Actor, *, vandaag: dt.date) -> dict[str, Any]:
    """Return the lists of the start page of this actor; a fixed number of queries."""
    te_laat = [*_afspraken_te_laat(actor, vandaag), *_meldpunt_te_laat(actor, vandaag)]
    wacht = [
        *preparations(actor, vandaag),
        *_meldpunt_wacht(actor, vandaag),
        *spoed_today(actor),
        *_regie_wacht(actor),
        *_leiding(actor, vandaag),
        *_reeksen(actor, vandaag),
        *collegas.waiting(actor, vandaag=vandaag),
    ]
    nood_te_laat, nood = noodtoegangen(actor, vandaag=vandaag)
    te_laat, wacht = [*nood_te_laat, *te_laat], [*nood, *wacht]
    week = list(
        Overleg.objects.visible_to(actor)
        .komend(vandaag)
        .filter(datum__lte=vandaag + dt.timedelta(days=7))[:MEER]
    )
    return {
        "vandaag": vandaag,
        "te_laat": te_laat,
        "wacht": wacht,
        "afspraken": _eigen_afspraken(actor, vandaag),
        "week": week,
        "volgend": Overleg.objects.visible_to(actor).komend(vandaag).first(),
        "uitgiften": Uitgifte.objects.visible_to(actor)
        .laatste()
        .filter(lezer=actor.pk)
        .select_related("overleg")
        .order_by("-overleg__datum")[:3],
        "kieren": kieren(actor, vandaag),
        **management(actor, vandaag=vandaag),
        "in_keten": any(actor.mag(recht) for recht in IN_KETEN),
        "vervangingen": collegas.replacements(actor, vandaag=vandaag),
        "gedeeld": Deling.objects.visible_to(actor)
        .geldig(vandaag)
        .filter(medewerker=actor.pk)
        .select_related("signaal")
        .order_by("-gemaakt_op")[:MEER],
        "mag_signaal": actor.mag(Recht.SIGNAAL_INDIENEN),
        "mag_telefoon": actor.mag(Recht.SIGNAAL_BEOORDELEN),
    }


def _afspraken_te_laat(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    rijen = Afspraak.objects.visible_to(actor).te_laat(vandaag)
    if not actor.mag(Recht.CASUS_REGISSEREN):
        rijen = rijen.van(actor.organisaties)
    return [
        _taak(
            rij.wat,
            rij.get_absolute_url(),
            stand=late_text((vandaag - rij.uiterlijk).days),
            rij=rij,
            nummer=rij.casus.nummer,
            wie=rij.organisatie.naam,
            uiterlijk=rij.uiterlijk,
        )
        for rij in rijen.select_related("casus", "organisatie").order_by("uiterlijk")[
            :MEER
        ]
    ]


def _meldpunt_te_laat(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    if not actor.mag(Recht.MELDING_BEOORDELEN):
        return []
    signalen = Signaal.objects.visible_to(actor).te_laat(vandaag)
    meldingen = Melding.objects.visible_to(actor).terugkoppeling_te_laat(vandaag)
    return [
        _taak(
            "Pak het signaal op",
            rij.get_absolute_url(),
            doe="Pak op",
            stand=late_text((vandaag - rij.oppakken_uiterlijk).days),
            rij=rij,
            nummer=rij.nummer,
            uiterlijk=rij.oppakken_uiterlijk,
        )
        for rij in signalen.order_by("oppakken_uiterlijk")[:MEER]
    ] + [
        _taak(
            "Geef terugkoppeling aan de melder",
            reverse("meldingen:melding_terugkoppelen", args=[rij.pk]),
            doe="Koppel terug",
            stand=late_text((vandaag - rij.terugkoppelen_uiterlijk).days),
            rij=rij,
            nummer=rij.nummer,
            uiterlijk=rij.terugkoppelen_uiterlijk,
        )
        for rij in meldingen.order_by("terugkoppelen_uiterlijk")[:MEER]
    ]


def _meldpunt_wacht(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    if not actor.mag(Recht.SIGNAAL_BEOORDELEN):
        return []
    nieuw = Signaal.objects.visible_to(actor).filter(status="ingediend")
    if actor.mag(Recht.TRIAGE_BESLISSEN):
        # The meldpunt picks signalen up; only what cannot wait is also hers.
        nieuw = nieuw.filter(acuut=True)
    mijn = Signaal.objects.visible_to(actor).filter(
        Q(behandelaar=actor.pk) | Q(behandelaar__isnull=True),
        status="in_beoordeling",
        voorstel_door__isnull=True,
    )
    return [
        _taak(
            "Nieuw signaal" + (": acuut" if rij.acuut else ""),
            rij.get_absolute_url(),
            doe="Bekijk",
            stand="acuut" if rij.acuut else "nieuw",
            kleur="oranje" if rij.acuut else "",
            icoon="spoed" if rij.acuut else "praat",
            rij=rij,
            nummer=rij.nummer,
            wie=rij.get_type_display(),
        )
        for rij in nieuw.order_by("-acuut", "ontvangen_op")[:MEER]
    ] + [
        _taak(
            "Beoordeel het signaal",
            rij.get_absolute_url(),
            doe="Ga verder",
            stand="in beoordeling" if rij.behandelaar_id else "op niemands naam",
            kleur="" if rij.behandelaar_id else "oranje",
            icoon="oog",
            rij=rij,
            nummer=rij.nummer,
            wie=rij.get_type_display(),
        )
        for rij in mijn.order_by("ontvangen_op")[:MEER]
    ]


def _regie_wacht(actor: Actor) -> list[dict[str, Any]]:
    if not actor.mag(Recht.TRIAGE_BESLISSEN):
        return []
    triage = Melding.objects.visible_to(actor).in_triage()
    tweede = Signaal.objects.visible_to(actor).wacht_op_tweede()
    punten = Agendapunt.objects.visible_to(actor).voorgesteld()
    punten = punten.exclude(pk__in=punten.spoed_zonder_overleg().values("pk"))
    afspraken = Afspraak.objects.visible_to(actor).wacht_op_regie()
    rollen = Roltoekenning.objects.te_keuren(actor.verbanden_met(Recht.ROL_GOEDKEUREN))
    return [
        *(
            _taak(
                "Beslis over de melding",
                rij.get_absolute_url(),
                doe="Beslis",
                stand="spoed" if rij.spoed else "in triage",
                kleur="oranje" if rij.spoed else "",
                icoon="spoed" if rij.spoed else "half",
                rij=rij,
                nummer=rij.nummer,
                wie=rij.get_type_display(),
            )
            for rij in triage.order_by("-spoed", "geregistreerd_op")[:MEER]
        ),
        *(
            _taak(
                "Voorstel: niet bevestigd",
                rij.get_absolute_url(),
                doe="Beoordeel",
                stand="tweede paar ogen",
                icoon="oog",
                rij=rij,
                nummer=rij.nummer,
            )
            for rij in tweede.exclude(voorstel_door=actor.pk)[:MEER]
        ),
        *(
            _taak(
                rij.wat,
                rij.get_absolute_url(),
                doe="Beoordeel",
                stand=rij.get_status_display().lower(),
                kleur="oranje" if rij.status == "teruggelegd" else "blauw",
                icoon="vink" if rij.status == "gereed_gemeld" else "terug",
                rij=rij,
                nummer=rij.casus.nummer,
                wie=rij.organisatie.naam,
            )
            for rij in afspraken.select_related("casus", "organisatie")[:MEER]
        ),
        *(
            _taak(
                f"Voorstel voor de agenda: {rij.vraag[:90]}",
                rij.get_absolute_url(),
                doe="Beoordeel",
                stand="voorstel",
                icoon="agenda",
                rij=rij,
                nummer=rij.casus.nummer,
                wie=rij.overleg.nummer,
            )
            for rij in punten.select_related("casus", "overleg")[:MEER]
        ),
        *(
            _taak(
                "Rol goedkeuren",
                reverse("organisaties:rollen"),
                doe="Beoordeel",
                stand="goedkeuren",
                icoon="sleutel",
                wie=rij.get_rol_display(),
            )
            for rij in rollen[:MEER]
        ),
    ]


def _leiding(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Organisations of which the management could be told that work stays out."""
    if not actor.mag(Recht.CASUS_REGISSEREN):
        return []
    return [
        _taak(
            "Vertel het de leiding",
            reverse("casusoverleg:escaleren", args=[voorstel.organisatie.pk]),
            doe="Beoordeel",
            stand=f"{voorstel.trap} dagen of meer te laat",
            icoon="klok",
            wie=voorstel.organisatie.naam,
        )
        for voorstel in nakoming.proposals(actor, vandaag=vandaag)[:MEER]
    ]


def _reeksen(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Series that run out: nobody else thinks of it until there is no next meeting."""
    if not actor.mag(Recht.OVERLEG_PLANNEN):
        return []
    return [
        _taak(
            "De overlegreeks loopt af",
            reverse("casusoverleg:reeks_verder", args=[rij.pk]),
            doe="Plan verder",
            stand=f"gepland tot en met {rij.laatste:%d-%m-%Y}"
            if rij.laatste
            else "niets gepland",
            kleur="oranje",
            icoon="agenda",
            wie=rij.naam,
        )
        for rij in Overlegreeks.objects.visible_to(actor).loopt_af(vandaag)[:MEER]
    ]


def _eigen_afspraken(actor: Actor, vandaag: dt.date) -> Any:
    if actor.mag(Recht.CASUS_REGISSEREN) or not actor.mag(Recht.AFSPRAAK_UITVOEREN):
        return []
    return (
        Afspraak.objects.visible_to(actor)
        .lopend()
        .van(actor.organisaties)
        .filter(uiterlijk__gte=vandaag)
        .select_related("casus", "organisatie")
        .order_by("uiterlijk")[:MEER]
    )
