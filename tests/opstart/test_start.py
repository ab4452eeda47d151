"""What `start` says must be true."""

import re
import socket

import pytest

from keten.demo import namen, partners
from keten.opstart import start
from keten.opstart.draaiend import free_port


def test_every_account_that_is_named_exists_in_the_demo() -> None:
    genoemd = {
        naam for namen_, _ in start.ACCOUNTS for naam in re.split(r",\s*", namen_)
    }

    assert genoemd <= {account.inlognaam for account in namen.ACCOUNTS}


def test_the_password_that_is_named_is_the_one_of_the_demo() -> None:
    assert start.WACHTWOORD == partners.WACHTWOORD


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        poort = taken.getsockname()[1]

        assert free_port(vanaf=poort) > poort


@pytest.mark.parametrize("arguments", [["--poort", "abc"], ["--onbekend"]])
def test_a_wrong_argument_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        start.main(arguments)
