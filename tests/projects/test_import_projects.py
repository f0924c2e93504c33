"""Projects from a file: looked at first, then all or nothing, each fault at its place."""

import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core import background
from clusterbeleid.core.imports import import_at_once
from clusterbeleid.core.models import BackgroundJob, StateChange
from projects.actions.importing import PROJECTS
from projects.models import Partner, Project
from tests.clusters.builders import head, make_cluster, make_member, make_organisation
from tests.people import NOW
from tests.projects.import_builders import row, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


def run(cluster, *rows):
    file = SimpleUploadedFile("projecten.xlsx", workbook(*rows))
    return import_at_once(PROJECTS, cluster, file, actor=head(), at=NOW)


def bodies(number=3):
    return [make_organisation() for _number in range(number)]


def faults(answer):
    return [
        (one["row"], "".join(re.findall(r"\((.*)\)", one["column"]))) for one in answer["errors"]
    ]


def test_project_comes_in_whole_with_history():
    cluster, other = make_cluster(), make_cluster("Zeecluster")
    one, two, three = bodies()
    extra = {"others": "Zeecluster", "labels": "Voeding; Gezondheid"}
    blank: dict[str, Any] = dict.fromkeys(("title", "type", "source", "decided_on", "aid"))
    answer = run(cluster, row(one, **extra), row(two, **blank), row(three, **blank))
    assert (answer["rows"], answer["accepted"], answer["errors"]) == (3, 3, [])
    project = Project.objects.get()
    assert (project.state, project.decided_on, project.aid, project.labels) == (
        "decided",
        date(2022, 5, 2),
        Decimal(300),
        ["food", "health"],
    )
    assert {row.cluster_id: row.is_lead for row in project.cluster_rows.all()} == {
        cluster.pk: True,
        other.pk: False,
    }
    assert Partner.history.count() == 3
    assert StateChange.objects.filter(action="import").count() == 1


def test_same_file_twice_changes_nothing_and_another_content_is_refused():
    cluster, trio = make_cluster(), bodies()
    rows = [row(body) for body in trio]
    assert run(cluster, *rows)["accepted"] == 3
    again = run(cluster, *rows)
    assert (again["accepted"], again["errors"]) == (0, [])
    other = run(cluster, row(trio[0], part_aid=Decimal(90)), *rows[1:])
    assert faults(other) == [(2, "Referentie")]
    assert Partner.objects.filter(aid=100).count() == 3


def test_every_fault_is_named_at_its_place_and_nothing_is_written():
    cluster, trio = make_cluster(), bodies()
    answer = run(
        cluster,
        row(trio[0], title="", part_legal_basis=""),
        row(trio[0], part_aid=Decimal(201)),
        row("0999.999.922", title="Anders"),
        row(trio[1], "HBC.2022.0002", part_role="Sponsor"),
        row(trio[2], "HBC.2022.0003", decided_on=date(2026, 11, 22), part_aid=Decimal(-1)),
        row(trio[2], "HBC.2022.0004"),
    )
    assert sorted(faults(answer)) == [
        (2, "Rechtsgrond"),
        (2, "Titel"),
        (3, "Ondernemingsnummer"),
        (3, "Steun partner"),
        (3, "Titel"),
        (4, "Ondernemingsnummer"),
        (4, "Titel"),
        (5, "Rol"),
        (6, "Beslist op"),
        (6, "Steun partner"),
        (7, "Referentie"),
    ]
    assert "onafhankelijke ondernemingen" in answer["errors"][-1]["message"]
    assert not Project.objects.exists()


def test_intercluster_asks_members_of_two_clusters():
    cluster, other, trio = make_cluster(), make_cluster("Zeecluster"), bodies()
    kind = {"type": "Intercluster", "others": "Zeecluster"}
    rows = [row(body, **kind) for body in trio]
    for body in trio[:2]:
        make_member(cluster, body)
    assert faults(run(cluster, *rows)) == [(2, "Referentie")]
    make_member(other, trio[2])
    assert run(cluster, *rows)["accepted"] == 3


def test_from_the_page_to_written_rows(client):
    cluster, trio = make_cluster(), bodies()
    client.force_login(User.objects.get(pk=head().user_id or 0))
    address = reverse("projects:import", args=[cluster.pk])
    file = SimpleUploadedFile("projecten.xlsx", workbook(*(row(body) for body in trio)))
    job_page = client.post(address, {"file": file}).headers["Location"]
    work_off()
    preview = client.get(job_page).content.decode()
    assert "Voer 3 rijen in" in preview
    assert not Project.objects.exists()
    done = client.post(f"{job_page}bevestigen/").headers["Location"]
    work_off()
    assert "3 rijen van projecten.xlsx" in client.get(done).content.decode()
    assert "projecten.xlsx" in client.get(address).content.decode()
    template = client.get(reverse("projects:import_template", args=[cluster.pk]))
    assert template.content[:2] == b"PK"
    wrong = SimpleUploadedFile("fout.xlsx", workbook(row(trio[0], "HBC.9")))
    job_page = client.post(address, {"file": wrong}).headers["Location"]
    work_off()
    assert "niet ingevoerd" in client.get(job_page).content.decode()


def work_off():
    for job in BackgroundJob.objects.filter(state__in=background.UNFINISHED):
        background.run(job.pk, at=NOW)


def test_command_answers_as_the_screen(tmp_path):
    make_cluster("Staalcluster")
    path = tmp_path / "projecten.xlsx"
    path.write_bytes(workbook(*(row(body) for body in bodies())))
    written = StringIO()
    given = ("import_projects", str(path), "--cluster", "Staalcluster", "--format", "json")
    call_command(*given, "--dry-run", stdout=written)
    assert json.loads(written.getvalue()) == {"rows": 3, "accepted": 3, "errors": []}
    assert not Project.objects.exists()
