"""Which system sees and does what, route by route: written from what a system is for, not from the code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Machine(StrEnum):
    """A system, and what it is to the file at hand."""

    EVERYTHING = "agency that sees all clusters"
    THIS_FILE = "agency that sees the cluster of the file"
    OTHER_FILE = "agency that sees another cluster"
    OWN = "system of the cluster organisation"
    OTHER = "system of another cluster organisation"


Machines = frozenset[Machine]
AGENCY: Machines = frozenset({Machine.EVERYTHING, Machine.THIS_FILE})
AGENCIES: Machines = AGENCY | {Machine.OTHER_FILE}
SEES: Machines = AGENCY | {Machine.OWN}
EVERY: Machines = frozenset(Machine)


@dataclass(frozen=True)
class Line:
    """A route: its right, and for a record of the file who finds it there."""

    right: str
    sees: Machines = SEES
    does: Machines = frozenset()


_RESOURCES = {
    "clusters": Line("clusters:read"),
    "organisations": Line("organisations:read"),
    "members": Line("members:read"),
    "agreements": Line("agreements:read"),
    "project_years": Line("agreements:read"),
    "cofinancing": Line("cofinancing:read"),
    "ledger": Line("ledger:read"),
    "payments": Line("payments:read"),
    "applications": Line("applications:read"),
    # What the committee decided is told to agencies; the organisation has its letter.
    "decisions": Line("decisions:read", AGENCY),
    "reports": Line("reports:read"),
    "kpi_values": Line("kpis:read"),
    "kpi_targets": Line("kpis:read"),
    "evaluations": Line("evaluations:read"),
    "publications": Line("publications:read"),
    "parameters": Line("parameters:read", AGENCIES),
}
LISTS = {f"api:{name}": Line(line.right, EVERY) for name, line in _RESOURCES.items()}
ITEMS = {f"api:{name}_item": line for name, line in _RESOURCES.items()}
ACTIONS = {
    "api:payment_confirm": Line("payments:confirm", AGENCY, AGENCY),
    "api:publication_acknowledge": Line("publications:acknowledge", AGENCY, AGENCY),
    "api:contributions_deliver": Line(
        "contributions:deliver", frozenset({Machine.OWN}), frozenset({Machine.OWN})
    ),
}
# The register of enterprises is of no file: only a system that sees everything writes there.
NO_FILE = {
    "api:enterprise_facts_deliver": Line(
        "enterprise-facts:deliver",
        frozenset({Machine.EVERYTHING}),
        frozenset({Machine.EVERYTHING}),
    )
}
# What happened also tells of steps inside the agency; what each system reads of it, test_events.py asks.
FEED = {"api:events": Line("events:read", AGENCIES)}
DOING = ACTIONS | NO_FILE
MACHINES = LISTS | ITEMS | DOING | FEED
