"""Who may use the pages of calls and applications, and the records they are about."""

from __future__ import annotations

from datetime import timedelta

from applications.actions import calls, completing, documents, files, submitting
from applications.models import Application, Call
from applications.transitions import APPLICATIONS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.state import change_state
from clusters.models import Cluster
from tests.access_policy import (
    AGENCY,
    CLUSTER,
    EVERYBODY,
    FILE,
    HEAD,
    KEEPERS,
    REGISTER,
    People,
    Rule,
    Who,
    form,
    keep,
    page,
    public,
    read,
)
from tests.access_world import File, Records
from tests.agreements.builders import legal_figures
from tests.applications.builders import add_member, call_data, fill, make_call, seen
from tests.applications.judging import access as judging
from tests.clusters.builders import head, uploaded_picture
from tests.people import NOW, actor

# The agency with the secretary of the committee works with the list of calls.
CALLS: People = AGENCY | {Who.SECRETARY}
SIGNATORY: People = frozenset({Who.SIGNATORY})
# A new group has no cluster yet, so no account manager of its own: all of them read it.
NEW: People = FILE | {Who.OTHER_MANAGER}

POLICY: dict[str, Rule] = {
    "applications:open_calls": public(),
    "applications:open_calls_json": public(),
    "applications:calls": page(CALLS),
    "applications:new_call": form(REGISTER),
    "applications:call": Rule(get=CALLS),
    "applications:correct_call": keep(REGISTER, "draft call", CALLS),
    "applications:copy_call": keep(REGISTER, "draft call", CALLS),
    "applications:drop_call": keep(REGISTER, "draft call", CALLS),
    "applications:publish_call": keep(HEAD, "draft call", CALLS),
    "applications:attach_decision": keep(REGISTER, "draft call", CALLS),
    "applications:new_criterion": keep(REGISTER, "draft call", CALLS),
    "applications:criterion": keep(REGISTER, "draft call", CALLS),
    "applications:remove_criterion": keep(REGISTER, "draft call", CALLS),
    # A published call is there for everybody.
    "applications:close_call": keep(HEAD, see=EVERYBODY),
    "applications:correct_texts": keep(REGISTER, see=EVERYBODY),
    "applications:extend": keep(HEAD, see=EVERYBODY),
    "applications:list": page(EVERYBODY),
    "applications:start": form(CLUSTER | {Who.OTHER_CLUSTER}),
    "applications:detail": read(),
    "applications:receipt": read(),
    "applications:versions": read(),
    # What is being written is for its writers alone.
    "applications:details": keep(CLUSTER, "draft", CLUSTER),
    "applications:section": keep(CLUSTER, "draft", CLUSTER),
    "applications:add_row": keep(CLUSTER, "draft", CLUSTER),
    "applications:change_row": keep(CLUSTER, "draft", CLUSTER),
    "applications:remove_row": keep(CLUSTER, "draft", CLUSTER),
    "applications:add_document": keep(CLUSTER, "draft", CLUSTER),
    "applications:remove_document": keep(CLUSTER, "draft", CLUSTER),
    "applications:whole": Rule(get=CLUSTER, see=CLUSTER, record="draft"),
    "applications:pdf": Rule(get=CLUSTER, see=CLUSTER, record="draft"),
    "applications:letter_pdf": Rule(get=FILE, see=FILE, record="refused"),
    "applications:completion_pdf": Rule(get=FILE, see=FILE, record="completing"),
    "applications:submit": keep(SIGNATORY, "draft", CLUSTER),
    "applications:withdraw": keep(CLUSTER, "draft", CLUSTER),
    "applications:withdraw, after submitting": keep(SIGNATORY),
    "applications:ask_completion": keep(),
    "applications:end_completion": keep(KEEPERS, "completing"),
    "applications:invite": keep(HEAD, "expression", NEW),
    "applications:join": keep(HEAD, "expression", NEW),
    **judging.POLICY,
}


def records(file: File) -> Records:
    """Return a call, and of the cluster organisation one application in each state that matters."""
    legal_figures()
    who = actor(file.signatory)
    call = make_call("SPC")
    handed_in = _handed_in(call, file.cluster, who)
    completing_ = _handed_in(call, file.cluster, who)
    completing.ask_completion(
        completing_, ["general"], NOW + timedelta(days=7), actor=head(), at=NOW, reason="Onduidelijk."
    )  # fmt: skip
    expression = _handed_in(make_call(), None, who)
    change_state(expression, "declare_admissible", table=APPLICATIONS, actor=head(), at=NOW)
    chosen = _handed_in(make_call(), None, who)
    change_state(chosen, "declare_admissible", table=APPLICATIONS, actor=head(), at=NOW)
    to_judge = [_handed_in(call, file.cluster, who) for _number in range(4)]
    draft = files.start_application(call, "Ontwerp", file.cluster, actor=who, at=NOW)
    member = add_member(draft, by=who)
    document = documents.add_document(
        draft, uploaded_picture(), kind="other", title="Foto", actor=who, at=NOW
    )
    draft_call = calls.create_call(call_data(), actor=head(), at=NOW)
    return {
        "call_id": call.pk,
        "application_id": handed_in.pk,
        "number": 1,
        "code": "consortium",
        "row_id": member.pk,
        "document_id": document.pk,
        "criterion_id": draft_call.criteria.earliest("number").pk,
        "draft call:call_id": draft_call.pk,
        "draft:application_id": draft.pk,
        "completing:application_id": completing_.pk,
        "completing:request_id": completing_.completions.get().pk,
        "expression:application_id": expression.pk,
        **judging.records(to_judge, expression, chosen),
    }


def _handed_in(call: Call, cluster: Cluster | None, who: Actor) -> Application:
    application = files.start_application(call, "Aanvraag", cluster, actor=who, at=NOW)
    fill(application, by=who)
    submitting.submit(application, seen=seen(application), actor=who, at=NOW)
    application.refresh_from_db()
    return application
