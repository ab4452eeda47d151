import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from keten.kern.models import Inrichting
from keten.organisaties.models import Medewerker

pytestmark = pytest.mark.django_db


def test_demo_has_sixty_accounts_that_can_log_in():
    call_command("demodata")
    assert Inrichting.objects.get().demo
    assert Medewerker.objects.count() == 60
    assert check_password("keten-demo", Medewerker.objects.get(inlognaam="lev").password)
