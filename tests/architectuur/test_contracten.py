"""Guard 1 and 10: imports go one way, and no migration is missing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architectuur.bronnen import ROOT


def test_imports_keep_to_the_contracts() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
