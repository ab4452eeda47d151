"""How the state of a casus or an afspraak looks: icon and word, not colour alone."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from casusoverleg.status import AfspraakStatus, CasusStatus
from casusoverleg.status.afspraak import LOOPT
from keten.kern import klok
from keten.kern.templatetags.keten import badge, stand

register = template.Library()

CASUS_BADGES = {
    CasusStatus.VOORBEREIDING: ("neutral", "half"),
    CasusStatus.ACTIEF: ("success", "vink"),
    CasusStatus.AFGESLOTEN: ("neutral", "archief"),
}
CASUS_STANDEN = {
    CasusStatus.VOORBEREIDING: ("blauw", "half"),
    CasusStatus.ACTIEF: ("groen", "vink"),
    CasusStatus.AFGESLOTEN: ("", "archief"),
}
AFSPRAAK_STANDEN = {
    AfspraakStatus.VOORGESTELD: ("blauw", "vraag"),
    AfspraakStatus.OPEN: ("", "open"),
    AfspraakStatus.WACHT_OP_VOORWAARDE: ("", "klok"),
    AfspraakStatus.IN_UITVOERING: ("", "half"),
    AfspraakStatus.GEREED_GEMELD: ("blauw", "vink"),
    AfspraakStatus.AFGEROND: ("groen", "vink"),
    AfspraakStatus.TERUGGELEGD: ("oranje", "terug"),
    AfspraakStatus.OVERGEDRAGEN: ("", "door"),
    AfspraakStatus.VERVALLEN: ("", "kruis"),
}


@register.simple_tag
def casus_badge(casus: Any) -> SafeString:
    """Show the state of a casus beside its number."""
    soort, icoon = CASUS_BADGES[CasusStatus(casus.status)]
    return badge(soort, casus.get_status_display().lower(), icoon)


@register.simple_tag
def casus_stand(casus: Any) -> SafeString:
    """Show the state of a casus in a list."""
    soort, icoon = CASUS_STANDEN[CasusStatus(casus.status)]
    return stand(soort, casus.get_status_display().lower(), icoon)


@register.simple_tag
def afspraak_stand(afspraak: Any) -> SafeString:
    """Show the state of an afspraak; one that runs late says by how many days."""
    if afspraak.status in LOOPT:
        laat = (klok.vandaag() - afspraak.uiterlijk).days
        if laat > 0:
            return stand("rood", f"{laat} {'dag' if laat == 1 else 'dagen'} te laat")
        if laat == 0:
            return stand("oranje", "uiterlijk vandaag")
    soort, icoon = AFSPRAAK_STANDEN[AfspraakStatus(afspraak.status)]
    return stand(soort, afspraak.get_status_display().lower(), icoon)
