"""Ten thousand rows within 20 seconds and 300 MB, measured in a process of its own (Q17)."""

import json
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.models import StateChange
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.models import Membership, Organisation
from cofinancing.documents.cost_table import COST_NAMES
from cofinancing.models import Contribution, CostLine
from tests.cofinancing.contribution_builders import IN_TIME, make_file
from tests.cofinancing.import_builders import line, workbook
from tests.harness.database import address_of_database
from tests.harness.machine import share_of_machine

pytestmark = pytest.mark.django_db(transaction=True)

ROWS, PAYERS = 10_000, 500
MOST_SECONDS, MOST_MEGABYTES = 20, 300


def many_members(file, number):
    """Return ``number`` companies that are members, stored in a few statements."""
    trace: dict[str, Any] = {"actor": SYSTEM, "at": IN_TIME, "reason": "for a test"}
    companies = [
        Organisation(
            kbo=make_kbo(100_000 + at),
            name=f"Lid {at}",
            kind="company",
            flemish_establishment=True,
        )
        for at in range(number)
    ]
    bulk_create_tracked(Organisation, companies, **trace)
    memberships = [
        Membership(cluster=file.cluster, organisation=one, first_day=date(2020, 1, 1))
        for one in companies
    ]
    bulk_create_tracked(Membership, memberships, **trace)
    return companies


def big_table(payers, rows):
    """Return a workbook in which every row is another payment."""
    first = date(2026, 1, 5)
    return workbook(
        *(
            line(
                payers[at % len(payers)],
                name=payers[at % len(payers)].name,
                pledged=Decimal(at) + Decimal("100.25"),
                invoice_number=f"F-{at}",
                invoiced_on=first,
                invoiced=Decimal(at) + Decimal("100.25"),
                received=Decimal(at) + Decimal("100.25"),
                value_date=first + timedelta(days=at % 60),
                reference=f"LIDGELD {at}",
                note="Bijdrage 2026",
            )
            for at in range(rows)
        )
    )


def many_costs(rows):
    """Return a workbook in which every row is another invoice."""
    table = (
        (
            None,
            "abc"[at % 3],
            "Personeel",
            f"Kost {at}",
            date(2026, 1, 5) + timedelta(days=at % 60),
            f"Leverancier {at % 500}",
            f"F-{at}",
            "SPC-1",
            Decimal(at) + Decimal("100.25"),
            "Eerste kwartaal",
        )
        for at in range(rows)
    )
    return workbook(*table, header=[names[0] for names in COST_NAMES.values()])


# What the kernel says of a child counts the memory of its parent before it began; this does not.
_RUN = """
import sys
from django.core.management import execute_from_command_line
try:
    execute_from_command_line(["manage.py", *sys.argv[1:]])
finally:
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    sys.stderr.write("peak " + status["VmHWM"].split()[0])
"""


def measured(*arguments):
    """Run a command of ours; return its exit code, answer, seconds and highest memory in MB."""
    environment = {
        **os.environ,
        "DATABASE_URL": address_of_database(),
        "DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.test",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - began
    megabytes = int(done.stderr.rpartition("peak ")[2]) / 1024
    return done.returncode, json.loads(done.stdout), seconds, megabytes


@pytest.fixture
def quickly(tmp_path, record_property, capsys):
    """Return a function that imports a big table by a command and holds it to the bar."""

    def run(command, file, data):
        path = tmp_path / "groot.xlsx"
        path.write_bytes(data)
        code, answer, seconds, megabytes = measured(
            command, str(path), "--project-year", str(file.year.pk), "--format", "json"
        )
        with capsys.disabled():
            print(f"\n{command}, {ROWS} rows: {seconds:.1f} s, {megabytes:.0f} MB")
        record_property("seconds", round(seconds, 1))
        record_property("megabytes", round(megabytes))
        assert (code, answer) == (0, {"rows": ROWS, "accepted": ROWS, "errors": []})
        assert seconds <= MOST_SECONDS * share_of_machine()
        assert megabytes <= MOST_MEGABYTES

    return run


def test_ten_thousand_contributions_in_time_and_memory(quickly):
    file = make_file()
    quickly("import_contributions", file, big_table(many_members(file, PAYERS), ROWS))
    assert Contribution.objects.filter(state="received").count() == ROWS
    assert Contribution.history.count() == ROWS
    assert StateChange.objects.filter(action="import").count() == ROWS


def test_ten_thousand_costs_in_time_and_memory(quickly):
    file = make_file()
    quickly("import_costs", file, many_costs(ROWS))
    assert CostLine.objects.filter(state="claimed").count() == ROWS
    assert CostLine.history.count() == ROWS
    assert StateChange.objects.filter(action="claim").count() == ROWS
