"""Leverage entries and selections: who writes what, versions, and what a race leaves behind (R62)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, connection, transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.files import visible_file
from clusterbeleid.overview.demo.files import page
from projects.actions.leverage import change_leverage, remove_leverage
from projects.actions.selections import change_selection, choose_usual_selection
from projects.models import LeverageEntry, LeverageSelection
from projects.queries.leverage import default_exclusions
from tests.clusters.builders import head, make_cluster, make_operator, manager_of
from tests.people import NOW, TODAY, acting
from tests.projects.builders import granted
from tests.projects.leverage_builders import entry, entry_data, secret, selection

pytestmark = pytest.mark.django_db


def of_cluster(cluster):
    body = make_operator(cluster).organisation
    return acting(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])


def change(row, data, by, version=None):
    return change_leverage(
        row, data, expected_version=version or row.version, actor=by, at=NOW, reason="Nagekeken"
    )


@pytest.mark.attack("A7")
def test_each_side_enters_for_the_own_cluster_and_only_the_head_for_none():
    cluster = make_cluster()
    assert not entry(cluster, by=manager_of(cluster)).by_cluster
    assert entry(cluster, by=of_cluster(cluster)).by_cluster
    assert entry(None, by=head()).cluster is None
    stranger = make_cluster()
    for who, where in (
        (manager_of(stranger), cluster),
        (of_cluster(stranger), cluster),
        (acting(Role.FINANCE), cluster),
        (manager_of(cluster), None),
    ):
        with pytest.raises(Refused):
            entry(where, by=who)
    assert LeverageEntry.objects.count() == 3


@pytest.mark.attack("A7")
def test_cluster_organisation_changes_its_own_entries_and_no_others():
    cluster = make_cluster()
    organisation = of_cluster(cluster)
    own, theirs = entry(cluster, by=organisation), entry(cluster, by=manager_of(cluster))
    changed = change(own, entry_data(cluster, "5.00"), organisation)
    assert (changed.amount, changed.version) == (5, 2)
    for act in (
        lambda: change(theirs, entry_data(cluster, "5.00"), organisation),
        lambda: remove_leverage(theirs, actor=organisation, at=NOW, reason="Weg"),
        lambda: change(own, entry_data(make_cluster(), "5.00"), organisation),
    ):
        with pytest.raises(Refused):
            act()
    theirs.refresh_from_db()
    assert (theirs.amount, theirs.version) == (Decimal(1000), 1)


def test_year_to_come_and_amount_of_nothing_are_refused():
    with pytest.raises(Refused) as refused:
        entry(year=TODAY.year + 1)
    assert refused.value.findings[0].code == "leverage.year_in_future"
    with pytest.raises(ValidationError):
        entry(amount="0.00")
    assert not LeverageEntry.objects.exists()


def test_removed_entry_stays_in_the_history_with_the_reason():
    row = entry()
    remove_leverage(row, actor=head(), at=NOW, reason="Dubbel geteld")
    last = LeverageEntry.history.latest("history_id")
    assert (last.history_type, last.history_change_reason) == ("-", "Dubbel geteld")
    with pytest.raises(Refused):
        remove_leverage(row, actor=head(), at=NOW, reason="Nog eens")


def test_second_of_two_changes_is_told_of_the_first():
    row = entry()
    change(row, entry_data(amount="2.00"), head(), version=1)
    with pytest.raises(Conflict):
        change(row, entry_data(amount="3.00"), head(), version=1)
    row.refresh_from_db()
    assert row.amount == 2


@pytest.mark.attack("A5")
def test_source_of_a_confidential_amount_opens_only_for_who_may_know_it():
    cluster = make_cluster()
    manager, organisation = manager_of(cluster), of_cluster(cluster)
    row = secret(cluster, by=manager, uploaded=upload())
    readers = (manager, organisation, head(), acting(Role.AUDITOR), acting(Role.FINANCE))
    assert opens(row, readers) == [True, True, True, False, False]
    opened = change(row, replace(entry_data(cluster), confidentiality="open"), manager)
    assert opens(opened, readers) == [True, True, True, False, False]
    plain = entry(cluster, by=manager, uploaded=upload())
    assert opens(plain, readers) == [True] * 5
    common = secret(None, uploaded=upload())
    assert opens(common, readers) == [False, False, True, False, False]


def upload():
    return SimpleUploadedFile("bron.pdf", page(), content_type="application/pdf")


def opens(row, readers):
    reference = row.document.reference
    return [visible_file(who, reference, on=TODAY) is not None for who in readers]


def test_infected_or_odd_document_is_refused_and_nothing_is_written():
    odd = SimpleUploadedFile("bron.exe", b"MZ", content_type="application/pdf")
    with pytest.raises(Refused):
        entry(uploaded=odd)
    assert not LeverageEntry.objects.exists()


@pytest.fixture
def rows(db):
    names = ("Catalisti", "MEDVIA", "VIL")
    for name in names:
        granted(make_cluster(name))
    return names


def test_selection_stores_what_is_left_out_and_refuses_none_and_unknown(rows):
    assert selection("Catalisti").excluded == ["MEDVIA", "VIL"]
    for counted in ((), ("Nergens",)):
        with pytest.raises(Refused):
            selection(*counted)
    with pytest.raises(Refused):
        selection("VIL", by=acting(Role.FINANCE))
    assert LeverageSelection.objects.count() == 1


def test_changed_selection_is_a_new_version_and_the_old_one_stays(rows):
    old = selection("Catalisti")
    new = change_selection(
        old, rows, expected_version=1, actor=head(), at=NOW, reason="Alles telt mee"
    )
    old.refresh_from_db()
    assert (new.name, new.number, new.excluded) == (old.name, 2, [])
    assert (old.excluded, old.replaced_at) == (["MEDVIA", "VIL"], NOW)
    with pytest.raises(Refused) as refused:
        change_selection(old, ["VIL"], expected_version=2, actor=head(), at=NOW, reason="Nog eens")
    assert refused.value.findings[0].code == "leverage.selection_replaced"
    with pytest.raises(Conflict):
        change_selection(new, ["VIL"], expected_version=9, actor=head(), at=NOW, reason="Te laat")
    with pytest.raises(Refused):
        change_selection(new, rows, expected_version=1, actor=head(), at=NOW, reason="Zelfde")


@pytest.mark.attack("A9")
@pytest.mark.parametrize("change", ["excluded = '{}'", "number = 9", "name = 'x'", "reason = 'x'"])
def test_stored_selection_cannot_be_altered_nor_deleted(rows, change):
    row = selection("VIL")
    for statement in (
        f"UPDATE projects_leverageselection SET {change}",
        "DELETE FROM projects_leverageselection",
    ):
        with pytest.raises(Error), transaction.atomic():
            raw(statement)
    row.refresh_from_db()
    assert row.excluded == ["Catalisti", "MEDVIA"]


def raw(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_usual_selection_is_one_and_the_head_chooses_it(rows):
    one, other = selection("VIL"), selection("MEDVIA")
    for chosen in (one, other):
        choose_usual_selection(chosen, actor=head(), at=NOW, reason="Zo gepubliceerd")
    assert default_exclusions() == ("Catalisti", "VIL")
    manager = manager_of(make_cluster())
    with pytest.raises(Refused):
        choose_usual_selection(one, actor=manager, at=NOW, reason="Liever")
    other.refresh_from_db()
    with pytest.raises(Refused):
        change_selection(
            other, rows, expected_version=other.version, actor=manager, at=NOW, reason="Liever"
        )
    new = change_selection(
        other, rows, expected_version=other.version, actor=head(), at=NOW, reason="Alles"
    )
    assert new.is_default
    assert default_exclusions() == ()
