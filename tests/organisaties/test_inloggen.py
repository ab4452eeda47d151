"""The page on which people log in speaks like the page on which they got a name."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_name_to_log_in_with_has_one_name() -> None:
    page = Client().get(reverse("account_login")).text

    assert "Inlognaam" in page
    assert "ebruikersnaam" not in page


def test_a_wrong_password_is_told_in_the_same_words() -> None:
    page = Client().post(
        reverse("account_login"), {"login": "niemand", "password": "zomaar iets"}
    )

    assert "De inlognaam of het wachtwoord klopt niet." in page.text
    assert "ebruikersnaam" not in page.text
