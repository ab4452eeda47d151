import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keten.kern import vastleggen
from keten.kern.models import Verbetering
from keten.kern.vastleggen import VerouderdError
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor
from tests.factories import MedewerkerFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def _actor() -> Actor:
    return Actor(pk=MedewerkerFactory().pk, is_active=True)


def test_a_record_is_signed_by_its_maker() -> None:
    by = _actor()

    rij = vastleggen.create(Organisatie, by=by, naam="Proef", soort="zorg")

    assert (rij.gemaakt_door_id, rij.gewijzigd_door_id, rij.versie) == (by.pk, by.pk, 1)


def test_a_change_is_signed_and_counted() -> None:
    by, rij = _actor(), OrganisatieFactory()

    vastleggen.change(rij, by=by, naam="Anders")

    rij.refresh_from_db()
    assert (rij.naam, rij.gewijzigd_door_id, rij.versie) == ("Anders", by.pk, 2)


def test_what_stood_there_stays_readable() -> None:
    rij = OrganisatieFactory(naam="Eerst")

    vastleggen.change(rij, by=_actor(), naam="Daarna")

    (verbetering,) = Verbetering.objects.filter(object_id=rij.pk)
    assert (verbetering.veld, verbetering.oud, verbetering.nieuw) == (
        "naam",
        "Eerst",
        "Daarna",
    )


def test_a_change_of_two_fields_gives_two_rows() -> None:
    rij = OrganisatieFactory()

    vastleggen.change(rij, by=_actor(), naam="Anders", mag_casusregie=False)

    velden = Verbetering.objects.filter(object_id=rij.pk)
    assert set(velden.values_list("veld", "nieuw")) == {
        ("naam", "Anders"),
        ("mag_casusregie", "nee"),
    }


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    rij = OrganisatieFactory(naam="Eerst")

    vers = vastleggen.change(rij, by=_actor(), naam="Eerst")

    assert vers.versie == 1
    assert not Verbetering.objects.filter(object_id=rij.pk).exists()


def test_the_second_writer_is_told() -> None:
    rij = OrganisatieFactory()
    vastleggen.change(rij, by=_actor(), versie=1, naam="De eerste")

    with pytest.raises(VerouderdError):
        vastleggen.change(rij, by=_actor(), versie=1, naam="De tweede")


def test_the_second_writer_overwrites_nothing() -> None:
    rij = OrganisatieFactory()
    vastleggen.change(rij, by=_actor(), versie=1, naam="De eerste")

    with pytest.raises(VerouderdError):
        vastleggen.change(rij, by=_actor(), versie=1, naam="De tweede")

    rij.refresh_from_db()
    assert rij.naam == "De eerste"


def test_the_second_writer_is_shown_what_the_first_wrote() -> None:
    rij = OrganisatieFactory()
    vastleggen.change(rij, by=_actor(), versie=1, naam="De eerste")

    with pytest.raises(VerouderdError) as gevangen:
        vastleggen.change(rij, by=_actor(), versie=1, naam="De tweede")

    assert getattr(gevangen.value.huidig, "naam", "") == "De eerste"


def test_a_change_writes_only_the_fields_that_change() -> None:
    """What another wrote into another field in between is not put back."""
    rij = OrganisatieFactory(naam="Eerst")
    vastleggen.change(rij, by=_actor(), naam="Daarna")

    vastleggen.change(rij, by=_actor(), mag_casusregie=False)

    rij.refresh_from_db()
    assert rij.naam == "Daarna"


def test_a_change_locks_the_record_before_it_looks() -> None:
    rij = OrganisatieFactory()

    with CaptureQueriesContext(connection) as vragen:
        vastleggen.change(rij, by=_actor(), naam="Anders")

    gelezen = [v["sql"] for v in vragen if '"organisaties_organisatie"' in v["sql"]]
    assert "FOR UPDATE" in gelezen[0]
