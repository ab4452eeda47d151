"""A blockade holds for the whole matter: who judges that reads these tables."""

from django.db import migrations

from keten.toegang.beleid import open_voor_poortwachter


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0002_initial"), ("toegang", "0003_grond")]
    operations = [
        open_voor_poortwachter("meldingen_meldingsignaal"),
        open_voor_poortwachter("meldingen_meldingbetrokkene"),
    ]
