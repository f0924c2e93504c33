"""50,000 partner rows within a minute and 500 MB, in a process of its own."""

from decimal import Decimal

import pytest

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.models import Organisation
from projects.models import Partner, Project
from tests.clusters.builders import make_cluster
from tests.cofinancing.test_import_speed import measured
from tests.harness.length import LONG
from tests.harness.machine import share_of_machine
from tests.people import NOW
from tests.projects.builders import type_of
from tests.projects.import_builders import row, workbook

pytestmark = pytest.mark.django_db(transaction=True)
# The ordinary run takes a fifth of the rows in a fifth of the time; the memory stays.
ROWS, IN_A_PROJECT, BODIES = (50_000 if LONG else 10_000), 5, 2_000
MOST_SECONDS, MOST_MEGABYTES = (60 if LONG else 12), 500


def test_fifty_thousand_partners_in_time_and_memory(tmp_path, record_property, capsys):
    cluster = make_cluster("Staalcluster")
    type_of()
    companies = [
        Organisation(
            kbo=make_kbo(100_000 + at), name=f"Lid {at}", kind="company", flemish_establishment=True
        )
        for at in range(BODIES)
    ]
    bulk_create_tracked(Organisation, companies, actor=SYSTEM, at=NOW, reason="for a test")
    path = tmp_path / "groot.xlsx"
    path.write_bytes(
        workbook(
            *(
                row(companies[at % BODIES], f"HBC.{at // IN_A_PROJECT}", aid=Decimal(500))
                for at in range(ROWS)
            )
        )
    )
    arguments = ("import_projects", str(path), "--cluster", cluster.name, "--format", "json")
    code, answer, seconds, megabytes = measured(*arguments)
    with capsys.disabled():
        print(f"\nimport_projects, {ROWS} rows: {seconds:.1f} s, {megabytes:.0f} MB")
    record_property("seconds", round(seconds, 1))
    record_property("megabytes", round(megabytes))
    assert (code, answer) == (0, {"rows": ROWS, "accepted": ROWS, "errors": []})
    assert Project.objects.count() == ROWS // IN_A_PROJECT
    assert Partner.objects.count() == Partner.history.count() == ROWS
    assert seconds <= MOST_SECONDS * share_of_machine()
    assert megabytes <= MOST_MEGABYTES
