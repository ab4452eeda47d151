"""
What django-auditlog follows: every table of ours, by field name, never by value.

One row per table. First the fields of which the log says only that they changed; then
the few that it may tell in full: a state, a key. A field that stands in neither is not
followed, and the guards see to it that only the bookkeeping is left out.
"""

AUDITLOG_DISABLE_REMOTE_ADDR = True
AUDITLOG_MASK_CALLABLE = "keten.kern.models.verberg"
AUDITLOG_USE_BASE_MANAGER = True


def _volg(model: str, verborgen: str, open_velden: str = "") -> dict[str, object]:
    """
    Follow one table.

    `include_fields` and not `exclude_fields`: without it the log would also ask every
    table that points at this one.
    """
    return {
        "model": model,
        "mask_fields": verborgen.split(),
        "include_fields": [*verborgen.split(), *open_velden.split()],
    }


AUDITLOG_INCLUDE_TRACKING_MODELS = (
    _volg(
        "kern.Inrichting",
        "naam demo afzender kleur_merk kleur_actie ingericht_op",
    ),
    _volg("organisaties.Gemeente", "naam cbs_code geldig_van geldig_tot"),
    _volg(
        "organisaties.Samenwerkingsverband",
        "naam soort doelomschrijving afkorting",
    ),
    _volg(
        "inloggen.Inlogdienst",
        "naam uitgever client_id sleutel vertrouwt_tweede_stap aan",
        "organisatie",
    ),
    _volg(
        "organisaties.Convenant",
        "kenmerk ondertekend_op ondertekend_door geldig_van geldig_tot",
        "samenwerkingsverband",
    ),
    _volg("organisaties.Organisatie", "naam soort mag_casusregie standaardniveau"),
    _volg(
        "organisaties.Deelname",
        "deelnametype ondertekend_op ondertekend_door van tot afgehandeld_op",
        "organisatie samenwerkingsverband",
    ),
    _volg(
        "organisaties.Medewerker",
        "password is_superuser inlognaam naam email telefoon is_active",
    ),
    _volg(
        "organisaties.Dienstverband",
        "functie van tot afgehandeld_op",
        "medewerker organisatie",
    ),
    _volg(
        "organisaties.Roltoekenning",
        "rol van tot goedgekeurd_op",
        "medewerker samenwerkingsverband goedgekeurd_door vervanging",
    ),
    _volg(
        "organisaties.Uitnodiging", "afdruk soort geldig_tot gebruikt_op", "medewerker"
    ),
    _volg(
        "organisaties.Vervanging",
        "soort rol overleg_id van tot reden goedgekeurd_op afgesloten_op"
        " afgehandeld_op",
        "samenwerkingsverband voor door goedgekeurd_door",
    ),
    _volg(
        "organisaties.Contactrol",
        "naam waarvoor telefoon vervallen_op",
        "organisatie medewerker",
    ),
    _volg("organisaties.Toegangsronde", "begin uiterlijk", "organisatie"),
    _volg(
        "organisaties.Toegangsregel",
        "oordeel beoordeeld_op",
        "ronde dienstverband beoordeeld_door",
    ),
    _volg(
        "organisaties.Herstelverzoek",
        "reden organisatie_akkoord_op regie_akkoord_op uitvoeren_op uitgevoerd_op"
        " ingetrokken_op",
        "medewerker organisatie_akkoord_door regie_akkoord_door",
    ),
    _volg(
        "personen.Persoon",
        "voornamen roepnaam voorvoegsel geslachtsnaam geboortedatum nauwkeurigheid"
        " geslacht taal tolk_nodig zoeknaam",
    ),
    _volg("personen.GeheimAdres", "soort adres geverifieerd_op van tot", "persoon"),
    _volg(
        "personen.GeheimAdresUserObjectPermission", "", "permission user content_object"
    ),
    _volg("personen.Alias", "naam soort zoeknaam", "persoon"),
    _volg(
        "signalen.Signaal",
        "nummer type kanaal ontvangen_op oppakken_uiterlijk feiten over_wie waar"
        " wanneer acuut melder_naam melder_contact mag_bekend_worden advies"
        " voorstel_reden",
        "status samenwerkingsverband melder melder_organisatie behandelaar"
        " voorstel_door",
    ),
    _volg("signalen.Aanvulling", "tekst", "signaal"),
    _volg(
        "signalen.Deling",
        "niveau waarom van tot eindreden",
        "signaal organisatie medewerker",
    ),
    _volg(
        "meldingen.Melding",
        "nummer type spoed aanleiding doel weet_betrokkene meldcode_stap"
        " geregistreerd_op terugkoppelen_uiterlijk teruggekoppeld_op terugkoppeling"
        " besluit_reden besloten_op",
        "status samenwerkingsverband aanmelder aanmelder_organisatie",
    ),
    _volg("meldingen.MeldingSignaal", "", "melding signaal"),
    _volg("meldingen.MeldingBetrokkene", "rol ontkoppeld_op", "melding persoon"),
    _volg(
        "meldingen.Triage",
        "leefgebieden leefgebieden_waarom ketens ketens_waarom gewone_hulp"
        " gewone_hulp_waarom gevaar gevaar_waarom regime noodzaak informeren",
        "melding",
    ),
    _volg(
        "casusoverleg.Casus",
        "nummer type regime herkomst noodzaak informeren spoed geopend_op gestart_op"
        " afgesloten_op afsluitreden veiligheidsplan_uitzondering laatst_besproken_op"
        " herbespreken_op",
        "status samenwerkingsverband melding casusregisseur casusregie_organisatie",
    ),
    _volg(
        "casusoverleg.CasusUserObjectPermission", "", "permission user content_object"
    ),
    _volg("casusoverleg.CasusBetrokkene", "hoofdbetrokkene van tot", "casus persoon"),
    _volg("casusoverleg.BetrokkeneRol", "rol van tot", "betrokkene"),
    _volg(
        "casusoverleg.CasusDeelname",
        "rol niveau noodzaak van tot eindreden sorteersleutel lopend",
        "casus samenwerkingsverband organisatie medewerker vervanging",
    ),
    _volg(
        "casusoverleg.Opvolging",
        "vanaf casusregie besluit besloten_op toelichting",
        "casus organisatie weg naar",
    ),
    _volg(
        "casusoverleg.InformatieElement",
        "soort tekst datum zichtbaarheid ingetrokken_op ingetrokken_reden",
        "casus over_persoon bron_organisatie",
    ),
    _volg("casusoverleg.InformatieLezer", "vervallen_op", "element medewerker"),
    _volg(
        "casusoverleg.Bijlage",
        "omschrijving ingetrokken_op ingetrokken_reden",
        "element document",
    ),
    _volg(
        "casusoverleg.Overlegreeks",
        "naam begin eind plaats vorm link actief",
        "samenwerkingsverband",
    ),
    _volg(
        "casusoverleg.Overleg",
        "nummer datum begin eind plaats vorm link achteraf toelichting algemeen"
        " geopend_op opening_op"
        " gesloten_op reactie_tot werkgroep",
        "status samenwerkingsverband reeks voorzitter notulist",
    ),
    _volg(
        "casusoverleg.Agendapunt",
        "volgorde minuten vast_om vraagsoort vraag spoed zaal_bevestigd_op begonnen_op"
        " afgerond_op geen_vervolg zonder_nieuws",
        "status samenwerkingsverband overleg casus voorgesteld_door"
        " voorgesteld_namens doorgeschoven_van",
    ),
    _volg(
        "casusoverleg.Opkomst",
        "namens functie stand geheimhouding_op",
        "overleg medewerker organisatie",
    ),
    _volg(
        "casusoverleg.Aanwezigheid",
        "namens functie stand reden",
        "agendapunt casus medewerker organisatie opkomst",
    ),
    _volg(
        "casusoverleg.Besluit", "soort tekst achteraf vervallen_op", "casus agendapunt"
    ),
    _volg("casusoverleg.Vrijstelling", "vervallen_op", "agendapunt casus medewerker"),
    _volg(
        "casusoverleg.Voorbereiding",
        "gevraagd_op beantwoord_op",
        "agendapunt casus medewerker organisatie",
    ),
    _volg(
        "casusoverleg.VoorbereidingTekst",
        "antwoord feiten oordeel niet_gedeeld vrijgegeven_op",
        "voorbereiding casus organisatie",
    ),
    _volg(
        "casusoverleg.Afspraak",
        "wat uiterlijk voorwaarde informering informering_reden resultaat"
        " achteraf gereed_gemeld_op afgerond_op herzien_op uitgesteld_op"
        " escalatie_trap",
        "status samenwerkingsverband casus agendapunt organisatie medewerker betreft"
        " overgedragen_van",
    ),
    _volg(
        "casusoverleg.Verslag",
        "uitgave toelichting vastgesteld_op",
        "status samenwerkingsverband agendapunt casus",
    ),
    _volg("casusoverleg.Reactie", "tekst verwerkt_op", "verslag casus organisatie"),
    _volg("casusoverleg.Addendum", "soort tekst", "verslag casus"),
    _volg(
        "casusoverleg.Uitgifte",
        "soort definitief ronde geopend_op ingetrokken_op",
        "overleg lezer verslag addendum opdracht document",
    ),
    _volg(
        "casusoverleg.Opening",
        "soort ronde definitief op sha256",
        "samenwerkingsverband uitgifte overleg casus medewerker",
    ),
    _volg(
        "casusoverleg.Taakverdeling",
        "rol taak vervallen_op",
        "samenwerkingsverband organisatie",
    ),
    _volg(
        "casusoverleg.Escalatie",
        "trap wijze aantal nummers",
        "samenwerkingsverband organisatie aan",
    ),
    _volg(
        "casusoverleg.Overleguitnodiging",
        "volgnummer begin eind vingerafdruk ingetrokken_op verstuurd_op",
        "samenwerkingsverband overleg medewerker",
    ),
    _volg("casusoverleg.UitgifteOnderdeel", "niveau", "uitgifte verslag"),
    _volg(
        "rapportage.Export",
        "soort jaar kwartaal",
        "samenwerkingsverband opdracht document",
    ),
    _volg(
        "toegang.Blokkade",
        "soort object_id samenwerkingsverband_id herkomst organisatie_id nummer reden"
        " van tot eindreden",
        "medewerker",
    ),
    _volg(
        "toegang.Noodtoegang",
        "casus_id casusnummer samenwerkingsverband_id grond reden van tot"
        " beoordelen_uiterlijk beoordeeld_op oordeel toelichting",
        "medewerker beoordeeld_door",
    ),
)
