"""Take every guard away in turn and write down which test notices.

``.venv/bin/python -m tests.guards`` needs DATABASE_URL and REDIS_URL of servers that may be filled and emptied, and
takes hours; ``--room`` and ``--kind`` choose, ``--new`` takes only guards no test is known for, ``--rows`` none at all, and
``--quick`` asks the likeliest tests alone, all in one session, and leaves the guards that they do not notice as they were. Writes
``docs/guards.md`` after every guard, so a run may be broken off; ends with 1 when a guard is missed by no test.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from functools import partial

import django

from tests.guards.found import Guard
from tests.guards.table import is_answer, read, write


def main(arguments: Sequence[str]) -> int:
    """Run the chosen guards and bring the table up to date."""
    django.setup()
    from tests.guards.at_once import ask_at_once
    from tests.guards.running import absence, all_pass, without
    from tests.guards.world import database_of_tests, every_guard

    chosen = _parsed(arguments)
    database = database_of_tests(keep=chosen.keep)
    guards = every_guard(database)
    told = read()
    known = {guard: told[guard.key] for guard in guards if guard.key in told}
    write(guards, known)

    def note(guard: Guard, test: str) -> None:
        if is_answer(test):
            known[guard] = test
        write(guards, known)
        print(f"{guard.kind:6}  {guard.key}  {test or 'MISSED BY NO TEST'}", flush=True)

    wanted = [one for one in guards if _wanted(one, chosen, known)]
    if chosen.quick:
        ask_at_once(wanted, partial(absence, database=database), note)
    else:
        for guard in wanted:
            note(guard, without(guard, database))
    missed = [guard for guard in guards if known.get(guard) == ""]
    broken = (
        all_pass(sorted({test for test in known.values() if "::" in test}))
        if chosen.control
        else ""
    )
    print(
        f"{len(guards)} guards, {len(guards) - len(known)} not measured, {len(missed)} missed by no test;"
        f" with every guard in place: {broken or 'as it should be'}"
    )
    return 1 if missed or broken or len(known) < len(guards) else 0


def _wanted(guard: Guard, chosen: argparse.Namespace, known: Mapping[Guard, str]) -> bool:
    return (
        guard.room in (chosen.room or [guard.room])
        and guard.kind in (chosen.kind or [guard.kind])
        and not (chosen.new and known.get(guard))
        and not chosen.rows
    )


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.guards", description=__doc__)
    parser.add_argument("--room", action="append")
    parser.add_argument("--kind", action="append", choices=("right", "filter", "lock", "fence"))
    parser.add_argument("--new", action="store_true", help="only guards no test is known for")
    parser.add_argument(
        "--rows", action="store_true", help="bring the rows up to date, measure nothing"
    )
    parser.add_argument("--quick", action="store_true", help="the likeliest tests, in one session")
    parser.add_argument("--keep", action="store_true", help="the database of the tests is as it is")
    parser.add_argument(
        "--control", action="store_true", help="run the named tests with every guard"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
