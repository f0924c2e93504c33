"""Who one is and what one may is decided on rows that are held (Q3, Q8)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.actions import arrivals
from clusterbeleid.accounts.actions.factors import take_passkey
from clusterbeleid.accounts.models import SecondFactor
from clusterbeleid.accounts.oidc.claims import Arrival
from clusterbeleid.accounts.queries import address_to_choose_password
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import real_now
from tests.accounts.test_second_step import HERE, code_for, with_app
from tests.harness.locks import locks_taken
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
OWN = "0203430576"
PERSON, MANDATE, FACTOR, USE = (
    f"accounts_{name}" for name in ("user", "mandate", "secondfactor", "factoruse")
)


def choosing_mail() -> Act:
    ways = {"cofinancing.reminder": "at_once"}
    return partial(actions.choose_mail, ways, actor=acting(Role.ACCOUNT_MANAGER), at=NOW)


def giving_a_code() -> Act:
    user, secret = with_app()
    return partial(actions.take_code, user, code_for(secret), origin=HERE, at=real_now())


def showing_a_passkey() -> Act:
    user = person()
    made = actions.add_passkey(
        credential="c", stored="s", label="laptop", actor=actor(user), at=NOW
    )
    return partial(take_passkey, user, made, lambda: 1, at=NOW)


def removing_a_second_step() -> Act:
    user, _secret = with_app()
    return partial(
        actions.remove_factor, SecondFactor.objects.get(user=user), actor=actor(user), at=NOW
    )


def forgetting_second_steps() -> Act:
    user, _secret = with_app()
    boss = acting(Role.ADMINISTRATOR)
    return partial(actions.forget_factors, user, actor=boss, at=NOW, reason="Toestel kwijt.")


def choosing_a_password() -> Act:
    key = address_to_choose_password(person().pk).partition("=")[2]
    return partial(actions.choose_password, key, "vier woorden zonder enig verband", at=NOW)


def inviting_a_colleague() -> Act:
    known = person(Role.CLUSTER_EDITOR, mandates=["0403170701"])
    return partial(
        actions.invite_colleague,
        email=known.email,
        full_name="",
        language="nl",
        kind="editor",
        on=TODAY,
        actor=acting(Role.CLUSTER_SIGNATORY, mandates=[OWN]),
        at=NOW,
    )


def ending_a_mandate() -> Act:
    colleague = person(Role.CLUSTER_EDITOR, mandates=[OWN])
    return partial(
        actions.end_team_mandate,
        colleague.mandates.get(),
        last_day=TODAY,
        actor=acting(Role.CLUSTER_SIGNATORY, mandates=[OWN]),
        at=NOW,
        reason="Weg.",
    )


def giving_a_role() -> Act:
    values: dict[str, Any] = {"first_day": TODAY, "last_day": None, "at": NOW, "reason": "Start."}
    boss = acting(Role.ADMINISTRATOR)
    return partial(actions.assign_role, person(), Role.FINANCE, actor=boss, **values)


def giving_a_mandate() -> Act:
    values: dict[str, Any] = {"first_day": TODAY, "last_day": None, "at": NOW, "reason": "Start."}
    boss = acting(Role.ADMINISTRATOR)
    return partial(actions.grant_mandate, person(), OWN, "editor", actor=boss, **values)


def arriving() -> Act:
    arrival = Arrival("i", "s", OWN, "Vzw", "An", "an@example.be", (Role.FINANCE.value,))
    return partial(arrivals.arrive, arrival, on=TODAY, at=NOW, linked=person())


@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(choosing_mail, [PERSON], id="person_when_choosing_mail"),
        pytest.param(giving_a_code, [USE], id="last_code_when_giving_one"),
        pytest.param(showing_a_passkey, [USE], id="counter_when_showing_a_passkey"),
        pytest.param(removing_a_second_step, [PERSON], id="person_when_removing_a_second_step"),
        pytest.param(forgetting_second_steps, [FACTOR], id="second_steps_when_forgetting_them"),
        pytest.param(choosing_a_password, [PERSON, PERSON], id="person_when_choosing_a_password"),
        pytest.param(inviting_a_colleague, [PERSON], id="person_when_inviting_a_colleague"),
        pytest.param(ending_a_mandate, [MANDATE] * 2, id="signatories_when_ending_a_mandate"),
        pytest.param(giving_a_role, [PERSON], id="person_when_giving_a_role"),
        pytest.param(giving_a_mandate, [PERSON], id="person_when_giving_a_mandate"),
        pytest.param(arriving, [PERSON], id="person_when_arriving"),
    ],
)
def test_rows_are_held(arranged, tables):
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == tables
