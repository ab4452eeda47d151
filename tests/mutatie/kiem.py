"""
A process in which everything is loaded that is not ours, to grow test runs from.

It reads one run a line from its input, forks, puts the fault in while our modules are
loaded, runs the tests in the child, and says how that ended. Nothing of ours is loaded
before: each child gets it fresh.

    {"module": "keten.toegang.actor", "bron": "...", "proeven": [...], "hooguit": 60}
"""

import importlib
import importlib.abc
import importlib.machinery
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from types import CodeType, ModuleType
from typing import Any

VOORAF = (
    *("django.db.models", "django.db.backends.postgresql.base", "django.forms"),
    *("django.template.backends.django", "django.test", "django.views.generic"),
    *("django.core.handlers.base", "django.contrib.sessions.middleware"),
    *("django.urls", "django.core.mail", "django.db.migrations.loader"),
    *("psycopg", "celery", "kombu", "redis", "weasyprint", "cryptography.fernet"),
    *("xlsxwriter", "pypdf", "holidays", "argon2", "qrcode", "yaml", "factory"),
    *("pytest", "_pytest.assertion", "csp"),
)
# As the tests would say it: all passed, something failed. Killed by the clock is ours.
GESLAAGD, TE_LANG = 0, 124


class _Bron(importlib.abc.Loader):
    """Load a module from other source than stands in its file."""

    def __init__(self, pad: str, bron: str) -> None:
        self._pad, self._bron = pad, bron

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self._pad
        exec(self._code(), module.__dict__)  # noqa: S102 - a module with a fault in it

    def _code(self) -> CodeType:
        return compile(self._bron, self._pad, "exec")


class _Vinder(importlib.abc.MetaPathFinder):
    """Find one module elsewhere."""

    def __init__(self, module: str, bron: str) -> None:
        self._module, self._bron = module, bron

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module:
            return None
        pad = f"{fullname.replace('.', '/')}.py"
        return importlib.machinery.ModuleSpec(
            fullname, _Bron(pad, self._bron), origin=pad
        )


def main() -> None:
    """Grow a run for every line."""
    for naam in VOORAF:
        importlib.import_module(naam)
    print("klaar", flush=True)  # noqa: T201 - whoever started this waits for it
    for regel in sys.stdin:
        begin = time.monotonic()
        code = _grow(json.loads(regel))
        uit = {"code": code, "seconden": time.monotonic() - begin}
        print(json.dumps(uit), flush=True)  # noqa: T201 - the answer


def _grow(vraag: dict[str, Any]) -> int:
    kind = os.fork()
    if not kind:
        os.setsid()
        os._exit(_test(vraag))
    tot = time.monotonic() + vraag["hooguit"]
    while time.monotonic() < tot:
        klaar, status = os.waitpid(kind, os.WNOHANG)
        if klaar:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(kind, signal.SIGKILL)
    os.waitpid(kind, 0)
    return TE_LANG


def _test(vraag: dict[str, Any]) -> int:
    """Run the tests in this child; what they say is for nobody."""
    stil = os.open(
        vraag.get("log") or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    )
    for uitgang in (1, 2):
        os.dup2(stil, uitgang)
    if vraag["module"]:
        sys.meta_path.insert(0, _Vinder(vraag["module"], vraag["bron"]))
    pytest = importlib.import_module("pytest")
    vast = [
        "-x",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "--assert=plain",
        "--reuse-db",
    ]
    code = int(pytest.main([*vast, *vraag.get("opties", []), *vraag["proeven"]]))
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    main()
