"""One chain from signaal to verslag, with a canary in every field."""

import datetime as dt
from typing import Any, NamedTuple

from casusoverleg.actions import aanpak, afspraak, agendapunt, bespreking, verslag
from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import deelname as deelname_actions
from casusoverleg.actions import overleg as overleg_actions
from casusoverleg.actions.reeks import start_reeks
from casusoverleg.models import (
    Afspraak,
    Casus,
    CasusDeelname,
    Overleg,
    Overlegreeks,
    Uitgifte,
)
from keten.kern import klok
from keten.kern.bestand import accept
from keten.organisaties.models import Medewerker
from meldingen import actions as melding_actions
from meldingen.models import Melding
from signalen import actions as signaal_actions
from signalen.models import Signaal
from tests.factories import DocumentFactory, OpvolgingFactory, OverlegFactory
from tests.factories.kern import blank_pdf
from tests.kern.bestand.papier import pdf
from tests.rollen import (
    actor_of,
    make_melding,
    make_persoon,
    make_signaal,
    organisation_of,
)
from tests.toegang.kanaries import Kooi
from tests.toegang.mensen import Mensen
from tests.toegang.vooraf import prepare

# Rows of one chain, by the word in the address: "casussen" -> the key of the casus.
Rijen = dict[str, Any]
WEGING = {"regime": "lokaal_convenant"}


class Plaats(NamedTuple):
    """Somebody on a casus: as what, and how deep."""

    wie: Medewerker
    rol: str
    niveau: int = 2


class Bouwer:
    """Walk one chain by the real actions."""

    def __init__(self, mensen: Mensen, kooi: Kooi, relatie: str) -> None:
        self.mensen, self.kring = mensen, mensen.kring
        self.kooi, self.relatie = kooi, relatie
        self.regie = actor_of(self.kring.regisseur)
        self.meldpunt = actor_of(self.kring.meldpunt)
        self._dag = 0

    def build(self, *, door: str, plaatsen: list[Plaats], notulist: bool) -> Rijen:
        """
        Build it all.

        :param door: the role of who sent the signaal in and is first named
        """
        melder = self.mensen.per_rol[door]
        signaal = self.signaal(melder, door)
        signaal_actions.pick_up(signaal, by=self.meldpunt)
        melding = self.melding(self.signaal(melder, door), door)
        # Whom the casus is about stands on both.
        uit = self.melding(self.signaal(melder, door), door, over="")
        casus = self.casus(uit, plaatsen)
        rijen = {
            "signalen": signaal.pk,
            "meldingen": melding.pk,
            "betrokkene": melding.betrokkenen.get().pk,
            "casussen": casus.pk,
            "betrokkenen": casus.betrokkenen.get().pk,
        }
        rijen["reeksen"] = self._reeks().pk
        rijen |= self._aanpak(casus, plaatsen[0].wie)
        rijen |= self._gehouden(casus, plaatsen[0].wie, notulist=notulist)
        rijen |= self._komend(casus, plaatsen[0].wie, notulist=notulist)
        return rijen

    def signaal(self, melder: Medewerker, van: str) -> Signaal:
        """Let somebody send a signaal in."""
        velden = {
            naam: self._woord("signaal", van)
            for naam in ("feiten", "over_wie", "waar", "wanneer")
        }
        signaal = make_signaal(self.kring, by=melder, **velden)
        self.kooi.mark(signaal.nummer, "signaalnummer", self.relatie, van)
        return signaal

    def melding(
        self, signaal: Signaal, van: str, *, over: str | None = None
    ) -> Melding:
        """Let the meldpunt make a melding of it, as far as the triage."""
        persoon = make_persoon(
            by=self.kring.meldpunt,
            geslachtsnaam=self._woord("persoon", van if over is None else over),
        )
        velden: dict[str, Any] = {
            naam: self._woord("melding", van)
            for naam in ("aanleiding", "doel", "weet_betrokkene")
        }
        melding = make_melding(self.kring, signaal=signaal, persoon=persoon, **velden)
        self.kooi.mark(melding.nummer, "meldingnummer", self.relatie, van)
        return self.to_triage(melding)

    def to_triage(self, melding: Melding) -> Melding:
        """Let the meldpunt look at it and lay it before the trajectregisseur."""
        melding = melding_actions.start_screening(melding, by=self.meldpunt)
        return melding_actions.send_to_triage(melding, by=self.meldpunt)

    def eigen_melding(self, wie: Medewerker, van: str) -> Melding:
        """Let somebody register a melding without a signaal."""
        persoon = {
            "roepnaam": "Proefje",
            "geslachtsnaam": self._woord("persoon", van),
        }
        velden: dict[str, Any] = {
            naam: self._woord("melding", van)
            for naam in ("aanleiding", "doel", "weet_betrokkene")
        }
        melding = melding_actions.register_melding(
            verband_id=self.kring.verband.pk,
            by=actor_of(wie),
            type="anders",
            betrokkenen=[(make_persoon(by=wie, **persoon), "slachtoffer")],
            **velden,
        )
        self.kooi.mark(melding.nummer, "meldingnummer", self.relatie, van)
        return melding

    def casus(self, melding: Melding, plaatsen: list[Plaats]) -> Casus:
        """Open a casus and name everybody on it."""
        weging = WEGING | {
            "noodzaak": self._woord("casus"),
            "informeren": self._woord("casus"),
        }
        casus = casus_actions.open_casus(
            melding=melding, weging=weging, reden=self._woord("melding"), by=self.regie
        )
        self.kooi.mark(casus.nummer, "nummer", self.relatie)
        for plaats in plaatsen:
            deelname_actions.add_deelnemer(
                casus,
                organisatie=organisation_of(plaats.wie),
                medewerker=plaats.wie,
                rol=plaats.rol,
                niveau=plaats.niveau,
                noodzaak=self._woord("noodzaak"),
                tot=klok.vandaag() + dt.timedelta(days=30),
                by=self.regie,
            )
        casus = casus_actions.appoint_casusregisseur(
            casus,
            medewerker=plaatsen[0].wie,
            organisatie=organisation_of(plaatsen[0].wie),
            reden="Kent de jongere het best.",
            by=self.regie,
        )
        return casus_actions.start_casus(
            casus, by=self.regie, veiligheidsplan_uitzondering=self._woord("casus")
        )

    def _aanpak(self, casus: Casus, eerste: Medewerker) -> Rijen:
        by = actor_of(eerste)
        elementen = [
            aanpak.add_informatie(
                casus,
                by=by,
                soort="feit",
                tekst=self._woord(soort),
                datum=klok.vandaag(),
                zichtbaarheid=zichtbaarheid,
            )
            for soort, zichtbaarheid in (
                ("informatie", "alle_deelnemers"),
                ("informatie voor de regisseur", "alleen_regisseur"),
                ("informatie van de organisatie", "eigen_organisatie"),
            )
        ]
        bijlage = aanpak.add_bijlage(
            elementen[0], by=by, bestand=accept(pdf()), omschrijving="Een brief"
        )
        deelnames = CasusDeelname.objects.filter(casus=casus, tot__isnull=False)
        tweede = deelnames.exclude(medewerker=eerste).order_by("niveau").first()
        self._afspraak(casus, eerste, "afspraak")
        if tweede:
            self._afspraak(casus, tweede.medewerker, "afspraak van een gast")
        eigen = Afspraak.objects.filter(casus=casus).order_by("gemaakt_op").first()
        gekozen = tweede or deelnames.get()
        return {
            "informatie": elementen[0].pk,
            "bijlagen": bijlage.pk,
            "afspraken": eigen and eigen.pk,
            "deelnemers": gekozen.pk,
            "opvolgingen": OpvolgingFactory(
                casus=casus, organisatie=gekozen.organisatie, weg=gekozen.medewerker
            ).pk,
        }

    def _reeks(self) -> Overlegreeks:
        return start_reeks(
            verband=self.kring.verband,
            naam="Elke tweede donderdag",
            begin=dt.time(9, 0),
            eind=dt.time(11, 0),
            plaats=self._woord("plaats"),
            by=self.regie,
        )

    def _afspraak(self, casus: Casus, wie: Medewerker, soort: str) -> Afspraak:
        return afspraak.make_afspraak(
            casus,
            by=self.regie,
            wat=self._woord(soort),
            organisatie=organisation_of(wie),
            uiterlijk=klok.vandaag() + dt.timedelta(days=14),
            informering="cr_mondeling",
        )

    def _gehouden(self, casus: Casus, eerste: Medewerker, *, notulist: bool) -> Rijen:
        """Hold a meeting and close it: besluit, verslag, reactie and PDFs."""
        overleg, _ = self._overleg(casus, dagen=0, open_=True, notulist=notulist)
        punt = overleg.agendapunten.get()
        bespreking.discuss(punt, by=self.regie)
        bespreking.decide(punt, tekst=self._woord("besluit"), by=self.regie)
        bespreking.finish(punt, by=self.regie, geen_vervolg=self._woord("besluit"))
        overleg = overleg_actions.close_overleg(overleg, by=self.regie)
        van_casus = casus.verslagen.get()
        verslag.change_toelichting(
            van_casus, toelichting=self._woord("verslag"), by=self.regie
        )
        reactie = verslag.react(
            van_casus, tekst=self._woord("reactie"), by=actor_of(eerste)
        )
        return {
            "verslagen": van_casus.pk,
            "reacties": reactie.pk,
            "uitgiften": self._uitgifte(van_casus, overleg),
            "overleg geweest": overleg.pk,
        }

    def _uitgifte(self, van_casus: Any, overleg: Overleg) -> Any:
        """Lay a PDF of this casus ready, without drawing it."""
        uitgifte = Uitgifte.objects.filter(verslag=van_casus, soort="casus").first()
        if uitgifte is None:
            uitgifte = Uitgifte(overleg=overleg, soort="casus", verslag=van_casus)
        inhoud = blank_pdf(self._woord("verslag"))
        uitgifte.document = DocumentFactory(inhoud=inhoud, grootte=len(inhoud))
        uitgifte.save()
        return uitgifte.pk

    def _komend(self, casus: Casus, eerste: Medewerker, *, notulist: bool) -> Rijen:
        """One meeting that is going on, and one that is to come."""
        bezig, _ = self._overleg(casus, dagen=0, open_=True, notulist=notulist)
        komend, punt = self._overleg(casus, dagen=7, open_=False)
        return {
            "overleg bezig": bezig.pk,
            "overleggen": komend.pk,
            "agendapunten": punt,
            "voorbereidingen": prepare(
                komend, eerste, tekst=self._woord("voorbereiding"), by=self.regie
            ),
        }

    def _overleg(
        self, casus: Casus, *, dagen: int, open_: bool, notulist: bool = False
    ) -> tuple[Overleg, Any]:
        overleg: Overleg = OverlegFactory(
            samenwerkingsverband=self.kring.verband,
            datum=klok.vandaag() + dt.timedelta(days=dagen),
            plaats=self._woord("plaats"),
        )
        punt = agendapunt.schedule(
            overleg=overleg, casus=casus, vraag=self._woord("vraag"), by=self.regie
        )
        if open_:
            wie = self.mensen.per_rol["NO"] if notulist else None
            overleg = overleg_actions.open_overleg(overleg, by=self.regie, notulist=wie)
        return overleg, punt.pk

    def _woord(self, soort: str, van: str = "") -> str:
        return self.kooi.word(soort, self.relatie, van)
