"""Who may use the pages about projects, and the records they are about."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.core.actors import Role
from clusterbeleid.core.imports import start_preview
from projects.actions.importing import PROJECTS
from projects.actions.projects import step_project
from projects.actions.type_proposals import TypeFigures, propose_type
from projects.models import Partner, TypeProposal
from tests.access_policy import (
    ADMINISTRATOR,
    AGENCY,
    CLUSTER,
    DECIDERS,
    ENTER,
    FILE,
    HEAD,
    INSIDE,
    KEEPERS,
    REGISTER,
    Rule,
    Who,
    form,
    keep,
    page,
    read,
)
from tests.access_world import File, Records
from tests.people import NOW, acting, actor
from tests.projects.answer_builders import drawn_up, frozen
from tests.projects.builders import draft, granted, type_of
from tests.projects.envelope_builders import envelope
from tests.projects.leverage_builders import entry, selection


def _draft() -> Rule:
    """A project in preparation is not there for the cluster organisation (R55)."""
    return Rule(get=KEEPERS, post=KEEPERS, see=INSIDE, record="draft", hidden=CLUSTER)


POLICY: dict[str, Rule] = {
    "projects:list": page(AGENCY | CLUSTER | {Who.OTHER_CLUSTER}),
    "projects:new": form(REGISTER),
    "projects:types": page(AGENCY | ADMINISTRATOR),
    "projects:propose_type": form(DECIDERS),
    "projects:type_proposal": Rule(get=AGENCY | ADMINISTRATOR, post=DECIDERS),
    "projects:tables": page(AGENCY),
    "projects:table": page(AGENCY),
    "projects:cell": Rule(get=AGENCY, query="row=TOTAL&year=2017&unit=projects"),
    "projects:figure": page(AGENCY),
    "projects:figure_cell": Rule(get=AGENCY, query="row=TOTAL&year=&unit=companies"),
    "projects:of_cluster": read(),
    "projects:import": keep(),
    "projects:import_template": read(KEEPERS),
    "projects:import_job": Rule(get=KEEPERS, see=FILE, record="project import"),
    "projects:import_confirm": Rule(post=KEEPERS, see=FILE, record="project import"),
    "projects:project": read(),
    "projects:change": _draft(),
    "projects:decide": _draft(),
    "projects:withdraw": _draft(),
    "projects:partner": _draft(),
    "projects:change_partner": _draft(),
    "projects:remove_partner": _draft(),
    "projects:pay": keep(frozenset({Who.FINANCE})),
    "projects:envelopes": page(AGENCY),
    "projects:new_envelope": form(HEAD),
    "projects:envelope": Rule(get=INSIDE, see=INSIDE),
    "projects:change_envelope": Rule(get=HEAD, post=HEAD, see=INSIDE),
    "projects:transfer": Rule(get=HEAD, post=HEAD, see=INSIDE),
    "projects:leverage": page(AGENCY | CLUSTER | {Who.OTHER_CLUSTER}),
    "projects:new_leverage": form(REGISTER | CLUSTER | {Who.OTHER_CLUSTER}),
    "projects:leverage_entry": read(),
    "projects:change_leverage": keep(),
    "projects:remove_leverage": keep(),
    "projects:change_leverage, of the cluster": keep(ENTER, record="own"),
    "projects:remove_leverage, of the cluster": keep(ENTER, record="own"),
    "projects:selections": page(AGENCY),
    "projects:new_selection": form(REGISTER),
    "projects:selection": page(AGENCY),
    "projects:change_selection": form(REGISTER),
    "projects:compare": page(AGENCY),
    "projects:use_selection": form(HEAD),
    "projects:close": keep(),
    "projects:stop": keep(),
    "projects:reopen": keep(HEAD, record="closed"),
    "projects:answers": page(AGENCY),
    "projects:new_answer": form(REGISTER),
    "projects:answer": Rule(get=AGENCY, post=REGISTER, see=AGENCY),
    "projects:answer_pdf": Rule(get=AGENCY, see=AGENCY),
    "projects:answer_docx": Rule(get=AGENCY, see=AGENCY),
    "projects:change_answer": Rule(get=REGISTER, post=REGISTER, see=AGENCY),
    "projects:freeze_answer": Rule(get=HEAD, post=HEAD, see=AGENCY),
    "projects:withdraw_answer": Rule(get=REGISTER, post=REGISTER, see=AGENCY),
    "projects:correct_answer": Rule(get=REGISTER, post=REGISTER, see=AGENCY, record="frozen"),
}


def _proposal() -> int:
    """Return the proposal of the matrix; a type has one at a time."""
    kind = type_of()
    known = TypeProposal.objects.filter(type=kind).first()
    if known is not None:
        return known.pk
    rates = [(rate.vlaio_pct, rate.gber_pct) for rate in kind.rates.all()]
    data = TypeFigures(
        date(2027, 1, 1), 3, 0, 0, None, None, None, None, "Besluit", "B", rates=rates
    )
    who = acting(Role.HEAD_OF_TEAM)
    return propose_type(kind, data, actor=who, at=NOW, reason="Nieuw besluit").pk


def records(file: File) -> Records:
    """Make a project in each state."""
    maker = acting(Role.HEAD_OF_TEAM)
    prepared = draft(file.cluster, by=maker)
    closed = granted(file.cluster, by=maker)
    step_project(closed, "close", actor=maker, at=NOW, reason="Klaar")
    upload = SimpleUploadedFile("projecten.csv", b"referentie\n", content_type="text/csv")
    job = start_preview(PROJECTS, file.cluster, upload, actor=actor(file.manager), at=NOW)
    partner = Partner.objects.filter(project=prepared).earliest("pk")
    return {
        "project_id": granted(file.cluster, by=maker).pk,
        "draft:project_id": prepared.pk,
        "closed:project_id": closed.pk,
        "partner_id": partner.pk,
        "table": 5,
        "type_id": type_of().pk,
        "type_proposal_id": _proposal(),
        "entry_id": entry(file.cluster).pk,
        "own:entry_id": entry(file.cluster, by=actor(file.editor)).pk,
        "selection_id": selection(file.cluster.name).pk,
        "answer_id": drawn_up(by=maker).pk,
        "frozen:answer_id": frozen(by=maker).pk,
        "figure": "overlap",
        "envelope_id": envelope(file.cluster).pk,
        "project import:job_id": job.pk,
    }
