"""
The Celery app, and the whole beat schedule.

The queue is only transport: what must happen is a row in PostgreSQL, and each row of
this table asks "what is due?". Fixed intervals in UTC, never a time of day: a clock
that jumps makes a time of day come twice, or not at all.
"""

import os
from datetime import timedelta
from typing import Any

from celery import Celery, bootsteps
from django.apps import apps
from kombu import Exchange, Queue

from keten.kern.rolcontrole import refuse_te_machtig
from keten.kern.wachtrij import use_transport

# A minute; tests of what happens after one do not wait that long.
TIK = timedelta(seconds=int(os.environ.get("KETEN_TIK", "60")))
ROOSTER = (
    # task, how often
    ("kern.veeg_opdrachten", TIK),
    ("kern.herinner", TIK),
    ("signalen.ruim_concepten_op", timedelta(hours=1)),
    ("signalen.vergeet_over_wie", 5 * TIK),
    ("casusoverleg.stil_akkoord", timedelta(hours=1)),
    ("casusoverleg.volg_rollen", timedelta(hours=1)),
    ("casusoverleg.sluit_voorbereiding", timedelta(hours=1)),
    ("casusoverleg.kom_en_ga", TIK),
    ("casusoverleg.werk_uitnodigingen_bij", 5 * TIK),
    ("organisaties.herstel_factoren", TIK),
    ("organisaties.maak_toegangsrondes", timedelta(hours=1)),
    ("werkvoorraad.plan_dagmails", 15 * TIK),
    ("verantwoording.zoek_patronen", 15 * TIK),
)

# A worker takes from each queue in turn. What the beat asks has one of its own: behind
# a hundred PDFs nobody would find what was cut off. The PDFs have one, so that a mail
# need not wait for them, and what somebody waits for at the screen has one.
WERK, VRAGEN, DRUK, BESTANDEN = "celery", "rooster", "drukwerk", "bestanden"
ROUTES = {
    "casusoverleg.maak_uitgifte": DRUK,
    "rapportage.maak_export": BESTANDEN,
}


class Zwijgzaam(Celery):  # type: ignore[misc]
    """Celery that tells nobody, in logs or events, what a task was given."""

    def send_task(self, name: str, *args: Any, **options: Any) -> Any:
        options = {"argsrepr": "()", "kwargsrepr": "{}"} | options
        return super().send_task(name, *args, **options)


class Rolcontrole(bootsteps.Step):  # type: ignore[misc]
    """A worker that the policies would not bind does not begin."""

    def __init__(self, parent: Any, **_: Any) -> None:
        refuse_te_machtig()


use_transport()
app = Zwijgzaam("keten")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.task_queues = [
    Queue(naam, Exchange(naam), routing_key=naam)
    for naam in (WERK, VRAGEN, DRUK, BESTANDEN)
]
app.conf.task_routes = {taak: {"queue": naam} for taak, naam in ROUTES.items()}
app.conf.beat_schedule = {
    # A question that waited longer than its interval is asked again anyway.
    taak: {
        "task": taak,
        "schedule": tussen,
        "options": {"expires": tussen.total_seconds(), "queue": VRAGEN},
    }
    for taak, tussen in ROOSTER
}
app.steps["worker"].add(Rolcontrole)
# By itself Celery asks the environment whether there is Django, long before it is asked
# for a task: which of the two comes first should not matter.
app.autodiscover_tasks(lambda: [config.name for config in apps.get_app_configs()])
