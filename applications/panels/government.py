"""What stands on the page of the government's decision: choices, letters to come, and the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from applications.documents.judging import LetterText, letter_text
from applications.judging_enums import LetterKind
from applications.lists.judging import state_of
from applications.models import Call, Selection
from applications.permissions.government import may_carry_out, may_register_government
from applications.queries.judging.government import (
    CHOOSABLE,
    decision_on,
    last_batch,
    open_expressions,
    selections_of,
    to_choose,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.ui import Status
from clusterbeleid.kernel.findings import Finding


@dataclass(frozen=True)
class ChosenRow:
    """A choice with the letter that leaves, or left."""

    selection: Selection
    status: Status
    waits: bool
    letter: LetterText
    failures: tuple[Finding, ...]


def government_page(actor: Actor, call: Call) -> dict[str, Any]:
    """Return everything on the page."""
    decision = decision_on(call)
    job = last_batch(call)
    rows = [_row(row, _failures(job)) for row in selections_of(decision)] if decision else []
    waits = any(row.waits for row in rows)
    return {
        "call": call,
        "decision": decision,
        "rows": rows,
        "job": job,
        "waiting": [] if decision else list(to_choose(call)),
        "still_open": [] if decision else open_expressions(call),
        "may_register": may_register_government(actor, call, decision).allowed,
        "may_carry_out": waits and may_carry_out(actor, decision).allowed,
    }


def _row(selection: Selection, failures: dict[str, tuple[Finding, ...]]) -> ChosenRow:
    application = selection.application
    kind = LetterKind.INVITED if selection.invited else LetterKind.NOT_INVITED
    waits = application.state in CHOOSABLE
    return ChosenRow(
        selection,
        state_of(application),
        waits,
        letter_text(kind, application, selection.reason),
        failures.get(application.reference, ()) if waits else (),
    )


def _failures(job: Any) -> dict[str, tuple[Finding, ...]]:
    """Return what stood in the way in the last batch, by reference."""
    found: dict[str, tuple[Finding, ...]] = {}
    for row in job.result.get("failed", ()) if job else ():
        explained = from_json({"findings": row["findings"]})
        found[row["reference"]] = explained.findings if explained else ()
    return found
