from dataclasses import FrozenInstanceError, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable, TableError, Transition, Verdict

AUTHOR, BOSS = frozenset({"author"}), frozenset({"boss"})


@dataclass(frozen=True)
class Facts:
    level: Level | None = None


def guard(facts):
    return () if facts.level is None else (Finding(facts.level, "x.found", "R1"),)


SUBMIT = Transition("submit", ("draft", "returned"), "submitted", AUTHOR, guard=guard)
RETURN = Transition("return", frozenset({"submitted"}), "returned", BOSS, reason_required=True)
ACCEPT = Transition("accept", ("submitted",), "accepted", BOSS | AUTHOR)
TABLE = StateTable("report", "draft", [SUBMIT, RETURN, ACCEPT])


def step(action="go", sources=("draft",), target="done", roles=AUTHOR):
    return Transition(action, sources, target, roles)


def code_of_table(*transitions, states=None):
    with pytest.raises(TableError) as error:
        StateTable("report", "draft", transitions, states or {})
    assert error.value.params["table"] == "report"
    return error.value.code


@pytest.mark.parametrize(
    ("action", "state", "roles", "reason", "code"),
    [
        ("submit", "draft", {"author"}, "", ""),
        ("submit", "returned", ["boss", "author"], "", ""),
        ("fly", "draft", {"author"}, "", "transition.unknown_action"),
        ("submit", "accepted", {"author"}, "", "transition.wrong_state"),
        ("submit", "nowhere", {"author"}, "", "transition.wrong_state"),
        ("submit", "draft", {"boss"}, "because", "transition.role"),
        ("submit", "draft", set(), "because", "transition.role"),
        ("return", "submitted", {"boss"}, " \n", "transition.reason"),
        ("return", "submitted", {"boss"}, "unclear", ""),
    ],
)
def test_answer_to_an_action(action, state, roles, reason, code):
    verdict = TABLE.check(action, state, roles, reason, Facts())

    assert (verdict.allowed, verdict.code, verdict.findings) == (not code, code, ())


@pytest.mark.parametrize(
    ("level", "reason", "code"),
    [
        (Level.BLOCK, "because", "transition.guard"),
        (Level.OVERRIDE, "", "transition.reason"),
        (Level.OVERRIDE, "motivated", ""),
        (Level.WARN, "", ""),
        (Level.RECORD, "", ""),
    ],
)
def test_finding_of_the_guard_decides_by_its_level_and_comes_along(level, reason, code):
    verdict = TABLE.check("submit", "draft", AUTHOR, reason, Facts(level))

    assert (bool(verdict), verdict.code) == (not code, code)
    assert verdict.findings == (Finding(level, "x.found", "R1"),)


def test_button_is_offered_before_the_reason_is_written():
    assert TABLE.may("return", "submitted", BOSS).allowed
    assert TABLE.may("submit", "draft", AUTHOR, Facts(Level.OVERRIDE)).allowed
    assert TABLE.may("submit", "draft", AUTHOR, Facts(Level.BLOCK)).code == "transition.guard"
    assert TABLE.may("return", "submitted", AUTHOR).code == "transition.role"


def test_guard_is_not_asked_when_the_role_is_wrong():
    assert TABLE.check("submit", "draft", BOSS, "", facts=None).code == "transition.role"


@given(
    st.sampled_from(["submit", "return", "accept", "fly"]),
    st.sampled_from(["draft", "submitted", "returned", "accepted", "nowhere"]),
    st.sets(st.sampled_from(["author", "boss", "guest"])),
)
def test_every_state_action_and_role_agrees_with_the_list_of_actions(action, state, roles):
    allowed = TABLE.check(action, state, roles, "because", Facts()).allowed

    assert allowed is (action in TABLE.actions_from(state, roles))
    assert not allowed or TABLE.find(action, state) is not None


def test_find_gives_the_transition_with_its_target():
    assert TABLE.find("return", "submitted") is RETURN
    assert TABLE.find("return", "draft") is None


def test_actions_come_in_table_order():
    assert TABLE.actions_from("submitted", {"author", "boss"}) == ("return", "accept")
    assert TABLE.actions_from("submitted", AUTHOR) == ("accept",)
    assert TABLE.actions_from("nowhere", AUTHOR) == ()


def test_documentation_table_has_one_row_a_status():
    assert TABLE.rows() == (
        ("draft", (), ("submitted",), ("author",)),
        ("submitted", ("draft", "returned"), ("returned", "accepted"), ("author", "boss")),
        ("returned", ("submitted",), ("submitted",), ("author",)),
        ("accepted", ("submitted",), (), ()),
    )
    assert TABLE.rows()[1].previous == ("draft", "returned")


def test_labels_give_the_states_their_order_and_text():
    labels = {"done": "label.done", "draft": "label.draft"}
    table = StateTable("report", "draft", (step(),), labels)

    assert dict(table.states) == labels
    assert [row.status for row in table.rows()] == ["done", "draft"]
    assert dict(TABLE.states)["accepted"] == "accepted"


@pytest.mark.parametrize(
    ("transitions", "code"),
    [
        ([step(sources=("*",))], "table.wildcard"),
        ([step(sources=())], "table.no_sources"),
        ([step(roles=frozenset())], "table.no_roles"),
        ([step(), step(target="other")], "table.duplicate"),
        ([step(), step("back", ("gone",), "draft")], "table.unreachable"),
        ([step(), step("a", ("x",), "y"), step("b", ("y",), "x")], "table.unreachable"),
    ],
)
def test_table_that_contradicts_itself_is_refused_when_built(transitions, code):
    assert code_of_table(*transitions) == code


def test_labels_must_name_exactly_the_states():
    assert code_of_table(step(), states={"draft": "d"}) == "table.unlabelled"
    assert code_of_table(step(), states={"draft": "d", "done": "k", "lost": "l"}) == (
        "table.unreachable"
    )


def test_one_action_may_lead_elsewhere_from_another_state():
    table = StateTable("report", "draft", [step(), step("go", ("done",), "archived")])

    found = [table.find("go", state) for state in ("draft", "done")]

    assert [row.target for row in found if row] == ["done", "archived"]


def test_table_is_frozen():
    with pytest.raises(FrozenInstanceError):
        TABLE.initial = "accepted"  # type: ignore[misc]
    with pytest.raises(TypeError):
        TABLE.states["draft"] = "x"  # type: ignore[index]
    assert isinstance(TABLE.transitions, tuple)


def test_verdict_is_allowed_or_has_a_reason():
    warning = Finding(Level.WARN, "x", "R1")

    assert Verdict.ok(warning).findings == (warning,)
    assert not Verdict.no("x.refused", warning)
    for allowed, code in ((False, ""), (True, "x.refused")):
        with pytest.raises(ValueError, match="needs a code"):
            Verdict(allowed, code)
