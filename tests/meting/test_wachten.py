"""Waiting: what goes on is waited for, what stands still is said."""

from itertools import count

import pytest

from keten.meting.product import DuurtTeLangError, wait_until, watch


def test_what_grows_is_waited_for() -> None:
    teller = count()

    assert watch(lambda: next(teller), tot=3, wat="werk", stil=5) < 5


def test_what_stands_still_is_not() -> None:
    with pytest.raises(DuurtTeLangError, match="werk: 1 van 3"):
        watch(lambda: 1, tot=3, wat="werk", stil=0.05)


def test_what_never_comes_is_not_waited_for_for_ever() -> None:
    with pytest.raises(DuurtTeLangError, match="antwoord"):
        wait_until(lambda: False, "antwoord", geduld=0.05)
