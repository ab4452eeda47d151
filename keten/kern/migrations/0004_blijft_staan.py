"""What was written in a log stays as it was written."""

from django.db import migrations

from keten.kern.databank import APP

BLIJFT = (
    "auditlog_logentry",
    "kern_verbetering",
    "kern_nummer",
    "toegang_weigering",
)


class Migration(migrations.Migration):
    dependencies = [
        ("kern", "0003_rijen_die_gaan"),
        ("toegang", "0001_initial"),
        ("auditlog", "0017_add_actor_email"),
    ]
    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE ON {tabel} FROM {APP};",
            f"GRANT UPDATE ON {tabel} TO {APP};",
        )
        for tabel in BLIJFT
    ]
