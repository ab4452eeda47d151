"""Who may use noodtoegang, and the number that who keeps watch goes by."""

from django.db import migrations, models

from keten.toegang.beleid import zet_rolrechten

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
        "noodtoegang",
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
        "noodtoegang",
        "rapportage_inzien",
    ),
}


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_grond")]
    operations = [
        zet_rolrechten(RECHTEN),
        migrations.AddField(
            model_name="noodtoegang",
            name="casusnummer",
            field=models.CharField(max_length=20, default=""),
            preserve_default=False,
        ),
    ]
