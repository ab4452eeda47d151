"""What belongs to records of every step: people, history, and made documents."""

from django.db import migrations

from keten.toegang.beleid import (
    ACTOR,
    bescherm,
    definer_functie,
    met_grond,
    niet_geblokkeerd,
    te_zien,
)

PERSOON = "personen_persoon"
ALIAS = "personen_alias"


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0007_beleid"),
        ("personen", "0001_initial"),
        ("kern", "0004_blijft_staan"),
    ]
    operations = [
        bescherm(
            PERSOON,
            # Or named on a melding or casus that is open to the actor that far.
            zien=f"""
                {niet_geblokkeerd(f"{PERSOON}.id")} AND (
                    {met_grond("persoon", f"{PERSOON}.id")}
                    OR EXISTS (SELECT 1 FROM public.meldingen_meldingbetrokkene b
                        WHERE b.persoon_id = {PERSOON}.id AND b.ontkoppeld_op IS NULL)
                    OR EXISTS (SELECT 1 FROM public.casusoverleg_casusbetrokkene b
                        WHERE b.persoon_id = {PERSOON}.id AND b.tot IS NULL))
            """,
            toevoegen=f"gemaakt_door_id = {ACTOR}",
        ),
        bescherm(
            ALIAS,
            zien=te_zien(PERSOON, f"{ALIAS}.persoon_id"),
            toevoegen=f"""
                {te_zien(PERSOON, f"{ALIAS}.persoon_id")}
                OR keten.kent_persoon(persoon_id)
            """,
        ),
        # Nobody, until 0012 writes who: it asks tables that do not all exist yet.
        definer_functie(
            "keten.ziet(soort text, welke uuid)",
            "boolean",
            "BEGIN RETURN false; END",
            als="INVOKER",
        ),
        *(
            bescherm(
                tabel,
                zien=f"keten.ziet({tabel}.soort, object_id)",
                toevoegen=f"door_id = {ACTOR}",
            )
            for tabel in ("kern_statuswissel", "kern_verbetering")
        ),
    ]
