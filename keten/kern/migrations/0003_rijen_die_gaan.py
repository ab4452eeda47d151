"""The tables in which rows come and go, and the one for counters and limits."""

from django.db import migrations

from keten.kern.databank import APP

CACHE = f"""
    CREATE TABLE kern_cache (
        cache_key varchar(255) PRIMARY KEY,
        value text NOT NULL,
        expires timestamptz NOT NULL
    );
    CREATE INDEX kern_cache_expires ON kern_cache (expires);
    GRANT DELETE ON kern_cache TO {APP};
"""
VERDWIJNT = ("kern_concept", "kern_indiening", "kern_document", "django_session")


class Migration(migrations.Migration):
    dependencies = [
        ("kern", "0002_initial"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE kern_cache;"),
        *(
            migrations.RunSQL(
                f"GRANT DELETE ON {tabel} TO {APP};",
                f"REVOKE DELETE ON {tabel} FROM {APP};",
            )
            for tabel in VERDWIJNT
        ),
    ]
