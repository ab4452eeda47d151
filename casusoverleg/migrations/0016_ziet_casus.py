"""Whether the actor sees a casus: worked out once for a page, and looked up per row."""

from django.db import migrations

from keten.toegang.beleid import definer_functie, op_casus

MET_NOOD = op_casus("welke", niveau=0).replace(">= 0", ">= diep")
# Only the last casus at each depth: a page is about one, and asks it of every row.
ZIET_CASUS = definer_functie(
    "keten.ziet_casus(welke uuid, diep int)",
    "boolean",
    f"""
    DECLARE
        merk text := keten.merk() || welke || '|';
        plek text := 'keten.memo_ziet_casus_' || diep;
        bewaard text := current_setting(plek, true);
        antwoord boolean;
    BEGIN
        IF starts_with(bewaard, merk) THEN
            RETURN substr(bewaard, length(merk) + 1);
        END IF;
        antwoord := {MET_NOOD};
        PERFORM set_config(plek, merk || antwoord::text, true);
        RETURN antwoord;
    END
    """,
)
ZONDER_ONTHOUDEN = definer_functie(
    "keten.ziet_casus(welke uuid, diep int)",
    "boolean",
    f"BEGIN RETURN {MET_NOOD}; END",
)

# As `op_casus` says since: one index probe per row, however many casussen the actor is
# on. A policy is rewritten where it stands, for each says more than this alone.
PER_RIJ = r"""
DO $doe$
DECLARE
    beleid record;
    zoek text := '(\(op\.samenwerkingsverband_id\)::text\) = ANY \(\( SELECT'
        || ' keten\.namens\(''casus_inzien''::text\) AS namens\)::text\[\]\)\)\))\)';
    zien text;
    schrijf text;
BEGIN
    FOR beleid IN SELECT polname, polrelid::regclass AS tabel,
        pg_get_expr(polqual, polrelid) AS zien,
        pg_get_expr(polwithcheck, polrelid) AS schrijf FROM pg_policy
    LOOP
        zien := regexp_replace(beleid.zien, zoek, '\1 OFFSET 0)', 'g');
        IF zien <> beleid.zien THEN
            EXECUTE format('ALTER POLICY %I ON %s USING (%s)',
                beleid.polname, beleid.tabel, zien);
        END IF;
        schrijf := regexp_replace(beleid.schrijf, zoek, '\1 OFFSET 0)', 'g');
        IF schrijf <> beleid.schrijf THEN
            EXECUTE format('ALTER POLICY %I ON %s WITH CHECK (%s)',
                beleid.polname, beleid.tabel, schrijf);
        END IF;
    END LOOP;
END $doe$;
"""


class Migration(migrations.Migration):
    dependencies = [("casusoverleg", "0015_uitnodiging")]
    operations = [
        migrations.RunSQL(ZIET_CASUS.sql, ZONDER_ONTHOUDEN.sql),
        migrations.RunSQL(PER_RIJ, migrations.RunSQL.noop),
    ]
