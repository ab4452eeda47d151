"""Who sees what happened to a record: who sees the record, each kind by its own table."""

from django.db import migrations

from keten.toegang.beleid import definer_functie

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
# A statement for each kind. In one expression of them all, every row that is asked
# about sets up the policies of all those tables, to use one.
PER_SOORT = "".join(
    f"""
    WHEN '{soort}' THEN
        RETURN EXISTS (SELECT 1 FROM public.{tabel} WHERE id = welke);"""
    for soort, tabel in TABEL.items()
)
# Moves of these are kept with the casus, corrections with the record itself.
OP_CASUS = "".join(
    f"""
    WHEN '{soort}' THEN
        RETURN keten.ziet_casus(welke, 2)
            OR EXISTS (SELECT 1 FROM public.{tabel} WHERE id = welke);"""
    for soort, tabel in (
        ("casusoverleg.casusbetrokkene", "casusoverleg_casusbetrokkene"),
        ("casusoverleg.informatieelement", "casusoverleg_informatieelement"),
    )
)
ZIET = definer_functie(
    "keten.ziet(soort text, welke uuid)",
    "boolean",
    f"""
    BEGIN
        CASE soort
        WHEN 'casusoverleg.casus' THEN
            RETURN keten.ziet_casus(welke, 1);{OP_CASUS}{PER_SOORT}
        ELSE
            RETURN false;
        END CASE;
    END
    """,
    # It looks through the eyes of who asks, so each table judges for itself.
    als="INVOKER",
)


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0011_beleid_van_lezers"),
        ("toegang", "0008_onthouden"),
    ]
    # A record of a kind that is new gets its line in a migration that writes all anew.
    operations = [migrations.RunSQL(ZIET.sql, migrations.RunSQL.noop)]
