"""Operators, members, board seats and account managers, with their periods."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import actions
from clusters.actions import AssessmentData, OrganisationData, SeatData
from clusters.enums import BoardSeat, OrganisationKind
from clusters.models import BoardMandate, Membership, Organisation
from clusters.rules.lineage import TESTS
from tests.clusters.builders import (
    head,
    make_cluster,
    make_manager,
    make_member,
    make_operator,
    make_organisation,
    make_seat,
    manager_of,
)
from tests.clusters.conftest import refused_unchanged, rows_of_room
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
FROM = date(2020, 1, 1)
DETAILS = OrganisationData("Nieuw bedrijf", OrganisationKind.COMPANY, True)


@pytest.fixture
def cluster():
    return make_cluster(operator=make_organisation("Uitvoerder", kbo=make_kbo(1)))


def every_entry(cluster, who):
    """Return each way to enter a mandate, ready to be called by ``who``."""
    organisation = make_organisation()
    common = {"first_day": FROM, "actor": who, "at": NOW}
    user = person(Role.ACCOUNT_MANAGER)
    return {
        "operator": partial(actions.appoint_operator, cluster, organisation, **common),
        "member": partial(actions.add_member, cluster, organisation, **common),
        "seat": partial(
            actions.seat_board_member, cluster, SeatData("A", BoardSeat.OTHER), None, **common
        ),
        "manager": partial(
            actions.assign_account_manager, cluster, user, fte=Decimal("0.5"), **common
        ),
    }


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.ACCOUNT_MANAGER, "clusters.not_yours"),
        (Role.AUDITOR, "clusters.read_only"),
        (Role.FINANCE, "clusters.read_only"),
        (Role.CLUSTER_EDITOR, "clusters.agency_only"),
        (Role.CLUSTER_SIGNATORY, "clusters.agency_only"),
        (Role.ADMINISTRATOR, "clusters.not_yours"),
        (Role.EXPERT, "clusters.not_yours"),
    ],
)
@pytest.mark.parametrize("entry", ["operator", "member", "seat", "manager"])
def test_entries_are_refused_to_others(cluster, role, code, entry):
    side = role in {Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY}
    act = every_entry(cluster, acting(role, mandates=[make_kbo(1)] if side else []))[entry]
    with refused_unchanged(code):
        act()


@pytest.mark.parametrize("entry", ["operator", "manager"])
def test_who_gets_the_file_is_not_for_the_account_manager(cluster, entry):
    act = every_entry(cluster, manager_of(cluster))[entry]
    with refused_unchanged("clusters.head_only"):
        act()


@pytest.mark.parametrize("entry", ["member", "seat"])
def test_account_manager_keeps_members_and_board(cluster, entry):
    row = every_entry(cluster, manager_of(cluster))[entry]()
    assert (row.cluster_id, row.first_day, row.last_day) == (cluster.pk, FROM, None)


@pytest.mark.attack("A16")
def test_account_manager_cannot_take_a_file():
    """Nobody gives a dossier to oneself to see it (A16)."""
    cluster, user = make_cluster(), person(Role.ACCOUNT_MANAGER)
    me = actor(user)
    with refused_unchanged("clusters.not_yours"):
        actions.assign_account_manager(
            cluster, user, fte=Decimal("0.5"), first_day=FROM, actor=me, at=NOW
        )


def test_account_manager_must_hold_the_role_on_the_first_day(cluster):
    boss, user = head(), person(Role.ACCOUNT_MANAGER, on=date(2021, 1, 1))
    with refused_unchanged("manager.no_role"):
        actions.assign_account_manager(
            cluster, user, fte=Decimal(1), first_day=FROM, actor=boss, at=NOW
        )


@pytest.mark.parametrize("fte", ["0", "1.01"])
def test_account_manager_part_of_full_time_lies_between_0_and_1(cluster, fte):
    before = rows_of_room()
    with pytest.raises(ValidationError):
        make_manager(cluster, fte=fte)
    assert rows_of_room() == before


def test_operator_of_same_days_overlaps(cluster):
    body, boss = make_organisation(), head()
    before = rows_of_room()
    with pytest.raises(ValidationError):
        make_operator(cluster, body, first_day=date(2025, 1, 1), by=boss)
    assert rows_of_room()["ClusterOperator"] == before["ClusterOperator"]


def test_operator_of_another_lineage_needs_an_assessment_first(cluster):
    body = Organisation.objects.get(kbo=make_kbo(1))
    fresh, boss = make_cluster("Nieuwe start"), head()
    with refused_unchanged("lineage.not_assessed"):
        actions.appoint_operator(fresh, body, first_day=TODAY, actor=boss, at=NOW)
    answers = dict.fromkeys(TESTS, "Bekeken.")
    data = AssessmentData(**answers, outcome="same", motivation="Zelfde werking.")
    actions.assess_lineage(fresh, cluster.lineage, data, None, actor=boss, at=NOW)
    row = actions.appoint_operator(fresh, body, first_day=TODAY, actor=boss, at=NOW)
    assert row.organisation == body


def test_operator_of_the_same_lineage_may_carry_out_two(cluster):
    body = Organisation.objects.get(kbo=make_kbo(1))
    second = make_cluster(continues=cluster)
    assert make_operator(second, body).organisation == body


def test_member_on_the_same_days_twice_is_refused_and_later_is_fine(cluster):
    body = make_organisation()
    make_member(cluster, body, first_day=FROM, last_day=date(2021, 12, 31))
    before = rows_of_room()
    with pytest.raises(ValidationError):
        make_member(cluster, body, first_day=date(2021, 12, 31))
    assert rows_of_room() == before
    make_member(cluster, body, first_day=date(2022, 1, 1))
    assert Membership.objects.filter(organisation=body).count() == 2


def test_enter_member_registers_an_unknown_organisation(cluster):
    manager = manager_of(cluster)
    row = actions.enter_member(
        cluster, "0203.430.576", DETAILS, first_day=FROM, actor=manager, at=NOW
    )
    assert (row.organisation.kbo, row.organisation.name) == ("0203430576", "Nieuw bedrijf")


def test_enter_member_takes_a_known_organisation_as_it_is(cluster):
    known = make_organisation("Bekend", kbo="0203430576")
    row = actions.enter_member(
        cluster, "0203.430.576", DETAILS, first_day=FROM, actor=head(), at=NOW
    )
    assert (row.organisation, Organisation.objects.get(pk=known.pk).name) == (known, "Bekend")


def test_enter_member_unknown_without_details_is_refused(cluster):
    boss = head()
    with refused_unchanged("organisation.unknown"):
        actions.enter_member(cluster, "0203.430.576", None, first_day=FROM, actor=boss, at=NOW)
    with refused_unchanged("kbo.checksum"):
        actions.enter_member(cluster, "0203.430.575", DETAILS, first_day=FROM, actor=boss, at=NOW)


def test_enter_member_refused_registers_nothing(cluster):
    stranger = acting(Role.ACCOUNT_MANAGER)
    with refused_unchanged("clusters.not_yours"):
        actions.enter_member(
            cluster, "0203.430.576", DETAILS, first_day=FROM, actor=stranger, at=NOW
        )


def test_seat_must_fit_its_organisation(cluster):
    boss, foreign = head(), make_organisation(flemish=False)
    with refused_unchanged("board.seat_not_flemish"):
        actions.seat_board_member(
            cluster,
            SeatData("A", BoardSeat.FLEMISH_COMPANY),
            foreign,
            first_day=FROM,
            actor=boss,
            at=NOW,
        )


def test_seat_of_a_second_chair_or_the_same_person_is_refused(cluster):
    make_seat(cluster, "An", is_chair=True)
    before = rows_of_room()
    for name, chair in (("Bert", True), ("An", False)):
        with pytest.raises(ValidationError):
            make_seat(cluster, name, is_chair=chair)
    assert rows_of_room() == before


def test_chair_assessment_is_recorded(cluster):
    seat = make_seat(cluster, "An", seat=BoardSeat.KNOWLEDGE, is_chair=True)
    actions.assess_chair(
        seat,
        company_background="Leidde tien jaar een bedrijf.",
        expected_version=1,
        actor=manager_of(cluster),
        at=NOW,
    )
    stored = BoardMandate.objects.get(pk=seat.pk)
    assert stored.company_background == "Leidde tien jaar een bedrijf."


def test_chair_assessment_is_for_the_chair_and_needs_words(cluster):
    chair = make_seat(cluster, "An", is_chair=True)
    other, boss = make_seat(cluster, "Bert"), head()
    assess = partial(actions.assess_chair, expected_version=1, actor=boss, at=NOW)
    with refused_unchanged("board.not_the_chair"):
        assess(other, company_background="x")
    with refused_unchanged("board.background_missing"):
        assess(chair, company_background=" ")


def every_row(cluster):
    return {
        actions.end_member: make_member(cluster),
        actions.end_seat: make_seat(cluster),
        actions.end_operator: cluster.operators.get(),
        actions.end_assignment: make_manager(cluster),
    }


def test_end_sets_the_last_day_with_its_reason(cluster):
    boss = head()
    for end, row in every_row(cluster).items():
        end(row, last_day=TODAY, actor=boss, at=NOW, reason="Gestopt")
        stored = type(row).objects.get(pk=row.pk)
        assert (stored.last_day, stored.history.first().history_change_reason) == (
            TODAY,
            "Gestopt",
        )


def test_end_is_for_who_may_begin(cluster):
    rows = every_row(cluster)
    manager, auditor = manager_of(cluster), acting(Role.AUDITOR)
    for end in (actions.end_operator, actions.end_assignment):
        with refused_unchanged("clusters.head_only"):
            end(rows[end], last_day=TODAY, actor=manager, at=NOW, reason="x")
    for end, row in rows.items():
        with refused_unchanged("clusters.read_only"):
            end(row, last_day=TODAY, actor=auditor, at=NOW, reason="x")


def test_end_before_the_first_day_is_refused(cluster):
    row, boss = make_member(cluster), head()
    before = rows_of_room()
    with pytest.raises(ValidationError):
        actions.end_member(row, last_day=date(2016, 12, 31), actor=boss, at=NOW, reason="x")
    assert rows_of_room() == before


def test_correct_period_on_a_stale_version_is_a_conflict(cluster):
    row, boss = make_member(cluster), head()
    actions.end_member(row, last_day=TODAY, actor=boss, at=NOW, reason="Gestopt")
    before = rows_of_room()
    with pytest.raises(Conflict) as conflict:
        actions.correct_period(
            Membership.objects.get(pk=row.pk),
            first_day=FROM,
            last_day=None,
            expected_version=1,
            actor=boss,
            at=NOW,
            reason="x",
        )
    assert conflict.value.theirs == {"last_day": TODAY}
    assert rows_of_room() == before
