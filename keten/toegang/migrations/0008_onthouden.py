"""What the policies ask of the actor is worked out once in a transaction."""

from django.db import migrations

from keten.toegang.onthouden import MERK, MERK_TERUG, onthoud, vergeet_bij

# What the answers are made of.
BRONNEN = (
    "organisaties_medewerker",
    "organisaties_dienstverband",
    "organisaties_deelname",
    "organisaties_roltoekenning",
    "toegang_rolrecht",
    "toegang_blokkade",
    "toegang_noodtoegang",
    "meldingen_meldingsignaal",
    "meldingen_meldingbetrokkene",
    "casusoverleg_casus",
    "casusoverleg_casusbetrokkene",
    "casusoverleg_casusdeelname",
    "casusoverleg_informatielezer",
)


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0007_beleid_van_blokkades"),
        ("casusoverleg", "0011_beleid_van_lezers"),
    ]
    operations = [
        migrations.RunSQL(MERK, MERK_TERUG),
        onthoud("deelnames", "text[]"),
        onthoud("organisaties", "uuid[]"),
        onthoud("verbanden_met", "uuid[]", met=True),
        onthoud("namens", "text[]", met=True),
        onthoud("geblokkeerd", "uuid[]"),
        onthoud("noodtoegang", "uuid[]"),
        onthoud("is_werkzaam", "boolean"),
        onthoud("gekozen_stukken", "uuid[]"),
        *(vergeet_bij(tabel) for tabel in BRONNEN),
    ]
