"""Writing, signing, renewing and following a cluster pact (R39)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange, StoredFile, Task
from clusters.actions import pacts as actions
from clusters.actions.pacts.reviewing import REVIEW, nightly_pacts, watch_pacts
from clusters.enums import CommitmentState, PactState, PartyKind
from clusters.models import ClusterPact, PactCommitment, PactProgress
from tests.clusters.builders import (
    make_cluster,
    make_manager,
    make_organisation,
    manager_of,
    uploaded_picture,
)
from tests.clusters.conftest import refused_unchanged
from tests.clusters.pact_builders import (
    REVIEW_DUE,
    SIGNED_ON,
    by,
    make_pact,
    make_signed_pact,
    pact_data,
    promise,
    renewal_of,
)
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db
REVIEW_DATA = actions.ReviewData(TODAY, "Jaarplan 2027", "Alles loopt.", date(2027, 12, 6))


@pytest.fixture
def cluster():
    return make_cluster("Catalisti", operator=make_organisation("Catalisti vzw"))


def editor_of(cluster):
    number = cluster.operators.get().organisation.kbo
    return acting(Role.CLUSTER_EDITOR, mandates=[number])


def state_of(pact):
    return ClusterPact.objects.get(pk=pact.pk).state


def own_promise(pact):
    return pact.commitments.get(owner__kind=PartyKind.CLUSTER)


def test_signed_version_carries_year_last_day_and_trace(cluster):
    pact = make_signed_pact(cluster)
    assert (pact.state, pact.signed_in, pact.signed_on) == (PactState.SIGNED, 2026, SIGNED_ON)
    steps = StateChange.objects.filter(object_id=pact.pk, content_type__model="clusterpact")
    assert list(steps.order_by("pk").values_list("action", flat=True)) == [
        "draft_pact",
        "sign_pact",
    ]


def test_pact_without_days_needs_the_source(cluster):
    pact = make_pact(cluster, signed_on=None)
    with refused_unchanged("pact.day_unknown"):
        actions.sign_pact(pact, signed_in=2023, **by())
    pact = ClusterPact.objects.get(pk=pact.pk)
    actions.sign_pact(pact, signed_in=2023, reason="Groenboek, bijlage 1.", **by())
    assert (state_of(pact), pact.signed_on) == (PactState.SIGNED, None)


def test_draft_that_lacks_a_signature_is_not_signed(cluster):
    pact = make_pact(cluster)
    actions.remove_part(pact.signatories.get(role="chair"), reason="Vergist.", **by())
    with refused_unchanged("pact.no_chair"):
        actions.sign_pact(pact, signed_in=2026, **by())


def test_others_do_not_write(cluster):
    pact = make_pact(cluster)
    for who in (editor_of(cluster), acting(Role.AUDITOR), acting(Role.FINANCE)):
        code = "clusters.agency_only" if who.organisations else "clusters.read_only"
        with refused_unchanged(code):
            actions.sign_pact(pact, signed_in=2026, actor=who, at=NOW)
        with refused_unchanged(code):
            actions.draft_pact(cluster, pact_data(), actor=who, at=NOW)
    actions.sign_pact(pact, signed_in=2026, actor=manager_of(cluster), at=NOW)
    assert state_of(pact) == PactState.SIGNED


def test_signed_version_is_frozen_in_actions_and_database(cluster):
    pact = make_signed_pact(cluster)
    row = own_promise(pact)
    with refused_unchanged("pact.frozen"):
        actions.correct_pact(pact, pact_data("Anders"), expected_version=pact.version, **by())
    with refused_unchanged("pact.frozen"):
        actions.remove_part(row, reason="Weg.", **by())
    for statement in (
        f"UPDATE clusters_clusterpact SET title = 'Anders' WHERE id = {pact.pk}",
        f"UPDATE clusters_clusterpact SET signed_in = 2020 WHERE id = {pact.pk}",
        f"DELETE FROM clusters_clusterpact WHERE id = {pact.pk}",
        f"UPDATE clusters_pactparty SET name = 'Anders' WHERE pact_id = {pact.pk}",
        f"DELETE FROM clusters_pactsignatory WHERE pact_id = {pact.pk}",
        f"UPDATE clusters_pactsignatory SET signed_on = NULL WHERE pact_id = {pact.pk}",
        f"UPDATE clusters_pactcommitment SET title = 'Anders' WHERE id = {row.pk}",
        f"DELETE FROM clusters_pactcommitment WHERE id = {row.pk}",
        f"INSERT INTO clusters_pactparty (version, kind, name, pact_id) VALUES (1, 'cluster', 'X', {pact.pk})",
    ):
        with pytest.raises(IntegrityError, match="as it was signed"), transaction.atomic():
            connection.cursor().execute(statement)


def test_another_minister_joins_a_signed_version(cluster):
    pact = make_signed_pact(cluster)
    who = actions.SignatoryData("minister", "Nel Nieuw", "Minister van Mobiliteit", TODAY)
    row = actions.join_minister(pact, who, party="Vlaams minister van Mobiliteit", **by())
    assert (row.party.kind, row.party.name) == ("minister", "Vlaams minister van Mobiliteit")
    later = actions.SignatoryData("minister", "Piet", "Minister", TODAY + timedelta(days=1))
    with refused_unchanged("pact.signed_in_future"):
        actions.join_minister(pact, later, party="Vlaams minister van Omgeving", **by())


def test_party_of_another_version_signs_nothing(cluster):
    pact = make_pact(cluster)
    other = make_pact(make_cluster("Ander"))
    party = other.parties.get(kind="cluster")
    who = actions.SignatoryData("chair", "Vreemde", "Voorzitter")
    with refused_unchanged("pact.party_of_other"):
        actions.add_signatory(pact, party, who, **by())
    with refused_unchanged("pact.other_side"):
        actions.add_signatory(pact, pact.parties.get(kind="agency"), who, **by())


def test_renewal_takes_over_what_stays_and_replaces_when_signed(cluster):
    pact = make_signed_pact(cluster)
    kept = own_promise(pact)
    actions.change_commitment(kept, "start_commitment", **by())
    draft = renewal_of(pact, {kept.pk, 999_999})
    copy = draft.commitments.get()
    assert (copy.copied_from_id, copy.state, copy.owner.pact_id) == (kept.pk, "running", draft.pk)
    assert draft.signatories.filter(signed_on__isnull=True).count() == 4
    assert state_of(pact) == PactState.SIGNED
    with pytest.raises(ValidationError):
        renewal_of(pact)
    promise(draft, draft.parties.get(kind="minister"), "Middelen zoeken")
    actions.sign_pact(draft, signed_in=2026, reason="Nog geen dagen bekend.", **by())
    assert (state_of(pact), state_of(draft)) == (PactState.RENEWED, PactState.SIGNED)
    with refused_unchanged("pact.not_running"):
        actions.change_commitment(kept, "finish_commitment", **by())


def test_withdrawn_renewal_makes_room_for_another(cluster):
    pact = make_signed_pact(cluster)
    draft = renewal_of(pact)
    actions.withdraw_pact(draft, reason="Te vroeg.", **by())
    again = renewal_of(pact)
    assert (again.number, again.predecessor_id, state_of(draft)) == (3, pact.pk, "withdrawn")


def test_steps_of_a_promise(cluster):
    row = own_promise(make_signed_pact(cluster))
    actions.change_commitment(row, "start_commitment", **by())
    with refused_unchanged("transition.reason"):
        actions.change_commitment(row, "drop_commitment", **by())
    actions.change_commitment(row, "drop_commitment", reason="Geen partner gevonden.", **by())
    assert PactCommitment.objects.get(pk=row.pk).state == CommitmentState.DROPPED
    with refused_unchanged("clusters.agency_only"):
        actions.change_commitment(
            row, "resume_commitment", reason="Toch.", actor=editor_of(cluster), at=NOW
        )


def test_cluster_reports_on_its_own_promises_only(cluster):
    pact = make_signed_pact(cluster)
    editor = editor_of(cluster)
    own = own_promise(pact)
    row = actions.report_progress(
        own, "Twintig studenten liepen stage.", uploaded_picture(), actor=editor, at=NOW
    )
    assert row.file is not None
    assert (row.file.scope, row.reported_by_id) == (cluster.scope, editor.user_id)
    theirs = pact.commitments.get(owner__kind=PartyKind.MINISTER)
    with refused_unchanged("clusters.agency_only"):
        actions.report_progress(theirs, "Niets.", actor=editor, at=NOW)
    stranger = editor_of(make_cluster("Ander", operator=make_organisation()))
    with refused_unchanged("clusters.not_yours"):
        actions.report_progress(own, "Niets.", uploaded_picture(), actor=stranger, at=NOW)
    assert (PactProgress.objects.count(), StoredFile.objects.count()) == (1, 1)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        PactProgress.objects.update(text="Anders")


def test_review_closes_its_task_and_sets_the_next(cluster, figures):
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    pact = make_signed_pact(cluster)
    assert watch_pacts(REVIEW_DUE - timedelta(days=31), at=NOW) == []
    (task,) = watch_pacts(REVIEW_DUE - timedelta(days=30), at=NOW)
    assert (task.kind, task.due_on, task.scope) == (REVIEW, REVIEW_DUE, cluster.scope)
    assert [one.pk for one in task.people.all()] == [user.pk]
    assert watch_pacts(REVIEW_DUE + timedelta(days=9), at=NOW) == []
    actions.record_review(pact, REVIEW_DATA, **by())
    assert Task.objects.get(kind=REVIEW).state == TaskState.DONE
    run = nightly_pacts(date(2027, 11, 20), at=NOW)
    assert run is not None
    assert (run.opened, Task.objects.filter(kind=REVIEW, state=TaskState.OPEN).count()) == (1, 1)


def test_review_of_the_future_or_of_a_draft_is_refused(cluster):
    draft = make_pact(cluster)
    with refused_unchanged("pact.not_running"):
        actions.record_review(draft, REVIEW_DATA, **by())
    pact = actions.sign_pact(draft, signed_in=2026, **by())
    tomorrow = actions.ReviewData(TODAY + timedelta(days=1), "Plan", "x", date(2027, 12, 6))
    with refused_unchanged("pact.review_in_future"):
        actions.record_review(pact, tomorrow, **by())
    with pytest.raises(ValidationError):
        actions.record_review(pact, actions.ReviewData(TODAY, "Plan", "x", TODAY), **by())


def test_ended_pact_asks_no_review(cluster, figures):
    pact = make_signed_pact(cluster)
    watch_pacts(REVIEW_DUE, at=NOW)
    with pytest.raises(Refused):
        actions.end_pact(pact, reason=" ", **by())
    actions.end_pact(pact, reason="De steun stopt.", **by())
    assert Task.objects.get(kind=REVIEW).state == TaskState.DROPPED
    assert state_of(pact) == PactState.ENDED
    assert actions.draft_pact(cluster, pact_data(), **by()).number == 2
