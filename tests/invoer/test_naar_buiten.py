"""What leaves Keten carries nothing that was slipped in: mails, tables."""

import re
from typing import Any

import pytest
from django.core import mail as post
from django.core.mail import BadHeaderError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from casusoverleg.notifications import send_uitnodiging
from keten.kern import mail
from keten.kern.formulieren import ONLEESBAAR, Formulier, RegelVeld, TekstVeld
from keten.organisaties.models import Medewerker
from keten.toegang.rollen import Rol
from tests.architectuur.bronnen import APPS, ROOT, name, python_files
from tests.factories import (
    AgendapuntFactory,
    OverlegFactory,
    OverleguitnodigingFactory,
)
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import make_casus

KOP = "\r\nBcc: b@c.nl"
# What a mail may say: a number, a date, how many, and where to look.
MAG_IN_MAIL = {
    "adres", "pad", "nummer", "datum", "begin", "eind", "uiterlijk", "reactie_tot",
    "van", "tot", "open", "te_laat", "wacht", "zonder_agenda", "concept", "patroon",
    "aantal", "nummers", "deze_week", "punten", "verslagen",
}  # fmt: skip
SLEUTEL = "5b0b9d4e-3f5c-4a55-9a5f-6b6d5f7c0a11"


class Proef(Formulier):
    regel = RegelVeld(label="Regel")
    tekst = TekstVeld(label="Tekst")


@pytest.fixture
def beheer() -> Beheer:
    return make_beheer()


def _colleague(beheer: Beheer, **anders: str) -> Any:
    velden = {
        "naam": "Nieuwe Collega",
        "inlognaam": "nieuwe.collega",
        "email": "nieuw@example.org",
        "organisatie": str(beheer.kring.levgroep.pk),
        "functie": "jongerenwerker",
        "rollen": [Rol.PARTNERPROFESSIONAL.value],
    }
    return beheer.kring.client(beheer.fb).post(
        reverse("organisaties:medewerker_nieuw"), velden | anders
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "adres",
    [f"a@b.nl{KOP}", f"a{KOP}@b.nl", "a@b.nl,b@c.nl", "a@b.nl\x00", "<a@b.nl>"],
)
def test_an_address_with_a_header_in_it_is_refused(beheer: Beheer, adres: str) -> None:
    antwoord = _colleague(beheer, email=adres)

    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {"email"}


@pytest.mark.django_db
def test_a_name_with_a_header_in_it_becomes_one_line(beheer: Beheer) -> None:
    assert _colleague(beheer, naam=f"Nieuwe Collega{KOP}").status_code == 302

    assert Medewerker.objects.filter(naam="Nieuwe Collega Bcc: b@c.nl").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("veld", ["onderwerp", "aan"])
def test_a_header_is_never_two(veld: str) -> None:
    gewoon: dict[str, Any] = {"onderwerp": "Proef", "aan": "a@b.nl"}

    with pytest.raises((BadHeaderError, ValueError)):
        mail.send(
            template="organisaties/mail/proef.txt",
            sleutel=SLEUTEL,  # type: ignore[arg-type]
            **(gewoon | {veld: f"a@b.nl{KOP}"}),
        )

    assert post.outbox == []


@pytest.mark.django_db
def test_a_mail_to_try_goes_to_one_address() -> None:
    with pytest.raises(CommandError):
        call_command("testmail", f"a@b.nl{KOP}")

    assert post.outbox == []


@pytest.mark.django_db
def test_an_invitation_does_not_say_where(beheer: Beheer) -> None:
    kring = beheer.kring
    overleg = OverlegFactory(samenwerkingsverband=kring.verband, plaats="=onder <b>wie")
    punt = AgendapuntFactory(overleg=overleg, casus=make_casus(kring))

    send_uitnodiging(
        uitnodiging=OverleguitnodigingFactory(
            overleg=punt.overleg, medewerker=kring.lev
        )
    )

    (brief,) = post.outbox
    assert "onder" not in brief.body


def test_a_mail_says_numbers_dates_and_links_only() -> None:
    gezegd = {
        woord
        for brief in (ROOT / "templates").rglob("mail/*.txt")
        for woord in re.findall(r"{{ *([\w.]+)", brief.read_text())
    }

    assert gezegd <= MAG_IN_MAIL


def test_a_table_leaves_from_two_places_only() -> None:
    """A text in a cell is no formula: see the tests of both."""
    schrijvers = {
        name(pad)
        for pad in python_files(*APPS)
        if re.search(r"import (csv|openpyxl|xlsxwriter)|text/csv", pad.read_text())
    }

    assert schrijvers == {
        "keten/rapportage/documents.py",
        "keten/verantwoording/datalek.py",
        "keten/verantwoording/views/datalek.py",
    }


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("Jan\u202enaJ\u2066", "JannaJ"),
        ("a\u200bb\ufeff\u00ad", "ab"),
        ("a\x1b[31m\x07", "a[31m"),
        ("ne\u200dst", "ne\u200dst"),
        ("é \U0001f600", "é \U0001f600"),
    ],
)
@pytest.mark.parametrize("veld", ["regel", "tekst"])
def test_what_nobody_can_see_is_not_kept(getypt: str, bewaard: str, veld: str) -> None:
    form = Proef({"regel": "x", "tekst": "x", veld: getypt})

    assert form.is_valid()
    assert form.cleaned_data[veld] == bewaard


def test_a_text_keeps_its_lines_and_a_line_is_one() -> None:
    form = Proef({"regel": "a\r\nb\u2028c\td", "tekst": "a\r\nb"})

    assert form.is_valid()
    assert form.cleaned_data["regel"] == "a b c d"
    assert form.cleaned_data["tekst"] == "a\r\nb"


@pytest.mark.parametrize("veld", ["regel", "tekst"])
def test_what_cannot_be_read_is_said_at_the_field(veld: str) -> None:
    form = Proef({"regel": "x", "tekst": "x", veld: "a\x00b"})

    assert form.errors == {veld: [ONLEESBAAR]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("adres", "veld"),
    [("account_login", "login"), ("organisaties:wachtwoord_vergeten", "naam")],
)
@pytest.mark.parametrize("tekst", ["a\x00b", "\ufffd" * 9, "x" * 1_000_000])
def test_without_an_account_too_nothing_breaks(
    adres: str, veld: str, tekst: str
) -> None:
    antwoord = Client().post(reverse(adres), {veld: tekst, "password": tekst})

    assert antwoord.status_code in {200, 302, 422}
