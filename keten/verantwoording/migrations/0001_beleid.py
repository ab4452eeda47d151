"""Who reads the logs, in the database: the own rows, those of the verband, of a casus."""

from django.db import migrations

from keten.kern.databank import LOGBOEK, ZEGELAAR
from keten.toegang.beleid import ACTOR, bescherm, verbanden_met

TOEZICHT = "(SELECT keten.verbanden_met('logboek_inzien'))::uuid[]"
REGIE = f"""EXISTS (SELECT 1 FROM public.casusoverleg_casus c
    WHERE c.id = ANY (logboek_inzageregel.objecten)
    AND c.samenwerkingsverband_id = {verbanden_met("casus_regisseren")})"""


def voor_het_logboek(tabel: str) -> migrations.RunSQL:
    """The trigger writes as the role of the logs; the sealer reads every row."""
    return migrations.RunSQL(
        f"""
        CREATE POLICY logboek ON {tabel} TO {LOGBOEK}
            USING (true) WITH CHECK (true);
        CREATE POLICY zegelaar ON {tabel} FOR SELECT TO {ZEGELAAR} USING (true);
        """,
        f"DROP POLICY zegelaar ON {tabel}; DROP POLICY logboek ON {tabel};",
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("logboek", "0003_volg"),
        ("toegang", "0003_grond"),
        ("casusoverleg", "0006_grond"),
    ]
    operations = [
        bescherm(
            "logboek_inzageregel",
            zien=f"medewerker_id = {ACTOR} OR verbanden && {TOEZICHT} OR {REGIE}",
            toevoegen=f"medewerker_id IS NOT DISTINCT FROM {ACTOR}",
            wijzigen="false",
        ),
        voor_het_logboek("logboek_inzageregel"),
        bescherm(
            "logboek_wijzigingsregel",
            zien=f"cardinality({TOEZICHT}) > 0",
            toevoegen="false",
            wijzigen="false",
        ),
        voor_het_logboek("logboek_wijzigingsregel"),
    ]
