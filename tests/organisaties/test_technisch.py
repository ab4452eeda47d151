"""The technical log: what failed and what was refused, and nobody in it."""

import pytest
from django.urls import reverse

from keten.kern.models import OpdrachtStatus
from tests.factories import OpdrachtFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import make_casus

pytestmark = pytest.mark.django_db
PAGINA = reverse("organisaties:technisch_logboek")


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def test_it_counts_what_failed_and_which_mails_went(beheer: Beheer) -> None:
    for _ in range(3):
        OpdrachtFactory(
            taak="casusoverleg.mail_verslag",
            status=OpdrachtStatus.VASTGELOPEN,
            fouten=5,
            laatste_fout="SMTPRecipientsRefused",
            gegevens={"uitgifte_id": "sleutel-van-het-verslag"},
        )
    OpdrachtFactory(taak="casusoverleg.mail_verslag", status=OpdrachtStatus.GEREED)

    antwoord = beheer.kring.client(beheer.fb).get(PAGINA)

    mislukt, mails = antwoord.context["mislukt"], antwoord.context["mails"]
    assert [(r["taak"], r["aantal"], r["vast"]) for r in mislukt] == [
        ("casusoverleg.mail_verslag", 3, 3)
    ]
    assert (mails[0]["weg"], mails[0]["vast"]) == (1, 3)
    assert "SMTPRecipientsRefused" in antwoord.text
    assert "sleutel-van-het-verslag" not in antwoord.text


def test_it_counts_what_was_refused_without_who_or_which(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    wie = beheer.kring.politie2
    beheer.kring.client(wie).get(reverse("organisaties:opdrachten"))
    adres = reverse("casusoverleg:geheim_adres_tonen", args=[casus.pk, "opvang"])
    beheer.kring.client(wie).post(adres, {"reden": "Nieuwsgierig."})

    tekst = beheer.kring.client(beheer.fb).get(PAGINA).text

    assert "Geweigerd" in tekst
    for geheim in (wie.naam, wie.inlognaam, str(wie.pk), casus.nummer, str(casus.pk)):
        assert geheim not in tekst


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt", "vreemde"])
def test_it_is_for_functional_management(beheer: Beheer, wie: str) -> None:
    client = beheer.kring.client(getattr(beheer.kring, wie))

    assert client.get(PAGINA).status_code == 403
