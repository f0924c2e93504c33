"""Bad input by name, through the command: place and remedy in Dutch, nothing saved, never a traceback."""

import io
import json
import time
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from clusterbeleid.accounts.models import User
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.kernel.identifiers import make_kbo
from cofinancing.models import Contribution
from tests.cofinancing.contribution_builders import (
    IN_TIME,
    VALUE,
    make_file,
    member_of,
    receipt,
    received,
    snapshot,
)
from tests.cofinancing.import_builders import (
    HEADER,
    csv,
    line,
    paid_line,
    workbook,
)
from tests.core import workbooks
from tests.core.test_sheets_hostile import OLE
from tests.harness.machine import share_of_machine
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: IN_TIME)


@pytest.fixture
def file():
    return make_file("Staalcluster")


@pytest.fixture
def run(file, tmp_path, capsys):
    """Return a function that imports bytes and returns exit code and report."""

    def _run(data, name="bijdragen.xlsx", *options):
        path = tmp_path / name
        path.write_bytes(data)
        code, out = 0, io.StringIO()
        try:
            call_command(
                "import_contributions",
                str(path),
                *options,
                project_year=file.year.pk,
                format="json",
                stdout=out,
            )
        except SystemExit as end:
            code = int(end.code or 0)
        return code, json.loads(out.getvalue())

    return _run


def merged(sheet):
    sheet.merge_cells("B1:C1")


def hidden(sheet):
    sheet.parent.create_sheet("Leeg")
    sheet.sheet_state = "hidden"


PAYER = make_kbo(900_000)


def row(**cells):
    money = {"received": Decimal(100), "value_date": VALUE, "reference": "R1"}
    return line(PAYER, **(money | cells))


@pytest.mark.parametrize(
    ("data", "name", "place", "said"),
    [
        (workbook(line("0203.430.577", pledged=Decimal(5))), "", (2, "B"), "controlecijfers"),
        (workbook(row(received="1,000,50")), "", (2, "I"), "meer dan één komma"),
        (workbook(row(received=-100)), "", (2, "I"), "negatief"),
        (workbook(row(received=1e308)), "", (2, "I"), "te groot"),
        (workbook(row(value_date="31/02/2026")), "", (2, "J"), "bestaat niet"),
        (workbook(line(make_kbo(901), pledged=Decimal(5))), "", (2, "B"), "ledenlijst"),
        (workbook(line(make_kbo(902), pledged=Decimal(5))), "", (2, "B"), "was lid van"),
        (workbook(row(value_date=date(2025, 1, 1))), "", (2, "J"), "vóór de toekenning"),
        (workbook(row(), row()), "", (3, "K"), "staat in rij 2"),
        (workbook(row(reference="DUBBEL")), "", (2, "K"), "telt al mee in projectjaar"),
        (workbook(header=()), "", (None, None), "geen tabel"),
        (workbook(row(), change=hidden), "", (None, None), "verborgen blad"),
        (workbook(row(), change=merged), "", (1, "B"), "samengevoegde cellen"),
        (workbook(row(received="=50+50")), "", (2, "I"), "formule"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "", (None, None), "wachtwoord"),
        (workbook(row())[:900], "", (None, None), "beschadigd"),
        (OLE + "Workbook".encode("utf-16-le"), "", (None, None), "ouder type Excel"),
        (workbook(row(), header=HEADER[2:]), "", (1, None), "“Ondernemingsnummer” ontbreekt"),
        (workbook(row(), header=("x", "Naam", *HEADER[2:])), "", (1, None), "ontbreekt"),
        (csv(row(received="100,5", reference="R\x00")), "a.csv", (None, None), "lege bytes"),
        (csv(row(note='"open')), "a.csv", (2, None), "aanhalingsteken"),
        (workbook(row(source="Loterij")), "", (2, "D"), "staat niet in de lijst"),
        (workbook(row(line="x12")), "", (2, "A"), "geen lijnnummer"),
        (workbook(row(note="x" * 2001)), "", (2, "L"), "hoogstens 2000"),
    ],
)
def test_bad_input_is_named_with_place_and_remedy(file, run, data, name, place, said):
    payer = member_of(file, "Bestaand nv")
    payer_of_rows = member_of(file, "Betaler nv", kbo=PAYER)
    member_of(
        file,
        "Vroeger nv",
        kbo=make_kbo(902),
        first_day=date(2020, 1, 1),
        last_day=date(2024, 1, 1),
    )
    received(file, payer_of_rows, receipt("1", VALUE, "DUB BEL"))
    before = snapshot(*Contribution.objects.all())
    assert payer.pk
    for options in ((), ("--dry-run",)):
        code, report = run(data, name or "bijdragen.xlsx", *options)
        assert (code, report["accepted"]) == (1, 0)
        assert report["errors"], report
        error = report["errors"][0]
        assert set(error) == {"sheet", "row", "column", "value", "message"}
        assert said in error["message"], error
        letter = error["column"].partition(" ")[0] if error["column"] else None
        assert (error["row"], letter) == place
    assert snapshot(*Contribution.objects.all()) == before


def test_windows_1252_is_read(file, run):
    payer = member_of(file, "Café nv")
    code, report = run(csv(paid_line(payer, "Crème brûlée"), encoding="cp1252"), "oud.csv")
    assert (code, report) == (0, {"rows": 1, "accepted": 1, "errors": []})
    assert Contribution.objects.get().bank_reference == "Crème brûlée"


def test_a_million_rows_are_refused_quickly(run):
    data = workbooks.many_rows(1_000_000)
    began = time.perf_counter()
    code, report = run(data)
    took = time.perf_counter() - began
    assert code == 1
    assert "20" in report["errors"][0]["message"]
    assert took <= 2 * share_of_machine(), took


def test_dry_run_stores_nothing_at_all(file, run):
    payer = member_of(file)
    code, report = run(workbook(paid_line(payer, "R1")), "b.xlsx", "--dry-run")
    assert (code, report) == (0, {"rows": 1, "accepted": 1, "errors": []})
    assert not Contribution.objects.exists()
    assert not StoredFile.objects.exists()
    assert not BackgroundJob.objects.exists()


def test_import_by_the_system_and_by_a_person(file, run):
    payer = member_of(file)
    assert run(workbook(paid_line(payer, "R1")))[0] == 0
    manager = person_email(file.manager)
    assert run(workbook(paid_line(payer, "R2")), "b.xlsx", "--as", manager)[0] == 0
    found = Contribution.objects.order_by("pk").values_list("receipt_recorded_by_id", flat=True)
    assert list(found) == [None, file.manager.user_id]


def person_email(actor):
    return User.objects.get(pk=actor.user_id).email


def test_person_without_the_right_imports_nothing(file, run):
    stranger = person("finance", email="geld@example.be")
    code, report = run(workbook(paid_line(member_of(file), "R1")), "b.xlsx", "--as", stranger.email)
    assert code == 1
    assert report["errors"][0]["message"] == "Je mag dit dossier lezen, maar niet wijzigen."
    assert not Contribution.objects.exists()


def test_unknown_year_person_or_path_is_said_plainly(file, run, tmp_path):
    with pytest.raises(CommandError, match="no granted project year"):
        call_command("import_contributions", str(tmp_path / "x"), project_year=0)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_contributions", str(tmp_path / "x"), project_year=file.year.pk)
    with pytest.raises(CommandError, match="no account"):
        run(b"x", "b.xlsx", "--as", "niemand@example.be")


def test_text_report_names_every_place(file, tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(workbook(line("1", pledged=Decimal(5))))
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("import_contributions", str(path), project_year=file.year.pk, stdout=out)
    assert out.getvalue().startswith("Bijdragen 2 B (Ondernemingsnummer) “1” is geen")
    assert out.getvalue().strip().endswith("1 rows, 0 accepted")
