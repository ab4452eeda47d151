"""The log as the person concerned may have it: without the columns of who looked."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

from keten.kern.databank import APP, KOPIE

# As whoever asks: the policy of the table beneath holds for the view too.
VIEW = f"""
    CREATE VIEW logboek_verwerkingsregel WITH (security_invoker = true) AS
        SELECT id, op, organisaties, verbanden, actie, objecten, doel
        FROM logboek_inzageregel WHERE resultaat < 400;
    REVOKE ALL ON logboek_verwerkingsregel FROM {APP};
    GRANT SELECT ON logboek_verwerkingsregel TO {APP}, {KOPIE};
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_volg")]
    operations = [
        migrations.CreateModel(
            name="Verwerkingsregel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("op", models.DateTimeField()),
                (
                    "organisaties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                (
                    "verbanden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("actie", models.CharField(max_length=120)),
                (
                    "objecten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("doel", models.CharField(max_length=20)),
            ],
            options={
                "verbose_name_plural": "verwerkingsregels",
                "db_table": "logboek_verwerkingsregel",
                "managed": False,
            },
        ),
        migrations.RunSQL(VIEW, "DROP VIEW logboek_verwerkingsregel;"),
    ]
