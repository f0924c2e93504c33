"""What a pact needs before it is signed, and what two versions differ in (R39)."""

from datetime import date

import pytest

from clusterbeleid.kernel.findings import Level
from clusters.enums import SignatoryRole
from clusters.rules import Change, Item, SignatoryFacts, SigningFacts, check_signing, compare

ON = date(2026, 11, 21)
DAY = date(2026, 3, 2)


def facts(
    *, days=(DAY,) * 4, roles=tuple(SignatoryRole), promising=("cluster", "minister"), **more
):
    signatories = [
        SignatoryFacts(f"Tekenaar {role}", role.value, day)
        for role, day in zip(roles, days, strict=False)
    ]
    values = {"signed_in": 2026, "first_review_due": date(2027, 3, 1), **more}
    return SigningFacts(signatories, frozenset(promising), on=ON, **values)


def codes(found):
    return [finding.code for finding in found]


def test_complete_draft_may_be_signed():
    assert check_signing(facts()) == ()
    assert facts(days=(DAY, date(2026, 4, 1), DAY, DAY)).signed_on == date(2026, 4, 1)


@pytest.mark.parametrize("role", list(SignatoryRole))
def test_each_of_the_four_has_to_sign(role):
    others = [one for one in SignatoryRole if one is not role]
    found = check_signing(facts(roles=others))
    assert codes(found) == [f"pact.no_{role.value}"]
    assert found[0].level is Level.BLOCK


def test_promises_are_mutual():
    assert codes(check_signing(facts(promising=["cluster"]))) == ["pact.no_promise_of_government"]
    assert codes(check_signing(facts(promising=["agency"]))) == ["pact.no_promise_of_cluster"]


def test_day_that_no_source_gives_asks_for_a_reason():
    found = check_signing(facts(days=(None, DAY, DAY, None)))
    assert codes(found) == ["pact.day_unknown"]
    assert found[0].level is Level.OVERRIDE
    assert found[0].params["names"] == "Tekenaar minister, Tekenaar director"
    assert facts(days=(None, DAY, DAY, DAY)).signed_on is None


def test_days_fit_the_year_and_have_come():
    assert codes(check_signing(facts(signed_in=2025))) == ["pact.other_year"]
    assert codes(check_signing(facts(days=(DAY, DAY, DAY, date(2026, 11, 22))))) == [
        "pact.signed_in_future"
    ]
    assert codes(check_signing(facts(days=(None,) * 4, signed_in=2027))) == [
        "pact.other_year",
        "pact.day_unknown",
    ]
    late = facts(first_review_due=date(2025, 12, 31))
    assert codes(check_signing(late)) == ["pact.review_before_signing"]


def test_versions_side_by_side():
    before = [Item("1", "Blijft"), Item("2", "Oud", {"due_on": "01/01/2026"}), Item("3", "Weg")]
    after = [Item("4", "Erbij"), Item("1", "Blijft"), Item("2", "Nieuw", {"due_on": ""})]
    found = compare(before, after)
    assert [(one.kind, one.title) for one in found] == [
        (Change.ADDED, "Erbij"),
        (Change.SAME, "Blijft"),
        (Change.CHANGED, "Nieuw"),
        (Change.REMOVED, "Weg"),
    ]
    assert found[2].fields == (("title", "Oud", "Nieuw"), ("due_on", "01/01/2026", ""))
