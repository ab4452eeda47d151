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

# Kind of record -> the table that says whether its history may be seen.
TABEL = {
    "signalen.signaal": "signalen_signaal",
    "signalen.deling": "signalen_deling",
    "signalen.aanvulling": "signalen_aanvulling",
    "meldingen.melding": "meldingen_melding",
    "meldingen.meldingbetrokkene": "meldingen_meldingbetrokkene",
    "meldingen.triage": "meldingen_triage",
    "personen.persoon": "personen_persoon",
    "personen.alias": "personen_alias",
    "casusoverleg.casusdeelname": "casusoverleg_casusdeelname",
    "casusoverleg.opvolging": "casusoverleg_opvolging",
    "casusoverleg.overleg": "casusoverleg_overleg",
    "casusoverleg.agendapunt": "casusoverleg_agendapunt",
    "casusoverleg.aanwezigheid": "casusoverleg_aanwezigheid",
    "casusoverleg.besluit": "casusoverleg_besluit",
    "casusoverleg.afspraak": "casusoverleg_afspraak",
    "casusoverleg.verslag": "casusoverleg_verslag",
    "casusoverleg.reactie": "casusoverleg_reactie",
    "casusoverleg.addendum": "casusoverleg_addendum",
    "casusoverleg.bijlage": "casusoverleg_bijlage",
    "casusoverleg.informatielezer": "casusoverleg_informatielezer",
    "toegang.blokkade": "toegang_blokkade",
    "toegang.noodtoegang": "toegang_noodtoegang",
}
BIJ_TABEL = "".join(
    f" WHEN '{soort}' THEN EXISTS (SELECT 1 FROM public.{tabel} WHERE id = welke)"
    for soort, tabel in TABEL.items()
)


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
        # One function and not a policy of twenty tables: planned once a session.
        # It looks through the eyes of who asks, so each table judges for itself.
        definer_functie(
            "keten.ziet(soort text, welke uuid)",
            "boolean",
            f"""
            BEGIN
                RETURN CASE soort
                    WHEN 'casusoverleg.casus' THEN keten.ziet_casus(welke, 1)
                    WHEN 'casusoverleg.casusbetrokkene' THEN keten.ziet_casus(welke, 2)
                        OR EXISTS (SELECT 1 FROM public.casusoverleg_casusbetrokkene
                            WHERE id = welke)
                    WHEN 'casusoverleg.informatieelement'
                        THEN keten.ziet_casus(welke, 2)
                        OR EXISTS (SELECT 1 FROM public.casusoverleg_informatieelement
                            WHERE id = welke)
                    {BIJ_TABEL}
                    ELSE false END;
            END
            """,
            als="INVOKER",
        ),
    ]
