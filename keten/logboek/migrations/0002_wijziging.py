"""What changed, the values of it under a key per record, and the seals."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

from keten.kern.databank import APP, EIGENAAR, KOPIE, LOGBOEK, ZEGELAAR
from keten.logboek.beleid import REGEL, append_only, functie

WIJZIGING = f"""
    CREATE TABLE logboek_wijzigingsregel (
        {REGEL},
        medewerker_id uuid,
        systeem text NOT NULL,
        rol text NOT NULL,
        tabel text NOT NULL,
        object_id uuid NOT NULL,
        handeling text NOT NULL,
        velden text[] NOT NULL,
        PRIMARY KEY (id, op)
    ) PARTITION BY RANGE (op);
    CREATE INDEX wijzigingsregel_tx ON logboek_wijzigingsregel (tx);
    CREATE INDEX wijzigingsregel_op ON logboek_wijzigingsregel (op DESC, id DESC);
    CREATE INDEX wijzigingsregel_wat ON logboek_wijzigingsregel (object_id, op DESC);
"""
OVERIG = f"""
    SET LOCAL ROLE {LOGBOEK};
    CREATE TABLE logboek.wijzigingsregel_overig
        PARTITION OF public.logboek_wijzigingsregel DEFAULT;
    SELECT logboek.sluit('wijzigingsregel_overig');
    SELECT logboek.maak_partities('wijzigingsregel', 3);
    RESET ROLE;
"""
# Values wait here in the clear, beside the record that holds them in the clear too, until
# the sealer comes by; only the sealer may read them, and takes them away.
WAARDEN = f"""
    SET LOCAL ROLE {LOGBOEK};
    CREATE TABLE logboek.wachtwaarde (
        regel_id uuid PRIMARY KEY, object_id uuid NOT NULL, waarden jsonb NOT NULL);
    GRANT SELECT, DELETE ON logboek.wachtwaarde TO {ZEGELAAR};
    GRANT SELECT ON logboek.wachtwaarde TO {KOPIE};
    CREATE TABLE logboek.recordsleutel (
        object_id uuid PRIMARY KEY, sleutel bytea, gemaakt_op timestamptz NOT NULL
        DEFAULT clock_timestamp(), vernietigd_op timestamptz,
        CHECK ((sleutel IS NULL) = (vernietigd_op IS NOT NULL)));
    GRANT SELECT, INSERT (object_id, sleutel) ON logboek.recordsleutel TO {ZEGELAAR};
    GRANT SELECT ON logboek.recordsleutel TO {KOPIE};
    CREATE TABLE logboek.waarde (
        {REGEL}, object_id uuid NOT NULL, inhoud bytea NOT NULL, PRIMARY KEY (id));
    CREATE INDEX waarde_tx ON logboek.waarde (tx);
    RESET ROLE;
"""
ZEGEL = """
    CREATE TABLE logboek_zegel (
        volgnummer bigint PRIMARY KEY,
        op timestamptz NOT NULL,
        logboek text NOT NULL,
        regel_id uuid NOT NULL,
        regel_hash text NOT NULL,
        ketting_hash text NOT NULL,
        horizon bigint NOT NULL,
        UNIQUE (regel_id, logboek)
    );
"""
NOTEER = """
DECLARE
    oud jsonb; nieuw jsonb; namen text[]; regel uuid := gen_random_uuid(); sleutel uuid;
    geheim text[] := string_to_array(TG_ARGV[0], ' ');
    overslaan text[] := string_to_array(TG_ARGV[1], ' ');
BEGIN
    IF TG_OP <> 'INSERT' THEN oud := to_jsonb(OLD) - overslaan; END IF;
    IF TG_OP <> 'DELETE' THEN nieuw := to_jsonb(NEW) - overslaan; END IF;
    SELECT array_agg(k ORDER BY k) INTO namen
    FROM jsonb_object_keys(coalesce(nieuw, oud)) k
    WHERE oud IS NULL OR nieuw IS NULL OR oud->k IS DISTINCT FROM nieuw->k;
    IF namen IS NULL THEN RETURN NULL; END IF;
    sleutel := (coalesce(nieuw, oud)->>TG_ARGV[2])::uuid;
    INSERT INTO public.logboek_wijzigingsregel
        (id, medewerker_id, systeem, rol, tabel, object_id, handeling, velden)
    VALUES (
        regel, nullif(current_setting('keten.actor', true), '')::uuid,
        coalesce(current_setting('keten.systeem', true), ''),
        session_user, TG_TABLE_NAME, sleutel, lower(TG_OP), namen);
    -- Of what goes nothing is kept: all that stood there was written down before.
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO logboek.wachtwaarde (regel_id, object_id, waarden)
        SELECT regel, sleutel, waarden FROM (
            SELECT jsonb_object_agg(k, CASE WHEN oud IS NULL
                THEN jsonb_build_array(nieuw->k)
                ELSE jsonb_build_array(oud->k, nieuw->k) END) AS waarden
            FROM unnest(namen) k
            WHERE k <> ALL (geheim) AND (oud IS NOT NULL OR nieuw->k <> 'null')) w
        WHERE waarden IS NOT NULL;
    END IF;
    RETURN NULL;
END
"""
VERNIETIG = """
BEGIN
    IF nullif(current_setting('keten.systeem', true), '') IS NULL THEN
        RAISE EXCEPTION 'Only the system destroys.' USING ERRCODE = '42501';
    END IF;
    DELETE FROM logboek.wachtwaarde WHERE object_id = ANY (objecten);
    INSERT INTO logboek.recordsleutel (object_id, vernietigd_op)
    SELECT DISTINCT unnest(objecten), clock_timestamp()
    ON CONFLICT (object_id) DO UPDATE
        SET sleutel = NULL, vernietigd_op = clock_timestamp();
    INSERT INTO public.logboek_wijzigingsregel
        (medewerker_id, systeem, rol, tabel, object_id, handeling, velden)
    SELECT DISTINCT nullif(current_setting('keten.actor', true), '')::uuid,
        current_setting('keten.systeem', true), session_user, 'recordsleutel',
        o, 'vernietigd', '{}'::text[]
    FROM unnest(objecten) o;
END
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_inzage")]
    operations = [
        migrations.RunSQL(WIJZIGING, "DROP TABLE logboek_wijzigingsregel;"),
        append_only("logboek_wijzigingsregel"),
        migrations.RunSQL(OVERIG, "DROP TABLE logboek.wijzigingsregel_overig;"),
        migrations.RunSQL(
            WAARDEN,
            "DROP TABLE logboek.waarde, logboek.recordsleutel, logboek.wachtwaarde;",
        ),
        append_only(
            "logboek.waarde",
            kolommen="id, object_id, inhoud",
            schrijver=ZEGELAAR,
            lezers=ZEGELAAR,
        ),
        migrations.RunSQL(ZEGEL, "DROP TABLE logboek_zegel;"),
        append_only(
            "logboek_zegel",
            kolommen="volgnummer, op, logboek, regel_id, regel_hash, ketting_hash, horizon",
            schrijver=ZEGELAAR,
        ),
        functie("logboek.noteer()", "trigger", NOTEER, mag=EIGENAAR),
        functie(
            "logboek.vernietig_sleutels(objecten uuid[])", "void", VERNIETIG, mag=APP
        ),
        migrations.CreateModel(
            name="Wijzigingsregel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("op", models.DateTimeField()),
                ("tx", models.BigIntegerField()),
                ("medewerker_id", models.UUIDField(null=True)),
                ("systeem", models.TextField(blank=True)),
                ("rol", models.CharField(max_length=63)),
                ("tabel", models.CharField(max_length=63)),
                ("object_id", models.UUIDField()),
                ("handeling", models.CharField(max_length=12)),
                ("velden", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), size=None)),
            ],
            options={
                "verbose_name_plural": "wijzigingsregels",
                "db_table": "logboek_wijzigingsregel",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Zegel",
            fields=[
                ("volgnummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("op", models.DateTimeField()),
                ("logboek", models.CharField(max_length=20)),
                ("regel_id", models.UUIDField()),
                ("regel_hash", models.CharField(max_length=64)),
                ("ketting_hash", models.CharField(max_length=64)),
                ("horizon", models.BigIntegerField()),
            ],
            options={
                "verbose_name_plural": "zegels",
                "db_table": "logboek_zegel",
                "managed": False,
            },
        ),
    ]
