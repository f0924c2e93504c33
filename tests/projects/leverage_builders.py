"""Leverage entries and selections of rows, made through the actions of the room."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

from clusterbeleid.core.actors import Actor
from clusters.models import Cluster
from projects.actions.leverage import EntryData, enter_leverage
from projects.actions.selections import make_selection
from projects.models import LeverageEntry, LeverageSelection
from tests.clusters.builders import head
from tests.people import NOW

_serial = count(1)


def entry_data(cluster: Cluster | None = None, amount: str = "1000.00", **more: Any) -> EntryData:
    """Return a leverage entry as typed."""
    given: dict[str, Any] = {
        "year": 2025,
        "level": "industry",
        "programme": "private",
        "description": f"Budget {next(_serial)}",
        "cluster_part": "Deel van de cluster",
        "confidentiality": "open",
        "source": "Jaarverslag",
        **more,
    }
    return EntryData(amount=Decimal(amount), cluster=cluster, **given)


def entry(
    cluster: Cluster | None = None,
    amount: str = "1000.00",
    *,
    by: Actor | None = None,
    uploaded: Any = None,
    **more: Any,
) -> LeverageEntry:
    """Return a leverage entry."""
    data = entry_data(cluster, amount, **more)
    return enter_leverage(data, uploaded=uploaded, actor=by or head(), at=NOW)


def secret(cluster: Cluster | None = None, amount: str = "7777.00", **more: Any) -> LeverageEntry:
    """Return a confidential leverage entry."""
    return entry(cluster, amount, confidentiality="confidential", **more)


def selection(*counted: str, name: str = "", by: Actor | None = None) -> LeverageSelection:
    """Return a selection of rows of table 5, for which there must be projects."""
    title = name or f"Selectie {next(_serial)}"
    return make_selection(title, counted, reason="Voor een test", actor=by or head(), at=NOW)
