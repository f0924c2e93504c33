"""The table of guards in the documents: which test notices when one is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tests.guards.found import FENCE, FILTER, LOCK, RIGHT, Guard
from tests.harness.source import ROOT

TABLE = ROOT / "docs" / "guards.md"
_KINDS = {RIGHT: "recht", FILTER: "filter", LOCK: "slot", FENCE: "databank"}
NONE, UNKNOWN = "geen", "niet gemeten"
_HEAD = """# Bewakingen en de test die ze mist

Elk recht, elke filter van wat iemand mag zien, elk slot op rijen en elk verbod van de databank, met de eerste test die
rood wordt zodra precies die bewaking weg is. `.venv/bin/python -m tests.guards` neemt ze om de beurt weg en schrijft deze
tabel; `tests/test_guards.py` weigert een bewaking die er niet in staat. "Geen": geen verwante test werd rood. "Niet gemeten":
nog niet weggenomen.

"""


def read() -> dict[str, str]:
    """Return the test by the key of its guard, empty when none missed it; without what was not measured."""
    if not TABLE.exists():
        return {}
    rows = [line.split("|")[1:-1] for line in TABLE.read_text().splitlines() if "`" in line[:4]]
    told = {row[0].strip().strip("`"): row[2].strip().strip("`") for row in rows}
    answered = {key: test for key, test in told.items() if test != UNKNOWN and is_answer(test)}
    return {key: "" if test == NONE else test for key, test in answered.items()}


def is_answer(test: str) -> bool:
    """Tell whether a test failed or all ran; in brackets stands why not, as when time ran out."""
    return not test.startswith("(")


def write(guards: Sequence[Guard], known: Mapping[Guard, str]) -> None:
    """Write the table of all guards."""
    TABLE.write_text(table(guards, known))


def table(guards: Sequence[Guard], known: Mapping[Guard, str]) -> str:
    """Return the table as text: one row a guard, in order."""
    counted = Counter(_KINDS[guard.kind] for guard in guards)
    summary = ", ".join(f"{number} × {kind}" for kind, number in sorted(counted.items()))
    rows = [f"| `{one.key}` | {_KINDS[one.kind]} | {_test(known.get(one))} |" for one in guards]
    lines = ["| bewaking | soort | test die ze mist |", "| --- | --- | --- |", *rows]
    return _HEAD + f"{len(guards)} bewakingen: {summary}.\n\n" + "\n".join(lines) + "\n"


def _test(name: str | None) -> str:
    if name is None:
        return UNKNOWN
    return f"`{name}`" if name else NONE
