"""Who may use the pages of this room, and the records they are about; a part of its own for each half."""

from __future__ import annotations

from tests.access_policy import Rule
from tests.access_world import File, Records
from tests.evaluations import kpi_access, report_access
from tests.evaluations.interim import access as interim

POLICY: dict[str, Rule] = {**interim.POLICY, **kpi_access.POLICY, **report_access.POLICY}


def records(file: File) -> Records:
    """Return what the addresses of this room name, in the states that matter."""
    return {**interim.records(file), **report_access.records(file)}
