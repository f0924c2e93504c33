"""The pages of this room: by role, by form, and with one number of queries."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Instalment, LedgerEntry, ProjectYear, SupportAgreement, SupportScheme
from clusterbeleid.core import clock
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.models import StoredFile
from clusterbeleid.kernel.identifiers import make_kbo
from tests.agreements.builders import (
    first_year,
    legal_figures,
    make_draft,
    make_scheme,
    paid,
    running_agreement,
)
from tests.clusters.builders import PIXEL, make_cluster, make_manager, make_organisation
from tests.people import actor, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_day")]

KBO, OTHER_KBO = make_kbo(1), make_kbo(2)
MODELS = (SupportScheme, SupportAgreement, ProjectYear, LedgerEntry, StoredFile)


def rows():
    return [list(model.objects.order_by("pk").values_list()) for model in MODELS]


class World:
    """A cluster with a confirmed agreement, a draft and a payment, and people around it."""

    def __init__(self) -> None:
        self.body = make_organisation("Catalisti vzw", kbo=KBO)
        self.cluster = make_cluster("Catalisti", operator=self.body)
        make_cluster("Ander", operator=make_organisation("Ander vzw", kbo=OTHER_KBO))
        self.running = running_agreement(
            self.cluster, date(2024, 1, 1), 3, "650000", granted_on=date(2024, 1, 1)
        )
        self.manager = person(Role.ACCOUNT_MANAGER, name="An Peeters")
        make_manager(self.cluster, self.manager)
        self.draft = make_draft(
            self.cluster,
            date(2027, 1, 1),
            1,
            "650000",
            granted_on=date(2026, 11, 16),
            by=actor(self.manager),
        )
        paid(first_year(self.running), "100000", reference="BET-1")
        self.head = person(Role.HEAD_OF_TEAM)
        self.finance = person(Role.FINANCE)

    def tab(self) -> str:
        return reverse("agreements:list", args=[self.cluster.pk])

    def of(self, name: str, agreement: SupportAgreement | None = None) -> str:
        return reverse(f"agreements:{name}", args=[(agreement or self.draft).pk])

    def forms(self) -> list[str]:
        """Return the address of every form about this cluster."""
        return [
            reverse("agreements:new", args=[self.cluster.pk]),
            *(self.of(name) for name in ("correct", "confirm", "withdraw")),
            *(self.of(name, self.running) for name in ("end", "stop", "money")),
        ]


@pytest.fixture
def demo_day(monkeypatch):
    """Let the house believe it is the day of the demo."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 21))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 21, 10, 0, tzinfo=BRUSSELS))


@pytest.fixture
def world():
    return World()


@pytest.fixture
def as_(client):
    """Return a function that logs somebody in and gives the client."""

    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def text(response) -> str:
    words = re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", words)


def years_data(*years: tuple[str, str, str, str, str]) -> dict[str, str]:
    names = ("first_day", "last_day", "granted_amount", "eligible_cost", "planned_cofinancing")
    data = {"years": str(len(years))}
    for number, year in enumerate(years):
        data |= {f"year-{number}-{name}": value for name, value in zip(names, year, strict=True)}
    return data


def draft_data(**changes: str) -> dict[str, str]:
    legal_figures()
    data = {
        "version": "1",
        "scheme": str(make_scheme().pk),
        "first_day": "01/01/2027",
        "last_day": "31/12/2027",
        "granted_on": "20/11/2026",
        "decision_reference": "HBC 2026/12",
        "reference": "",
        "aid_kind": "operating",
        "start_reading": "EVENT",
        "clock": "BE",
    }
    data |= years_data(("01/01/2027", "31/12/2027", "650.000,00", "1.300.000", "650000"))
    return data | changes


# --- reading ---


def test_tab_shows_clock_agreements_years_and_ledger(world, as_):
    shown = text(as_(world.head).get(world.tab()))
    for expected in (
        "31/12/2033",
        "nog 2.597 dagen",
        "1.056 van 3.653 dagen gebruikt",
        world.running.reference,
        world.draft.reference,
        "Loopt",
        "Ontwerp",
        "€ 650.000,00",
        "€ 1.950.000,00",
        "€ 100.000,00",
        "BET-1",
        "Waarom?",
        "Aanmeldingsdrempel",
    ):
        assert expected in shown, expected


def test_total_leads_to_the_lines_it_is_the_sum_of(world, as_):
    client = as_(world.head)
    page = client.get(world.tab())
    assert "?l-kind=paid#list-ledger" in page.content.decode()
    found = client.get(world.tab() + "?l-kind=paid").context["ledger_rows"]
    assert [row.subject.reference for row in found.rows] == ["BET-1"]
    found = client.get(world.tab() + "?l-kind=commitments").context["ledger_rows"]
    assert sum(row.subject.amount for row in found.rows) == Decimal(1_950_000)
    found = client.get(world.tab() + "?l-kind=commitments&l-begun=yes").context["ledger_rows"]
    assert sum(row.subject.amount for row in found.rows) == Decimal(1_950_000)
    found = client.get(world.tab() + "?l-year=2026").context["ledger_rows"]
    assert found.total == 1


def test_cluster_without_aid_says_so(as_):
    cluster = make_cluster()
    legal_figures()
    shown = text(as_(person(Role.HEAD_OF_TEAM)).get(reverse("agreements:list", args=[cluster.pk])))
    assert "Voor deze cluster is geen periode van werkingssteun bekend." in shown
    assert "Er staat nog niets in het steunboek." in shown


def test_agreement_shows_years_check_and_reasons(world, as_):
    shown = text(as_(world.manager).get(world.of("detail")))
    assert "Enkel het teamhoofd beslist hierover." in shown
    assert "Zoals het er vandaag voor staat" in shown
    assert "De rechtsgrond loopt af op 30/06/2027." in shown
    stored = text(as_(world.manager).get(world.of("detail", world.running)))
    assert "Zoals het er stond toen een tweede persoon bevestigde." in stored
    assert "€ 550.000,00" in stored


def test_own_draft_shows_why_it_cannot_be_confirmed(world, as_):
    own = make_draft(world.cluster, date(2028, 1, 1), 1, by=actor(world.head))
    shown = text(as_(world.head).get(world.of("detail", own)))
    assert "Je werkte zelf aan dit ontwerp. Een tweede persoon bevestigt het." in shown


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(("prefix", "rows_expected"), [("a-", 2), ("y-", 4), ("l-", 4)])
def test_every_list_can_be_taken_along(world, as_, form, prefix, rows_expected):
    response = as_(world.head).get(f"{world.tab()}?{prefix}export={form}")
    if form == "csv":
        assert len(response.content.decode("utf-8-sig").strip().splitlines()) == 1 + rows_expected
        return
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    assert sheet.max_row == 1 + rows_expected


# --- who sees what ---


def test_cluster_organisation_sees_no_draft_no_check_and_no_forms(world, as_):
    client = as_(person(Role.CLUSTER_SIGNATORY, mandates=[KBO]))
    page = client.get(world.tab())
    assert page.status_code == 200
    assert world.running.reference in text(page)
    assert world.draft.reference not in text(page)
    assert "Geboekt door" not in text(page)
    assert not any(address in page.content.decode() for address in world.forms())
    assert client.get(world.of("detail")).status_code == 404
    detail = client.get(world.of("detail", world.running))
    assert "Toets aan de regels" not in text(detail)
    assert "Bevestigd door" not in text(detail)


@pytest.mark.parametrize(
    "build",
    [
        lambda: person(Role.ACCOUNT_MANAGER),
        lambda: person(Role.CLUSTER_EDITOR, mandates=[OTHER_KBO]),
        lambda: person(Role.ADMINISTRATOR),
        lambda: person(Role.EXPERT),
        lambda: person(Role.COMMITTEE_MEMBER),
        person,
    ],
)
def test_not_yours_and_absent_answer_alike(world, as_, build):
    client = as_(build())
    addresses = [world.tab(), world.of("detail"), world.of("detail", world.running), *world.forms()]
    for address in addresses:
        absent = re.sub(r"/\d+/", "/999999/", address, count=1)
        assert [client.get(address).status_code, client.get(absent).status_code] == [404, 404]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.FINANCE])
def test_readers_get_the_pages_and_no_forms(world, as_, role):
    client = as_(person(role))
    assert client.get(world.tab()).status_code == 200
    before = rows()
    for address in world.forms():
        if role is Role.FINANCE and address == world.of("money", world.running):
            continue
        assert client.get(address).status_code == 403, address
        assert client.post(address, {"reason": "x"}).status_code == 403, address
    assert rows() == before


def test_forms_of_the_wrong_state_are_refused(world, as_):
    client = as_(world.head)
    before = rows()
    for name, agreement in (
        ("confirm", world.running),
        ("withdraw", world.running),
        ("correct", world.running),
        ("end", world.draft),
        ("stop", world.draft),
        ("money", world.draft),
    ):
        assert client.post(world.of(name, agreement), {"reason": "x"}).status_code == 403, name
    assert rows() == before


def test_strangers_are_sent_to_the_login(world, client):
    for address in (world.tab(), world.of("detail"), reverse("agreements:schemes")):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("accounts:login"))


# --- drafting ---


def test_new_draft_proposes_the_next_years_within_the_ten_years(world, as_):
    page = as_(world.head).get(reverse("agreements:new", args=[world.cluster.pk]))
    form, years = page.context["form"], page.context["years"]
    assert (form["first_day"].value(), form["last_day"].value()) == ("01/01/2027", "31/12/2029")
    assert [row["granted_amount"].value() for row in years.forms] == ["650.000,00"] * 3 + [None]


def test_account_manager_drafts_in_the_browser(world, as_):
    before = set(SupportAgreement.objects.values_list("pk", flat=True))
    address = reverse("agreements:new", args=[world.cluster.pk])
    response = as_(world.manager).post(address, draft_data(first_day="01/01/2027"))
    made = SupportAgreement.objects.exclude(pk__in=before).get()
    assert response.status_code == 302
    assert (made.state, made.drafted_by_id, made.decision_reference) == (
        "draft",
        world.manager.pk,
        "HBC 2026/12",
    )
    year = made.project_years.get()
    assert (year.granted_amount, year.eligible_cost) == (Decimal("650000.00"), Decimal(1_300_000))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"first_day": "31/02/2027"}, "bestaat niet"),
        ({"year-0-granted_amount": "1,2,3"}, "komma"),
        ({"year-0-granted_amount": "-5"}, "nul of meer"),
        ({"year-0-granted_amount": "1e308"}, "geen bedrag"),
        ({"year-0-eligible_cost": "1"}, "De steun ligt niet hoger dan de subsidiabele kosten."),
        ({"year-0-last_day": "31/12/2026"}, "De laatste dag valt voor de eerste dag."),
        ({"last_day": "31/12/2026"}, "De laatste dag valt voor de eerste dag."),
        ({"scheme": "0"}, "Kies"),
        ({"decision_reference": ""}, "Vul"),
    ],
)
def test_bad_input_is_named_at_its_place_and_nothing_is_saved(world, as_, changes, message):
    before = rows()
    address = reverse("agreements:new", args=[world.cluster.pk])
    response = as_(world.manager).post(address, draft_data(**changes))
    assert response.status_code == 422
    assert message.lower() in text(response).lower()
    assert rows() == before


def test_what_was_typed_stays_and_blank_rows_ask_nothing(world, as_):
    data = draft_data(last_day="x") | {"years": "3"}
    page = as_(world.manager).post(reverse("agreements:new", args=[world.cluster.pk]), data)
    content = page.content.decode()
    assert 'value="1.300.000"' in content
    assert "Projectjaar 2," not in text(page)


def test_another_row_can_be_asked_for_without_script(world, as_):
    data = draft_data(last_day="") | {"do": "row"}
    before = rows()
    page = as_(world.manager).post(reverse("agreements:new", args=[world.cluster.pk]), data)
    assert len(page.context["years"].forms) == 2
    assert "error-summary" not in page.content.decode()
    assert 'value="650.000,00"' in page.content.decode()
    assert rows() == before


def test_check_beside_the_form_says_what_confirming_would_say(world, as_):
    address = reverse("agreements:check", args=[world.cluster.pk])
    client = as_(world.manager)
    before = rows()
    good = client.post(address, draft_data())
    assert "jaarmaximum" not in text(good).lower().split("waarom?")[0]
    cap = draft_data() | years_data(("01/01/2027", "31/12/2027", "650.000,01", "1.400.000", "1"))
    assert "Projectjaar 1 krijgt € 650.000,01. Het jaarmaximum is € 650.000,00." in text(
        client.post(address, cap)
    )
    overlap = draft_data(first_day="31/12/2026", last_day="30/12/2027") | years_data(
        ("31/12/2026", "30/12/2027", "1", "2", "1")
    )
    assert (
        f"Overeenkomst {world.running.reference} van deze cluster loopt al van 01/01/2024 tot en met "
        "31/12/2026. Kies dagen die niet overlappen."
    ) in text(client.post(address, overlap))
    assert "zodra alle dagen" in text(client.post(address, {}))
    assert rows() == before


def test_fragment_of_the_check_is_the_one_of_the_page(world, as_):
    client = as_(world.manager)
    data = draft_data(first_day="02/01/2027")
    page = client.post(reverse("agreements:new", args=[world.cluster.pk]), data | {"last_day": ""})
    fragment = client.post(
        reverse("agreements:check", args=[world.cluster.pk]), data | {"last_day": ""}
    )
    assert fragment.content.decode().strip() in page.content.decode()


def test_two_people_correct_the_same_draft(world, as_):
    client = as_(world.manager)
    address = world.of("correct")
    client.post(address, draft_data(decision_reference="HBC eerste"))
    before = rows()
    page = client.post(address, draft_data(decision_reference="HBC tweede"))
    assert page.status_code == 422
    assert "HBC eerste" in text(page)
    assert 'value="HBC tweede"' in page.content.decode()
    assert rows() == before


# --- deciding ---


def test_head_confirms_and_the_ledger_has_the_commitment(world, as_):
    response = as_(world.head).post(
        world.of("confirm"), {"version": world.draft.version, "motivation": ""}
    )
    assert response.status_code == 302
    world.draft.refresh_from_db()
    assert world.draft.state == "running"
    assert LedgerEntry.objects.filter(agreement=world.draft, kind="committed").count() == 1


def test_confirming_what_is_blocked_names_every_objection(world, as_):
    far = make_draft(world.cluster, date(2028, 6, 1), 1, "700000", by=actor(world.manager))
    before = rows()
    client = as_(world.head)
    page = client.get(world.of("confirm", far))
    assert "Dit ontwerp kun je zo niet bevestigen." in text(page)
    page = client.post(world.of("confirm", far), {"version": far.version, "motivation": "x"})
    assert page.status_code == 422
    assert "Het jaarmaximum is € 650.000,00." in text(page)
    assert rows() == before


def test_exception_asks_its_motivation_at_the_field(world, as_):
    gap = make_draft(
        world.cluster, date(2027, 2, 1), 1, "1000", granted_on=date(2026, 11, 16),
        by=actor(world.manager),
    )  # fmt: skip
    client = as_(world.head)
    page = client.post(world.of("confirm", gap), {"version": gap.version, "motivation": " "})
    assert page.context["form"].errors["motivation"] == [
        "Een uitzondering vraagt een motivering. Schrijf waarom ze verantwoord is."
    ]
    response = client.post(
        world.of("confirm", gap), {"version": gap.version, "motivation": "Late beslissing"}
    )
    assert response.status_code == 302


def test_refused_confirmation_keeps_no_file(world, as_):
    far = make_draft(world.cluster, date(2028, 6, 1), 1, "700000", by=actor(world.manager))
    advice = SimpleUploadedFile("advies.png", PIXEL, content_type="image/png")
    before = rows()
    page = as_(world.head).post(
        world.of("confirm", far), {"version": far.version, "motivation": "x", "advice": advice}
    )
    assert page.status_code == 422
    assert rows() == before


def test_confirming_an_old_page_asks_to_read_again(world, as_):
    as_(world.manager).post(world.of("correct"), draft_data(decision_reference="HBC nieuw"))
    before = rows()
    page = as_(world.head).post(world.of("confirm"), {"version": "1", "motivation": ""})
    assert page.status_code == 422
    assert "An Peeters wijzigde dit ontwerp nadat je het opende." in text(page)
    assert rows() == before


def test_withdraw_stop_and_end(world, as_):
    client = as_(world.head)
    assert client.post(world.of("withdraw"), {"reason": ""}).status_code == 422
    assert client.post(world.of("withdraw"), {"reason": "Vervalt"}).status_code == 302
    page = client.post(
        world.of("stop", world.running), {"last_day": "31/12/2026", "reason": "Stopt"}
    )
    assert "Kies een laatste dag vanaf 01/01/2024 en voor 31/12/2026." in text(page)
    client.post(world.of("stop", world.running), {"last_day": "31/12/2025", "reason": "Stopt"})
    over = running_agreement(make_cluster(), date(2020, 1, 1), 1)
    assert client.post(world.of("end", over), {"go": "1"}).status_code == 302
    states = SupportAgreement.objects.filter(pk__in=[world.draft.pk, world.running.pk, over.pk])
    assert list(states.order_by("pk").values_list("state", flat=True)) == [
        "stopped",
        "withdrawn",
        "ended",
    ]
    assert LedgerEntry.objects.filter(kind="decommitted").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "550.000,01"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"on_day": "22/11/2026"}, "on_day"),
        ({"on_day": "31/12/2023"}, "on_day"),
        ({"money_reference": "bet-1"}, "money_reference"),
        ({"money_reference": ""}, "money_reference"),
        ({"year": ""}, "year"),
    ],
)
def test_payment_against_the_rules_is_named_at_its_field(world, as_, changes, field):
    before = rows()
    page = as_(world.finance).post(world.of("money", world.running), money_data(world) | changes)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert rows() == before


def test_finance_records_a_payment(world, as_):
    response = as_(world.finance).post(world.of("money", world.running), money_data(world))
    assert response.status_code == 302
    line = LedgerEntry.objects.get(reference="BET-2")
    assert (line.kind, line.amount, line.recorded_by_id) == (
        "paid",
        Decimal("1000.00"),
        world.finance.pk,
    )


def test_year_of_another_agreement_is_no_choice(world, as_):
    other = first_year(running_agreement(make_cluster()))
    before = rows()
    page = as_(world.finance).post(
        world.of("money", world.running), money_data(world) | {"year": str(other.pk)}
    )
    assert list(page.context["form"].errors) == ["year"]
    assert rows() == before


def money_data(world: World) -> dict[str, str]:
    return {
        "kind": "paid",
        "year": str(first_year(world.running).pk),
        "amount": "1.000,00",
        "on_day": "20/11/2026",
        "money_reference": "BET-2",
        "note": "",
    }


# --- schemes ---


def test_administrator_keeps_schemes(as_):
    client = as_(person(Role.ADMINISTRATOR))
    data = {
        "code": "IBN2",
        "name": "Bedrijfsnetwerken",
        "cluster_kind": "IBN",
        "legal_basis": "AGVV art. 27",
        "counts_for_ten_years": "True",
        "sa_number": "",
        "valid_from": "01/01/2027",
        "valid_to": "",
    }
    assert client.post(reverse("agreements:new_scheme"), data).status_code == 302
    made = SupportScheme.objects.get(code="IBN2")
    assert "Bedrijfsnetwerken" in text(client.get(reverse("agreements:schemes")))
    change = reverse("agreements:change_scheme", args=[made.pk])
    response = client.post(
        change, data | {"valid_to": "31/12/2030", "version": "1", "reason": "Verlenging"}
    )
    assert response.status_code == 302
    made.refresh_from_db()
    assert made.valid_to == date(2030, 12, 31)
    shown = text(client.get(reverse("agreements:scheme", args=[made.pk])))
    assert "Verlenging" in shown


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR])
def test_others_of_the_agency_read_schemes_only(as_, role):
    scheme = make_scheme()
    client = as_(person(role))
    before = rows()
    assert client.get(reverse("agreements:schemes")).status_code == 200
    assert client.get(reverse("agreements:scheme", args=[scheme.pk])).status_code == 200
    for address in (
        reverse("agreements:new_scheme"),
        reverse("agreements:change_scheme", args=[scheme.pk]),
    ):
        assert client.post(address, {"code": "X"}).status_code == 403
    assert rows() == before


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.EXPERT])
def test_schemes_are_closed_outside_the_agency(as_, role):
    client = as_(person(role, mandates=[KBO] if role is Role.CLUSTER_EDITOR else []))
    assert client.get(reverse("agreements:schemes")).status_code == 403


# --- costs ---


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_any_number_of_rows(as_, number):
    cluster = make_cluster()
    for turn in range(number):
        agreement = running_agreement(cluster, date(2017 + 3 * turn, 1, 1), 3)
        paid(first_year(agreement), "1000")
    client = as_(person(Role.HEAD_OF_TEAM))
    costs = []
    for address in (
        reverse("agreements:list", args=[cluster.pk]),
        reverse("agreements:detail", args=[agreement.pk]),
        reverse("agreements:schemes"),
    ):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        costs.append(len(captured))
    assert costs == [12, 14, 6]


# --- the payment plan ---


def plan_data(*rows: tuple[str, str], reason: str = "De leden betalen later.", **more: str):
    data = {"reason": reason, "instalments": str(len(rows))}
    for number, (trigger, amount) in enumerate(rows):
        data |= {f"instalment-{number}-trigger": trigger, f"instalment-{number}-amount": amount}
    return data | more


def test_agreement_shows_its_payment_plan(world, as_):
    for who in (world.head, person(Role.CLUSTER_SIGNATORY, mandates=[KBO])):
        shown = text(as_(who).get(world.of("detail", world.running)))
        for expected in ("Betalingsplan", "€ 390.000,00", "€ 260.000,00", "60,00 %", "Te betalen"):
            assert expected in shown, expected
    draft = text(as_(world.head).get(world.of("detail")))
    assert "Het betalingsplan komt er zodra een tweede persoon de overeenkomst bevestigt." in draft


def test_head_of_team_changes_the_plan_in_the_browser(world, as_):
    address = reverse("agreements:amend_plan", args=[world.running.pk, 2])
    client = as_(world.head)
    page = client.get(address)
    read = page.context["form"]["read"].value()
    wrong = client.post(address, plan_data(("granted", "650.000,01"), read=read))
    assert wrong.status_code == 422
    assert "€ 0,01 meer dan de steun van € 650.000,00" in text(wrong)
    done = client.post(
        address, plan_data(("granted", "50.000"), ("report_accepted", "600000"), read=read)
    )
    assert done.status_code == 302
    found = Instalment.objects.filter(project_year__number=2).order_by("number")
    assert [(row.trigger, row.amount) for row in found] == [
        ("granted", Decimal("50000.00")),
        ("report_accepted", Decimal("600000.00")),
    ]
    again = client.post(address, plan_data(("granted", "650.000"), read=read))
    assert "Iemand anders wijzigde dit plan intussen." in text(again)


def test_amending_a_year_that_is_absent_answers_as_absent(world, as_):
    address = reverse("agreements:amend_plan", args=[world.running.pk, 9])
    assert as_(world.head).get(address).status_code == 404


def test_payment_is_recorded_for_its_instalment(world, as_):
    advance = Instalment.objects.get(project_year__number=2, number=1)
    data = {
        "kind": "paid",
        "year": str(advance.project_year_id),
        "instalment": str(advance.pk),
        "amount": "390.000,01",
        "on_day": "01/03/2026",
        "money_reference": "BET-9",
        "note": "",
    }
    client = as_(world.finance)
    address = world.of("money", world.running)
    wrong = client.post(address, data)
    assert "van deze schijf nog rest" in text(wrong)
    assert client.post(address, data | {"amount": "390000"}).status_code == 302
    assert LedgerEntry.objects.get(reference="BET-9").instalment_id == advance.pk
