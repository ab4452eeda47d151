"""Two colours as a style sheet, for everybody and to be kept."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import InrichtingFactory

pytestmark = pytest.mark.django_db


def test_strangers_get_the_colours_and_may_keep_them() -> None:
    InrichtingFactory(kleur_merk="#7a1f5c", kleur_actie="#00538c")

    antwoord = Client().get(reverse("thema"))

    assert antwoord.status_code == 200
    assert antwoord["Content-Type"].startswith("text/css")
    assert "max-age" in antwoord["Cache-Control"]
    assert "--basis-color-accent-1-" in antwoord.content.decode()


def test_without_colours_there_is_no_style() -> None:
    antwoord = Client().get(reverse("thema"))

    assert antwoord.content == b""


def test_pages_point_at_the_colours_they_have_now() -> None:
    rij = InrichtingFactory(kleur_merk="#7a1f5c", kleur_actie="#00538c")
    pagina = Client().get(reverse("account_login")).content.decode()
    assert "/thema.css?v=7a1f5c00538c" in pagina

    rij.kleur_merk = "#123456"
    rij.save()

    pagina = Client().get(reverse("account_login")).content.decode()
    assert "/thema.css?v=12345600538c" in pagina
