"""What stands in the demo."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import check_password
from django.db.models import F

from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Casus,
    CasusDeelname,
    InformatieElement,
    Overleg,
    Uitgifte,
)
from casusoverleg.status import AFSPRAAK, AGENDAPUNT, CASUS, OVERLEG
from keten.demo.laden import load
from keten.demo.partners import WACHTWOORD
from keten.kern import klok
from keten.kern.models import (
    Herinnering,
    Inrichting,
    Opdracht,
    Statuswissel,
    Verbetering,
)
from keten.kern.standen import Tabel
from keten.kern.termijnen import Termijn, voor_werkdagen
from keten.opstart.start import ACCOUNTS
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Roltoekenning
from keten.personen.models import Alias, Persoon
from keten.toegang.actor import Actor
from meldingen.models import Melding
from meldingen.status import TABEL as MELDING
from signalen.models import Signaal
from signalen.status import TABEL as SIGNAAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TABELLEN: list[tuple[Any, Tabel]] = [
    (Signaal, SIGNAAL),
    (Melding, MELDING),
    (Casus, CASUS),
    (Overleg, OVERLEG),
    (Agendapunt, AGENDAPUNT),
    (Afspraak, AFSPRAAK),
]


def _actor(inlognaam: str) -> Actor:
    medewerker = Medewerker.objects.get(inlognaam=inlognaam)
    return actor_for(medewerker, today=klok.vandaag())


def _casussen(inlognaam: str) -> set[UUID]:
    actor = _actor(inlognaam)
    return set(Casus.objects.visible_to(actor).values_list("pk", flat=True))


def test_there_is_as_much_as_was_promised() -> None:
    assert Inrichting.objects.get().demo
    assert Medewerker.objects.count() == 60
    assert Signaal.objects.count() == 45
    assert Melding.objects.count() == 25
    assert Casus.objects.count() == 20
    assert Afspraak.objects.count() == 61


@pytest.mark.parametrize(("model", "tabel"), TABELLEN, ids=lambda x: str(x)[:40])
def test_every_state_occurs(model: Any, tabel: Tabel) -> None:
    staan = set(model._base_manager.values_list("status", flat=True))

    assert staan == set(tabel.standen.values)


def test_every_move_that_a_person_can_make_was_made() -> None:
    gezet = set(Statuswissel.objects.values_list("soort", "actie"))

    for _, tabel in TABELLEN:
        for overgang in tabel.overgangen:
            assert (tabel.soort, overgang.actie) in gezet, overgang.code


def test_who_can_log_in_is_who_start_names() -> None:
    namen = {naam for regel, _ in ACCOUNTS for naam in regel.split(", ")}

    for medewerker in Medewerker.objects.filter(inlognaam__in=namen):
        assert check_password(WACHTWOORD, medewerker.password)
        assert actor_for(medewerker, today=klok.vandaag()).rollen
        namen.remove(medewerker.inlognaam)
    assert not namen


def test_three_meetings_were_held_and_have_verslagen() -> None:
    gehouden = Overleg.objects.filter(
        reeks__isnull=False, gesloten_op__isnull=False
    ).order_by("datum")

    assert [o.status for o in gehouden] == [
        "verslag_vastgesteld",
        "verslag_vastgesteld",
        "verslag_ter_accordering",
    ]
    for overleg in gehouden:
        assert overleg.datum < klok.vandaag()
        assert overleg.uitgiften.filter(soort=Uitgifte.Soort.LEZER).exists()
        assert overleg.agendapunten.filter(verslag__isnull=False).count() >= 6


def test_the_next_meeting_is_near_and_its_agenda_is_full() -> None:
    verband = _actor("regisseur").verbanden_met("overleg_plannen")
    volgend = Overleg.objects.filter(
        samenwerkingsverband__in=verband, status="agenda_vastgesteld"
    ).get()

    assert 0 <= (volgend.datum - klok.vandaag()).days <= 14
    assert volgend.agendapunten.op_agenda().count() == 9


def test_some_afspraken_are_late_and_lie_with_several_organisations() -> None:
    laat = Afspraak.objects.te_laat(klok.vandaag())

    assert laat.count() >= 6
    assert laat.values("organisatie").distinct().count() >= 4


def test_what_was_reported_done_is_still_to_be_answered() -> None:
    dag = voor_werkdagen(klok.vandaag(), Termijn.AFSPRAAK_AKKOORD.aantal)

    assert Afspraak.objects.filter(status="gereed_gemeld").count() >= 5
    assert not Afspraak.objects.zonder_antwoord(klok.moment_op(dag, dt.time())).exists()


def test_what_happened_lies_in_the_past_and_in_order() -> None:
    nu = klok.nu()

    assert not Statuswissel.objects.filter(op__gt=nu).exists()
    assert not Afspraak.objects.filter(gemaakt_op__gt=F("gewijzigd_op")).exists()
    oudste = Signaal.objects.order_by("gemaakt_op").first()
    assert oudste is not None
    assert oudste.gemaakt_op < nu - dt.timedelta(days=60)


def test_nobody_gets_mail_about_the_past() -> None:
    wacht = Opdracht.objects.filter(status="wacht")

    assert not Herinnering.objects.filter(
        moment__lte=klok.nu(), vervallen_op=None, opgepakt_op=None
    ).exists()
    assert not wacht.filter(taak__contains=".mail_").exists()
    assert wacht.filter(taak="casusoverleg.maak_uitgifte").count() <= 100


def test_mail_goes_to_no_address_that_exists() -> None:
    adressen = [*Medewerker.objects.values_list("email", flat=True)]
    adressen.append(Inrichting.objects.get().afzender)

    assert all(adres.endswith(".example") for adres in adressen)


def test_no_name_stands_where_everybody_may_read() -> None:
    namen = {
        deel
        for velden in Persoon.objects.values_list("roepnaam", "geslachtsnaam")
        for deel in velden
        if deel
    }
    namen |= {m.naam.split()[-1] for m in Medewerker.objects.all()}
    vorm = re.compile(r"\b(" + "|".join(map(re.escape, sorted(namen))) + r")\b")
    teksten = [
        *Statuswissel.objects.values_list("reden", flat=True),
        *Statuswissel.objects.values_list("ongedaan_reden", flat=True),
        *CasusDeelname.objects.values_list("noodzaak", flat=True),
        *CasusDeelname.objects.values_list("eindreden", flat=True),
        *Agendapunt.objects.values_list("vraag", flat=True),
        *Afspraak.objects.values_list("wat", flat=True),
        *Casus.objects.values_list("nummer", flat=True),
        *Overleg.objects.values_list("nummer", flat=True),
    ]

    assert [tekst for tekst in teksten if vorm.search(tekst)] == []


def test_two_of_politie_share_one_casus_and_each_has_others() -> None:
    een, twee = _casussen("politie"), _casussen("politie2")

    assert een & twee
    assert een - twee
    assert twee - een


def test_lev_does_not_see_the_other_casussen_of_politie() -> None:
    lev = _casussen("lev")
    politie = _casussen("politie") | _casussen("politie2")

    assert len(lev) >= 4
    assert politie - lev
    actor = _actor("lev")
    ander = InformatieElement.objects.filter(casus__in=politie - lev)
    assert ander.exists()
    assert not InformatieElement.objects.visible_to(actor).filter(pk__in=ander).exists()


def test_who_is_called_in_for_a_while_has_an_end_date() -> None:
    for inlognaam, niveau in (("halt", 1), ("gast", 1)):
        rij = CasusDeelname.objects.get(medewerker__inlognaam=inlognaam)
        assert rij.rol == CasusDeelname.Rol.GAST
        assert rij.niveau == niveau
        assert rij.tot is not None
        assert rij.tot > klok.vandaag()


def test_volunteers_see_how_it_goes_and_no_more() -> None:
    rijen = CasusDeelname.objects.filter(organisatie__naam="Humanitas")

    assert rijen.count() >= 2
    assert {rij.niveau for rij in rijen} == {CasusDeelname.Niveau.PROCES}


def test_twins_are_spelled_apart_and_namesakes_are_two() -> None:
    gelijk = Persoon.objects.filter(zoeknaam__contains="elamrani")
    sannes = Persoon.objects.filter(roepnaam="Sanne", geslachtsnaam="Janssen")

    assert {p.geslachtsnaam for p in gelijk} == {"El Amrani", "Elamrani"}
    assert gelijk.filter(geslacht="vrouw").values("geboortedatum").distinct()
    assert len({p.geboortedatum for p in sannes}) == 2
    assert len({p.geboortedatum.year for p in sannes if p.geboortedatum}) == 1


def test_girls_and_boys_and_a_name_from_right_to_left() -> None:
    assert Persoon.objects.filter(geslacht="vrouw").count() >= 10
    assert Persoon.objects.filter(geslacht="man").count() >= 10
    assert any(re.search("[؀-ۿ]", a.naam) for a in Alias.objects.all())


def test_somebody_waits_for_a_role_and_somebody_left() -> None:
    assert Roltoekenning.objects.filter(goedgekeurd_op__isnull=True).count() == 1
    assert not _actor("levoud").is_active


def test_everybody_has_a_number_that_nobody_can_have() -> None:
    nummers = list(Medewerker.objects.values_list("telefoon", flat=True))

    assert all(re.fullmatch(r"06-00\d{6}", nummer) for nummer in nummers)
    assert len(set(nummers)) == len(nummers)


def test_corrections_and_undone_moves_are_there_to_be_seen() -> None:
    assert Statuswissel.objects.filter(ongedaan_op__isnull=False).exists()
    assert Verbetering.objects.filter(soort="casusoverleg.afspraak").exists()
    assert InformatieElement.objects.filter(ingetrokken_op__isnull=False).exists()


def test_loading_again_changes_nothing() -> None:
    voor = Statuswissel.objects.count()

    assert not load()
    assert Statuswissel.objects.count() == voor
