"""Two files with one of everything, and all people of the access matrix around the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import SupportScheme
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import Task
from clusterbeleid.core.outbox import enqueue
from clusterbeleid.core.parameters import ParameterDraft, propose_parameter
from clusterbeleid.core.todo import NewTask, open_tasks
from clusters.actions import merge_lineages
from clusters.enums import BoardSeat, DocumentClass, OrganisationKind
from clusters.models import Cluster, Lineage
from cofinancing.actions.contributions import pledge_contribution
from cofinancing.actions.importing import start_preview
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.enums import SourceKind
from cofinancing.queries.lapse import LAPSE
from tests.access_policy import Who
from tests.agreements.builders import make_draft, running_agreement
from tests.clusters.builders import (
    make_cluster,
    make_contact,
    make_document,
    make_member,
    make_organisation,
    make_seat,
)
from tests.cofinancing.builders import accepted, company_of, make_year, moment, received
from tests.people import NOW, TODAY, acting, actor, person

Records = dict[str, Any]


@dataclass(frozen=True)
class World:
    """People by what they are to the file; records by parameter, those of the file and of another."""

    people: Mapping[Who, User | None]
    own: Mapping[str, Records]
    other: Mapping[str, Records]


def build_world() -> World:
    """Make everything through the actions of the rooms."""
    one, one_people = _file("Een")
    two, two_people = _file("Twee")
    watch_cofinancing(TODAY, at=NOW)
    for records in (one, two):
        _beside(records)
        _lapse_task(records)
    return World(
        {
            Who.ANONYMOUS: None,
            Who.MANAGER: one_people["manager"],
            Who.OTHER_MANAGER: two_people["manager"],
            Who.HEAD: person(Role.HEAD_OF_TEAM),
            Who.CLUSTER: one_people["cluster"],
            Who.OTHER_CLUSTER: two_people["cluster"],
            Who.MEMBER: person(Role.COMMITTEE_MEMBER),
            Who.EXPERT: person(Role.EXPERT),
            Who.FINANCE: person(Role.FINANCE),
            Who.AUDITOR: person(Role.AUDITOR),
            Who.ADMINISTRATOR: person(Role.ADMINISTRATOR),
        },
        _by_record(one),
        _by_record(two),
    )


def _file(name: str) -> tuple[Records, dict[str, User]]:
    """Return the records of a cluster by parameter (`record:parameter` for others than the usual)."""
    body = make_organisation(f"{name} vzw", kind=OrganisationKind.CIVIL)
    people = {
        "manager": person(Role.ACCOUNT_MANAGER),
        "cluster": person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo]),
    }
    cluster = make_cluster(f"Cluster {name}", operator=body, manager=people["manager"])
    merged = make_cluster(f"Oud {name}")
    boss = acting(Role.HEAD_OF_TEAM)
    merge_lineages(merged.lineage, cluster.lineage, actor=boss, at=NOW, reason="Fusie.")
    member = make_member(cluster)
    shared = make_document(cluster)
    internal = make_document(cluster, "Nota", document_class=DocumentClass.INTERNAL)
    records: Records = {
        "cluster_id": cluster.pk,
        "membership_id": member.pk,
        "organisation_id": member.organisation_id,
        "mandate_id": make_seat(cluster, seat=BoardSeat.OTHER, is_chair=True).pk,
        "contact_id": make_contact(cluster).pk,
        "document_id": shared.pk,
        "reference": shared.file.reference,
        "internal document:reference": internal.file.reference,
        "operator_id": cluster.operators.get().pk,
        "management_id": cluster.account_managers.get().pk,
        "lineage_id": Lineage.objects.get(clusters=merged).pk,
    }
    return {**records, **_money(cluster, people["manager"])}, people


def _money(cluster: Cluster, manager: User) -> Records:
    maker = acting(Role.HEAD_OF_TEAM)
    past = running_agreement(cluster, date(2020, 1, 1), 3)
    year = make_year(date(2026, 1, 1), cluster=cluster, granted_on=date(2025, 12, 1))
    payer = company_of(year)
    pledge = pledge_contribution(
        year, payer, SourceKind.COMPANY_CASH, amount=Decimal(10), actor=maker, at=NOW
    )
    late = received(year, by=maker, entered=moment(date(2026, 5, 4)), evidence=True)
    upload = SimpleUploadedFile("bijdragen.csv", b"kbo;bedrag\n", content_type="text/csv")
    job = start_preview(year, upload, actor=actor(manager), at=NOW)
    (task,) = open_tasks(
        [
            NewTask(
                kind="test",
                business_key=f"matrix:{cluster.pk}",
                scope=cluster.scope,
                due_on=TODAY,
                roles=[Role.ACCOUNT_MANAGER],
            )
        ],
        at=NOW,
    )
    return {
        "agreement_id": year.agreement_id,
        "draft:agreement_id": make_draft(cluster, date(2029, 1, 1), by=maker).pk,
        "past agreement:agreement_id": past.pk,
        "scheme_id": SupportScheme.objects.earliest("pk").pk,
        "project_year_id": year.pk,
        "contribution_id": received(year, by=maker).pk,
        "receipt:contribution_id": received(year, by=maker).pk,
        "pledge:contribution_id": pledge.pk,
        "late receipt:contribution_id": late.pk,
        "decided receipt:contribution_id": accepted(year, by=maker).pk,
        "job_id": job.pk,
        "import:job_id": job.pk,
        "task_id": task.pk,
    }


def _beside(records: Records) -> None:
    """Add what belongs to no file: a person with a right, a figure, a message."""
    key = records["cluster_id"]
    subject = person(Role.EXPERT)
    message = enqueue(
        kind="core.trial",
        business_key=f"matrix:{key}",
        recipient="x@example.be",
        payload={},
        at=NOW,
    )
    draft = ParameterDraft(f"proef.{key}", Decimal(1), TODAY, None, "R1", "Proef", "E")
    figure = propose_parameter(draft, actor=acting(Role.HEAD_OF_TEAM), at=NOW, reason="Proef.")
    records |= {
        "person_id": subject.pk,
        "kind": "rol",
        "right_id": subject.role_assignments.get().pk,
        "message_id": message.pk if message else 0,
        "parameter_id": figure.pk,
    }


def _lapse_task(records: Records) -> None:
    """Add the task that the night opened for the missed project year."""
    found = Task.objects.get(kind=LAPSE, object_id=records["project_year_id"])
    records["lapse task:task_id"] = found.pk


def _by_record(records: Records) -> dict[str, Records]:
    """Return the parameters for each record; the empty name holds the usual ones."""
    usual = {key: value for key, value in records.items() if ":" not in key}
    found: dict[str, Records] = {"": usual}
    for key, value in records.items():
        record, colon, parameter = key.partition(":")
        if colon:
            found.setdefault(record, dict(usual))[parameter] = value
    return found
