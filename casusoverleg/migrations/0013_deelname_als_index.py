"""A participation knows where its casus stands in a list: kept so by the database."""

from django.db import migrations, models

from keten.kern.databank import POORTWACHTER
from keten.logboek.beleid import volg
from keten.toegang.beleid import definer_functie

DEELNAME = "casusoverleg_casusdeelname"
CASUS = "casusoverleg_casus"
# Where a casus stands, is of the casus: in the log it stands there.
LOG = volg(DEELNAME, overslaan="sorteersleutel lopend")
LOG_ALLES = volg(DEELNAME)
MAG_BIJHOUDEN = f"""
    GRANT UPDATE (sorteersleutel, lopend) ON {DEELNAME} TO {POORTWACHTER};
    CREATE POLICY bijhouden ON {DEELNAME} FOR UPDATE TO {POORTWACHTER}
        USING (true) WITH CHECK (true);
"""
MAG_NIET_BIJHOUDEN = f"""
    DROP POLICY bijhouden ON {DEELNAME};
    REVOKE UPDATE (sorteersleutel, lopend) ON {DEELNAME} FROM {POORTWACHTER};
"""
TRIGGERS = f"""
    CREATE TRIGGER schik BEFORE INSERT ON {DEELNAME}
        FOR EACH ROW EXECUTE FUNCTION keten.schik_deelname();
    CREATE TRIGGER herschik
        AFTER UPDATE OF status, laatst_besproken_op, geopend_op ON {CASUS}
        FOR EACH ROW WHEN ((OLD.status, OLD.laatst_besproken_op, OLD.geopend_op)
            IS DISTINCT FROM (NEW.status, NEW.laatst_besproken_op, NEW.geopend_op))
        EXECUTE FUNCTION keten.herschik_deelnames();
"""
TRIGGERS_TERUG = f"""
    DROP TRIGGER herschik ON {CASUS};
    DROP TRIGGER schik ON {DEELNAME};
"""
VUL = f"""
    UPDATE {DEELNAME} d SET lopend = c.status <> 'afgesloten',
        sorteersleutel = coalesce(c.laatst_besproken_op, c.geopend_op)
    FROM {CASUS} c WHERE c.id = d.casus_id;
    SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("casusoverleg", "0012_wie_ziet_wat")]
    operations = [
        migrations.AddField(
            model_name="casusdeelname",
            name="lopend",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.RunSQL(
            f"SET LOCAL keten.systeem = 'deelnames schikken'; {VUL}",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(LOG_ALLES.reverse_sql, LOG_ALLES.sql),
        LOG,
        migrations.RemoveIndex(model_name="casusdeelname", name="deelname_lijst"),
        migrations.AddIndex(
            model_name="casusdeelname",
            index=models.Index(
                fields=["medewerker", "-sorteersleutel", "-casus"],
                include=[
                    "lopend",
                    "niveau",
                    "van",
                    "tot",
                    "organisatie",
                    "samenwerkingsverband",
                ],
                name="deelname_lijst",
            ),
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["-geopend_op", "-id"], name="casus_geopend"),
        ),
        migrations.RunSQL(MAG_BIJHOUDEN, MAG_NIET_BIJHOUDEN),
        definer_functie(
            "keten.schik_deelname()",
            "trigger",
            f"""
            BEGIN
                SELECT c.status <> 'afgesloten',
                    coalesce(c.laatst_besproken_op, c.geopend_op)
                INTO NEW.lopend, NEW.sorteersleutel
                FROM public.{CASUS} c WHERE c.id = NEW.casus_id;
                RETURN NEW;
            END
            """,
            soort="VOLATILE",
        ),
        definer_functie(
            "keten.herschik_deelnames()",
            "trigger",
            f"""
            BEGIN
                UPDATE public.{DEELNAME} SET lopend = NEW.status <> 'afgesloten',
                    sorteersleutel = coalesce(NEW.laatst_besproken_op, NEW.geopend_op)
                WHERE casus_id = NEW.id;
                RETURN NULL;
            END
            """,
            soort="VOLATILE",
        ),
        migrations.RunSQL(TRIGGERS, TRIGGERS_TERUG),
    ]
