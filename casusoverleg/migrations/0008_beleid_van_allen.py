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
# Kind of record -> the table that says whether its history may be seen.
TABEL = {
    "signalen.signaal": "signalen_signaal",
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
    "toegang.blokkade": "toegang_blokkade",
    "toegang.noodtoegang": "toegang_noodtoegang",
}
BIJ_TABEL = "".join(
    f" WHEN '{soort}' THEN EXISTS (SELECT 1 FROM public.{tabel} WHERE id = welke)"
    for soort, tabel in TABEL.items()
)


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
        *(
            bescherm(
                tabel,
                zien=f"keten.ziet({tabel}.soort, object_id)",
                toevoegen=f"door_id = {ACTOR}",
            )
            for tabel in ("kern_statuswissel", "kern_verbetering")
        ),
    ]
