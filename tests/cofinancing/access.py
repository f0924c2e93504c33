"""Who may use the pages about co-financing, and the records they are about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import Task
from cofinancing.actions.contributions import pledge_contribution
from cofinancing.actions.importing import start_preview
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.enums import SourceKind
from cofinancing.queries.lapse import LAPSE
from tests.access_policy import (
    CLUSTER,
    ENTER,
    EVERYBODY,
    FILE,
    INSIDE,
    KEEPERS,
    REGISTER,
    Rule,
    form,
    keep,
    read,
    send,
)
from tests.access_world import File, Records
from tests.cofinancing.builders import accepted, company_of, moment, received
from tests.people import NOW, TODAY, acting, actor

POLICY: dict[str, Rule] = {
    "cofinancing:cluster": read(),
    "cofinancing:project_year": read(),
    "cofinancing:extend": keep(),
    "cofinancing:suspend": keep(),
    "cofinancing:extend_many": form(REGISTER),
    "cofinancing:suspend_many": form(REGISTER),
    "cofinancing:decide_lapse": Rule(get=INSIDE, post=KEEPERS, see=INSIDE, record="lapse task"),
    "cofinancing:new_contribution": keep(ENTER),
    "cofinancing:accept_contributions": send(KEEPERS),
    "cofinancing:contributions_export": Rule(get=FILE, see=FILE, query="export=csv"),
    "cofinancing:import": keep(ENTER),
    "cofinancing:import_template": read(ENTER),
    # What is wrong with a file may name lines of others: it is for its maker and the head of team.
    "cofinancing:import_job": Rule(
        get=KEEPERS, see=KEEPERS, record="import", hidden=EVERYBODY - KEEPERS
    ),
    "cofinancing:import_confirm": Rule(post=ENTER, see=FILE, record="import", hidden=CLUSTER),
    "cofinancing:contribution": read(),
    "cofinancing:contribution_invoice": keep(ENTER, record="pledge"),
    "cofinancing:contribution_receive": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct": keep(ENTER, record="pledge"),
    "cofinancing:contribution_evidence": keep(ENTER, record="pledge"),
    "cofinancing:contribution_withdraw": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct_receipt": keep(ENTER, record="receipt"),
    "cofinancing:contribution_accept": keep(record="receipt"),
    "cofinancing:contribution_reject": keep(record="receipt"),
    "cofinancing:contribution_late_proof": keep(record="late receipt"),
    "cofinancing:contribution_reconsider": keep(record="decided receipt"),
}


def records(file: File) -> Records:
    """Make a contribution in each state, an import, and the task of a missed year."""
    year = ProjectYear.objects.get(pk=file.records["project_year_id"])
    maker = acting(Role.HEAD_OF_TEAM)
    pledge = pledge_contribution(
        year,
        company_of(year),
        SourceKind.COMPANY_CASH,
        amount=Decimal(10),
        actor=maker,
        at=NOW,
    )
    late = received(year, by=maker, entered=moment(date(2026, 5, 4)), evidence=True)
    upload = SimpleUploadedFile("bijdragen.csv", b"kbo;bedrag\n", content_type="text/csv")
    job = start_preview(year, upload, actor=actor(file.manager), at=NOW)
    watch_cofinancing(TODAY, at=NOW)
    return {
        "contribution_id": received(year, by=maker).pk,
        "receipt:contribution_id": received(year, by=maker).pk,
        "pledge:contribution_id": pledge.pk,
        "late receipt:contribution_id": late.pk,
        "decided receipt:contribution_id": accepted(year, by=maker).pk,
        "job_id": job.pk,
        "import:job_id": job.pk,
        "lapse task:task_id": Task.objects.get(kind=LAPSE, object_id=year.pk).pk,
    }
