"""Tables, sentences and demo data: brought up to date once, and again when their sources change."""

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path

from support.console import Trouble
from support.places import Places

STAMP = "prepared"


def prepare(places: Places, variables: dict[str, str]) -> str:
    """Bring tables, sentences and demo data up to date; return the demo's logins as text.

    Raises `Trouble` when the database does not answer or a step fails; the step has said why.
    """
    stamp = places.state / STAMP
    wanted = _fingerprint(places.root, variables["DATABASE_URL"])
    known, _, logins = stamp.read_text().partition("\n") if stamp.is_file() else ("", "", "")
    if known == wanted:
        return logins
    result = subprocess.run(
        [places.python, places.root / "bin" / "support" / "prepare.py"],
        cwd=places.root,
        env=variables,
        stdout=subprocess.PIPE,
        text=True,
    )
    if result.returncode:
        raise Trouble("the database could not be prepared; see above")
    fresh = stamp.with_name(f"{STAMP}.new")
    logins = result.stdout.strip("\n")
    fresh.write_text(f"{wanted}\n{logins}")
    fresh.rename(stamp)
    return logins


def forget(state: Path) -> None:
    """Let the next start prepare again: the data is gone."""
    (state / STAMP).unlink(missing_ok=True)


def _fingerprint(root: Path, address: str) -> str:
    """Return a digest of all that decides the tables and sentences of the database at `address`."""
    digest = hashlib.sha256(address.encode())
    for path in _sources(root):
        compiled = path.suffix != ".po" or path.with_suffix(".mo").is_file()
        digest.update(f"{path.relative_to(root)} {compiled}".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Iterable[Path]:
    patterns = (
        "*/migrations/*.py",
        "*/*/migrations/*.py",
        "*/locale/*/*/*.po",
        "*/*/locale/*/*/*.po",
    )
    return sorted(
        path
        for pattern in patterns
        for path in root.glob(pattern)
        if path.parts[len(root.parts)][0] != "."
    )
