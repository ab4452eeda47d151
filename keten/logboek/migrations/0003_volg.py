"""Every change of a case, and of who may look at it, is written down."""

from django.db import migrations

from keten.logboek.beleid import volg

ALLES = (
    "personen_persoon",
    "personen_alias",
    "signalen_signaal",
    "signalen_aanvulling",
    "meldingen_melding",
    "meldingen_meldingsignaal",
    "meldingen_meldingbetrokkene",
    "meldingen_triage",
    "casusoverleg_casus",
    "casusoverleg_casusbetrokkene",
    "casusoverleg_betrokkenerol",
    "casusoverleg_casusdeelname",
    "casusoverleg_opvolging",
    "casusoverleg_informatieelement",
    "casusoverleg_overleg",
    "casusoverleg_agendapunt",
    "casusoverleg_aanwezigheid",
    "casusoverleg_besluit",
    "casusoverleg_afspraak",
    "casusoverleg_verslag",
    "casusoverleg_reactie",
    "casusoverleg_addendum",
    "casusoverleg_uitgifte",
    "casusoverleg_uitgifteonderdeel",
    "organisaties_convenant",
    "organisaties_organisatie",
    "organisaties_deelname",
    "organisaties_dienstverband",
    "organisaties_roltoekenning",
    "organisaties_toegangsronde",
    "organisaties_toegangsregel",
    "organisaties_herstelverzoek",
    "organisaties_vervanging",
    "organisaties_contactrol",
    "toegang_inzagegrond",
    "toegang_blokkade",
    "toegang_noodtoegang",
    "rapportage_export",
)


class Migration(migrations.Migration):
    dependencies = [
        ("logboek", "0002_wijziging"),
        ("kern", "0004_blijft_staan"),
        ("personen", "0001_initial"),
        ("signalen", "0001_initial"),
        ("meldingen", "0003_grond"),
        ("casusoverleg", "0006_grond"),
        ("organisaties", "0002_collegas"),
        ("toegang", "0003_grond"),
        ("rapportage", "0001_initial"),
    ]
    operations = [
        *(volg(tabel) for tabel in ALLES),
        volg("organisaties_medewerker", geheim="password", overslaan="last_login"),
        volg("organisaties_uitnodiging", geheim="afdruk"),
        # Themselves the history: that they are there, and nothing of what they say.
        volg("kern_statuswissel", geheim="reden vorige ongedaan_reden"),
        volg("kern_verbetering", geheim="oud nieuw"),
        volg("casusoverleg_casususerobjectpermission", sleutel="content_object_id"),
    ]
