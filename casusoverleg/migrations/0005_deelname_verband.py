"""A participation knows its samenwerkingsverband: always that of its casus."""

import django.db.models.deletion
from django.db import migrations, models

GELIJK = """
ALTER TABLE casusoverleg_casusdeelname ADD CONSTRAINT deelname_verband_van_casus
    FOREIGN KEY (casus_id, samenwerkingsverband_id)
    REFERENCES casusoverleg_casus (id, samenwerkingsverband_id)
    DEFERRABLE INITIALLY DEFERRED;
"""
VUL = """
UPDATE casusoverleg_casusdeelname d
    SET samenwerkingsverband_id = c.samenwerkingsverband_id
    FROM casusoverleg_casus c WHERE c.id = d.casus_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def verband(*, null: bool) -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="organisaties.samenwerkingsverband",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0004_opvolging"),
        ("organisaties", "0001_initial"),
    ]
    operations = [
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.UniqueConstraint(
                fields=("id", "samenwerkingsverband"), name="casus_in_verband"
            ),
        ),
        migrations.AddField(
            model_name="casusdeelname",
            name="samenwerkingsverband",
            field=verband(null=True),
        ),
        migrations.RunSQL(VUL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="casusdeelname",
            name="samenwerkingsverband",
            field=verband(null=False),
        ),
        migrations.RunSQL(
            GELIJK,
            "ALTER TABLE casusoverleg_casusdeelname"
            " DROP CONSTRAINT deelname_verband_van_casus;",
        ),
    ]
