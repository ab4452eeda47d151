"""From the first click of a professional to a melding, through the outside."""

import pytest
from django.urls import reverse

from meldingen.models import Melding
from signalen.models import Signaal
from tests.rollen import make_kring

pytestmark = pytest.mark.django_db

SIGNAAL = {"acuut": "nee", "type": "loverboy", "feiten": "Zij zei: hij betaalt alles."}


def test_a_signaal_becomes_a_melding_through_the_screens() -> None:
    kring = make_kring()
    lev, meldpunt = kring.client(kring.lev), kring.client(kring.meldpunt)
    antwoord = lev.post(
        reverse("signalen:signaal_nieuw"), {**SIGNAAL, "knop": "indienen"}
    )
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    signaal = Signaal.objects.get()
    assert lev.get(signaal.get_absolute_url()).status_code == 200
    url = reverse("signalen:signaal_handeling", args=[signaal.pk, "oppakken"])
    assert meldpunt.post(url, {"versie": signaal.versie}).status_code == 302
    assert meldpunt.get(signaal.get_absolute_url()).status_code == 200
    url = reverse("meldingen:panel_voor_signaal", args=[signaal.pk])
    assert meldpunt.get(url).status_code == 200
    url = reverse("meldingen:melding_uit_signaal", args=[signaal.pk])
    assert meldpunt.get(url).status_code == 200
    velden = {
        "type": "loverboy",
        "aanleiding": "Zij zei: hij betaalt alles.",
        "doel": "Samen kijken.",
        "weet_betrokkene": "Nog niets.",
        "meldcode_stap": "nvt",
        "roepnaam": "Proefje",
        "geslachtsnaam": "Proefnaam",
        "geboren": "2011",
        "geslacht": "vrouw",
        "rol": "slachtoffer",
    }
    antwoord = meldpunt.post(url, velden)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    melding = Melding.objects.get()
    for wie in (lev, meldpunt):
        assert wie.get(melding.get_absolute_url()).status_code == 200
    for naam in ("signalen:signalen", "meldingen:meldingen"):
        assert meldpunt.get(reverse(naam)).status_code == 200
        assert lev.get(reverse(naam)).status_code == 200
