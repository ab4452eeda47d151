"""How a casus comes about, who takes part in it, and what becomes known."""

import datetime as dt
from typing import Any

from casusoverleg.actions import aanpak, betrokkene, blokkade, deelname
from casusoverleg.actions import casus as actions
from casusoverleg.models import Casus, CasusDeelname
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO, PER_INLOGNAAM
from keten.demo.toneel import Toneel
from keten.demo.verhalen import melding as meldingverhaal
from keten.kern import klok
from keten.organisaties.models import Dienstverband

START_NA = dt.timedelta(days=2)
LIEP_AL = dt.timedelta(days=90)
Over = dict[str, Any]


def lopen(toneel: Toneel, sleutel: str) -> Verhaal:
    """Tell of a casus, from the first signaal until today."""
    over: Over = toneel.teksten["casussen"][sleutel]
    opent = toneel.dagen[over["opent"]]
    if "overgenomen" in over:
        casus = yield from _overnemen(toneel, over, opent=opent)
    else:
        casus = yield from _uit_melding(toneel, sleutel, over, opent=opent)
    toneel.casussen[sleutel] = casus
    verband = over.get("verband", CO)
    for wie in over["wie"]:
        _deelnemen(toneel, casus, wie, verband=verband)
    if not over.get("geen_regie"):
        _aanwijzen(toneel, casus, over["wie"][0], verband=verband)
    _begin_side_stories(toneel, sleutel, over)
    if "toch_niet" in over:
        dag, reden = over["toch_niet"]
        yield toneel.dagen[dag]
        actions.close_voorbereiding(casus, by=toneel.regie(verband), reden=reden)
    elif "overgenomen" not in over and not over.get("geen_start"):
        yield opent + START_NA
        actions.start_casus(
            casus,
            by=toneel.regie(verband),
            veiligheidsplan_uitzondering=toneel.teksten["algemeen"]["uitzondering"],
        )


def _uit_melding(
    toneel: Toneel, sleutel: str, over: Over, *, opent: dt.date
) -> Verhaal:
    meldingen = toneel.teksten["meldingen"]
    naam = next(m for m, waarde in meldingen.items() if waarde.get("casus") == sleutel)
    melding = yield from meldingverhaal.tot_besluit(toneel, naam, besluit=opent)
    yield opent
    weging = toneel.teksten["algemeen"]["weging"]
    gevaar = over["regime"] == "wgs_zvh"
    casus = actions.open_casus(
        melding=melding,
        weging={
            "leefgebieden": True,
            "leefgebieden_waarom": weging["leefgebieden_waarom"],
            "ketens": gevaar,
            "ketens_waarom": weging["ketens_waarom"] if gevaar else "",
            "gewone_hulp": False,
            "gewone_hulp_waarom": weging["gewone_hulp_waarom"],
            "gevaar": gevaar,
            "gevaar_waarom": weging[
                "gevaar_waarom" if gevaar else "geen_gevaar_waarom"
            ],
            "regime": over["regime"],
            "noodzaak": over["noodzaak"],
            "informeren": over["informeren"],
        },
        reden=weging["reden"],
        by=toneel.regie(CO),
    )
    # One melder still waits to hear something.
    if not meldingen[naam].get("geen_terugkoppeling"):
        verhaal = meldingverhaal.terugkoppelen(toneel, naam, melding)
        toneel.draaiboek.add(verhaal)
    return casus


def _overnemen(toneel: Toneel, over: Over, *, opent: dt.date) -> Verhaal:
    yield opent
    verband = over.get("verband", CO)
    by = toneel.regie(verband)
    return actions.take_over(
        verband_id=toneel.verbanden[verband].pk,
        betrokkenen=[
            (toneel.persoon(wie, by=by), rol) for wie, rol in over["betrokkenen"]
        ],
        gestart_op=klok.vandaag() - LIEP_AL,
        reden=over["overgenomen"],
        by=by,
        type=over["type"],
        regime=over["regime"],
        noodzaak=over["noodzaak"],
        informeren=over["informeren"],
    )


def _deelnemen(
    toneel: Toneel, casus: Casus, wie: str, *, verband: str, **rest: Any
) -> CasusDeelname:
    partner = PER_INLOGNAAM[wie].partner
    velden = {
        "rol": CasusDeelname.Rol.UITVOERDER,
        "noodzaak": toneel.teksten["algemeen"]["noodzaken"][partner],
    }
    return deelname.add_deelnemer(
        casus,
        organisatie=toneel.partners[partner],
        medewerker=toneel.mensen[wie],
        by=toneel.regie(verband),
        **(velden | rest),
    )


def _aanwijzen(toneel: Toneel, casus: Casus, wie: str, *, verband: str) -> None:
    actions.appoint_casusregisseur(
        casus,
        medewerker=toneel.mensen[wie],
        organisatie=toneel.partner(wie),
        reden="Kent de jeugdige het best en heeft er tijd voor.",
        by=toneel.regie(verband),
    )


def _begin_side_stories(toneel: Toneel, sleutel: str, over: Over) -> None:
    add = toneel.draaiboek.add
    for stuk in over.get("informatie", ()):
        add(_informeren(toneel, sleutel, stuk))
    for wie, rol, dag in over.get("erbij", ()):
        add(_erbij(toneel, sleutel, wie, rol=rol, dag=toneel.dagen[dag]))
    for wie, dag, reden in over.get("weg", ()):
        add(_weg(toneel, sleutel, wie, dag=toneel.dagen[dag], reden=reden))
    if "gast" in over:
        add(_gast(toneel, sleutel, over["gast"]))
    if "blokkade" in over:
        add(_blokkeren(toneel, sleutel, over["blokkade"]))
    if "vervangt" in over:
        add(_vervangen(toneel, sleutel, over["vervangt"]))


def _informeren(toneel: Toneel, sleutel: str, stuk: Over) -> Verhaal:
    """Contribute one piece; now and then it is taken back."""
    yield toneel.dagen[stuk["dag"]]
    casus = toneel.casussen[sleutel]
    by = toneel.actor(stuk["wie"])
    hoofd = casus.betrokkenen.filter(hoofdbetrokkene=True).first()
    element = aanpak.add_informatie(
        casus,
        by=by,
        soort=stuk["soort"],
        tekst=stuk["tekst"],
        datum=klok.vandaag(),
        zichtbaarheid=stuk.get("zichtbaarheid", "alle_deelnemers"),
        over_persoon_id=hoofd.persoon_id if hoofd else None,
    )
    if "ingetrokken" in stuk:
        yield klok.vandaag()
        aanpak.retract_informatie(element, by=by, reden=stuk["ingetrokken"])


def _erbij(
    toneel: Toneel, sleutel: str, wie: str, *, rol: str, dag: dt.date
) -> Verhaal:
    """Somebody else turns out to be part of it."""
    yield dag
    by = toneel.regie(CO)
    persoon = toneel.persoon(wie, by=by)
    al = toneel.casussen[sleutel].betrokkenen.filter(persoon=persoon)
    if not al.exists():
        betrokkene.add_betrokkene(
            toneel.casussen[sleutel], persoon=persoon, rol=rol, by=by
        )


def _weg(
    toneel: Toneel, sleutel: str, wie: str, *, dag: dt.date, reden: str
) -> Verhaal:
    """An organisation is needed no longer."""
    yield dag
    rij = CasusDeelname.objects.get(
        casus=toneel.casussen[sleutel], medewerker=toneel.mensen[wie]
    )
    deelname.end_deelnemer(rij, reden=reden, by=toneel.regie(CO))


def _gast(toneel: Toneel, sleutel: str, gast: Over) -> Verhaal:
    """Somebody is called in for a while: less deep, and until a day."""
    yield toneel.dagen[gast["dag"]]
    _deelnemen(
        toneel,
        toneel.casussen[sleutel],
        gast["wie"],
        verband=CO,
        rol=gast["rol"],
        noodzaak=gast["noodzaak"],
        niveau=gast.get("niveau"),
        tot=toneel.dagen[gast["tot"]],
    )


def _blokkeren(toneel: Toneel, sleutel: str, over: Over) -> Verhaal:
    """Somebody knows somebody in private, and a colleague sees to it."""
    yield toneel.dagen[over["dag"]]
    casus, wie = toneel.casussen[sleutel], toneel.mensen[over["wie"]]
    if "door" not in over:
        blokkade.block_on_casus(
            casus, medewerker=wie, reden=over["reden"], by=toneel.regie(CO)
        )
        return
    blokkade.block_colleague(
        Dienstverband.objects.get(medewerker=wie, tot__isnull=True),
        nummer=casus.nummer,
        reden=over["reden"],
        by=toneel.actor(over["door"]),
    )


def _vervangen(toneel: Toneel, sleutel: str, wissel: Over) -> Verhaal:
    """A colleague takes over from who leaves."""
    dag = toneel.dagen[wissel["dag"]]
    yield from _weg(toneel, sleutel, wissel["weg"], dag=dag, reden=wissel["reden"])
    yield dag
    _deelnemen(toneel, toneel.casussen[sleutel], wissel["door"], verband=CO)
