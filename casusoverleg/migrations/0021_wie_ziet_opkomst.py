"""The history of who came is seen by who sees the list."""

from importlib import import_module

from django.db import migrations

VORIGE = import_module("casusoverleg.migrations.0012_wie_ziet_wat")
SOORT = """
    WHEN 'casusoverleg.opkomst' THEN
        RETURN EXISTS (SELECT 1 FROM public.casusoverleg_opkomst WHERE id = welke);"""


class Migration(migrations.Migration):
    dependencies = [("casusoverleg", "0020_opkomst")]
    operations = [
        migrations.RunSQL(
            VORIGE.ZIET.sql.replace("ELSE", SOORT.lstrip() + "\n        ELSE"),
            VORIGE.ZIET.sql,
        )
    ]
