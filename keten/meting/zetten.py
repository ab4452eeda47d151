"""Moves on who may see what, drawn by lot, each made in the model of the rule too."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casusoverleg.actions import betrokkene, blokkade, deelname
from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok, vastleggen
from keten.meting.kring import Kring
from keten.meting.regel import Regel
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Deelname, Dienstverband, Roltoekenning
from keten.toegang.actor import Actor, systeem
from keten.toegang.models import Blokkade

REDEN = "proef op de rechten"


@dataclass(frozen=True)
class Stuk:
    """One casus, with the keys by which somebody can be kept away from it."""

    casus: Casus
    delen: tuple[tuple[str, UUID], ...]


@dataclass
class Zetten:
    """
    What can be done to the rights of a circle.

    :param regie: who directs: their places stay
    """

    kring: Kring
    regel: Regel
    stukken: list[Stuk]
    regie: set[UUID]
    lot: random.Random

    def draw(self) -> Callable[[], None]:
        """Draw a move; grants come most often, or little would be left to end."""
        return self.lot.choice(
            (
                *(self.add, self.add, self.add, self.end, self.deepen),
                *(self.report, self.block, self.unblock),
                *(self.leave, self.hire, self.drop_rol, self.give_rol),
                *(self.withdraw, self.join, self.person),
            )
        )

    @property
    def _by(self) -> Actor:
        return actor_for(self.kring.regisseur, today=klok.vandaag())

    def _wie(self) -> Any:
        """Somebody, but not who makes the moves."""
        return self.lot.choice(self.kring.mensen[1:])

    def _casus(self) -> Casus:
        return Casus.objects.get(pk=self.lot.choice(self.stukken).casus.pk)

    def _plek(self) -> Any:
        """A place that stands, not of who makes the moves; None when there is none."""
        sleutels = sorted(k for k in self.regel.plaats if k[1] not in self.regie)
        if not sleutels:
            return None
        casus, wie = self.lot.choice(sleutels)
        rijen = CasusDeelname.objects.geldig(klok.vandaag())
        return rijen.get(casus=casus, medewerker=wie)

    def add(self) -> None:
        """Name somebody, from any organisation, as deep as the lot says."""
        wie, casus, niveau = self._wie(), self._casus(), self.lot.randrange(3)
        organisatie = self.lot.choice(self.kring.organisaties)
        deelname.add_deelnemer(
            casus,
            organisatie=organisatie,
            medewerker=wie,
            rol="uitvoerder",
            noodzaak="Is nodig.",
            niveau=niveau,
            by=self._by,
        )
        self.regel.plaats[casus.pk, wie.pk] = (organisatie.pk, niveau)

    def end(self) -> None:
        """End a place."""
        if rij := self._plek():
            deelname.end_deelnemer(rij, reden="Niet meer nodig.", by=self._by)
            del self.regel.plaats[rij.casus_id, rij.medewerker_id]

    def deepen(self) -> None:
        """Let somebody look deeper, or less deep."""
        if rij := self._plek():
            niveau = self.lot.randrange(3)
            deelname.change_niveau(
                rij, niveau=niveau, tot=None, reden="Anders nodig.", by=self._by
            )
            sleutel = (rij.casus_id, rij.medewerker_id)
            self.regel.plaats[sleutel] = (rij.organisatie_id, niveau)

    def report(self) -> None:
        """Somebody knows somebody in private."""
        wie, stuk = self._wie(), self.lot.choice(self.stukken)
        soort, deel = self.lot.choice(stuk.delen)
        blokkade.report_bekend(
            soort=soort,
            object_id=deel,
            verband_id=self.kring.verband.pk,
            by=actor_for(wie, today=klok.vandaag()),
        )
        self.regel.block(wie.pk, deel)

    def block(self) -> None:
        """Who directs keeps somebody away."""
        wie, casus = self._wie(), self._casus()
        blokkade.block_on_casus(casus, medewerker=wie, reden="Familie.", by=self._by)
        self.regel.block(wie.pk, casus.pk)

    def unblock(self) -> None:
        """A blockade ends."""
        rijen = Blokkade.objects.filter(tot__isnull=True).order_by("pk")
        eigen = rijen.filter(medewerker__in=self.kring.mensen)
        if not eigen:
            return
        rij = self.lot.choice(list(eigen))
        blokkade.end_blokkade(rij, reden="Vergissing.", by=self._by)
        ook = eigen.filter(medewerker=rij.medewerker_id, object_id=rij.object_id)
        if not ook.exists():
            self.regel.blok.discard((rij.medewerker_id, rij.object_id))

    def leave(self) -> None:
        """Work ends; on another day the same person works elsewhere."""
        wie = self._wie()
        for rij in Dienstverband.objects.geldig(klok.vandaag()).filter(medewerker=wie):
            self._stop(rij)
            self.regel.dienst.discard((wie.pk, rij.organisatie_id))

    def hire(self) -> None:
        """Work begins."""
        wie, organisatie = self._wie(), self.lot.choice(self.kring.organisaties)
        if (wie.pk, organisatie.pk) not in self.regel.dienst:
            vastleggen.create(
                Dienstverband,
                by=systeem(REDEN),
                medewerker=wie,
                organisatie=organisatie,
                functie="professional",
                van=klok.vandaag(),
            )
            self.regel.dienst.add((wie.pk, organisatie.pk))

    def drop_rol(self) -> None:
        """The roles of somebody end, but of who directs."""
        wie = self._wie()
        rijen = Roltoekenning.objects.geldig(klok.vandaag())
        for rij in rijen.filter(medewerker=wie).exclude(rol="trajectregisseur"):
            self._stop(rij)
            self.regel.rol.discard((wie.pk, rij.rol))

    def give_rol(self) -> None:
        """Somebody becomes a professional again."""
        wie, rol = self._wie(), "partnerprofessional"
        if (wie.pk, rol) not in self.regel.rol:
            vastleggen.create(
                Roltoekenning,
                by=systeem(REDEN),
                medewerker=wie,
                rol=rol,
                samenwerkingsverband=self.kring.verband,
                van=klok.vandaag(),
                goedgekeurd_op=klok.nu(),
            )
            self.regel.rol.add((wie.pk, rol))

    def withdraw(self) -> None:
        """An organisation leaves; not that of who makes the moves."""
        organisatie = self.lot.choice(self.kring.organisaties[1:])
        rijen = Deelname.objects.geldig(klok.vandaag()).filter(organisatie=organisatie)
        for rij in rijen.filter(samenwerkingsverband=self.kring.verband):
            self._stop(rij)
        self.regel.deelt.discard(organisatie.pk)

    def join(self) -> None:
        """An organisation takes part again."""
        organisatie = self.lot.choice(self.kring.organisaties)
        if organisatie.pk not in self.regel.deelt:
            vastleggen.create(
                Deelname,
                by=systeem(REDEN),
                organisatie=organisatie,
                samenwerkingsverband=self.kring.verband,
                ondertekend_op=klok.vandaag(),
                van=klok.vandaag(),
            )
            self.regel.deelt.add(organisatie.pk)

    def person(self) -> None:
        """Somebody of another casus turns out to be in this one too."""
        casus, bron = self._casus(), self.lot.choice(self.stukken)
        persoon = bron.casus.betrokkenen.earliest("gemaakt_op").persoon
        betrokkene.add_betrokkene(casus, persoon=persoon, rol="getuige", by=self._by)
        self.regel.zaak[casus.pk].add(persoon.pk)
        self.regel.settle()

    @staticmethod
    def _stop(rij: Any) -> None:
        vastleggen.change(rij, by=systeem(REDEN), tot=max(klok.vandaag(), rij.van))
