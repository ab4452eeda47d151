"""Who sees a casus, and what of it: by CasusDeelname, each table at its own level."""

from django.db import migrations

from keten.toegang.beleid import (
    ACTOR,
    ORGANISATIES,
    bescherm,
    deelname_geldt,
    definer_functie,
    niet_geblokkeerd,
    op_casus,
    open_voor_poortwachter,
    te_zien,
    verbanden_met,
)

BESTAAN, PROCES, INHOUD = 0, 1, 2
CASUS = "casusoverleg_casus"
DEELNAME = "casusoverleg_casusdeelname"
RECHT = "casusoverleg_casususerobjectpermission"
BETROKKENE = "casusoverleg_casusbetrokkene"
INFORMATIE = "casusoverleg_informatieelement"
OVERLEG = "casusoverleg_overleg"
AGENDAPUNT = "casusoverleg_agendapunt"
AFSPRAAK = "casusoverleg_afspraak"
VERSLAG = "casusoverleg_verslag"
UITGIFTE = "casusoverleg_uitgifte"
ONDERDEEL = "casusoverleg_uitgifteonderdeel"
REGIE = verbanden_met("casus_regisseren")
PLANNEN = verbanden_met("overleg_plannen")


def hangt_aan_casus(tabel: str, niveau: int) -> migrations.RunSQL:
    """Seen from this level; added by who is on the casus, not through noodtoegang."""
    kolom = f"{tabel}.casus_id"
    return bescherm(
        tabel,
        zien=op_casus(kolom, niveau=niveau),
        toevoegen=op_casus(kolom, niveau=niveau, nood=False),
    )


IS_INFORMATIE = f"""
    zichtbaarheid = 'alle_deelnemers'
    OR (zichtbaarheid = 'eigen_organisatie' AND bron_organisatie_id = {ORGANISATIES})
    OR (zichtbaarheid = 'alleen_regisseur' AND (gemaakt_door_id = {ACTOR}
        OR EXISTS (SELECT 1 FROM public.{CASUS} c WHERE c.id = {INFORMATIE}.casus_id
            AND c.samenwerkingsverband_id = {REGIE})))
"""


# The level is not known before the function is asked.
MET_NOOD, OP_NAAM = (
    op_casus("welke", niveau=0, nood=nood).replace(">= 0", ">= diep")
    for nood in (True, False)
)


class Migration(migrations.Migration):
    dependencies = [
        ("casusoverleg", "0006_grond"),
        ("meldingen", "0004_beleid"),
    ]
    operations = [
        open_voor_poortwachter(UITGIFTE),
        open_voor_poortwachter(ONDERDEEL),
        open_voor_poortwachter(VERSLAG),
        open_voor_poortwachter(OVERLEG),
        definer_functie(
            "keten.ziet_casus(welke uuid, diep int)",
            "boolean",
            f"BEGIN RETURN {MET_NOOD}; END",
        ),
        # Without noodtoegang: that is to read on screen, and no PDF leaves with it.
        definer_functie(
            "keten.staat_op_casus(welke uuid, diep int)",
            "boolean",
            f"BEGIN RETURN {OP_NAAM}; END",
        ),
        # A policy of the parts would ask this of rows that it hides itself.
        definer_functie(
            "keten.is_dicht(uitgifte uuid)",
            "boolean",
            f"""
            BEGIN
                RETURN EXISTS (SELECT 1 FROM public.{ONDERDEEL} o
                    JOIN public.{VERSLAG} v ON v.id = o.verslag_id
                    WHERE o.uitgifte_id = uitgifte AND NOT keten.staat_op_casus(
                        v.casus_id, least(greatest(o.niveau, 1), 2)));
            END
            """,
        ),
        # Two more for the PDFs: a policy of many tables takes longer to plan than to run.
        definer_functie(
            "keten.ziet_verslag(welk uuid)",
            "boolean",
            f"""
            BEGIN
                RETURN EXISTS (SELECT 1 FROM public.{VERSLAG} v
                    WHERE v.id = welk
                        AND keten.staat_op_casus(v.casus_id, {INHOUD}));
            END
            """,
        ),
        definer_functie(
            "keten.verband_van_overleg(welk uuid)",
            "uuid",
            f"""
            BEGIN
                RETURN (SELECT o.samenwerkingsverband_id FROM public.{OVERLEG} o
                    WHERE o.id = welk);
            END
            """,
        ),
        # The newest round of a meeting, also when it holds nothing for who asks.
        definer_functie(
            "keten.laatste_ronde(overleg uuid)",
            "int",
            f"""
            BEGIN
                RETURN (SELECT max(u.ronde) FROM public.{UITGIFTE} u
                    WHERE u.overleg_id = overleg);
            END
            """,
        ),
        bescherm(
            CASUS,
            zien=op_casus(f"{CASUS}.id", niveau=BESTAAN),
            # Nobody is on a new casus yet; being who directs the verband is enough.
            toevoegen=f"samenwerkingsverband_id = {REGIE}",
        ),
        bescherm(
            DEELNAME,
            # The own row by itself, so that a list reads the index alone; those of
            # the others through a function, or the policy would ask itself.
            zien=f"""
                {niet_geblokkeerd(f"{DEELNAME}.casus_id")}
                AND (({deelname_geldt(DEELNAME, niveau=BESTAAN)})
                    OR keten.ziet_casus(casus_id, {PROCES}))
            """,
            toevoegen=f"samenwerkingsverband_id = {REGIE}",
        ),
        bescherm(RECHT, zien=f"user_id = {ACTOR}", toevoegen="false"),
        hangt_aan_casus("casusoverleg_opvolging", PROCES),
        hangt_aan_casus(BETROKKENE, INHOUD),
        bescherm(
            "casusoverleg_betrokkenerol",
            zien=te_zien(BETROKKENE, "casusoverleg_betrokkenerol.betrokkene_id"),
            toevoegen=te_zien(BETROKKENE, "casusoverleg_betrokkenerol.betrokkene_id"),
        ),
        bescherm(
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
        bescherm(
            OVERLEG,
            # A day that is still to come is known to everybody who sits at the table.
            zien=f"""
                samenwerkingsverband_id = {PLANNEN}
                OR (status IN ('gepland', 'uitgenodigd', 'agenda_vastgesteld', 'bezig')
                    AND samenwerkingsverband_id = {verbanden_met("overleg_inzien")})
                OR EXISTS (SELECT 1 FROM public.{AGENDAPUNT} a
                    WHERE a.overleg_id = {OVERLEG}.id AND a.status
                        NOT IN ('voorgesteld', 'afgewezen', 'ingetrokken'))
            """,
            toevoegen=f"samenwerkingsverband_id = {PLANNEN}",
        ),
        hangt_aan_casus(AGENDAPUNT, PROCES),
        hangt_aan_casus("casusoverleg_aanwezigheid", PROCES),
        hangt_aan_casus("casusoverleg_besluit", INHOUD),
        bescherm(
            AFSPRAAK,
            zien=f"""
                {op_casus(f"{AFSPRAAK}.casus_id", niveau=INHOUD)}
                OR (organisatie_id = {ORGANISATIES}
                    AND {op_casus(f"{AFSPRAAK}.casus_id", niveau=PROCES)})
            """,
            toevoegen=op_casus(f"{AFSPRAAK}.casus_id", niveau=PROCES, nood=False),
        ),
        hangt_aan_casus(VERSLAG, INHOUD),
        hangt_aan_casus("casusoverleg_reactie", INHOUD),
        hangt_aan_casus("casusoverleg_addendum", INHOUD),
        bescherm(
            UITGIFTE,
            zien=f"""
                (soort = 'proces' AND keten.verband_van_overleg(overleg_id) = {PLANNEN})
                OR (soort = 'lezer' AND lezer_id = {ACTOR}
                    AND (SELECT keten.is_werkzaam())
                    AND NOT keten.is_dicht({UITGIFTE}.id))
                OR (soort = 'casus' AND keten.ziet_verslag(verslag_id))
            """,
            # Made for many readers at once, by the system.
            toevoegen="false",
        ),
        bescherm(
            ONDERDEEL,
            zien=te_zien(UITGIFTE, f"{ONDERDEEL}.uitgifte_id"),
            toevoegen="false",
        ),
    ]
