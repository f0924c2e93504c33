"""bin/test: the checks on the source, then pytest."""

import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from support import audit, frontend, libraries
from support.console import Trouble, say
from support.places import Places, alone, test_places
from support.servers import Servers, in_use
from support.surroundings import test_variables


@dataclass(frozen=True)
class Check:
    """One check: its name at the terminal and its command."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("format", ("ruff", "format", "--check", "--quiet", ".")),
    Check("lint", ("ruff", "check", "--quiet", ".")),
    Check("types", ("mypy", ".")),
    Check("templates", ("djlint", "--lint", "--quiet", "templates")),
    Check("migrations in sync", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
    Check("sentences", ("python", "manage.py", "messages", "--check")),
)
# Every process has a database of its own; a file stays whole, for its fixtures are costly, and
# files go in our own order.
SIDE_BY_SIDE = (
    *("-n", "auto", "--maxprocesses", "4"),
    *("--dist", "loadfile", "--no-loadscope-reorder"),
)
LONG = "--long"
NEEDS = (libraries.PANGO, libraries.FONTS, libraries.CHROMIUM)


def main(arguments: Sequence[str]) -> int:
    """Set up and test; with arguments only pytest runs, with those. Return one exit status.

    With ``--long`` the walks, crawls and attempts go as far as they can, as each night.
    """
    wanted = [argument for argument in arguments if argument != LONG]
    places = test_places()
    with alone(places.state / "test.lock", busy="bin/test is already running in this clone"):
        libraries.require(places, NEEDS, fatal=True)
        try:
            frontend.build(places.root)
        except frontend.BuildError as fault:
            raise Trouble(f"front end: {fault}") from None
        servers = Servers(places, careless=True)
        with in_use(servers, places):
            variables = test_variables(places, servers.addresses())
            variables["CHROMIUM_PATH"] = libraries.chromium() or ""
            variables["CLUSTERBELEID_LONG"] = str(int(LONG in arguments))
            return _run(places, variables, wanted)


def _run(places: Places, variables: dict[str, str], arguments: Sequence[str]) -> int:
    subprocess.run(
        [places.python, "manage.py", "build_messages"],
        cwd=places.root,
        env=variables,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    failed = [] if arguments else _check_all(places, variables)
    tests = subprocess.run(
        [places.python, "-m", "pytest", *(arguments or SIDE_BY_SIDE)],
        cwd=places.root,
        env=variables,
    ).returncode
    if failed:
        say(f"bin/test: failed before the tests: {', '.join(failed)}")
    return tests or int(bool(failed))


def _check_all(places: Places, variables: dict[str, str]) -> list[str]:
    """Run every check, two at a time; print what failed and return the names."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda check: _check(places, variables, check), CHECKS)
        for check, complaint in zip(CHECKS, results, strict=True):
            say(f"{check.name}: {'failed' if complaint else 'ok'}")
            if complaint:
                say(complaint)
                failed.append(check.name)
    if variables["CLUSTERBELEID_LONG"] == "1":
        failed += _known_weaknesses(places)
    return failed


def _known_weaknesses(places: Places) -> list[str]:
    """Ask the public list about every pinned package: each night, not at every change."""
    weaknesses = audit.audit(places.python, places.root)
    say(f"packages: {weaknesses.told}")
    return ["packages"] if weaknesses.failed else []


def _check(places: Places, variables: dict[str, str], check: Check) -> str:
    """Return what a check complains about, or nothing."""
    program = places.venv / "bin" / check.command[0]
    result = subprocess.run(
        [program, *check.command[1:]],
        cwd=places.root,
        env=variables,
        capture_output=True,
        text=True,
    )
    output = (result.stdout + result.stderr).strip()
    return (output or f"status {result.returncode}") if result.returncode else ""
