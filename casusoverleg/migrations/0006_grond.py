"""Who is on a casus, and whom it is about: the functions of the policies ask that."""

from django.db import migrations

from keten.toegang.beleid import open_voor_poortwachter


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0005_deelname_verband"),
        ("toegang", "0003_grond"),
    ]
    operations = [
        open_voor_poortwachter("casusoverleg_casus"),
        open_voor_poortwachter("casusoverleg_casusdeelname"),
        open_voor_poortwachter("casusoverleg_casusbetrokkene"),
    ]
