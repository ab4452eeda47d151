#!/usr/bin/env python3
"""Django's door. It first sees to it that there is an environment to run in."""

import signal
import sys

from keten.opstart import omgeving


def main() -> None:
    omgeving.ensure(sys.argv)
    # Late, because only now do the packages exist that these modules import.
    from keten.opstart import bevel  # noqa: PLC0415

    sys.exit(bevel.run(sys.argv))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
