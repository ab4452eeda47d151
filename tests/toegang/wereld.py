"""The prepared world: for every relation a chain, and whoever stands in it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client

from casusoverleg.models import Casus
from casusoverleg.status import CasusStatus
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Medewerker, Organisatie
from tests.factories import (
    BlokkadeFactory,
    ContactrolFactory,
    DelingFactory,
    HerstelverzoekFactory,
    InzagegrondFactory,
    NoodtoegangFactory,
    OpdrachtFactory,
    RoltoekenningFactory,
    ToegangsregelFactory,
    VervangingFactory,
)
from tests.rollen import actor_of
from tests.toegang.kanaries import Kooi
from tests.toegang.los import make_export, make_taak
from tests.toegang.mensen import (
    MELDT_MELDING,
    MELDT_SIGNAAL,
    NIEMAND,
    RAPPORTEERT,
    Mensen,
    make_mensen,
)
from tests.toegang.schakels import Bouwer, Plaats, Rijen

EIGEN, GEDEELD, ANDERE = "eigen", "gedeeld", "andere"
GEBLOKKEERD, AFGESLOTEN = "geblokkeerd", "afgesloten"
VERNIETIGD, NOODTOEGANG = "vernietigd", "noodtoegang"
RELATIES = (
    *(EIGEN, GEDEELD, ANDERE, GEBLOKKEERD),
    *(AFGESLOTEN, VERNIETIGD, NOODTOEGANG),
)
WELKOM = "welkom"
MAG_NOODTOEGANG = ("MP", "FG")
# Not of a chain: these stand to somebody in fewer ways.
_KRING = (EIGEN, GEDEELD, ANDERE, VERNIETIGD)
_ALLEEN = (EIGEN, ANDERE, VERNIETIGD)
RELATIES_VAN = {
    "medewerkers": _KRING,
    "dienstverbanden": _KRING,
    "organisaties": _KRING,
    "deelnames": _KRING,
    "rollen": _KRING,
    "vervangingen": _KRING,
    "contactrollen": _KRING,
    "herstel": _KRING,
    "regels": _KRING,
    "taken": _KRING,
    "toegang": _KRING,
    "bestanden": _KRING,
    "blokkades": _KRING,
    "delingen": _KRING,
    "opdrachten": _ALLEEN,
    "noodtoegang": _ALLEEN,
    WELKOM: _ALLEEN,
}


@dataclass
class Wereld:
    """
    Everybody, every record, every canary.

    :param rijen: relation -> word in the address -> key
    :param van_rol: the same, where somebody has a record of the own
    """

    mensen: Mensen
    anderen: Mensen
    kooi: Kooi
    rijen: dict[str, Rijen]
    van_rol: dict[tuple[str, str], Rijen]

    def key(self, woord: str, relatie: str, rol: str) -> Any:
        """Return the key of the record of this kind that stands so to this role."""
        eigen = self.van_rol.get((relatie, rol), {})
        return eigen.get(woord) or self.rijen[relatie].get(woord)

    def client(self, rol: str) -> Client:
        """Return a browser of somebody in this role."""
        if rol == NIEMAND:
            return Client()
        return self.mensen.kring.client(self.mensen.per_rol[rol])


def make_wereld() -> Wereld:
    """Build it; the caller takes it back."""
    mensen, anderen = make_mensen("Proef", "PR"), make_mensen("Elders", "EL")
    wereld = Wereld(mensen, anderen, Kooi(), {}, {})
    per_rol = mensen.per_rol
    eerste = Plaats(per_rol["P+"], "uitvoerder")
    gast = Plaats(per_rol["GA"], "gast", niveau=1)
    politie = Plaats(mensen.kring.politie, "uitvoerder")
    zorg = Plaats(mensen.kring.vreemde, "uitvoerder")

    def build(
        relatie: str, *, door: str, plaatsen: list[Plaats], van: Mensen = mensen
    ) -> Bouwer:
        bouwer = Bouwer(van, wereld.kooi, relatie)
        notulist = relatie not in {NOODTOEGANG, GEDEELD}
        wereld.rijen[relatie] = bouwer.build(
            door=door, plaatsen=plaatsen, notulist=notulist
        )
        return bouwer

    eigen = build(EIGEN, door="P+", plaatsen=[eerste, gast])
    _eigen_invoer(wereld, eigen)
    build(GEDEELD, door="MP", plaatsen=[politie, eerste, gast])
    build(GEBLOKKEERD, door="P+", plaatsen=[eerste, gast])
    build(AFGESLOTEN, door="P+", plaatsen=[eerste, gast])
    build(NOODTOEGANG, door="MP", plaatsen=[politie, zorg])
    ander = Plaats(anderen.per_rol["P+"], "uitvoerder")
    vreemd = Plaats(anderen.per_rol["GA"], "gast", niveau=1)
    build(ANDERE, door="P+", plaatsen=[ander, vreemd], van=anderen)
    kring = mensen.kring
    for relatie, wie in ((EIGEN, mensen), (GEDEELD, mensen), (ANDERE, anderen)):
        _toegang(wereld, relatie, wie)
    wereld.rijen[EIGEN] |= _kring(mensen)
    wereld.rijen[ANDERE] |= _kring(anderen)
    wereld.rijen[GEDEELD] |= _over(
        kring.politie, mensen.per_rol["P-"], kring.politieorganisatie, mensen
    ) | {"bestanden": make_export(kring.politie, mensen).pk}
    wereld.rijen[VERNIETIGD] = {
        woord: uuid.uuid4() for woord in wereld.rijen[EIGEN] if woord != WELKOM
    } | {WELKOM: "bestaat-niet"}
    _share(wereld)
    _block(wereld)
    _close(wereld)
    _break_glass(wereld)
    return wereld


def _kring(mensen: Mensen) -> Rijen:
    """Return what is not of a casus: a colleague, the own organisation, work."""
    collega, kring = mensen.kring.lev, mensen.kring
    invaller = mensen.per_rol["OB"]
    return _over(collega, invaller, kring.levgroep, mensen) | {
        "opdrachten": OpdrachtFactory(status="vastgelopen").pk,
        "bestanden": make_export(mensen.per_rol["BM"], mensen).pk,
        WELKOM: actions.issue_link(kring.politie, by=actor_of(mensen.per_rol["FB"])),
    }


def _toegang(wereld: Wereld, relatie: str, mensen: Mensen) -> None:
    """Arrange who may see what: shared is what the own organisation wrote down."""
    kring, rijen = mensen.kring, wereld.rijen[relatie]
    van = mensen.per_rol["OB"].dienstverbanden.get().organisatie_id
    organisatie = {"herkomst": "organisatie", "organisatie_id": van}
    rijen["blokkades"] = BlokkadeFactory(
        medewerker=kring.politie,
        samenwerkingsverband_id=kring.verband.pk,
        **(organisatie if relatie == GEDEELD else {"herkomst": "regie"}),
    ).pk
    rijen["delingen"] = DelingFactory(
        signaal_id=rijen["signalen"],
        organisatie=kring.politieorganisatie,
        medewerker=kring.politie,
    ).pk


def _over(
    collega: Medewerker,
    invaller: Medewerker,
    organisatie: Organisatie,
    mensen: Mensen,
) -> Rijen:
    """Return what is about one colleague of one organisation."""
    wachtend = RoltoekenningFactory(
        medewerker=collega,
        rol="notulist",
        samenwerkingsverband=mensen.kring.verband,
        goedgekeurd_op=None,
        gemaakt_door_id=mensen.per_rol["FB"].pk,
    )
    dienst = collega.dienstverbanden.get()
    regel = ToegangsregelFactory(ronde__organisatie=organisatie, dienstverband=dienst)
    contact = ContactrolFactory(organisatie=organisatie, medewerker=collega)
    return {
        "contactrollen": contact.pk,
        "herstel": HerstelverzoekFactory(medewerker=collega).pk,
        "regels": regel.pk,
        "toegang": regel.ronde_id,
        "taken": make_taak(organisatie, mensen),
        "medewerkers": collega.pk,
        "dienstverbanden": dienst.pk,
        "organisaties": organisatie.pk,
        "deelnames": organisatie.deelnames.get().pk,
        "rollen": wachtend.pk,
        "vervangingen": VervangingFactory(
            samenwerkingsverband=mensen.kring.verband,
            voor=collega,
            door=invaller,
            gemaakt_door_id=collega.pk,
            goedgekeurd_op=None,
        ).pk,
    }


def _eigen_invoer(wereld: Wereld, bouwer: Bouwer) -> None:
    """Give everybody who may a signaal, a melding and an export of the own."""
    for rol, wie in wereld.mensen.per_rol.items():
        rijen: Rijen = {}
        if rol in MELDT_SIGNAAL:
            rijen["signalen"] = bouwer.signaal(wie, rol).pk
        if rol in MELDT_MELDING:
            melding = bouwer.eigen_melding(wie, rol)
            rijen |= {
                "meldingen": melding.pk,
                "betrokkene": melding.betrokkenen.get().pk,
            }
            # Who directs finds work that waits; a partner what can still be changed.
            if rol in {"TR", "MP"}:
                bouwer.to_triage(melding)
        if rol in RAPPORTEERT:
            rijen["bestanden"] = make_export(wie, wereld.mensen).pk
        wereld.van_rol[EIGEN, rol] = rijen


def _share(wereld: Wereld) -> None:
    """Share the signaal and the melding of one chain with the partner on its casus."""
    partner = wereld.mensen.per_rol["P+"]
    for soort, woord in (("signaal", "signalen"), ("melding", "meldingen")):
        InzagegrondFactory(
            soort=soort,
            object_id=wereld.rijen[GEDEELD][woord],
            medewerker_id=partner.pk,
            organisatie_id=wereld.mensen.kring.levgroep.pk,
            samenwerkingsverband_id=wereld.mensen.kring.verband.pk,
            herkomst=wereld.rijen[GEDEELD]["casussen"],
        )


def _block(wereld: Wereld) -> None:
    """Keep everybody away from one chain who could come near it."""
    for rol in MELDT_SIGNAAL:
        wie = wereld.mensen.per_rol[rol]
        for soort, woord in (
            ("signaal", "signalen"),
            ("melding", "meldingen"),
            ("casus", "casussen"),
        ):
            BlokkadeFactory(
                medewerker=wie,
                soort=soort,
                object_id=wereld.rijen[GEBLOKKEERD][woord],
                samenwerkingsverband_id=wereld.mensen.kring.verband.pk,
            )


def _close(wereld: Wereld) -> None:
    Casus._base_manager.filter(pk=wereld.rijen[AFGESLOTEN]["casussen"]).update(
        status=CasusStatus.AFGESLOTEN, afgesloten_op=klok.vandaag()
    )


def _break_glass(wereld: Wereld) -> None:
    """Force the door of one casus open, for who may do that; also elsewhere."""
    for rol in MAG_NOODTOEGANG:
        wie, casus = wereld.mensen.per_rol[rol], wereld.rijen[NOODTOEGANG]["casussen"]
        nood = _nood(wie, casus, wereld.mensen)
        wereld.van_rol[EIGEN, rol]["noodtoegang"] = nood
        wereld.rijen[EIGEN]["noodtoegang"] = nood
    wereld.rijen[ANDERE]["noodtoegang"] = _nood(
        wereld.anderen.per_rol["MP"], wereld.rijen[ANDERE]["casussen"], wereld.anderen
    )
    wereld.rijen[VERNIETIGD]["noodtoegang"] = uuid.uuid4()


def _nood(wie: Medewerker, casus_id: Any, mensen: Mensen) -> Any:
    return NoodtoegangFactory(
        medewerker=wie,
        casus_id=casus_id,
        samenwerkingsverband_id=mensen.kring.verband.pk,
        tot=klok.nu() + dt.timedelta(hours=3),
    ).pk
