import pytest
from django.db import models

from tests.architectuur.modellen import factory_of, label, own_models
from tests.rollen import make_casus, make_kring


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [m for m in own_models() if m._meta.managed], ids=label
)
def test_the_factory_of_a_model_makes_a_valid_row(model: type[models.Model]) -> None:
    factory_of(model)().full_clean()


@pytest.mark.django_db
def test_the_road_from_signaal_to_casus_is_open() -> None:
    casus = make_casus(make_kring())

    assert casus.status == "actief"
