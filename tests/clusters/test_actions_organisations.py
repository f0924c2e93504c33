"""Registering and correcting organisations, and their size through the years."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import actions
from clusters.actions import OrganisationData, SizeData
from clusters.enums import OrganisationKind, SizeClass
from clusters.models import Organisation, SizeSnapshot
from tests.clusters.builders import head, make_organisation
from tests.clusters.conftest import refused_unchanged, rows_of_room
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
DATA = OrganisationData("Café Élan nv", OrganisationKind.COMPANY, True, "Gent")
WRITERS = (Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER)


@pytest.mark.parametrize(
    "number", ["0203.430.576", "BE 0203430576", "BE0203.430.576", "0203430576", "203430576"]
)
@pytest.mark.parametrize("role", WRITERS)
def test_register_takes_every_notation_of_the_number(number, role):
    made = actions.register_organisation(number, DATA, actor=acting(role), at=NOW)
    stored = Organisation.objects.get(pk=made.pk)
    assert (stored.kbo, stored.name, stored.municipality, stored.is_demo) == (
        "0203430576",
        "Café Élan nv",
        "Gent",
        False,
    )
    assert stored.history.get().history_change_reason == "clusters.registered"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "kbo.empty"),
        ("0203.430.575", "kbo.checksum"),
        ("2203.430.576", "kbo.establishment"),
        ("geen nummer", "kbo.format"),
    ],
)
def test_register_refuses_a_wrong_number(number, code):
    boss = head()
    with refused_unchanged(code):
        actions.register_organisation(number, DATA, actor=boss, at=NOW)


def test_register_refuses_a_number_twice():
    boss = head()
    make_organisation("Eerste", kbo=make_kbo(7))
    with refused_unchanged("organisation.known"):
        actions.register_organisation(make_kbo(7), DATA, actor=boss, at=NOW)


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.AUDITOR, "clusters.read_only"),
        (Role.FINANCE, "clusters.read_only"),
        (Role.CLUSTER_SIGNATORY, "clusters.agency_only"),
        (Role.ADMINISTRATOR, "clusters.agency_only"),
        (None, "clusters.agency_only"),
    ],
)
def test_register_correct_and_record_are_for_the_agency(role, code):
    organisation = make_organisation()
    stranger = acting(role, mandates=[organisation.kbo] if role == Role.CLUSTER_SIGNATORY else [])
    with refused_unchanged(code):
        actions.register_organisation(make_kbo(9), DATA, actor=stranger, at=NOW)
    with refused_unchanged(code):
        actions.correct_organisation(
            organisation, DATA, expected_version=1, actor=stranger, at=NOW, reason="x"
        )
    with refused_unchanged(code):
        record(organisation, 2024, "5", by=stranger)


def test_correct_changes_the_data_and_keeps_the_number():
    organisation = make_organisation(kbo=make_kbo(3))
    actions.correct_organisation(
        organisation, DATA, expected_version=1, actor=head(), at=NOW, reason="Nieuwe naam"
    )
    stored = Organisation.objects.get(pk=organisation.pk)
    assert (stored.kbo, stored.name, stored.version) == (make_kbo(3), "Café Élan nv", 2)
    assert [row.history_change_reason for row in stored.history.all()] == [
        "Nieuwe naam",
        "clusters.registered",
    ]


def test_correct_upon_a_stale_version_names_what_the_other_changed():
    organisation = make_organisation("Oud", municipality="Aalst")
    first = OrganisationData("Oud", OrganisationKind.COMPANY, True, "Brugge")
    other = acting(Role.HEAD_OF_TEAM, name="An Peeters")
    actions.correct_organisation(
        organisation, first, expected_version=1, actor=other, at=NOW, reason="Verhuisd"
    )
    before = rows_of_room()
    with pytest.raises(Conflict) as conflict:
        actions.correct_organisation(
            Organisation.objects.get(pk=organisation.pk),
            OrganisationData("Nieuw", OrganisationKind.COMPANY, True, "Aalst"),
            expected_version=1,
            actor=head(),
            at=NOW,
            reason="Nieuwe naam",
        )
    found = conflict.value
    assert (found.theirs, found.by, found.version) == ({"municipality": "Brugge"}, "An Peeters", 2)
    assert rows_of_room() == before


def record(organisation, year, staff, *, by=None, **more):
    data = SizeData(
        date(year, 12, 31),
        "Jaarrekening",
        staff=None if staff is None else Decimal(staff),
        turnover=Decimal(0),
        balance=Decimal(0),
        **more,
    )
    return actions.record_size(organisation, data, actor=by or head(), at=NOW)


def sizes(organisation):
    rows = SizeSnapshot.objects.filter(organisation=organisation).order_by("on_day")
    return [row.size for row in rows]


def test_size_changes_after_two_years(figures):
    organisation = make_organisation()
    for year, staff in ((2021, "5"), (2022, "20"), (2023, "20")):
        record(organisation, year, staff)
    assert sizes(organisation) == [SizeClass.MICRO, SizeClass.MICRO, SizeClass.SMALL]


def test_size_of_an_earlier_year_added_later_recalculates_the_later_ones(figures):
    organisation = make_organisation()
    record(organisation, 2023, "20")
    assert sizes(organisation) == [SizeClass.SMALL]
    record(organisation, 2022, "5")
    assert sizes(organisation) == [SizeClass.MICRO, SizeClass.MICRO]
    later = SizeSnapshot.objects.get(organisation=organisation, on_day=date(2023, 12, 31))
    assert [row.history_change_reason for row in later.history.all()] == [
        "clusters.size_recalculated",
        "clusters.size_recorded",
    ]


def test_size_by_hand_needs_class_and_reason(figures):
    organisation, boss = make_organisation(), head()
    for more in ({"manual_size": SizeClass.LARGE}, {"manual_reason": "Groep"}):
        with refused_unchanged("size.reason_by_hand"):
            record(organisation, 2023, None, by=boss, **more)
    record(organisation, 2023, None, manual_size=SizeClass.LARGE, manual_reason="Groep")
    assert sizes(organisation) == [SizeClass.LARGE]


def test_size_without_the_deciding_figure_is_refused(figures):
    organisation, boss = make_organisation(), head()
    with refused_unchanged("size.staff_missing"):
        record(organisation, 2023, None, by=boss)


def test_size_in_the_future_or_before_the_law_is_refused(figures):
    organisation, boss = make_organisation(), head()
    with refused_unchanged("size.in_future"):
        record(organisation, 2026, "5", by=boss)
    with refused_unchanged("parameter.missing"):
        record(organisation, 2013, "5", by=boss)


def test_size_twice_on_one_day_is_refused(figures):
    organisation = make_organisation()
    record(organisation, 2023, "5")
    before = rows_of_room()
    with pytest.raises(ValidationError, match="Voor deze datum is er al een grootte"):
        record(organisation, 2023, "6")
    assert len(rows_of_room()["SizeSnapshot"]) == len(before["SizeSnapshot"]) == 1
