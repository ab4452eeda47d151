"""What every page needs around its content: who I am, where I can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from keten.kern.models import Inrichting
from keten.organisaties.models import Dienstverband
from keten.toegang.actor import NIEMAND, Actor
from keten.toegang.rechten import Recht

# url name, name, icon, right; in the order of the chain.
MENU: tuple[tuple[str, str, str, tuple[Recht, ...]], ...] = (
    ("mijn_werk", "Mijn werk", "huis", ()),
    (
        "signalen:signalen",
        "Signalen",
        "inbak",
        (Recht.SIGNAAL_INDIENEN, Recht.SIGNAAL_BEOORDELEN),
    ),
    (
        "meldingen:meldingen",
        "Meldingen",
        "praat",
        (Recht.MELDING_REGISTREREN, Recht.MELDING_BEOORDELEN),
    ),
    ("casusoverleg:casussen", "Casussen", "map", (Recht.CASUS_INZIEN,)),
    ("casusoverleg:overleggen", "Overleg", "agenda", (Recht.OVERLEG_INZIEN,)),
    ("casusoverleg:afspraken", "Afspraken", "lijst", (Recht.CASUS_INZIEN,)),
    ("casusoverleg:verslagen", "Verslagen", "doc", (Recht.VERSLAG_INZIEN,)),
    (
        "casusoverleg:noodtoegangen",
        "Noodtoegang",
        "sleutel",
        (Recht.NOODTOEGANG, Recht.CASUS_REGISSEREN),
    ),
    ("rapportage:keten", "Cijfers", "grafiek", (Recht.RAPPORTAGE_INZIEN,)),
    ("verantwoording:inzagen", "Logboek", "oog", (Recht.LOGBOEK_INZIEN,)),
    (
        "organisaties:medewerkers",
        "Medewerkers",
        "mensen",
        (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN, Recht.COLLEGAS_BEHEREN),
    ),
    (
        "casusoverleg:blokkades",
        "Blokkades",
        "schild",
        (Recht.CASUS_REGISSEREN, Recht.COLLEGAS_BEHEREN),
    ),
    (
        "organisaties:organisaties",
        "Organisaties",
        "keten",
        (Recht.ORGANISATIES_BEHEREN,),
    ),
    (
        "organisaties:opdrachten",
        "Opdrachten",
        "klok",
        (Recht.OPDRACHTEN_BEHEREN,),
    ),
)

# The pages about colleagues: url name, words, right.
_REGELT = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN, Recht.COLLEGAS_BEHEREN)
TABS: tuple[tuple[str, str, tuple[Recht, ...]], ...] = (
    ("organisaties:medewerkers", "Medewerkers", _REGELT),
    (
        "organisaties:rollen",
        "Rollen",
        (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN),
    ),
    ("casusoverleg:vervangingen", "Vervangingen", _REGELT),
    (
        "organisaties:contactrollen",
        "Contactrollen",
        (Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN),
    ),
    ("organisaties:toegangsrondes", "Wie heeft nog toegang", _REGELT),
)

# Where a page stands elsewhere than its place in the menu.
HOORT_BIJ = (
    ("/beheer/rollen/", "organisaties:medewerkers"),
    ("/beheer/dienstverbanden/", "organisaties:medewerkers"),
    ("/rollen/", "organisaties:medewerkers"),
    ("/vervangingen/", "organisaties:medewerkers"),
    ("/herstel/", "organisaties:medewerkers"),
    ("/beheer/contactrollen/", "organisaties:medewerkers"),
    ("/beheer/toegang/", "organisaties:medewerkers"),
    ("/dienstverbanden/", "organisaties:medewerkers"),
    ("/opvolgingen/", "casusoverleg:casussen"),
    ("/beheer/convenanten/", "organisaties:organisaties"),
    ("/deelnames/", "organisaties:organisaties"),
    ("/deelnemers/", "casusoverleg:casussen"),
    ("/betrokkenen/", "casusoverleg:casussen"),
    ("/informatie/", "casusoverleg:casussen"),
    ("/bijlagen/", "casusoverleg:casussen"),
    ("/agendapunten/", "casusoverleg:overleggen"),
    ("/uitgiften/", "casusoverleg:verslagen"),
)


def raam(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of the page."""
    actor: Actor = getattr(request, "actor", NIEMAND)
    inrichting = Inrichting.objects.first()
    basis = {
        "demo": bool(inrichting and inrichting.demo),
        "inrichting_naam": inrichting.naam if inrichting else "",
        "thema_url": _thema(inrichting) if inrichting else "",
        "zonder_tweede_stap": not settings.KETEN_TWEEDE_FACTOR,
    }
    if not actor.is_active:
        return basis
    beperkt = getattr(request, "beperkt", False)
    return {
        **basis,
        "actor": actor,
        "ik": {
            "naam": actor.naam,
            "functie": actor.functie,
            "organisatie": ", ".join(_organisaties(actor)),
        },
        # Without a second step there is nowhere to go yet.
        "menu": [] if beperkt else menu(actor, request.path),
        "beperkt": beperkt,
        "beheertabs": _tabs(actor),
        "sessie_seconden": request.session.get_expiry_age(),
        "sessie_url": reverse("hulp"),
    }


def menu(actor: Actor, pad: str) -> list[dict[str, Any]]:
    """Return where this actor can go; the place of this page is marked."""
    punten = [
        {"url": reverse(url), "naam": naam, "icoon": icoon}
        for url, naam, icoon, rechten in MENU
        if not rechten or any(actor.mag(recht) for recht in rechten)
    ]
    elders = next((reverse(n) for begin, n in HOORT_BIJ if pad.startswith(begin)), pad)
    hier = max(
        (punt["url"] for punt in punten if _is_below(elders, punt["url"])),
        key=len,
        default="",
    )
    return [{**punt, "actief": punt["url"] == hier} for punt in punten]


def _is_below(pad: str, url: str) -> bool:
    # Everything is below the first page: that one is only itself.
    return pad == url or (url != reverse("mijn_werk") and pad.startswith(url))


def _tabs(actor: Actor) -> list[dict[str, str]]:
    return [
        {"url": reverse(url), "naam": url.partition(":")[2], "tekst": tekst}
        for url, tekst, rechten in TABS
        if any(actor.mag(recht) for recht in rechten)
    ]


def _thema(inrichting: Inrichting) -> str:
    """The address changes with the colours, so that it can be kept for long."""
    kleuren = f"{inrichting.kleur_merk}{inrichting.kleur_actie}".replace("#", "")
    return f"{reverse('thema')}?v={kleuren}"


def _organisaties(actor: Actor) -> list[str]:
    rijen = Dienstverband.objects.filter(
        medewerker=actor.pk, organisatie__in=actor.organisaties
    )
    return list(rijen.values_list("organisatie__naam", flat=True).distinct())
