"""The whole demo in its order: people, figures, clusters, agreements, money, nights, calls."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from agreements.actions.nightly import watch_ten_years
from applications.models import Application, Call
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import ClockSetting, Task
from clusterbeleid.core.parameters import load_initial_parameters
from clusterbeleid.core.pdf import PdfFailed, drawn_here
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.agreements import make_agreements, make_schemes, pay_and_end
from clusterbeleid.overview.demo.answers import make_answers
from clusterbeleid.overview.demo.calendar import BEGINNING, DEMO_DAY, moment
from clusterbeleid.overview.demo.calls import close_ibn_call, make_ibn_call, make_spc_call
from clusterbeleid.overview.demo.chapters import tell_chapters
from clusterbeleid.overview.demo.clusters import DemoCluster, make_clusters, stop_stopped
from clusterbeleid.overview.demo.committee import make_roster
from clusterbeleid.overview.demo.evaluations import make_evaluations
from clusterbeleid.overview.demo.files import proof
from clusterbeleid.overview.demo.groups import Numbers
from clusterbeleid.overview.demo.judging import make_pool
from clusterbeleid.overview.demo.kpis import make_kpis
from clusterbeleid.overview.demo.leverage import make_envelopes, make_leverage
from clusterbeleid.overview.demo.meetings import convene_next, hold_meeting
from clusterbeleid.overview.demo.money import make_contributions, manager_of
from clusterbeleid.overview.demo.networks import Network, make_networks
from clusterbeleid.overview.demo.pacts import make_pacts
from clusterbeleid.overview.demo.payments import make_payments, make_recoveries
from clusterbeleid.overview.demo.phase_out import make_phase_out
from clusterbeleid.overview.demo.project_files import make_project_files
from clusterbeleid.overview.demo.projects import make_projects
from clusterbeleid.overview.demo.registers import make_registers
from clusterbeleid.overview.demo.reports import make_reports
from clusterbeleid.overview.demo.spc_files import make_draft, make_file_with_experts
from clusterbeleid.overview.demo.stage import make_stage_file
from clusters.actions.pacts.reviewing import watch_pacts
from cofinancing.actions.lapse import decide_lapse
from cofinancing.actions.nightly import send_reminders, watch_cofinancing
from cofinancing.enums import LapseOutcome
from committee.actions import load_first_texts
from evaluations.models import Evaluation

logger = logging.getLogger(__name__)


def is_empty() -> bool:
    """Tell whether nobody has an account yet."""
    return not User.objects.exists()


def tell() -> None:
    """Load the demo into an empty database."""
    save_tracked(
        ClockSetting(pk=1, demo_day=DEMO_DAY), actor=SYSTEM, at=moment(BEGINNING), reason="demo"
    )
    load_initial_parameters(at=moment(BEGINNING))
    load_first_texts(at=moment(BEGINNING))
    people.make_people()
    schemes = make_schemes()
    made = make_clusters()
    make_agreements(made, schemes)
    make_contributions(made)
    pay_and_end(made)
    stop_stopped(made)
    make_envelopes()
    make_projects()
    make_project_files()
    make_leverage()
    make_pacts(made)
    make_kpis(made)
    make_reports(made)
    make_payments(made)
    make_registers(made)
    _nights(made)
    _calls()
    make_answers()
    tell_chapters()


def _calls() -> None:
    """Tell the two calls: all networks, and SPC files in three steps; then the committee meets."""
    numbers, pool = Numbers(), make_pool()
    spc, ibn = make_spc_call(), make_ibn_call()
    networks = make_networks(ibn, numbers, pool)
    stage = make_stage_file(spc, numbers, pool)
    make_file_with_experts(spc, numbers, pool)
    make_draft(spc, numbers)
    make_evaluations(pool)
    phased_out = make_phase_out(pool)
    make_roster(stage.members.get(name="Netehof Geluid bv").kbo)
    _meetings(ibn, networks, stage, phased_out)


def _meetings(
    ibn: Call, networks: Sequence[Network], stage: Application, phased_out: Evaluation
) -> None:
    """Claim money back and let the committee meet; where nothing can draw a PDF both are still to come."""
    try:
        with transaction.atomic(), drawn_here():
            make_recoveries()
            hold_meeting(networks, phased_out)
            close_ibn_call(ibn)
            convene_next(stage)
    except PdfFailed as failure:
        logger.warning("no meetings in the demo: %s", failure)


def _nights(made: list[DemoCluster]) -> None:
    """Watch as of the night after the due date, let people decide, and watch until today."""
    missed = date(2026, 4, 2)
    watch_cofinancing(missed, at=moment(missed, 3))
    by_name = {one.published.name: one for one in made}
    _decide(by_name["Flanders' FOOD"], LapseOutcome.CONTINUE, date(2026, 4, 20), None)
    _decide(by_name["Flux50"], LapseOutcome.EXTRA_TERM, date(2026, 4, 22), date(2027, 1, 29))
    eve = DEMO_DAY - timedelta(days=1)
    watch_cofinancing(eve, at=moment(eve, 3))
    watch_ten_years(eve, at=moment(eve, 3))
    watch_pacts(eve, at=moment(eve, 3, 20))
    send_reminders(eve, at=moment(eve, 3, 40))


def _decide(one: DemoCluster, outcome: LapseOutcome, day: date, new_due: date | None) -> None:
    task = Task.objects.get(scope=one.cluster.scope, kind="cofinancing.lapse", state=TaskState.OPEN)
    manager = people.actor(manager_of(one))
    at = moment(day, 15)
    decide_lapse(
        task,
        outcome=outcome,
        reason="Betalingen zijn onderweg; het werkprogramma loopt zoals gepland (demo)",
        document=proof(one.cluster.scope, f"beslissing-{day:%Y%m%d}.pdf", manager, at),
        actor=manager,
        at=at,
        new_due=new_due,
    )
