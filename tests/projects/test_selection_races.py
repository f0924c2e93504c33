"""Two people at the same moment on one selection of rows: one wins, the other is told, no version is lost (R62)."""

from __future__ import annotations

import contextlib
import threading

import pytest

from projects.actions import selections
from projects.models import LeverageSelection
from tests.clusters.builders import head, make_cluster
from tests.cofinancing.test_contribution_races import Outcome, at_once
from tests.people import NOW
from tests.projects.builders import granted
from tests.projects.leverage_builders import selection

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row() -> LeverageSelection:
    for name in ("Catalisti", "MEDVIA", "VIL"):
        granted(make_cluster(name))
    return selection("VIL")


@pytest.fixture
def _meet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let both read the selection before either writes, when nothing holds them apart."""
    barrier = threading.Barrier(2)
    usual = selections._left_out

    def meeting(*args: object) -> list[str]:
        # Broken when the other one waits for our lock: that is the point.
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        return usual(*args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(selections, "_left_out", meeting)


def change_twice(row: LeverageSelection) -> Outcome:
    people = (head(), head())
    return at_once(
        *(
            lambda who=who, name=name: selections.change_selection(
                row, [name], expected_version=row.version, actor=who, at=NOW, reason=name
            )
            for who, name in zip(people, ("Catalisti", "MEDVIA"), strict=True)
        )
    )


@pytest.mark.usefixtures("_meet")
def test_two_changes_of_one_selection_become_one_version(row: LeverageSelection) -> None:
    outcome = change_twice(row)
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert outcome.refused[0].findings[0].code == "leverage.selection_replaced"
    won = outcome.done[0]
    stored = LeverageSelection.objects.order_by("number")
    assert [(one.number, one.replaced_at) for one in stored] == [(1, NOW), (2, None)]
    assert (stored[1].pk, stored[1].reason, stored[1].excluded) == (
        won.pk,
        won.reason,
        won.excluded,
    )
    assert (stored[0].excluded, stored[0].history.count()) == (row.excluded, 2)


@pytest.mark.usefixtures("_meet")
def test_without_the_lock_the_database_still_keeps_one_current_version(
    row: LeverageSelection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        selections, "_current", lambda one: LeverageSelection.objects.get(pk=one.pk)
    )
    outcome = change_twice(row)
    assert (len(outcome.done), len(outcome.broken)) == (1, 1)
    assert LeverageSelection.objects.filter(replaced_at=None).count() == 1
