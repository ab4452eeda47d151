"""A small partnership with a history drawn by lot, to ask who sees what of it."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Besluit,
    Casus,
    CasusBetrokkene,
    CasusDeelname,
    InformatieElement,
    Overleg,
    Uitgifte,
    UitgifteOnderdeel,
    Verslag,
)
from keten.kern import klok
from keten.meting.tafelwereld import draw_voorbereiding
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
)
from keten.personen.models import Persoon
from keten.toegang.models import Blokkade, Inzagegrond, Noodtoegang
from keten.toegang.rollen import Rol
from meldingen.models import Melding, MeldingBetrokkene, MeldingSignaal, Regime
from meldingen.status import MeldingStatus
from signalen.models import Signaal
from signalen.status import SignaalStatus

# From how many days ago to how many: past, ended today, current, still to come.
_TERMIJNEN = (
    *[(-30, None)] * 6,
    *[(-30, 5), (0, None), (-30, 0), (-30, -3), (0, 0), (1, None), (3, 9)],
)
_TYPE = Signaal.Type.values[0]


@dataclass
class Wereld:
    """What was drawn; the lists hold what later draws choose from."""

    lot: random.Random
    dag: dt.date = field(default_factory=klok.vandaag)
    mensen: list[Medewerker] = field(default_factory=list)

    def one(self, model: type[Model], **velden: Any) -> Any:
        """Write one row, past every action: a history that nobody would choose."""
        return model._base_manager.bulk_create([model(**velden)])[0]

    def some(self, uit: Any) -> Any:
        """Draw one."""
        return self.lot.choice(list(uit))

    def often(self, kans: float) -> bool:
        """Say yes this often."""
        return self.lot.random() < kans

    def periode(self) -> dict[str, dt.date | None]:
        """Draw a period."""
        van, tot = self.some(_TERMIJNEN)
        eind = None if tot is None else self.dag + dt.timedelta(days=tot)
        return {"van": self.dag + dt.timedelta(days=van), "tot": eind}


def draw(lot: random.Random) -> Wereld:
    """Draw partners, people, and a few matters that hang together."""
    w = Wereld(lot)
    verbanden = [
        w.one(
            Samenwerkingsverband, naam="x", soort="casusoverleg", doelomschrijving="x"
        )
        for _ in range(2)
    ]
    organisaties = [w.one(Organisatie, naam=str(uuid.uuid4())) for _ in range(3)]
    for organisatie in organisaties:
        for verband in w.lot.sample(verbanden, w.lot.randint(1, 2)):
            w.one(
                Deelname,
                organisatie=organisatie,
                samenwerkingsverband=verband,
                ondertekend_op=w.dag,
                **w.periode(),
            )
    w.mensen = [_person(w, organisaties, verbanden) for _ in range(5)]
    for verband in verbanden:
        for _ in range(2):
            _matter(w, verband, organisaties)
    return w


def _person(
    w: Wereld, organisaties: list[Organisatie], verbanden: list[Samenwerkingsverband]
) -> Medewerker:
    mens: Medewerker = w.one(
        Medewerker, inlognaam=str(uuid.uuid4()), naam="x", is_active=w.often(0.9)
    )
    for organisatie in w.lot.sample(organisaties, w.lot.randint(1, 2)):
        w.one(
            Dienstverband,
            medewerker=mens,
            organisatie=organisatie,
            functie="x",
            **w.periode(),
        )
    for _ in range(2):
        w.one(
            Roltoekenning,
            medewerker=mens,
            rol=w.some(Rol) if w.often(0.4) else w.some(list(Rol)[:3]),
            samenwerkingsverband=w.some(verbanden),
            goedgekeurd_op=klok.nu() if w.often(0.9) else None,
            **w.periode(),
        )
    return mens


def _matter(
    w: Wereld, verband: Samenwerkingsverband, organisaties: list[Organisatie]
) -> None:
    """One matter from signaal to PDF, and who was let in to it, or kept away."""
    van = {"samenwerkingsverband": verband}
    persoon = w.one(Persoon, roepnaam="x", zoeknaam="x")
    signaal = w.one(
        Signaal,
        nummer=str(uuid.uuid4())[:20],
        type=_TYPE,
        kanaal="professional",
        status=w.some(SignaalStatus.values),
        ontvangen_op=klok.nu(),
        feiten="x",
        melder=w.some(w.mensen),
        **van,
    )
    melding = w.one(
        Melding,
        nummer=str(uuid.uuid4())[:20],
        type=_TYPE,
        status=w.some(MeldingStatus.values),
        aanmelder=w.some(w.mensen),
        gemaakt_door=w.some(w.mensen),
        geregistreerd_op=klok.nu(),
        terugkoppelen_uiterlijk=w.dag,
        **van,
    )
    w.one(MeldingSignaal, melding=melding, signaal=signaal)
    w.one(
        MeldingBetrokkene,
        melding=melding,
        persoon=persoon,
        rol="slachtoffer",
        gemaakt_door=w.some(w.mensen),
        ontkoppeld_op=klok.nu() if w.often(0.3) else None,
    )
    casus = w.one(
        Casus,
        nummer=str(uuid.uuid4())[:20],
        type=_TYPE,
        status="actief",
        regime=Regime.LOKAAL_CONVENANT,
        herkomst="melding",
        melding=melding if w.often(0.8) else None,
        noodzaak="x",
        geopend_op=w.dag,
        **van,
    )
    w.one(CasusBetrokkene, casus=casus, persoon=persoon, **w.periode())
    for _ in range(w.lot.randint(1, 4)):
        w.one(
            CasusDeelname,
            casus=casus,
            organisatie=w.some(organisaties),
            medewerker=w.some(w.mensen),
            rol="adviseur",
            niveau=w.lot.randint(0, 2),
            noodzaak=str(uuid.uuid4()),
            sorteersleutel=w.dag,
            **(w.periode() | {"tot": w.dag + dt.timedelta(days=w.lot.randint(0, 99))})
            | {"van": w.dag - dt.timedelta(days=w.lot.randint(0, 9))},
            **van,
        )
    _content(w, casus, organisaties, van)
    _exceptions(
        w,
        {"signaal": signaal, "melding": melding, "casus": casus, "persoon": persoon},
        organisaties,
        verband,
    )


def _content(
    w: Wereld, casus: Casus, organisaties: list[Organisatie], van: dict[str, Any]
) -> None:
    for zichtbaarheid in InformatieElement.Zichtbaarheid.values:
        w.one(
            InformatieElement,
            casus=casus,
            bron_organisatie=w.some(organisaties),
            gemaakt_door=w.some(w.mensen),
            soort="feit",
            tekst="x",
            datum=w.dag,
            zichtbaarheid=zichtbaarheid,
        )
    overleg = w.one(
        Overleg,
        nummer=str(uuid.uuid4())[:24],
        datum=w.dag,
        begin=dt.time(9),
        eind=dt.time(10),
        plaats="x",
        status=w.some(["gepland", "verslag_in_concept"]),
        **van,
    )
    punt = w.one(
        Agendapunt,
        overleg=overleg,
        casus=casus,
        vraag="x",
        status=w.some(["voorgesteld", "op_agenda", "besproken", "afgewezen"]),
        **van,
    )
    draw_voorbereiding(w, punt, organisaties)
    w.one(Besluit, casus=casus, agendapunt=punt, soort="besluit", tekst="x")
    w.one(
        Afspraak,
        casus=casus,
        agendapunt=punt,
        status="open",
        wat="x",
        organisatie=w.some(organisaties),
        uiterlijk=w.dag,
        informering="cr_brief",
        **van,
    )
    verslag = w.one(Verslag, agendapunt=punt, casus=casus, **van)
    w.one(Uitgifte, overleg=overleg, soort="proces")
    w.one(Uitgifte, overleg=overleg, soort="casus", verslag=verslag)
    for lezer in w.lot.sample(w.mensen, 2):
        uitgifte = w.one(Uitgifte, overleg=overleg, soort="lezer", lezer=lezer)
        if w.often(0.8):
            diep = w.lot.randint(1, 2)
            w.one(UitgifteOnderdeel, uitgifte=uitgifte, verslag=verslag, niveau=diep)


def _exceptions(
    w: Wereld,
    zaak: dict[str, Any],
    organisaties: list[Organisatie],
    verband: Samenwerkingsverband,
) -> None:
    """Grounds by name and by right, a blockade, an emergency."""
    for soort in ("signaal", "melding", "persoon", "persoon"):
        wie = (
            {"recht": w.some(["melding_beoordelen", "casus_regisseren"])}
            if w.often(0.4)
            else {
                "medewerker_id": w.some(w.mensen).pk,
                "organisatie_id": w.some(organisaties).pk,
            }
        )
        w.one(
            Inzagegrond,
            soort=soort,
            object_id=zaak[soort].pk,
            samenwerkingsverband_id=verband.pk,
            herkomst=uuid.uuid4(),
            **wie,
            **w.periode(),
        )
    wie = {"medewerker": w.some(w.mensen), "samenwerkingsverband_id": verband.pk}
    if w.often(0.4):
        soort, periode = w.some(zaak), w.periode()
        over = {"soort": soort, "object_id": zaak[soort].pk}
        w.one(Blokkade, herkomst="zelf", **wie, **over, **periode)
    if w.often(0.3):
        begin = klok.nu() - dt.timedelta(hours=w.some([-1, 1, 5]))
        w.one(
            Noodtoegang,
            **wie,
            casus_id=zaak["casus"].pk,
            grond="gevaar",
            reden="x",
            van=begin,
            tot=begin + dt.timedelta(hours=3),
            beoordelen_uiterlijk=w.dag,
        )
