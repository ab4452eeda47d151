"""Who sees a melding and whom it is about: the meldpunt, and who wrote it down."""

from django.db import migrations

from keten.toegang.beleid import (
    ACTOR,
    bescherm,
    definer_functie,
    met_grond,
    niet_geblokkeerd,
    open_voor_poortwachter,
    te_zien,
    verbanden_met,
)

MELDING = "meldingen_melding"
BETROKKENE = "meldingen_meldingbetrokkene"
BEOORDELEN = verbanden_met("melding_beoordelen")
REGISTREREN = verbanden_met("melding_registreren")


def van_melding(tabel: str) -> str:
    return te_zien(MELDING, f"{tabel}.melding_id")


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0003_grond"),
        ("signalen", "0002_beleid"),
        ("personen", "0001_initial"),
    ]
    operations = [
        open_voor_poortwachter(MELDING),
        open_voor_poortwachter("personen_persoon"),
        definer_functie(
            "keten.verband_van_melding(welke uuid)",
            "uuid",
            f"""
            BEGIN
                RETURN (SELECT m.samenwerkingsverband_id FROM public.{MELDING} m
                    WHERE m.id = welke);
            END
            """,
        ),
        # Whom the actor may name: written down by the actor, or open to the actor.
        definer_functie(
            "keten.kent_persoon(welke uuid)",
            "boolean",
            f"""
            BEGIN
                RETURN {niet_geblokkeerd("welke")} AND (
                    EXISTS (SELECT 1 FROM public.personen_persoon p
                        WHERE p.id = welke AND p.gemaakt_door_id = keten.actor())
                    OR {met_grond("persoon", "welke")});
            END
            """,
        ),
        bescherm(
            MELDING,
            zien=f"""
                {niet_geblokkeerd(f"{MELDING}.id")} AND (
                    samenwerkingsverband_id = {BEOORDELEN}
                    OR (aanmelder_id = {ACTOR}
                        AND samenwerkingsverband_id = {REGISTREREN})
                    OR {met_grond("melding", f"{MELDING}.id")})
            """,
            toevoegen=f"""
                samenwerkingsverband_id = {REGISTREREN}
                OR samenwerkingsverband_id = {BEOORDELEN}
            """,
        ),
        bescherm(
            "meldingen_meldingsignaal",
            zien=van_melding("meldingen_meldingsignaal"),
            toevoegen=f"""
                {van_melding("meldingen_meldingsignaal")} AND
                {te_zien("signalen_signaal", "meldingen_meldingsignaal.signaal_id")}
            """,
        ),
        bescherm(
            BETROKKENE,
            zien=f"""
                {niet_geblokkeerd(f"{BETROKKENE}.melding_id")}
                AND {niet_geblokkeerd(f"{BETROKKENE}.persoon_id")}
                AND (keten.verband_van_melding(melding_id) = {BEOORDELEN}
                    OR (gemaakt_door_id = {ACTOR}
                        AND keten.verband_van_melding(melding_id) = {REGISTREREN}))
            """,
            toevoegen=f"{van_melding(BETROKKENE)} AND keten.kent_persoon(persoon_id)",
        ),
        bescherm(
            "meldingen_triage",
            zien=van_melding("meldingen_triage"),
            toevoegen=van_melding("meldingen_triage"),
        ),
    ]
