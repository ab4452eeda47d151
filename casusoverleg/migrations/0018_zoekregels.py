"""Words of the information in casussen, beside the table that policies guard."""

from django.db import migrations

from keten.kern.databank import EIGENAAR, KOPIE, POORTWACHTER
from keten.toegang.beleid import definer_functie, open_voor_poortwachter

INFORMATIE = "casusoverleg_informatieelement"
DEELNAME = "casusoverleg_casusdeelname"
INHOUD = 2

# In the schema of the poortwachter, and of nobody else: the application cannot name it.
TABEL = f"""
SET LOCAL ROLE {POORTWACHTER};
CREATE TABLE keten.zoekregel (
    object_id uuid PRIMARY KEY,
    casus_id uuid NOT NULL,
    dag date NOT NULL,
    woorden tsvector NOT NULL,
    lezers uuid[] NOT NULL
);
CREATE INDEX zoekregel_woorden ON keten.zoekregel USING gin (woorden, lezers);
CREATE INDEX zoekregel_dag ON keten.zoekregel (dag DESC, object_id DESC);
CREATE INDEX zoekregel_casus ON keten.zoekregel (casus_id);
GRANT SELECT ON keten.zoekregel TO {KOPIE};

-- Letters and figures of any alphabet, without accents; no dictionary, so that a name
-- is never taken for a word without meaning.
CREATE FUNCTION keten.kale_tekst(tekst text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = 'pg_catalog' AS $$
    SELECT regexp_replace(regexp_replace(normalize(lower(tekst), NFKD),
        '[\\u0300-\\u036f]+', '', 'g'), '[^[:alnum:]]+', ' ', 'g')$$;
CREATE FUNCTION keten.zoekwoorden(tekst text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = 'pg_catalog' AS $$
    SELECT to_tsvector('pg_catalog.simple', keten.kale_tekst(tekst))$$;
-- Each word as the beginning of a word, and all of them.
CREATE FUNCTION keten.zoekvraag(tekst text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = 'pg_catalog' AS $$
    SELECT string_agg('''' || lexeme || ''':*', ' & ')::tsquery
    FROM unnest(keten.zoekwoorden(tekst))$$;
CREATE FUNCTION keten.lezers_van(casus uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT coalesce(array_agg(DISTINCT medewerker_id), '{{}}')
    FROM public.{DEELNAME} WHERE casus_id = casus AND niveau >= {INHOUD}$$;
RESET ROLE;
"""
TABEL_TERUG = f"""
SET LOCAL ROLE {POORTWACHTER};
DROP FUNCTION keten.lezers_van(uuid), keten.zoekvraag(text), keten.zoekwoorden(text),
    keten.kale_tekst(text);
DROP TABLE keten.zoekregel;
RESET ROLE;
"""
TRIGGERS = f"""
CREATE TRIGGER zoekregel AFTER INSERT OR DELETE
    OR UPDATE OF tekst, datum, casus_id, ingetrokken_op ON {INFORMATIE}
    FOR EACH ROW EXECUTE FUNCTION keten.schrijf_zoekregel();
CREATE TRIGGER zoekregel AFTER INSERT OR DELETE
    OR UPDATE OF medewerker_id, niveau, casus_id ON {DEELNAME}
    FOR EACH ROW EXECUTE FUNCTION keten.deel_zoekregels();
"""
TRIGGERS_TERUG = f"""
DROP TRIGGER zoekregel ON {DEELNAME};
DROP TRIGGER zoekregel ON {INFORMATIE};
"""
VUL = """
    INSERT INTO keten.zoekregel (object_id, casus_id, dag, woorden, lezers)
    SELECT i.id, i.casus_id, i.datum, keten.zoekwoorden(i.tekst),
        keten.lezers_van(i.casus_id)
    FROM public.casusoverleg_informatieelement i WHERE i.ingetrokken_op IS NULL
"""
# The same rule as any page: what is found is read through the policies of its table.
# In pieces, so that of a common word no more than the newest are looked at.
ZOEK = f"""
DECLARE
    nodig int := hoogstens;
    stuk int := hoogstens + 50;
    sleutels uuid[];
    dagen date[];
    gevonden int;
BEGIN
    LOOP
        SELECT array_agg(k.id), array_agg(k.dag) INTO sleutels, dagen
        FROM keten.kandidaten(vraag, voor_dag, voor_id, stuk) k;
        RETURN QUERY SELECT k.id, k.dag FROM unnest(sleutels, dagen) AS k (id, dag)
            WHERE EXISTS (SELECT 1 FROM public.{INFORMATIE} i
                WHERE i.id = k.id AND i.ingetrokken_op IS NULL OFFSET 0)
            LIMIT nodig;
        GET DIAGNOSTICS gevonden = ROW_COUNT;
        nodig := nodig - gevonden;
        EXIT WHEN nodig <= 0 OR coalesce(cardinality(sleutels), 0) < stuk;
        voor_dag := dagen[stuk];
        voor_id := sleutels[stuk];
    END LOOP;
END
"""
# EXECUTE plans each search with its words known: a rare word and a common one differ.
KANDIDATEN = """
DECLARE
    woorden tsquery := keten.zoekvraag(vraag);
    nood uuid[] := keten.noodtoegang();
    van_wie text := 'z.lezers && ARRAY[$2]';
BEGIN
    IF woorden IS NULL OR keten.actor() IS NULL THEN
        RETURN;
    END IF;
    IF cardinality(nood) > 0 THEN
        van_wie := '(' || van_wie || ' OR z.casus_id = ANY ($3))';
    END IF;
    IF voor_id IS NOT NULL THEN
        van_wie := van_wie || ' AND (z.dag, z.object_id) < ($4, $5)';
    END IF;
    RETURN QUERY EXECUTE 'SELECT z.object_id, z.dag FROM keten.zoekregel z'
        ' WHERE z.woorden @@ $1 AND ' || van_wie ||
        ' ORDER BY z.dag DESC, z.object_id DESC LIMIT $6'
    USING woorden, keten.actor(), nood, voor_dag, voor_id, hoogstens;
END
"""
VRAAG = "(vraag text, voor_dag date, voor_id uuid, hoogstens int)"


class Migration(migrations.Migration):
    dependencies = [("casusoverleg", "0017_voorbereiding")]
    operations = [
        open_voor_poortwachter(INFORMATIE),
        migrations.RunSQL(TABEL, TABEL_TERUG),
        definer_functie(
            "keten.vul_zoekregels()",
            "void",
            f"BEGIN {VUL}; END",
            soort="VOLATILE",
            rol=EIGENAAR,
        ),
        migrations.RunSQL("SELECT keten.vul_zoekregels()", migrations.RunSQL.noop),
        definer_functie(
            "keten.schrijf_zoekregel()",
            "trigger",
            """
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    DELETE FROM keten.zoekregel WHERE object_id = OLD.id;
                ELSIF NEW.ingetrokken_op IS NOT NULL THEN
                    DELETE FROM keten.zoekregel WHERE object_id = NEW.id;
                ELSE
                    INSERT INTO keten.zoekregel
                    VALUES (NEW.id, NEW.casus_id, NEW.datum,
                        keten.zoekwoorden(NEW.tekst), keten.lezers_van(NEW.casus_id))
                    ON CONFLICT (object_id) DO UPDATE SET casus_id = EXCLUDED.casus_id,
                        dag = EXCLUDED.dag, woorden = EXCLUDED.woorden,
                        lezers = EXCLUDED.lezers;
                END IF;
                RETURN NULL;
            END
            """,
            soort="VOLATILE",
        ),
        # A participation that ends by its day stays here: the policies know the day.
        definer_functie(
            "keten.deel_zoekregels()",
            "trigger",
            """
            BEGIN
                UPDATE keten.zoekregel SET lezers = keten.lezers_van(casus_id)
                WHERE casus_id IN (NEW.casus_id, OLD.casus_id);
                RETURN NULL;
            END
            """,
            soort="VOLATILE",
        ),
        migrations.RunSQL(TRIGGERS, TRIGGERS_TERUG),
        definer_functie(
            f"keten.kandidaten{VRAAG}", "TABLE (id uuid, dag date)", KANDIDATEN
        ),
        definer_functie(
            f"keten.zoek_informatie{VRAAG}",
            "TABLE (id uuid, dag date)",
            ZOEK,
            als="INVOKER",
        ),
    ]
