"""The place of the logs, and the log of who looked; by month, and never changed."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

from keten.kern.databank import EIGENAAR, KOPIE, LOGBOEK, ZEGELAAR
from keten.logboek.beleid import REGEL, append_only, functie

SCHEMA = f"""
    CREATE SCHEMA logboek AUTHORIZATION {LOGBOEK};
    GRANT USAGE ON SCHEMA logboek TO PUBLIC;
"""
WEIGER = """
BEGIN
    RAISE EXCEPTION 'A log is not changed.' USING ERRCODE = 'insufficient_privilege';
END
"""
# A month that has rows in the rest already stays there: to move them is to change them.
MAAK_PARTITIES = """
DECLARE
    begin_ timestamp; eind timestamp; naam text; bezet boolean; gemaakt int := 0;
BEGIN
    IF to_regclass('public.logboek_' || tabel) IS NULL THEN RETURN 0; END IF;
    FOR nummer IN 0..maanden LOOP
        begin_ := date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC')
            + make_interval(months => nummer);
        eind := begin_ + interval '1 month';
        naam := tabel || '_' || to_char(begin_, 'YYYY_MM');
        CONTINUE WHEN to_regclass('logboek.' || naam) IS NOT NULL;
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM logboek.%I WHERE op >= %L AND op < %L)',
            tabel || '_overig', begin_ || '+00', eind || '+00') INTO bezet;
        CONTINUE WHEN bezet;
        EXECUTE format('CREATE TABLE logboek.%I PARTITION OF public.%I'
            ' FOR VALUES FROM (%L) TO (%L)',
            naam, 'logboek_' || tabel, begin_ || '+00', eind || '+00');
        PERFORM logboek.sluit(naam);
        gemaakt := gemaakt + 1;
    END LOOP;
    RETURN gemaakt;
END
"""
# A trigger on a statement is not handed down to parts, as one on a row is.
SLUIT = f"""
BEGIN
    EXECUTE format('CREATE TRIGGER blijft_vol BEFORE TRUNCATE ON logboek.%I'
        ' EXECUTE FUNCTION logboek.weiger()', naam);
    EXECUTE format('GRANT SELECT ON logboek.%I TO {KOPIE}', naam);
END
"""
TABEL = f"""
    CREATE TABLE logboek_inzageregel (
        {REGEL},
        medewerker_id uuid,
        organisaties uuid[] NOT NULL,
        verbanden uuid[] NOT NULL,
        rollen text[] NOT NULL,
        actie text NOT NULL,
        soort text NOT NULL,
        objecten uuid[] NOT NULL,
        doel text NOT NULL,
        resultaat smallint NOT NULL,
        verzoek_id uuid NOT NULL,
        termen text[] NOT NULL,
        PRIMARY KEY (id, op)
    ) PARTITION BY RANGE (op);
    CREATE INDEX inzageregel_tx ON logboek_inzageregel (tx);
    CREATE INDEX inzageregel_op ON logboek_inzageregel (op DESC, id DESC);
    CREATE INDEX inzageregel_wie ON logboek_inzageregel (medewerker_id, op DESC);
    CREATE INDEX inzageregel_wat ON logboek_inzageregel USING gin (objecten);
"""
# As the role of the logs: what the owner makes is opened to the application at once.
OVERIG = f"""
    SET LOCAL ROLE {LOGBOEK};
    CREATE TABLE logboek.inzageregel_overig
        PARTITION OF public.logboek_inzageregel DEFAULT;
    SELECT logboek.sluit('inzageregel_overig');
    SELECT logboek.maak_partities('inzageregel', 3);
    RESET ROLE;
"""
KOLOMMEN = (
    "medewerker_id, organisaties, verbanden, rollen, actie, soort, objecten, doel,"
    " resultaat, verzoek_id, termen"
)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(SCHEMA, "DROP SCHEMA logboek CASCADE;"),
        functie("logboek.weiger()", "trigger", WEIGER),
        functie("logboek.sluit(naam text)", "void", SLUIT),
        functie(
            "logboek.maak_partities(tabel text, maanden int)",
            "int",
            MAAK_PARTITIES,
            mag=f"{EIGENAAR}, {ZEGELAAR}",
        ),
        migrations.RunSQL(TABEL, "DROP TABLE logboek_inzageregel;"),
        append_only("logboek_inzageregel", kolommen=KOLOMMEN),
        migrations.RunSQL(OVERIG, "DROP TABLE logboek.inzageregel_overig;"),
        migrations.CreateModel(
            name="Inzageregel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("op", models.DateTimeField()),
                ("tx", models.BigIntegerField()),
                ("medewerker_id", models.UUIDField(null=True)),
                ("organisaties", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("verbanden", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("rollen", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ("actie", models.CharField(max_length=120)),
                ("soort", models.CharField(max_length=60)),
                ("objecten", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("doel", models.CharField(max_length=20)),
                ("resultaat", models.SmallIntegerField()),
                ("verzoek_id", models.UUIDField()),
                ("termen", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)),
            ],
            options={
                "verbose_name_plural": "inzageregels",
                "db_table": "logboek_inzageregel",
                "managed": False,
            },
        ),
    ]
