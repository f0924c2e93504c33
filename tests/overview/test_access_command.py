"""``manage.py access_matrix`` passes on what the matrix says, and needs the source beside it."""

import subprocess
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from clusterbeleid.overview.management.commands import access_matrix


@pytest.mark.parametrize("status", [0, 1])
def test_exit_status_is_that_of_the_matrix(monkeypatch, status):
    asked = []

    def run(command, **_more):
        asked.append(command)
        return SimpleNamespace(returncode=status)

    monkeypatch.setattr(subprocess, "run", run)
    if status:
        with pytest.raises(SystemExit, match="1"):
            call_command("access_matrix")
    else:
        call_command("access_matrix")
    assert [command[1:] for command in asked] == [["-m", "tests.access_count"]]


def test_installation_without_the_policy_says_so(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="run it in a clone"):
        call_command("access_matrix")


def test_runner_is_a_module_of_the_tests():
    assert access_matrix.RUNNER == "tests.access_count"
