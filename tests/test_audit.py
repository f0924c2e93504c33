"""The audit of packages: a weakness fails, a list that cannot be reached is said loudly and fails nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support import audit
from tests.harness.source import ROOT

CLEAN = {"dependencies": [{"name": "django", "version": "5.2.19", "vulns": []}]}
WEAK = {
    "dependencies": [
        {"name": "django", "version": "5.2.1", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]},
        {"name": "redis", "version": "8.0.0", "vulns": []},
    ]
}


def test_clean_answer_passes():
    found = audit.read(json.dumps(CLEAN), "")
    assert (found.failed, found.told) == (False, "1 packages, no known weakness")


def test_known_weakness_fails_and_is_named():
    found = audit.read(json.dumps(WEAK), "Found 1 known vulnerability in 1 package")
    assert found.failed
    assert "django 5.2.1: PYSEC-1" in found.told


@pytest.mark.parametrize("answer", ["", "<html>", "[]", "{}", "null"])
def test_list_that_cannot_be_reached_is_told_and_fails_nothing(answer):
    found = audit.read(answer, "ERROR:pip_audit: could not connect\n")
    assert (found.failed, found.told.startswith("NOT CHECKED")) == (False, True)
    assert "could not connect" in found.told


def test_list_that_does_not_answer_in_time_is_told(monkeypatch):
    def late(command, **more):
        raise subprocess.TimeoutExpired(command, more["timeout"])

    monkeypatch.setattr(subprocess, "run", late)
    found = audit.audit(Path(sys.executable), ROOT, seconds=1)
    assert (found.failed, found.told[:11]) == (False, "NOT CHECKED")


def test_packages_are_not_resolved_but_read_with_their_hashes(monkeypatch):
    asked = []

    def answer(command, **_more):
        asked.extend(command)
        return subprocess.CompletedProcess(command, 0, json.dumps(CLEAN), "")

    monkeypatch.setattr(subprocess, "run", answer)
    assert not audit.audit(Path(sys.executable), ROOT).failed
    assert {"--disable-pip", "--require-hashes", "requirements-production.txt"} <= set(asked)
