"""Who sees the grounds, the blockades, the emergencies, the refusals and what is typed."""

from django.db import migrations

from keten.kern.databank import POORTWACHTER
from keten.toegang.beleid import (
    ACTOR,
    bescherm,
    definer_functie,
    niet_geblokkeerd,
    op_casus,
    open_voor_poortwachter,
    verbanden_met,
)

REGIE = verbanden_met("casus_regisseren")
TOEZICHT = verbanden_met("logboek_inzien")
IS_TOEZICHT = "cardinality((SELECT keten.verbanden_met('logboek_inzien'))) > 0"
WERKT = "(SELECT keten.is_werkzaam())"


NU = f"""
SET LOCAL ROLE {POORTWACHTER};
CREATE OR REPLACE FUNCTION keten.nu() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT coalesce(
        nullif(current_setting('keten.nu', true), '')::timestamptz, {{}})$$;
RESET ROLE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0004_noodtoegang"),
        ("kern", "0004_blijft_staan"),
        ("auditlog", "0017_add_actor_email"),
    ]
    operations = [
        # The moment of the question and not of the transaction, as the product has it.
        migrations.RunSQL(
            NU.format("statement_timestamp()"), NU.format("transaction_timestamp()")
        ),
        # Employed somewhere today, whether or not that organisation takes part.
        definer_functie(
            "keten.is_werkzaam()",
            "boolean",
            """
            DECLARE vandaag date := keten.vandaag();
            BEGIN
                RETURN EXISTS (SELECT 1 FROM public.organisaties_medewerker m
                JOIN public.organisaties_dienstverband v ON v.medewerker_id = m.id
                WHERE m.id = keten.actor() AND m.is_active AND v.van <= vandaag
                    AND (v.tot IS NULL OR v.tot > vandaag));
            END
            """,
        ),
        # With the role noodtoegang goes too, before its hours are over.
        definer_functie(
            "keten.noodtoegang()",
            "uuid[]",
            """
            BEGIN
                RETURN (SELECT coalesce(array_agg(n.casus_id), '{}')
                FROM public.toegang_noodtoegang n
                WHERE n.medewerker_id = keten.actor()
                    AND n.van <= keten.nu() AND n.tot > keten.nu()
                    AND n.samenwerkingsverband_id
                        = ANY (keten.verbanden_met('noodtoegang')));
            END
            """,
        ),
        definer_functie(
            "keten.leidt_casus(welke uuid)",
            "boolean",
            f"""
            BEGIN
                RETURN {op_casus("welke", niveau=2, nood=False)}
                    AND EXISTS (SELECT 1 FROM public.casusoverleg_casus c
                        WHERE c.id = welke AND c.casusregisseur_id = keten.actor());
            END
            """,
        ),
        migrations.RunSQL(
            "CREATE INDEX grond_object ON toegang_inzagegrond (object_id, soort);",
            "DROP INDEX grond_object;",
        ),
        open_voor_poortwachter("toegang_inzagegrond"),
        bescherm(
            "toegang_inzagegrond",
            zien=f"""
                medewerker_id = {ACTOR}
                OR (recht = 'melding_beoordelen' AND samenwerkingsverband_id
                    = {verbanden_met("melding_beoordelen")})
                OR samenwerkingsverband_id = {REGIE}
            """,
            # Who registers a melding opens its people to the meldpunt, not to others.
            toevoegen=f"""
                samenwerkingsverband_id = {REGIE}
                OR samenwerkingsverband_id = {verbanden_met("melding_beoordelen")}
                OR (recht = 'melding_beoordelen' AND samenwerkingsverband_id
                    = {verbanden_met("melding_registreren")})
            """,
        ),
        bescherm(
            "toegang_blokkade",
            zien=f"""
                samenwerkingsverband_id = {REGIE}
                OR (medewerker_id = {ACTOR} AND {WERKT})
            """,
            toevoegen=f"""
                medewerker_id = {ACTOR} OR samenwerkingsverband_id = {REGIE}
                OR samenwerkingsverband_id = {verbanden_met("collegas_beheren")}
            """,
        ),
        bescherm(
            "toegang_noodtoegang",
            zien=f"""
                (medewerker_id = {ACTOR} AND {WERKT})
                OR {niet_geblokkeerd("toegang_noodtoegang.casus_id")} AND (
                    samenwerkingsverband_id = {REGIE}
                    OR samenwerkingsverband_id = {TOEZICHT}
                    OR keten.leidt_casus(casus_id))
            """,
            toevoegen=f"""
                medewerker_id = {ACTOR}
                AND samenwerkingsverband_id = {verbanden_met("noodtoegang")}
            """,
        ),
        # Written after the transaction that was refused, also for who is not known.
        bescherm(
            "toegang_weigering",
            zien=f"door_id = {ACTOR} OR {IS_TOEZICHT}",
            toevoegen=f"door_id IS NOT DISTINCT FROM {ACTOR}",
        ),
        # Its key comes from the database, which asks the row back: the own row must
        # be there. Of nobody, at a login, only what this transaction wrote.
        bescherm(
            "auditlog_logentry",
            zien=f"""
                actor_id = {ACTOR} OR {IS_TOEZICHT}
                OR (actor_id IS NULL AND "timestamp" >= now())
            """,
            toevoegen=f"actor_id IS NULL OR actor_id = {ACTOR}",
        ),
        *(
            bescherm(
                tabel,
                zien=f"{kolom} = {ACTOR}",
                toevoegen=f"{kolom} = {ACTOR}",
                verwijderen=f"{kolom} = {ACTOR}",
            )
            for tabel, kolom in (
                ("kern_concept", "van_id"),
                ("kern_indiening", "door_id"),
            )
        ),
    ]
