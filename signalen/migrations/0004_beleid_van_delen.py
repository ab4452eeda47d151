"""Who sees with whom a signaal is shared: who judges it, and that person."""

from django.db import migrations

from keten.logboek.beleid import volg
from keten.toegang.beleid import ACTOR, bescherm, te_zien, verbanden_met

DELING = "signalen_deling"
BEOORDELEN = verbanden_met("signaal_beoordelen")


class Migration(migrations.Migration):
    dependencies = [("signalen", "0003_delen"), ("logboek", "0003_volg")]
    operations = [
        volg(DELING),
        bescherm(
            DELING,
            zien=f"""
                {te_zien("signalen_signaal", f"{DELING}.signaal_id")}
                AND (medewerker_id = {ACTOR}
                    OR cardinality({BEOORDELEN.removeprefix("ANY ")}) > 0)
            """,
            toevoegen=te_zien("signalen_signaal", f"{DELING}.signaal_id"),
        ),
    ]
