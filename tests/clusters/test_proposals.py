"""The cluster organisation keeps its members by proposals; the agency accepts or rejects each line."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import StateChange, StoredFile, Task
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.actions import OrganisationData, SizeData
from clusters.actions import proposals as proposing
from clusters.actions.proposals.asking import JUDGE, REJECTED
from clusters.enums import ProposalState
from clusters.models import MemberProposal, Membership, Organisation, SizeSnapshot
from tests.clusters.builders import (
    START,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
    uploaded_picture,
)
from tests.clusters.conftest import refused_unchanged
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
NEW = make_kbo(900_001)
DETAILS = OrganisationData("Nieuwkomer nv", "company", flemish_establishment=True)


class World:
    """A cluster with an account manager, an editor and a member; and a strange cluster."""

    def __init__(self) -> None:
        self.cluster = make_cluster("VIL", operator=make_organisation("VIL vzw"))
        self.user = person(Role.ACCOUNT_MANAGER)
        make_manager(self.cluster, self.user)
        self.manager = actor(self.user)
        number = self.cluster.operators.get().organisation.kbo
        self.editor = acting(Role.CLUSTER_EDITOR, mandates=[number])
        self.member = make_member(self.cluster)
        self.other = make_cluster("Flux50", operator=make_organisation("Flux50 vzw"))
        strange = self.other.operators.get().organisation.kbo
        self.stranger = acting(Role.CLUSTER_EDITOR, mandates=[strange])

    def propose(self, kbo=NEW, **more):
        return proposing.propose_member(
            self.cluster, kbo, DETAILS, first_day=TODAY, actor=self.editor, at=NOW, **more
        )

    def propose_size(self, *, uploaded="", **more):
        data = SizeData(date(2025, 12, 31), "Jaarrekening 2025", staff=Decimal(12),
                        turnover=Decimal(1_000_000), balance=Decimal(900_000))  # fmt: skip
        file = uploaded_picture() if uploaded == "" else uploaded
        return proposing.propose_size(
            self.cluster, self.member.organisation, data, file, actor=self.editor, at=NOW, **more
        )


@pytest.fixture
def world(figures):
    return World()


def open_tasks(kind):
    return Task.objects.filter(kind=kind, state=TaskState.OPEN)


def state_of(row):
    return MemberProposal.objects.get(pk=row.pk).state


def test_accepted_new_member_stands_in_register_and_list(world):
    row = world.propose()
    assert not Organisation.objects.filter(kbo=NEW).exists()
    assert [list(task.people.values_list("pk", flat=True)) for task in open_tasks(JUDGE)] == [
        [world.user.pk]
    ]
    proposing.accept_proposal(row, actor=world.manager, at=NOW)
    membership = Membership.objects.get(organisation__kbo=NEW)
    assert (membership.cluster, membership.first_day) == (world.cluster, TODAY)
    row.refresh_from_db()
    assert (row.state, row.decided_by_id) == (ProposalState.ACCEPTED, world.user.pk)
    assert not open_tasks(JUDGE).exists()
    steps = StateChange.objects.filter(content_type__model="memberproposal").order_by("pk")
    assert [step.action for step in steps] == ["submit_proposal", "accept_proposal"]


def test_end_details_and_size_call_the_usual_actions(world):
    end = proposing.propose_end(
        world.cluster, world.member, last_day=TODAY, actor=world.editor, at=NOW
    )
    details = proposing.propose_details(
        world.cluster, world.member.organisation, DETAILS, actor=world.editor, at=NOW
    )
    size = world.propose_size()
    outcome = proposing.accept_proposals(
        world.cluster, [end.pk, details.pk, size.pk], actor=world.manager, at=NOW
    )
    assert (len(outcome.accepted), outcome.refused) == (3, {})
    assert Membership.objects.get(pk=world.member.pk).last_day == TODAY
    assert Organisation.objects.get(pk=world.member.organisation_id).name == "Nieuwkomer nv"
    assert SizeSnapshot.objects.get().source == "Jaarrekening 2025"


def test_rejection_tells_why_and_can_be_put_in_again(world):
    row = world.propose()
    with refused_unchanged("transition.reason"):
        proposing.reject_proposal(row, actor=world.manager, at=NOW, reason=" ")
    row = MemberProposal.objects.get(pk=row.pk)
    proposing.reject_proposal(row, actor=world.manager, at=NOW, reason="Verkeerd nummer.")
    (task,) = open_tasks(REJECTED)
    assert task.facts == {"reason": "Verkeerd nummer."}
    assert not open_tasks(JUDGE).exists()
    again = world.propose(make_kbo(900_002), replaces=row)
    assert (again.replaces_id, state_of(row)) == (row.pk, ProposalState.REJECTED)
    assert not open_tasks(REJECTED).exists()
    assert open_tasks(JUDGE).count() == 1
    with refused_unchanged("proposal.not_rejected"):
        world.propose(make_kbo(900_003), replaces=again)


def test_bulk_leaves_what_cannot_be_done_and_says_why(world):
    fine, doubled = world.propose(), world.propose(make_kbo(900_004))
    body = make_organisation(kbo=make_kbo(900_004))
    make_member(world.cluster, body)
    theirs = proposing.propose_member(
        world.other, NEW, DETAILS, first_day=TODAY, actor=world.stranger, at=NOW
    )
    keys = [fine.pk, doubled.pk, theirs.pk, 999_999]
    outcome = proposing.accept_proposals(world.cluster, keys, actor=world.manager, at=NOW)
    assert [row.pk for row in outcome.accepted] == [fine.pk]
    assert {row.pk: reason for row, reason in outcome.refused.items()} == {
        doubled.pk: "Deze organisatie is op sommige van deze dagen al lid."
    }
    assert (state_of(doubled), state_of(theirs)) == ("waiting", "waiting")
    assert open_tasks(JUDGE).count() == 2


def test_only_the_own_cluster_organisation_proposes(world):
    """A5, A6: a stranger, the agency and a reader change nothing."""
    for who, code in (
        (world.stranger, "clusters.not_yours"),
        (world.manager, "clusters.cluster_only"),
        (acting(Role.AUDITOR), "clusters.cluster_only"),
    ):
        with refused_unchanged(code):
            proposing.propose_member(
                world.cluster, NEW, DETAILS, first_day=TODAY, actor=who, at=NOW
            )
    theirs = make_member(world.other)
    with refused_unchanged("proposal.other_cluster"):
        proposing.propose_end(world.cluster, theirs, last_day=TODAY, actor=world.editor, at=NOW)
    with refused_unchanged("proposal.not_a_member"):
        proposing.propose_details(
            world.cluster, theirs.organisation, DETAILS, actor=world.editor, at=NOW
        )


def test_only_who_keeps_the_register_decides(world):
    row = world.propose()
    for who, code in (
        (world.editor, "clusters.agency_only"),
        (world.stranger, "clusters.not_yours"),
        (acting(Role.ACCOUNT_MANAGER), "clusters.not_yours"),
        (acting(Role.FINANCE), "clusters.read_only"),
    ):
        with refused_unchanged(code):
            proposing.accept_proposal(row, actor=who, at=NOW)
        with refused_unchanged(code):
            proposing.reject_proposal(row, actor=who, at=NOW, reason="Neen.")
    with refused_unchanged("clusters.cluster_only"):
        proposing.withdraw_proposal(row, actor=world.manager, at=NOW)


def test_withdrawn_proposal_makes_room_and_stays_known(world):
    row = world.propose()
    with pytest.raises(ValidationError, match="wacht al"):
        world.propose()
    proposing.withdraw_proposal(row, actor=world.editor, at=NOW)
    assert not open_tasks(JUDGE).exists()
    world.propose()
    assert MemberProposal.objects.count() == 2
    with refused_unchanged("transition.wrong_state"):
        proposing.accept_proposal(row, actor=world.manager, at=NOW)


def test_senseless_proposals_are_refused_at_once(world):
    body = world.member.organisation
    with refused_unchanged("proposal.already_member"):
        world.propose(body.kbo)
    with refused_unchanged("proposal.ends_before"):
        proposing.propose_end(
            world.cluster, world.member, last_day=date(2016, 12, 31), actor=world.editor, at=NOW
        )
    same = OrganisationData(body.name, body.kind, body.flemish_establishment)
    with refused_unchanged("proposal.no_difference"):
        proposing.propose_details(world.cluster, body, same, actor=world.editor, at=NOW)
    with refused_unchanged("proposal.no_evidence"):
        world.propose_size(uploaded=None)
    assert world.member.first_day == START


def test_evidence_goes_along_when_put_in_again(world):
    row = world.propose_size()
    proposing.reject_proposal(row, actor=world.manager, at=NOW, reason="Welk boekjaar?")
    again = world.propose_size(uploaded=None, replaces=row)
    assert (again.evidence_id, StoredFile.objects.count()) == (row.evidence_id, 1)


def test_database_refuses_a_decision_without_person_or_reason(world):
    row = world.propose()
    for change in (
        "state = 'accepted'",
        "state = 'rejected'",
        f"state = 'rejected', decided_at = now(), decided_by_id = {world.user.pk}",
        "first_day = NULL",
        "state = 'lost'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(
                f"UPDATE clusters_memberproposal SET {change} WHERE id = {row.pk}"
            )
