"""Costs in a file of a cluster, made through actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor, Role
from cofinancing.actions import costs as actions
from cofinancing.actions.income import IncomeData, enter_income
from cofinancing.actions.settling import settle_project_year
from cofinancing.models import CostLine, IncomeLine, Settlement
from tests.cofinancing.builders import stored_file
from tests.people import NOW, acting

COST_DAY = date(2026, 3, 2)
_serial = count(1)


def cost_data(amount: str = "1000.00", **more: Any) -> actions.CostData:
    """Return a cost with an invoice number of its own."""
    plain = actions.CostData(
        category="a",
        kind="personnel",
        description="Projectleiding",
        cost_on=COST_DAY,
        supplier="Projectleider",
        amount=Decimal(amount),
        activity_code="SPC-1",
        invoice_number=f"K-{next(_serial)}",
    )
    return replace(plain, **more)


def claimed(
    year: ProjectYear, by: Actor, amount: str = "1000.00", *, evidence: bool = True, **more: Any
) -> CostLine:
    """Return a cost as the cluster organisation claims it."""
    proof = stored_file(year) if evidence else None
    data = cost_data(amount, **more)
    return actions.claim_cost(year, data, evidence=proof, actor=by, at=NOW)


def accepted_cost(
    year: ProjectYear,
    by: Actor,
    judge: Actor,
    amount: str = "1000.00",
    *,
    part: str | None = None,
    **more: Any,
) -> CostLine:
    """Return a cost that an official accepted, whole or for ``part``."""
    line = claimed(year, by, amount, **more)
    wanted = Decimal(part) if part else None
    return actions.accept_cost(
        line, amount=wanted, actor=judge, at=NOW, reason="Deels" if part else ""
    )


def income(
    year: ProjectYear,
    by: Actor,
    amount: str = "100.00",
    *,
    nature: str = "member_fee",
    covers: str = "all",
) -> IncomeLine:
    """Return an income beside the grant."""
    data = IncomeData(nature, "Stad Gent", COST_DAY, Decimal(amount), covers)
    return enter_income(year, data, actor=by, at=NOW)


def settled(year: ProjectYear, aid: str = "0.00", by: Actor | None = None) -> Settlement:
    """Return a fixed settlement of a project year."""
    head = by or acting(Role.HEAD_OF_TEAM)
    return settle_project_year(
        year, aid=Decimal(aid), motivation="Alle kosten zijn bekeken.", actor=head, at=NOW
    )
