import uuid

import pytest

from keten.kern import indieningen
from keten.kern.models import Concept
from tests.factories import MedewerkerFactory

pytestmark = pytest.mark.django_db


def test_a_form_that_is_sent_for_the_first_time_leads_nowhere_yet() -> None:
    medewerker = MedewerkerFactory()

    assert indieningen.claim(uuid.uuid4(), door_id=medewerker.pk) == ""


def test_a_form_that_is_sent_twice_leads_to_the_same_record() -> None:
    medewerker, sleutel = MedewerkerFactory(), uuid.uuid4()
    indieningen.claim(sleutel, door_id=medewerker.pk)
    indieningen.finish(sleutel, naar="/signalen/1/")

    assert indieningen.claim(sleutel, door_id=medewerker.pk) == "/signalen/1/"


def test_the_key_of_another_leads_nowhere() -> None:
    sleutel = uuid.uuid4()
    indieningen.claim(sleutel, door_id=MedewerkerFactory().pk)
    indieningen.finish(sleutel, naar="/signalen/1/")

    assert indieningen.claim(sleutel, door_id=MedewerkerFactory().pk) == ""


def test_what_is_typed_replaces_what_was_typed() -> None:
    van = MedewerkerFactory().pk
    indieningen.keep_concept(van_id=van, plek="/x/", velden={"feiten": "een"})

    indieningen.keep_concept(van_id=van, plek="/x/", velden={"feiten": "twee"})

    assert [c.inhoud for c in Concept.objects.filter(van=van)] == [{"feiten": "twee"}]


def test_what_is_typed_is_kept_for_its_writer_alone() -> None:
    van = MedewerkerFactory().pk
    indieningen.keep_concept(van_id=van, plek="/x/", velden={"feiten": "een"})

    ander = indieningen.concept_for(van_id=MedewerkerFactory().pk, plek="/x/")

    assert ander is None


def test_what_was_sent_in_is_forgotten() -> None:
    van = MedewerkerFactory().pk
    indieningen.keep_concept(van_id=van, plek="/x/", velden={"feiten": "een"})

    indieningen.drop_concept(van_id=van, plek="/x/")

    assert indieningen.concept_for(van_id=van, plek="/x/") is None


def test_more_than_anybody_types_is_not_kept() -> None:
    van = MedewerkerFactory().pk
    velden = {"feiten": "x" * (indieningen.MAX_CONCEPT + 1)}

    assert indieningen.keep_concept(van_id=van, plek="/x/", velden=velden) is None
