"""bin/test --long: known weaknesses in the pinned packages, asked of the public list when it can be reached."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = "requirements-production.txt"
# Weaknesses that stay for now, each with its reason in docs/decisions/0004-dependencies.md.
ACCEPTED: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Audit:
    """What is said, and whether it is a fault: a list that cannot be reached is none, but is told."""

    failed: bool
    told: str


def audit(python: Path, root: Path, seconds: int = 120) -> Audit:
    """Hold the pinned packages against the list of known weaknesses; nothing is installed or resolved."""
    command = [
        *(str(python), "-m", "pip_audit", "--disable-pip", "--require-hashes"),
        *("--requirement", REQUIREMENTS, "--format", "json", "--progress-spinner", "off"),
        *("--timeout", "10"),
    ]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return _unreachable("no answer in time")
    return read(done.stdout, done.stderr)


def read(answer: str, trouble: str) -> Audit:
    """Return what an answer of pip-audit means."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = [line for line in trouble.splitlines() if line.strip()]
        return _unreachable(lines[-1] if lines else "no answer")
    found = [
        f"{package['name']} {package['version']}: {weakness['id']}"
        for package in packages
        for weakness in package.get("vulns", ())
        if weakness["id"] not in ACCEPTED
    ]
    if found:
        return Audit(failed=True, told="known weaknesses:\n" + "\n".join(found))
    return Audit(failed=False, told=f"{len(packages)} packages, no known weakness")


def _unreachable(why: str) -> Audit:
    return Audit(failed=False, told=f"NOT CHECKED, the list of weaknesses does not answer: {why}")
