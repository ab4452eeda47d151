"""The first story: the partnership is founded, and people get their accounts."""

import datetime as dt

from django.contrib.auth.hashers import make_password

from casusoverleg.actions import vertrek
from keten.demo.namen import (
    ACCOUNTS,
    CO,
    GEMEENTEN,
    PARTNERS,
    REGISSEUR,
    REGISSEUR_JPT,
    UIT_DIENST,
    VERBANDEN,
    WACHT_OP_AKKOORD,
    Account,
)
from keten.demo.toneel import Toneel
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Dienstverband, Roltoekenning
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol

WACHTWOORD = "keten-demo"
NAAM = "Gemeente Helmond (demo)"
AFZENDER = "keten@voorbeeld.example"
DAGEN_UIT_DIENST = 60
DAGEN_WACHT = 2
# No Dutch number begins like this: nobody is called by a demo.
NUMMER = "06-0000{:04}"


def found(toneel: Toneel, *, by: Actor) -> None:
    """Set up, found the partnerships, and let everybody in."""
    with toneel.op(toneel.begin, dt.time(9, 0)):
        actions.set_up(naam=NAAM, afzender=AFZENDER, demo=True, by=by)
        _found_verbanden(toneel, by=by)
        _admit_partners(toneel, by=by)
        _let_in(toneel, by=by)
    _change_people(toneel)


def _found_verbanden(toneel: Toneel, *, by: Actor) -> None:
    dag = klok.vandaag()
    gemeenten = [
        actions.create_gemeente(
            naam=naam, cbs_code=code, geldig_van=dt.date(2001, 1, 1), by=by
        )
        for naam, code in GEMEENTEN.items()
    ]
    for afkorting, over in VERBANDEN.items():
        verband = actions.create_verband(
            naam=over.naam,
            soort=over.soort,
            afkorting=afkorting,
            doelomschrijving=over.doel,
            gemeenten=gemeenten if afkorting == CO else gemeenten[:1],
            by=by,
        )
        actions.sign_convenant(
            verband=verband,
            kenmerk=over.kenmerk,
            ondertekend_op=dag - dt.timedelta(days=21),
            geldig_van=dag - dt.timedelta(days=14),
            geldig_tot=dag + dt.timedelta(days=4 * 365),
            by=by,
        )
        toneel.verbanden[afkorting] = verband


def _admit_partners(toneel: Toneel, *, by: Actor) -> None:
    dag = klok.vandaag()
    for sleutel, partner in PARTNERS.items():
        organisatie = actions.create_organisatie(
            naam=partner.naam,
            soort=partner.soort,
            mag_casusregie=partner.mag_casusregie,
            standaardniveau=partner.standaardniveau,
            by=by,
        )
        toneel.partners[sleutel] = organisatie
        for afkorting, deelnametype in partner.deelnames.items():
            actions.admit_organisatie(
                organisatie,
                verband=toneel.verbanden[afkorting],
                deelnametype=deelnametype,
                ondertekend_op=dag - dt.timedelta(days=7),
                by=by,
            )


def _let_in(toneel: Toneel, *, by: Actor) -> None:
    """Let everybody in; the first trajectregisseur is agreed to by the set-up."""
    password = make_password(WACHTWOORD)  # once: hashing is slow on purpose
    for account in ACCOUNTS:
        _let_one_in(toneel, account, password=password, by=by)
    for account in (REGISSEUR, REGISSEUR_JPT):
        _approve(account, toneel, by=by)
    toneel.forget_actors()
    for account in ACCOUNTS:
        _approve(account, toneel, by=by)
    toneel.forget_actors()


def _let_one_in(toneel: Toneel, account: Account, *, password: str, by: Actor) -> None:
    partner = PARTNERS[account.partner]
    mens = actions.create_medewerker(
        inlognaam=account.inlognaam,
        naam=account.naam,
        email=f"{account.inlognaam}@{partner.domein}.example",
        telefoon=NUMMER.format(ACCOUNTS.index(account) + 1),
        password=password,
        by=by,
    )
    toneel.mensen[account.inlognaam] = mens
    actions.hire(
        mens,
        organisatie=toneel.partners[account.partner],
        functie=account.functie,
        by=by,
    )
    for rol, afkorting in account.rollen:
        actions.grant_rol(mens, rol=rol, verband=toneel.verbanden[afkorting], by=by)


def _approve(account: Account, toneel: Toneel, *, by: Actor) -> None:
    """Let the trajectregisseur of each verband agree; to its own role the set-up."""
    wacht = Roltoekenning.objects.filter(
        medewerker=toneel.mensen[account.inlognaam], goedgekeurd_op__isnull=True
    )
    for rij in wacht.select_related("samenwerkingsverband"):
        van_co = rij.samenwerkingsverband == toneel.verbanden[CO]
        wie = REGISSEUR if van_co else REGISSEUR_JPT
        eerste = account in (REGISSEUR, REGISSEUR_JPT)
        actions.approve_rol(rij, by=by if eerste else toneel.actor(wie.inlognaam))


def _change_people(toneel: Toneel) -> None:
    """Somebody left; and somebody new waits for a role."""
    with toneel.op(toneel.dagen.vandaag - dt.timedelta(days=DAGEN_UIT_DIENST)):
        dienst = Dienstverband.objects.get(medewerker=toneel.mensen[UIT_DIENST])
        vertrek.leave(dienst, by=toneel.actor("levbeheer"))
    with toneel.op(toneel.dagen.vandaag - dt.timedelta(days=DAGEN_WACHT)):
        actions.grant_rol(
            toneel.mensen[WACHT_OP_AKKOORD],
            rol=Rol.PARTNERPROFESSIONAL,
            verband=toneel.verbanden[CO],
            by=toneel.actor("politiebeheer"),
        )
