"""Who sees a signaal: its melder, and the meldpunt once it was sent in."""

from django.db import migrations

from keten.toegang.beleid import (
    ACTOR,
    bescherm,
    met_grond,
    niet_geblokkeerd,
    te_zien,
    verbanden_met,
)

SIGNAAL = "signalen_signaal"
AANVULLING = "signalen_aanvulling"
BEOORDELEN = verbanden_met("signaal_beoordelen")
INDIENEN = verbanden_met("signaal_indienen")


class Migration(migrations.Migration):
    dependencies = [
        ("signalen", "0001_initial"),
        ("toegang", "0005_beleid"),
    ]
    operations = [
        bescherm(
            SIGNAAL,
            zien=f"""
                {niet_geblokkeerd(f"{SIGNAAL}.id")} AND (
                    (samenwerkingsverband_id = {BEOORDELEN}
                        AND status NOT IN ('concept', 'ingetrokken'))
                    OR (melder_id = {ACTOR} AND samenwerkingsverband_id = {INDIENEN})
                    OR {met_grond("signaal", f"{SIGNAAL}.id")})
            """,
            toevoegen=f"""
                samenwerkingsverband_id = {INDIENEN}
                OR samenwerkingsverband_id = {BEOORDELEN}
            """,
        ),
        bescherm(
            AANVULLING,
            zien=te_zien(SIGNAAL, f"{AANVULLING}.signaal_id"),
            toevoegen=te_zien(SIGNAAL, f"{AANVULLING}.signaal_id"),
        ),
    ]
