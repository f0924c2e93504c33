"""Members by spreadsheet: out, changed, in again, looked at, proposed, accepted."""

from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clusterbeleid.core import background
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.models import BackgroundJob, Task
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from clusters.actions.proposals import accept_proposals, from_table
from clusters.actions.proposals.asking import JUDGE
from clusters.documents.member_table import member_workbook
from clusters.models import MemberProposal, Membership, Organisation
from clusters.queries import cluster_members
from tests.clusters.builders import make_cluster, make_member, make_organisation, manager_of
from tests.clusters.conftest import refused_unchanged
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db
HEAD = ("Ondernemingsnummer", "Naam", "Soort", "Vestiging in Vlaanderen", "Gemeente", "Website",
        "Lid vanaf", "Lid tot")  # fmt: skip
NEW = format_kbo(make_kbo(900_010))


@pytest.fixture(autouse=True)
def _stopped_clock():
    with time_machine.travel(NOW):
        yield


class World:
    """A cluster with three members and an editor of its organisation."""

    def __init__(self) -> None:
        self.cluster = make_cluster("VIL", operator=make_organisation("VIL vzw"))
        number = self.cluster.operators.get().organisation.kbo
        self.user = person(Role.CLUSTER_EDITOR, mandates=[number])
        self.editor = actor(self.user)
        for name in ("Alfa nv", "=Bèta()", "Gamma bv"):
            make_member(self.cluster, make_organisation(name))

    def exported(self):
        data = member_workbook(cluster_members(self.cluster, on=TODAY))
        return openpyxl.load_workbook(BytesIO(data))

    def check(self, data):
        name = "leden.xlsx"
        uploaded = SimpleUploadedFile(name, data)
        job = from_table.start_check(self.cluster, uploaded, actor=self.editor, at=NOW)
        background.run(job.pk, at=NOW)
        return BackgroundJob.objects.get(pk=job.pk)

    def propose(self, job):
        return from_table.propose_table(self.cluster, job, actor=self.editor, at=NOW)


@pytest.fixture
def world(figures):
    return World()


def saved(book):
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def row_of(sheet, name):
    return next(row[0].row for row in sheet.iter_rows() if row[1].value == name)


def changed(book):
    """Correct one member, end another, add a new one, and leave the third out."""
    sheet = book.active
    sheet.cell(row_of(sheet, "Alfa nv"), 5, "Gent")
    sheet.cell(row_of(sheet, "Gamma bv"), 8, "31/12/2026")
    sheet.delete_rows(row_of(sheet, "=Bèta()"))
    sheet.append([NEW, "Delta nv", "Bedrijf", "ja", "Aalst", "", "01/12/2026", None])
    return saved(book)


def test_list_as_exported_proposes_nothing(world):
    job = world.check(saved(world.exported()))
    assert [cell.value for cell in world.exported().active[1]] == list(HEAD)
    assert job.result["counts"] == {"new": 0, "changed": 0, "ended": 0, "same": 3, "absent": 0}
    with refused_unchanged("import.nothing_to_do"):
        world.propose(job)


def test_round_trip_ends_in_the_register(world):
    before = Membership.objects.count()
    job = world.check(changed(world.exported()))
    assert job.result["counts"] == {"new": 1, "changed": 1, "ended": 1, "same": 0, "absent": 1}
    assert MemberProposal.objects.count() == 0
    made = world.propose(job)
    assert Task.objects.filter(kind=JUDGE, state="open").count() == 1
    with refused_unchanged("import.started_already"):
        world.propose(job)
    outcome = accept_proposals(
        world.cluster, [row.pk for row in made], actor=manager_of(world.cluster), at=NOW
    )
    assert (len(outcome.accepted), outcome.refused) == (3, {})
    assert Membership.objects.count() == before + 1
    assert Organisation.objects.get(name="Alfa nv").municipality == "Gent"
    assert str(Membership.objects.get(organisation__name="Gamma bv").last_day) == "2026-12-31"
    assert Membership.objects.get(organisation__name="=Bèta()").last_day is None


def test_every_fault_is_named_and_nothing_is_proposed(world):
    book = world.exported()
    sheet = book.active
    first = row_of(sheet, "Alfa nv")
    sheet.cell(first, 4, "misschien")
    sheet.cell(row_of(sheet, "Gamma bv"), 7, "01/01/2020")
    sheet.append([NEW, "", "Bedrijf", "ja", "", "", "31/02/2026", None])
    job = world.check(saved(book))
    assert job.state == JobState.REFUSED
    places = {(error[1], error[2][:1], error[4]) for error in job.result["errors"]}
    assert places == {
        (first, "D", "choice.unknown"),
        (row_of(sheet, "Gamma bv"), "G", "members.first_day_fixed"),
        (5, "B", "members.new_needs"),
        (5, "G", "date.does_not_exist"),
    }
    with refused_unchanged("import.nothing_to_do"):
        world.propose(job)


def test_formula_and_hidden_sheet_are_refused(world):
    """A10, A11: the same reader as for contributions."""
    book = world.exported()
    book.active.cell(2, 5, "=1+1")
    assert [error[4] for error in world.check(saved(book)).result["errors"]] == ["sheet.formula"]
    hidden = world.exported()
    hidden.create_sheet("Leeg")
    hidden.worksheets[0].sheet_state = "hidden"
    hidden.active = 1
    assert world.check(saved(hidden)).state == JobState.REFUSED


def test_members_that_changed_since_the_check_are_looked_at_again(world):
    job = world.check(changed(world.exported()))
    make_member(world.cluster, make_organisation("Epsilon nv"))
    with refused_unchanged("import.changed_since"):
        world.propose(job)


def test_pages_lead_from_the_list_to_the_proposals(world, client):
    client.force_login(world.user)
    key = world.cluster.pk
    exported = client.get(reverse("clusters:member_workbook", args=[key]))
    book = openpyxl.load_workbook(BytesIO(exported.content))
    file = SimpleUploadedFile("leden.xlsx", changed(book))
    handed = client.post(reverse("clusters:member_file", args=[key]), {"file": file})
    job = BackgroundJob.objects.get()
    assert handed.url == reverse("clusters:member_check", args=[key, job.pk])
    background.run(job.pk, at=NOW)
    page = client.get(handed.url)
    assert page.context["listing"].total == 4
    assert "Gent" in page.content.decode()
    done = client.post(reverse("clusters:propose_table", args=[key, job.pk]), {"state": "accepted"})
    assert done.url == reverse("clusters:proposals", args=[key])
    assert set(MemberProposal.objects.values_list("state", flat=True)) == {"waiting"}
    other = make_cluster("Flux50", operator=make_organisation())
    assert client.get(reverse("clusters:member_check", args=[other.pk, job.pk])).status_code == 404
