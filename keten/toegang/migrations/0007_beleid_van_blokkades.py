"""Who sees that somebody is kept away: who directs, and the own entries of a partner."""

from django.db import migrations

from keten.toegang.beleid import ACTOR, ORGANISATIES, herzie, verbanden_met

REGIE = verbanden_met("casus_regisseren")
BEHEER = verbanden_met("collegas_beheren")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0006_blokkade_van_wie")]
    operations = [
        herzie(
            "toegang_blokkade",
            # The own ones are read to know what is closed; no page shows them.
            zien=f"""
                medewerker_id = {ACTOR}
                OR samenwerkingsverband_id = {REGIE}
                OR (herkomst = 'organisatie' AND organisatie_id = {ORGANISATIES}
                    AND samenwerkingsverband_id = {BEHEER})
            """,
            toevoegen=f"""
                medewerker_id = {ACTOR} OR samenwerkingsverband_id = {REGIE}
                OR (herkomst = 'organisatie' AND organisatie_id = {ORGANISATIES}
                    AND samenwerkingsverband_id = {BEHEER})
            """,
        ),
        herzie(
            "toegang_inzagegrond",
            # Who judges signalen opens one to somebody by name, and closes it again.
            zien=f"""
                medewerker_id = {ACTOR}
                OR (recht = 'melding_beoordelen' AND samenwerkingsverband_id
                    = {verbanden_met("melding_beoordelen")})
                OR (soort = 'signaal' AND samenwerkingsverband_id
                    = {verbanden_met("signaal_beoordelen")})
                OR samenwerkingsverband_id = {REGIE}
            """,
            toevoegen=f"""
                samenwerkingsverband_id = {REGIE}
                OR samenwerkingsverband_id = {verbanden_met("melding_beoordelen")}
                OR (soort = 'signaal' AND samenwerkingsverband_id
                    = {verbanden_met("signaal_beoordelen")})
                OR (recht = 'melding_beoordelen' AND samenwerkingsverband_id
                    = {verbanden_met("melding_registreren")})
            """,
        ),
    ]
