"""Who stands in for whom, whom to call, and who looks whether it is still so."""

import datetime as dt

from casusoverleg.actions import vertrek, vervanging
from casusoverleg.models import CasusDeelname
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Dienstverband, Toegangsregel
from keten.toegang.actor import systeem
from keten.toegang.rollen import Rol

# Of whom, by whom, asked by whom, from this many days ago, for so many days.
NU = ("jeugdwerk2", "jeugdwerk3", "regisseur", 5, 21)
GEVRAAGD = ("lev3", "lev4", "levbeheer", 1, 28)

# One of these leaves within three weeks.
GAAT_WEG = ("reclassering2", "mee2", "veiligthuis2", "ggd2", "smo2", "jeugdwerk3")
# Asked by whom, who, as what, for what, at which number.
CONTACT = (
    ("politiebeheer", "politie2", "wijkagent", "Zorgen in de wijk", "0492-000101"),
    (
        "politiebeheer",
        "politie",
        "specialist mensenhandel",
        "Vermoeden van uitbuiting, aangifte",
        "0492-000102",
    ),
    ("levbeheer", "lev", "jongerenwerk", "Contact op straat en online", "0492-000201"),
)


def vervangen(toneel: Toneel, wie: tuple[str, str, str, int, int]) -> Verhaal:
    """Let a colleague stand in: agreed to at once, or still waiting."""
    voor, door, vrager, terug, dagen = wie
    yield toneel.dagen.vandaag - dt.timedelta(days=terug)
    van = klok.vandaag() + dt.timedelta(days=0 if wie is NU else 7)
    vervanging.ask(
        voor=toneel.mensen[voor],
        door=toneel.mensen[door],
        rol=Rol.PARTNERPROFESSIONAL,
        verband=toneel.verbanden[CO],
        van=van,
        tot=van + dt.timedelta(days=dagen),
        reden="Afwezig.",
        by=toneel.actor(vrager),
    )


def bereikbaar(toneel: Toneel) -> Verhaal:
    """Let partners say whom to call for what; and let this quarter be asked for."""
    yield toneel.dagen.vandaag - dt.timedelta(days=3)
    for vrager, wie, naam, waarvoor, telefoon in CONTACT:
        actions.add_contactrol(
            toneel.partner(wie),
            naam=naam,
            waarvoor=waarvoor,
            medewerker=toneel.mensen[wie],
            telefoon=telefoon,
            by=toneel.actor(vrager),
        )
    actions.make_rondes(today=klok.vandaag(), by=systeem("demo"))
    eigen = Toegangsregel.objects.filter(
        dienstverband__medewerker__in=[toneel.mensen["lev"], toneel.mensen["lev2"]]
    )
    for regel in eigen:
        actions.confirm_regel(regel, by=toneel.actor("levbeheer"))
    actions.ask_herstel(
        toneel.mensen["lev3"], reden="Telefoon kwijt.", by=toneel.actor("levbeheer")
    )
    _leave_soon(toneel)


def _leave_soon(toneel: Toneel) -> None:
    """Let somebody who is on a casus be about to leave."""
    vandaag = klok.vandaag()
    erop = CasusDeelname.objects.geldig(vandaag).exclude(casus__status="afgesloten")
    plek = erop.filter(
        medewerker__in=[toneel.mensen[wie] for wie in GAAT_WEG], tot__isnull=True
    ).order_by("medewerker__inlognaam")[0]
    dienst = Dienstverband.objects.geldig(vandaag).get(medewerker=plek.medewerker)
    vertrek.leave(
        dienst, tot=vandaag + dt.timedelta(days=20), by=toneel.actor("beheer")
    )
