"""Who manages the systems that call the API, and who looks at them."""

from __future__ import annotations

import pytest

from clusterbeleid.api.permissions import may_manage_clients, may_see_clients
from clusterbeleid.core.actors import SYSTEM, Actor, Role

SEE = {Role.ADMINISTRATOR, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_systems_are_seen_by_administrators_and_auditors_and_managed_by_administrators(
    role: Role,
) -> None:
    who = Actor(1, "Iemand", frozenset({role.value}))
    assert may_see_clients(who).code == ("" if role in SEE else "api.role")
    assert may_manage_clients(who).code == ("" if role is Role.ADMINISTRATOR else "api.role")


def test_command_of_the_machine_manages_systems() -> None:
    assert may_manage_clients(SYSTEM)
