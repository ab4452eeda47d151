"""The ground of row level security: who asks, what day it is, and what that gives."""

from django.db import migrations

from keten.kern.databank import APP, POORTWACHTER
from keten.toegang.beleid import definer_functie, open_voor_poortwachter, zet_rolrechten

RECHTEN = {
    "trajectregisseur": (
        "agendapunt_voorstellen",
        "casus_bijdragen",
        "casus_inzien",
        "casus_regisseren",
        "melding_beoordelen",
        "melding_registreren",
        "overleg_inzien",
        "overleg_notuleren",
        "overleg_plannen",
        "overleg_voorzitten",
        "rapportage_inzien",
        "rol_goedkeuren",
        "signaal_beoordelen",
        "signaal_indienen",
        "signaal_tweede_beoordeling",
        "triage_beslissen",
        "verslag_inzien",
        "verslag_vaststellen",
    ),
    "meldpuntmedewerker": (
        "melding_beoordelen",
        "melding_registreren",
        "rapportage_inzien",
        "signaal_beoordelen",
        "signaal_indienen",
    ),
    "partnerprofessional": (
        "afspraak_uitvoeren",
        "agendapunt_voorstellen",
        "casus_bijdragen",
        "casus_inzien",
        "melding_registreren",
        "overleg_inzien",
        "signaal_indienen",
        "verslag_inzien",
    ),
    "notulist": (
        "casus_inzien",
        "overleg_inzien",
        "overleg_notuleren",
        "signaal_indienen",
        "verslag_inzien",
    ),
    "gast": (
        "afspraak_uitvoeren",
        "casus_inzien",
        "overleg_inzien",
        "signaal_indienen",
        "verslag_inzien",
    ),
    "voorzitter": (
        "agendapunt_voorstellen",
        "casus_inzien",
        "overleg_inzien",
        "overleg_notuleren",
        "overleg_voorzitten",
        "signaal_indienen",
        "verslag_inzien",
    ),
    "organisatiebeheerder": (
        "collegas_beheren",
        "signaal_indienen",
    ),
    "beleidsmedewerker": (
        "organisaties_beheren",
        "rapportage_inzien",
    ),
    "functioneel_beheerder": (
        "medewerkers_beheren",
        "opdrachten_beheren",
        "organisaties_beheren",
    ),
    "functionaris_gegevensbescherming": (
        "logboek_inzien",
        "rapportage_inzien",
    ),
}

ROLRECHT = f"""
CREATE TABLE toegang_rolrecht (rol text, recht text, PRIMARY KEY (rol, recht));
REVOKE ALL ON toegang_rolrecht FROM {APP};
GRANT SELECT ON toegang_rolrecht TO {APP}, {POORTWACHTER};
"""
SCHEMA = f"""
CREATE SCHEMA keten AUTHORIZATION {POORTWACHTER};
SET LOCAL ROLE {POORTWACHTER};
GRANT USAGE ON SCHEMA keten TO PUBLIC;

-- nullif: after a commit the setting reads '' and not NULL.
CREATE FUNCTION keten.actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT nullif(current_setting('keten.actor', true), '')::uuid$$;

CREATE FUNCTION keten.is_systeem() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT nullif(current_setting('keten.systeem', true), '') IS NOT NULL$$;

-- The digest of the code with which a melder without account looks back.
CREATE FUNCTION keten.melder() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT nullif(current_setting('keten.melder', true), '')$$;

-- The clock of the product can be shifted where no real people are.
CREATE FUNCTION keten.nu() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT coalesce(
        nullif(current_setting('keten.nu', true), '')::timestamptz, now())$$;

-- Django keeps the session in UTC, where a day starts one or two hours late.
CREATE FUNCTION keten.vandaag() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT (keten.nu() AT TIME ZONE 'Europe/Amsterdam')::date$$;
RESET ROLE;
"""
SCHEMA_TERUG = f"""
SET LOCAL ROLE {POORTWACHTER};
DROP FUNCTION keten.vandaag(), keten.nu(), keten.melder(), keten.is_systeem(),
    keten.actor();
RESET ROLE;
DROP SCHEMA keten;
"""


def geldt(alias: str) -> str:
    return (
        f"({alias}.van <= vandaag AND ({alias}.tot IS NULL OR {alias}.tot > vandaag))"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0002_blokkade_noodtoegang"),
        ("organisaties", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(ROLRECHT, "DROP TABLE toegang_rolrecht;"),
        zet_rolrechten(RECHTEN),
        migrations.RunSQL(SCHEMA, SCHEMA_TERUG),
        open_voor_poortwachter("organisaties_medewerker"),
        open_voor_poortwachter("organisaties_dienstverband"),
        open_voor_poortwachter("organisaties_deelname"),
        open_voor_poortwachter("organisaties_roltoekenning"),
        open_voor_poortwachter("toegang_blokkade"),
        open_voor_poortwachter("toegang_noodtoegang"),
        # organisatie||verband, one after the other, for which the actor works today.
        definer_functie(
            "keten.deelnames()",
            "text[]",
            f"""
            DECLARE vandaag date := keten.vandaag();
            BEGIN
                RETURN (SELECT coalesce(array_agg(DISTINCT
                    d.organisatie_id::text || d.samenwerkingsverband_id::text), '{{}}')
                FROM public.organisaties_medewerker m
                JOIN public.organisaties_dienstverband v ON v.medewerker_id = m.id
                JOIN public.organisaties_deelname d
                    ON d.organisatie_id = v.organisatie_id
                WHERE m.id = keten.actor() AND m.is_active
                    AND {geldt("v")} AND {geldt("d")});
            END
            """,
        ),
        definer_functie(
            "keten.organisaties()",
            "uuid[]",
            """
            BEGIN
                RETURN (SELECT coalesce(array_agg(DISTINCT left(p, 36)::uuid), '{}')
                FROM unnest(keten.deelnames()) p);
            END
            """,
        ),
        # A role holds only where one of the own organisations takes part.
        definer_functie(
            "keten.verbanden_met(met text)",
            "uuid[]",
            f"""
            DECLARE vandaag date := keten.vandaag();
            BEGIN
                RETURN (SELECT coalesce(array_agg(DISTINCT r.samenwerkingsverband_id),
                    '{{}}')
                FROM public.organisaties_roltoekenning r
                JOIN public.toegang_rolrecht x ON x.rol = r.rol AND x.recht = met
                WHERE r.medewerker_id = keten.actor() AND {geldt("r")}
                    AND r.goedgekeurd_op IS NOT NULL
                    AND r.samenwerkingsverband_id IN
                        (SELECT right(p, 36)::uuid FROM unnest(keten.deelnames()) p));
            END
            """,
        ),
        definer_functie(
            "keten.namens(met text)",
            "text[]",
            """
            BEGIN
                RETURN (SELECT coalesce(array_agg(p), '{}')
                FROM unnest(keten.deelnames()) p
                WHERE right(p, 36)::uuid = ANY (keten.verbanden_met(met)));
            END
            """,
        ),
        definer_functie(
            "keten.noodtoegang()",
            "uuid[]",
            """
            BEGIN
                IF cardinality(keten.deelnames()) = 0 THEN RETURN '{}'; END IF;
                RETURN (SELECT coalesce(array_agg(n.casus_id), '{}')
                FROM public.toegang_noodtoegang n
                WHERE n.medewerker_id = keten.actor()
                    AND n.van <= keten.nu() AND n.tot > keten.nu());
            END
            """,
        ),
        # Signaal, melding and casus of one matter go together; a person brings every
        # matter that the person is or was in.
        definer_functie(
            "keten.geblokkeerd()",
            "uuid[]",
            f"""
            DECLARE vandaag date := keten.vandaag(); direct uuid[]; mensen uuid[];
            BEGIN
                SELECT array_agg(b.object_id),
                    array_agg(b.object_id) FILTER (WHERE b.soort = 'persoon')
                INTO direct, mensen FROM public.toegang_blokkade b
                WHERE b.medewerker_id = keten.actor() AND {geldt("b")};
                IF direct IS NULL THEN RETURN '{{}}'; END IF;
                RETURN (
                    WITH RECURSIVE zaak(id) AS (
                        SELECT unnest(direct)
                        UNION SELECT casus_id FROM public.casusoverleg_casusbetrokkene
                            WHERE persoon_id = ANY (mensen)
                        UNION SELECT melding_id FROM public.meldingen_meldingbetrokkene
                            WHERE persoon_id = ANY (mensen)
                        UNION SELECT s.id FROM zaak z, LATERAL (
                            SELECT melding_id FROM public.meldingen_meldingsignaal
                                WHERE signaal_id = z.id
                            UNION ALL SELECT signaal_id
                                FROM public.meldingen_meldingsignaal
                                WHERE melding_id = z.id
                            UNION ALL SELECT c.id FROM public.casusoverleg_casus c
                                WHERE c.melding_id = z.id
                            UNION ALL SELECT c.melding_id
                                FROM public.casusoverleg_casus c
                                WHERE c.id = z.id AND c.melding_id IS NOT NULL
                        ) s(id)
                    ) SELECT array_agg(id) FROM (
                        SELECT id FROM zaak
                        UNION SELECT d.id FROM public.casusoverleg_casusdeelname d
                            JOIN zaak ON zaak.id = d.casus_id
                        UNION SELECT b.id FROM public.meldingen_meldingbetrokkene b
                            JOIN zaak ON zaak.id = b.melding_id
                    ) alles);
            END
            """,
        ),
    ]
