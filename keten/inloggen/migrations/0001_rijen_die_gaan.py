"""Of the tables of allauth: factors go, and sessions end."""

from django.db import migrations

from keten.kern.databank import APP

VERDWIJNT = ("mfa_authenticator", "usersessions_usersession")


class Migration(migrations.Migration):
    dependencies = [
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
        ("kern", "0003_rijen_die_gaan"),
    ]
    operations = [
        migrations.RunSQL(
            f"GRANT DELETE ON {tabel} TO {APP};",
            f"REVOKE DELETE ON {tabel} FROM {APP};",
        )
        for tabel in VERDWIJNT
    ]
