"""Who reads a piece that was meant for a few, and opens the file that goes with it."""

from django.db import migrations

from keten.logboek.beleid import volg
from keten.toegang.beleid import (
    ACTOR,
    ORGANISATIES,
    bescherm,
    definer_functie,
    herzie,
    op_casus,
    open_voor_poortwachter,
    te_zien,
    verbanden_met,
)

CASUS = "casusoverleg_casus"
INFORMATIE = "casusoverleg_informatieelement"
LEZER = "casusoverleg_informatielezer"
BIJLAGE = "casusoverleg_bijlage"
DOCUMENT = "kern_document"
REGIE = verbanden_met("casus_regisseren")
INHOUD = 2
GEKOZEN = "(SELECT keten.gekozen_stukken())::uuid[]"
IS_INFORMATIE = f"""
    zichtbaarheid = 'alle_deelnemers'
    OR (zichtbaarheid = 'eigen_organisatie' AND bron_organisatie_id = {ORGANISATIES})
    OR (zichtbaarheid = 'selectie' AND (gemaakt_door_id = {ACTOR}
        OR {INFORMATIE}.id = ANY ({GEKOZEN})))
    OR (zichtbaarheid = 'alleen_regisseur' AND (gemaakt_door_id = {ACTOR}
        OR EXISTS (SELECT 1 FROM public.{CASUS} c WHERE c.id = {INFORMATIE}.casus_id
            AND c.samenwerkingsverband_id = {REGIE})))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0010_bijlage"),
        ("rapportage", "0002_beleid"),
        ("signalen", "0004_beleid_van_delen"),
    ]
    operations = [
        open_voor_poortwachter(LEZER),
        # A policy of the readers would ask for the piece, whose policy asks for them.
        definer_functie(
            "keten.gekozen_stukken()",
            "uuid[]",
            f"""
            BEGIN
                RETURN (SELECT coalesce(array_agg(l.element_id), '{{}}')
                FROM public.{LEZER} l
                WHERE l.medewerker_id = keten.actor() AND l.vervallen_op IS NULL);
            END
            """,
        ),
        bescherm(
            LEZER,
            zien=te_zien(INFORMATIE, f"{LEZER}.element_id"),
            toevoegen=te_zien(INFORMATIE, f"{LEZER}.element_id"),
        ),
        herzie(
            INFORMATIE,
            zien=f"""
                {op_casus(f"{INFORMATIE}.casus_id", niveau=INHOUD)}
                AND ({IS_INFORMATIE})
            """,
            toevoegen=f"""
                {op_casus(f"{INFORMATIE}.casus_id", niveau=INHOUD, nood=False)}
                AND ({IS_INFORMATIE})
            """,
        ),
        volg(LEZER),
        bescherm(
            BIJLAGE,
            zien=te_zien(INFORMATIE, f"{BIJLAGE}.element_id"),
            toevoegen=te_zien(INFORMATIE, f"{BIJLAGE}.element_id"),
        ),
        herzie(
            DOCUMENT,
            zien=f"""
                {te_zien("casusoverleg_uitgifte", f"{DOCUMENT}.id", "document_id")}
                OR {te_zien("rapportage_export", f"{DOCUMENT}.id", "document_id")}
                OR {te_zien(BIJLAGE, f"{DOCUMENT}.id", "document_id")}
            """,
            # A file that is brought along; whose it is, its bijlage says.
            toevoegen=f"{ACTOR} IS NOT NULL",
            wijzigen="false",
        ),
    ]
