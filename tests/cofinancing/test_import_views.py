"""The pages of the import: upload, look, confirm, follow; for each role."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core import background
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.sheets import read_table
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.models import Contribution
from tests.cofinancing.contribution_builders import (
    TOO_LATE,
    accepted,
    make_file,
    member_of,
    pledged,
    received,
    snapshot,
)
from tests.cofinancing.import_builders import csv, line, paid_line, workbook
from tests.core.test_sheets_hostile import OLE
from tests.people import NOW, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture
def file():
    return make_file("Staalcluster")


@pytest.fixture
def enter(client):
    """Log somebody in: an actor, or a new person with a role."""

    def log_in(who):
        known = getattr(who, "user_id", None)
        client.force_login(User.objects.get(pk=known) if known else person(who))
        return client

    return log_in


def url(name, *keys):
    return reverse(f"cofinancing:{name}", args=keys)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def upload(client, file, data, name="bijdragen.xlsx"):
    return client.post(url("import", file.year.pk), {"file": SimpleUploadedFile(name, data)})


def run_last():
    """Let the worker do the last job."""
    job = BackgroundJob.objects.order_by("-pk")[0]
    background.run(job.pk, at=NOW)
    job.refresh_from_db()
    return job


def follow(client, response):
    """Open the page that a post leads to."""
    assert response.status_code == 302, words(response)
    return client.get(response["Location"])


def test_from_upload_to_lines(file, enter):
    payer = member_of(file, "Zonnecel nv")
    client = enter(file.editor)
    page = client.get(url("import", file.year.pk))
    assert "Download het sjabloon" in words(page)
    sent = upload(client, file, workbook(paid_line(payer, "R1", "1250.50")))
    waiting = client.get(sent["Location"])
    assert "Je mag deze pagina verlaten" in words(waiting)
    assert not Contribution.objects.exists()
    looked = run_last()
    preview = client.get(sent["Location"])
    text = words(preview)
    for said in ("Zonnecel nv", "Nieuwe lijn", "€ 1.250,50", "10/02/2026", "Voer 1 rij in"):
        assert said in text, said
    assert "Ingevoerd na de uiterste datum" in text
    done = client.post(url("import_confirm", file.year.pk, looked.pk))
    run_last()
    text = words(follow(client, done))
    assert "1 rij van bijdragen.xlsx is bewaard." in text
    row = Contribution.objects.get()
    assert (row.state, row.receipt_recorded_at) == ("received", NOW)
    assert "Dit bestand is bevestigd." in words(client.get(sent["Location"]))
    detail = words(client.get(url("contribution", row.pk)))
    assert "Ingevoerd uit bijdragen.xlsx" in detail


def test_errors_are_listed_with_place_and_remedy_and_as_a_workbook(file, enter):
    payer = member_of(file)
    client = enter(file.manager)
    sent = upload(
        client, file, workbook(paid_line(payer, "R1", amount="-5"), paid_line("123", "R2"))
    )
    run_last()
    page = client.get(sent["Location"])
    text = words(page)
    assert "bijdragen.xlsx is niet ingevoerd: er zijn 2 punten te verbeteren." in text
    assert "I (Ontvangen)" in text
    assert "Het bedrag “-5” is negatief" in text
    assert "“123” is geen ondernemingsnummer" in text
    answer = client.get(sent["Location"] + "?export=xlsx")
    assert answer["Content-Type"].startswith("application/vnd.openxml")
    assert not Contribution.objects.exists()


def test_the_page_of_errors_pages_through_them_all(file, enter):
    client = enter(file.manager)
    sent = upload(client, file, workbook(*(paid_line("1", f"R{n}") for n in range(120))))
    run_last()
    assert "120 resultaten" in words(client.get(sent["Location"]))
    assert "101 tot 120 van 120" in words(client.get(sent["Location"] + "?page=3"))


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "oud.xls", "ouder type Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "slot.xlsx", "wachtwoord"),
        (b"PK\x03\x04" + b"\x00" * 500, "stuk.xlsx", "beschadigd"),
        (b"<html><body>x</body></html>", "pagina.csv", "HTML"),
        (b"", "leeg.xlsx", "leeg"),
        (csv(line("1")), "bijdragen.xlsx", "past niet bij de inhoud"),
        (workbook(), "rekening.exe.xlsx", "extensie van een programma"),
    ],
)
def test_file_that_cannot_be_used_is_refused_at_the_field(file, enter, data, name, said):
    response = upload(enter(file.editor), file, data, name)
    assert response.status_code == 422
    assert said in words(response), words(response)
    assert "file" in response.context["form"].errors
    assert not StoredFile.objects.exists()
    assert not BackgroundJob.objects.exists()


def test_no_file_at_all(file, enter):
    response = enter(file.editor).post(url("import", file.year.pk), {})
    assert (response.status_code, "Kies een bestand." in words(response)) == (422, True)


def test_confirming_twice_is_told_and_writes_once(file, enter):
    client = enter(file.editor)
    upload(client, file, workbook(paid_line(member_of(file), "R1")))
    looked = run_last()
    address = url("import_confirm", file.year.pk, looked.pk)
    client.post(address)
    run_last()
    again = follow(client, client.post(address))
    assert "Iemand bevestigde dit bestand al." in words(again)
    assert Contribution.objects.count() == 1


def test_export_is_imported_without_change(file, enter):
    accepted(file, member_of(file, "=1+1 nv"))
    accepted(file, member_of(file), at=TOO_LATE)
    received(file, member_of(file))
    pledged(file, member_of(file), note="Lidgeld 2026")
    before = snapshot(*Contribution.objects.all())
    client = enter(file.editor)
    for kind in ("xlsx", "csv"):
        data = client.get(url("contributions_export", file.year.pk) + f"?export={kind}").content
        sent = upload(client, file, data, f"export.{kind}")
        looked = run_last()
        assert looked.result["counts"] == {"new": 0, "fill": 0, "same": 4}, looked.result
        assert "Alles in dit bestand staat er al." in words(client.get(sent["Location"]))
    assert snapshot(*Contribution.objects.all()) == before


def test_template_can_be_downloaded_and_read(file, enter):
    answer = enter(file.editor).get(url("import_template", file.year.pk))
    assert 'filename="sjabloon-bijdragen.xlsx"' in answer["Content-Disposition"]
    assert read_table(answer.content, "sjabloon.xlsx", contribution_spec()).errors == []


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("head", 200),
        ("manager", 200),
        ("editor", 200),
        (Role.FINANCE, 403),
        (Role.AUDITOR, 403),
        (Role.ACCOUNT_MANAGER, 404),
        (Role.COMMITTEE_SECRETARY, 404),
        (Role.ADMINISTRATOR, 404),
    ],
)
def test_import_is_for_those_who_enter(file, enter, who, status):
    client = enter(getattr(file, str(who), who))
    data = workbook(paid_line(member_of(file), "R1"))
    assert client.get(url("import", file.year.pk)).status_code == status
    assert client.get(url("import_template", file.year.pk)).status_code == status
    assert upload(client, file, data).status_code == (302 if status == 200 else status)
    assert BackgroundJob.objects.exists() == (status == 200)


def test_file_of_somebody_else_is_absent_except_for_the_head_of_team(file, enter):
    client = enter(file.manager)
    sent = upload(client, file, workbook(paid_line(member_of(file), "R1")))
    looked = run_last()
    confirm = url("import_confirm", file.year.pk, looked.pk)
    for who, status in ((file.editor, 404), (make_file("Ander").manager, 404), (file.head, 200)):
        client = enter(who)
        assert client.get(sent["Location"]).status_code == status
        if status == 404:
            assert client.post(confirm).status_code == 404
    assert not Contribution.objects.exists()


def test_job_under_another_project_year_is_absent(file, enter):
    other = make_file("Ander")
    client = enter(file.head)
    upload(client, file, workbook(paid_line(member_of(file), "R1")))
    looked = run_last()
    assert client.get(url("import_job", other.year.pk, looked.pk)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_preview_takes_one_number_of_queries(file, enter, number):
    client = enter(file.manager)
    rows = [paid_line(member_of(file), f"R{at}") for at in range(number)]
    sent = upload(client, file, workbook(*rows))
    run_last()
    with CaptureQueriesContext(connection) as queries:
        client.get(sent["Location"])
    assert len(queries) == 7, [query["sql"][:80] for query in queries]


@pytest.mark.parametrize("number", [1, 3])
def test_import_page_takes_one_number_of_queries(file, enter, number):
    client = enter(file.manager)
    for at in range(number):
        upload(client, file, workbook(paid_line(member_of(file), f"R{at}")))
    with CaptureQueriesContext(connection) as queries:
        client.get(url("import", file.year.pk))
    assert len(queries) == 8, [query["sql"][:80] for query in queries]
