"""Who sees a workbook: who asked for it; and a made document: who sees its record."""

from django.db import migrations

from keten.toegang.beleid import ACTOR, bescherm, te_zien, verbanden_met

INZIEN = verbanden_met("rapportage_inzien")
EIGEN = f"gemaakt_door_id = {ACTOR} AND samenwerkingsverband_id = {INZIEN}"
DOCUMENT = "kern_document.id"


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0001_initial"),
        ("casusoverleg", "0007_beleid"),
    ]
    operations = [
        bescherm("rapportage_export", zien=EIGEN, toevoegen=EIGEN),
        bescherm(
            "kern_document",
            zien=f"""
                {te_zien("casusoverleg_uitgifte", DOCUMENT, "document_id")}
                OR {te_zien("rapportage_export", DOCUMENT, "document_id")}
            """,
            # Made by the worker.
            toevoegen="false",
        ),
    ]
