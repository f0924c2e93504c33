"""The pages of contributions: who sees what, what they do, and what is refused."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.sheets import read_table
from clusters.models import Organisation
from cofinancing.actions import contributions as actions
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.enums import ContributionState, Counting, SourceKind
from cofinancing.models import Contribution
from cofinancing.queries.checks import check_one
from cofinancing.queries.contribution_list import contribution_rows
from cofinancing.queries.payments import moment_of, payment_facts
from cofinancing.rules.explaining import counting_of
from tests.clusters.builders import PIXEL
from tests.cofinancing.contribution_builders import (
    DUE,
    IN_TIME,
    TOO_LATE,
    VALUE,
    accepted,
    evidence_for,
    invoice,
    make_file,
    member_of,
    pledged,
    receipt,
    received,
    snapshot,
)
from tests.people import NOW, TODAY, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
STEPS = (
    "accept", "receive", "invoice", "evidence", "correct", "correct_receipt", "late_proof",
    "reject", "withdraw", "reconsider",
)  # fmt: skip


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


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def words(html):
    """Return the words of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- entering -------------------------------------------------------------------------------------


def filled(payer, **more):
    return {
        "organisation": f"{payer.name} (x)" if isinstance(payer, Organisation) else payer,
        "source": "company_cash",
        **more,
    }


def test_cluster_organisation_enters_a_contribution_whole(file, enter):
    payer = member_of(file, "Zonnecel nv")
    client = enter(file.editor)
    address = url("new_contribution", file.year.pk)
    assert "Zonnecel nv" in page(client, address)
    response = client.post(
        address,
        {
            "organisation": payer.kbo,
            "source": "company_cash",
            "pledged_amount": "12.500,00",
            "invoice_number": "F-1",
            "invoiced_on": "20/01/2026",
            "invoiced_amount": "12.500,00",
            "received_amount": "12.500,00",
            "value_date": "10/02/2026",
            "bank_reference": "+++123/4567/89012+++",
            "evidence": SimpleUploadedFile("uittreksel.png", PIXEL),
            "note": "Lidgeld",
        },
    )
    row = Contribution.objects.get()
    assert response.status_code == 302
    assert response["Location"] == url("project_year", file.year.pk)
    assert (row.state, row.received_amount, row.value_date) == (
        "received",
        Decimal("12500.00"),
        VALUE,
    )
    assert (row.receipt_recorded_at, row.receipt_recorded_by_id) == (NOW, file.editor.user_id)
    assert row.evidence is not None
    assert row.evidence.name == "uittreksel.png"


def test_nobody_sets_what_the_server_sets(file, enter):
    payer = member_of(file)
    enter(file.editor).post(
        url("new_contribution", file.year.pk),
        {
            "organisation": payer.kbo,
            "source": "company_cash",
            "received_amount": "100",
            "value_date": "10/02/2026",
            "bank_reference": "R1",
            "state": "accepted",
            "receipt_recorded_at": "2026-01-01 00:00",
            "receipt_recorded_by": file.manager.user_id,
            "decided_by": file.manager.user_id,
            "late_proof_by": file.manager.user_id,
            "late_proof_reason": "x",
            "project_year": "1",
            "is_demo": "1",
            "imported_by": "1",
            "version": "9",
        },
    )
    row = Contribution.objects.get()
    assert (row.state, row.receipt_recorded_at, row.receipt_recorded_by_id) == (
        "received",
        NOW,
        file.editor.user_id,
    )
    assert (row.decided_by_id, row.late_proof_by_id, row.is_demo, row.imported_by_id) == (
        None,
        None,
        False,
        None,
    )
    assert row.project_year_id == file.year.pk


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"organisation": "Onbekend"}, "organisation", "Geen lid van deze cluster past bij"),
        ({"organisation": "Lid"}, "organisation", "Meerdere leden passen bij"),
        ({"received_amount": "1,000,50"}, "received_amount", "meer dan één komma"),
        ({"received_amount": "-5"}, "received_amount", "Typ een bedrag van nul of meer"),
        ({"received_amount": "1e308"}, "received_amount", "is geen bedrag"),
        ({"value_date": "31/02/2026"}, "value_date", "bestaat niet"),
        ({"value_date": "22/11/2026"}, "value_date", "moet nog komen"),
        ({"value_date": "01/12/2025"}, "value_date", "vóór de toekenning"),
        ({"value_date": ""}, "value_date", "heeft een bedrag, een valutadatum"),
        ({"bank_reference": "-"}, "bank_reference", "bankreferentie"),
        ({"invoice_number": "F1"}, "invoiced_amount", "heeft een nummer, een datum"),
        (
            {"received_amount": "", "value_date": "", "bank_reference": ""},
            "pledged_amount",
            "minstens één bedrag",
        ),
    ],
)
def test_bad_input_is_named_at_its_field_and_nothing_is_lost(file, enter, typed, field, message):
    payer = member_of(file, "Lid Een")
    member_of(file, "Lid Twee")
    data = {
        "organisation": payer.kbo,
        "source": "company_cash",
        "received_amount": "100,00",
        "value_date": "10/02/2026",
        "bank_reference": "R1",
        "note": "Niet kwijtraken",
        **typed,
    }
    response = enter(file.editor).post(url("new_contribution", file.year.pk), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert field in response.context["form"].errors
    assert "Niet kwijtraken" in html
    assert not Contribution.objects.exists()


def test_picker_knows_nobody_outside_the_cluster(file, enter):
    other = make_file("Geheime cluster")
    stranger = member_of(other, "Verborgen nv")
    member_of(file, "Eigen nv")
    client = enter(file.editor)
    assert "Verborgen" not in page(client, url("new_contribution", file.year.pk))
    responses = [
        client.post(
            url("new_contribution", file.year.pk),
            {"organisation": typed, "source": "company_cash", "pledged_amount": "5"},
        )
        for typed in (stranger.kbo, "0100000000")
    ]
    texts = [r.context["form"].errors["organisation"][0] for r in responses]
    assert texts[0].replace(stranger.kbo, "N") == texts[1].replace("0100000000", "N")
    assert not Contribution.objects.exists()


def test_bad_evidence_leaves_nothing_behind(file, enter):
    row = pledged(file)
    before = snapshot(row)
    response = enter(file.editor).post(
        url("contribution_receive", row.pk),
        {
            "received_amount": "100",
            "value_date": "10/02/2026",
            "bank_reference": "R1",
            "evidence": SimpleUploadedFile("virus.pdf", b"MZ" + b"\x00" * 100),
        },
    )
    assert response.status_code == 422
    assert "evidence" in response.context["form"].errors
    assert snapshot(row) == before


# --- one contribution -----------------------------------------------------------------------------


def test_page_says_what_it_counts_for_and_why(file, enter):
    row = accepted(file, member_of(file, "Laatkomer nv"), at=TOO_LATE)
    text = words(page(enter(file.manager), url("contribution", row.pk)))
    for said in (
        "Laatkomer nv",
        "Alleen voor het jaar",
        "Ingevoerd op 09/04/2026, na de uiterste datum 01/04/2026",
        "Geschiedenis",
        "Neem de beslissing terug",
    ):
        assert said in text, said


def test_page_says_why_a_button_is_off(file, enter):
    row = received(file, by=file.manager)
    text = words(page(enter(file.manager), url("contribution", row.pk)))
    assert "Je hebt dit geld zelf ingevoerd" in text
    assert f'href="{url("contribution_accept", row.pk)}"' not in text


def test_demo_row_is_marked(file, enter):
    row = actions.pledge_contribution(
        file.year,
        member_of(file),
        "company_cash",
        amount=Decimal(5),
        actor=file.editor,
        at=IN_TIME,
        is_demo=True,
    )
    assert '<span class="cb-demo">demo</span>' in page(
        enter(file.manager), url("contribution", row.pk)
    )


def test_whole_road_of_a_contribution_by_its_pages(file, enter):
    row = pledged(file)
    client = enter(file.editor)

    def take(name, **data):
        assert page(client, url(f"contribution_{name}", row.pk))
        response = client.post(url(f"contribution_{name}", row.pk), data)
        assert response.status_code == 302, response.context["form"].errors
        assert response["Location"] == url("contribution", row.pk)
        row.refresh_from_db()

    take("correct", source="company_cash", pledged_amount="99", note="", version=1, reason="Fout")
    take("invoice", invoice_number="F1", invoiced_on="20/01/2026", invoiced_amount="99")
    take("receive", received_amount="99", value_date="10/02/2026", bank_reference="R1")
    take(
        "correct_receipt",
        received_amount="98",
        value_date="10/02/2026",
        bank_reference="R1",
        version=row.version,
        reason="Kosten",
    )
    take("evidence", evidence=SimpleUploadedFile("uittreksel.png", PIXEL))
    client = enter(file.manager)
    take("accept", reason="")
    assert (row.state, row.received_amount) == ("accepted", Decimal(98))
    client = enter(file.head)
    take("late_proof", reason="Uittreksel gezien")
    take("reconsider", reason="Verkeerde lijn")
    take("reject", reason="Hoort bij een ander projectjaar")
    assert (row.state, row.decision_reason) == ("rejected", "Hoort bij een ander projectjaar")


def test_second_person_is_told_what_changed_and_keeps_the_text(file, enter):
    row = received(file, member_of(file, "Samen nv"))
    actions.correct_pledge(
        row,
        source="company_cash",
        amount=Decimal(777),
        note="",
        expected_version=row.version,
        actor=file.manager,
        at=NOW,
        reason="Andere toezegging",
    )
    address = url("contribution_correct", row.pk)
    data = {
        "source": "company_cash",
        "pledged_amount": "888,00",
        "note": "Mijn eigen tekst",
        "reason": "Telefoon met het lid",
        "version": row.version,
    }
    client = enter(file.editor)
    before = snapshot(row)
    response = client.post(address, data)
    html = words(response.content.decode())
    assert response.status_code == 422
    assert f"{file.manager.label} heeft dit gewijzigd terwijl je bezig was" in html
    assert "888,00 777,00" in html
    assert "Mijn eigen tekst" in response.content.decode()
    assert snapshot(row) == before
    again = {**data, "version": response.context["form"].data["version"]}
    assert client.post(address, again).status_code == 302
    row.refresh_from_db()
    assert (row.pledged_amount, row.note) == (Decimal(888), "Mijn eigen tekst")


# --- who ------------------------------------------------------------------------------------------


def addresses(file, row):
    """Return every page about a contribution, and whether it is for reading."""
    year = [("contributions_export", "?export=csv"), ("new_contribution", ""), ("import", "")]
    pages = [url(name, file.year.pk) + more for name, more in year]
    pages += [url("import_template", file.year.pk), url("contribution", row.pk)]
    return pages + [url(f"contribution_{name}", row.pk) for name in STEPS]


def statuses(client, file, row):
    return {address: client.get(address).status_code for address in addresses(file, row)}


def expected(file, row, *, read, enter_, steps):
    """Return the status of each page, given what a role may do."""
    found = {}
    for address in addresses(file, row):
        name = address.strip("/").split("/")[-1]
        if not read:
            found[address] = 404
        elif "export" in address or address == url("contribution", row.pk):
            found[address] = 200
        elif any(address == url(f"contribution_{step}", row.pk) for step in STEPS):
            allowed = any(address == url(f"contribution_{step}", row.pk) for step in steps)
            found[address] = 200 if allowed else 403
        else:
            found[address] = 200 if enter_ else 403
        assert name
    return found


ENTERING = {"evidence", "correct", "correct_receipt", "withdraw"}
JUDGING = {"accept", "reject"}


@pytest.mark.parametrize(
    ("who", "read", "enter_", "steps"),
    [
        ("head", True, True, ENTERING | JUDGING),
        ("manager", True, True, ENTERING | JUDGING),
        ("editor", True, True, ENTERING),
        (Role.FINANCE, True, False, set()),
        (Role.AUDITOR, True, False, set()),
        (Role.ACCOUNT_MANAGER, False, False, set()),
        (Role.CLUSTER_EDITOR, False, False, set()),
        (Role.COMMITTEE_MEMBER, False, False, set()),
        (Role.EXPERT, False, False, set()),
        (Role.ADMINISTRATOR, False, False, set()),
    ],
)
def test_pages_open_for_those_who_may(file, enter, who, read, enter_, steps):
    row = received(file)
    actor = getattr(file, who, who) if isinstance(who, str) and hasattr(file, str(who)) else who
    client = enter(actor)
    assert statuses(client, file, row) == expected(file, row, read=read, enter_=enter_, steps=steps)


@pytest.mark.parametrize("who", ["editor", Role.FINANCE, Role.AUDITOR, "other"])
@pytest.mark.parametrize("name", ["accept", "reject", "reconsider", "late_proof"])
def test_judging_by_others_is_refused_and_changes_nothing(file, enter, who, name):
    row = received(file, evidence=evidence_for(file), at=TOO_LATE)
    before = snapshot(row)
    actor = make_file("Andere").manager if who == "other" else getattr(file, str(who), who)
    response = enter(actor).post(url(f"contribution_{name}", row.pk), {"reason": "Zo gewild"})
    assert response.status_code == (404 if who == "other" else 403)
    assert snapshot(row) == before


def test_stranger_is_sent_to_the_login(file, client):
    row = received(file)
    for address in addresses(file, row):
        response = client.get(address)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/aanmelden/")


# --- the list -------------------------------------------------------------------------------------


def test_list_says_what_each_line_counts_for(file, enter):
    accepted(file, member_of(file, "Tijdig nv"))
    accepted(file, member_of(file, "Later nv"), at=TOO_LATE)
    received(file, member_of(file, "Wacht nv"))
    pledged(file, member_of(file, "Belofte nv"))
    accepted(file, member_of(file, "Natura nv"), source="in_kind")
    html = page(enter(file.manager), url("project_year", file.year.pk))
    for name, said in (
        ("Tijdig nv", "Ja, op tijd"),
        ("Later nv", "Alleen voor het jaar"),
        ("Wacht nv", "Wacht op aanvaarding"),
        ("Belofte nv", "Telt pas mee als het geld op de rekening staat"),
        ("Natura nv", "Bijdragen in natura tellen niet"),
    ):
        (row,) = [part for part in html.split("<tr>") if f">{name}</a>" in part]
        assert said in words(row), name


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?counts=in_time", {"Tijdig nv"}),
        ("?counts=waiting", {"Wacht nv"}),
        ("?counts=no", {"Belofte nv"}),
        ("?state=received", {"Wacht nv"}),
        ("?source=company_cash", {"Tijdig nv", "Wacht nv", "Belofte nv"}),
        ("?q=tijdíg", {"Tijdig nv"}),
        ("?counts=onzin&page=99", {"Tijdig nv", "Wacht nv", "Belofte nv"}),
    ],
)
def test_list_is_narrowed(file, enter, query, shown):
    accepted(file, member_of(file, "Tijdig nv"))
    received(file, member_of(file, "Wacht nv"))
    pledged(file, member_of(file, "Belofte nv"))
    html = page(enter(file.manager), url("project_year", file.year.pk) + query)
    names = {"Tijdig nv", "Wacht nv", "Belofte nv"}
    assert {name for name in names if f">{name}</a>" in html} == shown


@pytest.mark.parametrize("sort", ["organisation", "-received", "value_date", "state", "counts"])
def test_list_is_ordered(file, enter, sort):
    for name in ("B nv", "a nv", "Ç nv"):
        received(file, member_of(file, name))
    html = page(enter(file.manager), url("project_year", file.year.pk) + f"?sort={sort}")
    found = re.findall(r">(\w nv)</a>", html)
    assert len(found) == 3
    if sort == "organisation":
        assert found == ["a nv", "B nv", "Ç nv"]


@pytest.mark.parametrize("number", [1, 3])
def test_project_year_takes_one_number_of_queries(file, enter, number):
    for _ in range(number):
        accepted(file, member_of(file))
        received(file, member_of(file))
    client = enter(file.manager)
    page(client, url("project_year", file.year.pk))
    with CaptureQueriesContext(connection) as queries:
        page(client, url("project_year", file.year.pk))
    assert len(queries) == 14, [query["sql"][:80] for query in queries]


@pytest.mark.parametrize("number", [1, 3])
def test_contribution_page_takes_one_number_of_queries(file, enter, number):
    row = received(file, evidence=evidence_for(file))
    for at in range(number):
        actions.correct_pledge(
            row,
            source="company_cash",
            amount=Decimal(at + 1),
            note="",
            expected_version=Contribution.objects.get(pk=row.pk).version,
            actor=file.manager,
            at=NOW,
            reason="Fout",
        )
    client = enter(file.manager)
    page(client, url("contribution", row.pk))
    with CaptureQueriesContext(connection) as queries:
        page(client, url("contribution", row.pk))
    assert len(queries) == 14, [query["sql"][:80] for query in queries]


def test_word_in_the_list_is_the_word_of_the_rules(file):
    """Every state, source and moment of entry: SQL and Python say the same."""
    for source in SourceKind.values:
        kind = "company" if source.startswith("company") else "federation"
        for at in (IN_TIME, TOO_LATE):
            payer = member_of(file)
            Organisation.objects.filter(pk=payer.pk).update(kind=kind)
            payer.refresh_from_db()
            accepted(file, payer, source=source, at=at)
            received(file, payer, receipt(value_date=date(2026, 3, 31)), source=source, at=TOO_LATE)
    late = receipt(value_date=date(2026, 5, 1))
    rejected = received(file, at=IN_TIME)
    actions.reject_contribution(rejected, actor=file.manager, at=IN_TIME, reason="x")
    proven = received(file, evidence=evidence_for(file), at=TOO_LATE)
    actions.confirm_late_proof(proven, actor=file.head, at=TOO_LATE, reason="x")
    actions.accept_contribution(proven, actor=file.manager, at=TOO_LATE)
    accepted(file, None, late, at=NOW)
    pledged(file)
    for on in (date(2026, 2, 11), date(2026, 3, 31), DUE, date(2026, 4, 8), TODAY):
        moment = moment_of(check_one(file.year, on=on, params=current_params()))
        rows: list[Any] = list(contribution_rows(file.year, moment, on=on))
        assert {row.counting for row in rows} <= set(Counting.values)
        for row in rows:
            assert row.counting == counting_of(payment_facts(row), moment), (row.pk, on)
    assert {row.counting for row in rows} == set(Counting.values)
    assert {row.state for row in rows} == set(ContributionState.values) - {"invoiced"}


# --- many at once ---------------------------------------------------------------------------------


def test_ticked_lines_are_accepted_and_the_others_say_why(file, enter):
    good, own = received(file), received(file, member_of(file, "Zelf nv"), by=file.manager)
    left = received(file)
    client = enter(file.manager)
    html = page(client, url("project_year", file.year.pk))
    assert f'value="{good.pk}"' in html
    response = client.post(
        url("accept_contributions", file.year.pk),
        {"ids": [good.pk, own.pk, "x", "99999999"]},
        follow=True,
    )
    text = words(response.content.decode())
    assert "1 bijdrage is aanvaard." in text
    assert f"Niet aanvaard: Zelf nv (#{own.pk})." in text
    states = dict(Contribution.objects.values_list("pk", "state"))
    assert states == {good.pk: "accepted", own.pk: "received", left.pk: "received"}


def test_all_that_wait_are_accepted(file, enter):
    rows = [received(file) for _ in range(3)]
    own = received(file, by=file.manager)
    response = enter(file.manager).post(
        url("accept_contributions", file.year.pk), {"all": "1"}, follow=True
    )
    assert "3 bijdragen zijn aanvaard." in words(response.content.decode())
    assert set(Contribution.objects.filter(state="accepted").values_list("pk", flat=True)) == {
        row.pk for row in rows
    }
    own.refresh_from_db()
    assert own.state == "received"


@pytest.mark.parametrize("who", ["editor", Role.FINANCE])
def test_others_accept_nothing_at_once(file, enter, who):
    row = received(file)
    before = snapshot(row)
    response = enter(getattr(file, str(who), who)).post(
        url("accept_contributions", file.year.pk), {"ids": [row.pk], "all": "1"}
    )
    assert response.status_code == 403
    assert snapshot(row) == before


def test_lines_of_another_cluster_are_not_reached(file, enter):
    other = make_file("Andere")
    theirs = received(other)
    before = snapshot(theirs)
    client = enter(file.manager)
    assert (
        client.post(url("accept_contributions", file.year.pk), {"ids": [theirs.pk]}).status_code
        == 302
    )
    assert (
        client.post(url("accept_contributions", other.year.pk), {"ids": [theirs.pk]}).status_code
        == 404
    )
    assert snapshot(theirs) == before


# --- out and in again -----------------------------------------------------------------------------


def export(client, file, kind, query=""):
    response = client.get(url("contributions_export", file.year.pk) + f"?export={kind}{query}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    return response.content


PAYLOADS = [
    "=1+1",
    "+cmd|'/C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "'=1",
    "Lidgeld; 2026",
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_export_holds_no_formula_and_reads_back_the_same(file, enter, kind):
    for number, payload in enumerate(PAYLOADS):
        row = pledged(file, member_of(file, f"{payload} nv".strip()), note=payload)
        row = actions.invoice_contribution(
            row, invoice("12.50", f"F{number} {payload}"), actor=file.editor, at=IN_TIME
        )
        actions.receive_contribution(
            row, receipt("12.50", VALUE, f"R{number} {payload}"), actor=file.editor, at=IN_TIME
        )
    data = export(enter(file.manager), file, kind)
    if kind == "xlsx":
        sheet: Any = load_workbook(io.BytesIO(data)).active
        cells = [cell for line in sheet for cell in line]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    result = read_table(data, f"export.{kind}", contribution_spec())
    assert result.errors == []
    stored = {row.pk: row for row in Contribution.objects.select_related("organisation")}
    assert len(result.rows) == len(PAYLOADS)
    for read_row in result.rows:
        line = stored[read_row.values["line"]]
        assert read_row.values["kbo"] == line.organisation.kbo
        assert read_row.values["received"] == line.received_amount
        assert read_row.values["invoice_number"] == line.invoice_number.strip()
        assert read_row.values["note"] == line.note.strip()
        assert read_row.values["reference"] == line.bank_reference.strip()


def test_export_follows_the_filters_and_never_another_file(file, enter):
    received(file, member_of(file, "Wacht nv"))
    pledged(file, member_of(file, "Belofte nv"))
    theirs = make_file("Andere")
    pledged(theirs, member_of(theirs, "Verborgen nv"))
    text = export(enter(file.editor), file, "csv", "&state=pledged").decode("utf-8-sig")
    assert "Belofte nv" in text
    assert "Wacht nv" not in text
    assert "Verborgen nv" not in text


def test_address_without_a_kind_of_file_is_absent(file, enter):
    assert enter(file.editor).get(url("contributions_export", file.year.pk)).status_code == 404
