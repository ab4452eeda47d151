"""Rights end, and the PDFs of a meeting that opens again are taken back."""

from django.db import migrations

from keten.kern.databank import APP

VERDWIJNT = (
    "casusoverleg_casususerobjectpermission",
    "casusoverleg_uitgifte",
    "casusoverleg_uitgifteonderdeel",
)


class Migration(migrations.Migration):
    dependencies = [("casusoverleg", "0002_initial")]
    operations = [
        migrations.RunSQL(
            f"GRANT DELETE ON {tabel} TO {APP};",
            f"REVOKE DELETE ON {tabel} FROM {APP};",
        )
        for tabel in VERDWIJNT
    ]
