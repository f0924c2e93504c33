"""The virtual environment with hash-pinned packages: made once, mended after an interruption."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import IO

from support import libraries
from support.console import Trouble, say
from support.places import Places, in_turn

SETUP, RUN, DEV = "requirements-setup.txt", "requirements.txt", "requirements-dev.txt"


def prepare(places: Places, *, dev: bool) -> None:
    """Bring `.venv` up to date with the pinned packages; `dev` adds what tests need.

    Raises `Trouble` when Python cannot make an environment or a package cannot be fetched.
    """
    with in_turn(places.root / ".run" / "setup.lock", waiting="another set-up is busy; waiting"):
        if _is_ready(places, DEV) or (not dev and _is_ready(places, RUN)):
            return
        _ensure_venv(places)
        _install(places, DEV if dev else RUN)


def _is_ready(places: Places, name: str) -> bool:
    stamp = _stamp(places, name)
    return stamp.is_file() and stamp.read_text() == _fingerprint(places.root / name)


def _stamp(places: Places, name: str) -> Path:
    return places.venv / f".installed-{name}"


def _fingerprint(requirements: Path) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}".encode()
    return hashlib.sha256(version + requirements.read_bytes()).hexdigest()


def _ensure_venv(places: Places) -> None:
    """Make the environment; one that is broken or was left half-way is made anew."""
    unfinished = places.venv / ".unfinished"
    if _works(places) and not unfinished.exists():
        return
    libraries.require(places, (libraries.VENV,), fatal=True)
    say("making .venv")
    # From inside our own environment, the Python below it makes the new one.
    base = getattr(sys, "_base_executable", sys.executable)
    result = subprocess.run(
        [base, "-m", "venv", "--clear", str(places.venv)], capture_output=True, text=True
    )
    if result.returncode:
        raise Trouble(f"python3 -m venv failed: {_last_line(result.stdout + result.stderr)}")


def _works(places: Places) -> bool:
    """Tell whether the environment runs with the version of this Python and has pip."""
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    question = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    if not places.python.exists():
        return False
    answer = subprocess.run([places.python, "-c", question], capture_output=True, text=True)
    return answer.returncode == 0 and answer.stdout.strip() == wanted


def _install(places: Places, name: str) -> None:
    """Install the pinned packages with uv, or with plain pip where uv is not to be had."""
    say(f"installing the packages of {name}")
    unfinished = places.venv / ".unfinished"
    unfinished.touch()
    log = places.logs / "packages.log"
    requirements = str(places.root / name)
    pip: list[str | Path] = [
        places.python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
    ]
    uv: list[str | Path] = [
        places.venv / "bin" / "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        places.python,
    ]
    with log.open("w") as output:
        has_uv = _runs([*pip, str(places.root / SETUP)], output)
        done = has_uv and _runs([*uv, "--require-hashes", "-r", requirements], output)
        if not done and not _runs([*pip, requirements], output):
            output.flush()
            raise Trouble(
                f"the packages cannot be installed: {_last_line(log.read_text())} ({log})"
            )
    _stamp(places, name).write_text(_fingerprint(places.root / name))
    unfinished.unlink()


def _runs(command: list[str | Path], output: IO[str]) -> bool:
    try:
        return subprocess.run(command, stdout=output, stderr=output).returncode == 0
    except OSError:
        return False


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no output"
