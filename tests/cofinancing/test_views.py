"""The pages of project years, due dates and decisions: who sees what, and what they do."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import StoredFile, Task
from cofinancing.actions.deadlines import extend_deadline
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.models import DeadlineChange, LapseDecision
from cofinancing.queries.checks import check_all
from cofinancing.queries.lapse import LAPSE
from tests.clusters.builders import PIXEL, make_cluster, make_operator
from tests.cofinancing.builders import accepted, make_year, managed_year
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings, monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)


@pytest.fixture
def enter(client):
    """Log somebody in: an actor, or a new person with a role."""

    def log_in(who):
        user = User.objects.get(pk=who.user_id) if hasattr(who, "user_id") else person(who)
        client.force_login(user)
        return client

    return log_in


def page(client, address, status=200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return str(response.content.decode())


def proof(name: str = "besluit.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PIXEL, content_type="image/png")


def test_project_year_shows_the_check_with_its_calculation(enter):
    year, manager = managed_year()
    accepted(year, "799.99")
    html = page(enter(manager), f"/projectjaren/{year.pk}/")
    for words in (
        "De 80 %-controle", "€\xa0800,00", "€\xa0799,99", "79,99", "01/04/2026", "Gemist",
        "De termijn begint met het projectjaar", "Verleng de termijn",
        "brengt meer dan 25 % van het geld in", "Niemand heeft deze uiterste datum verschoven",
    ):  # fmt: skip
        assert words in html


def test_project_year_before_it_was_known_says_so(enter):
    year, manager = managed_year()
    html = page(enter(manager), f"/projectjaren/{year.pk}/?op=01/01/2024")
    assert "Op die dag was er niets bekend over dit projectjaar." in html


def test_project_year_as_of_a_day_shows_the_due_date_of_then(enter):
    year, manager = managed_year()
    extend_deadline([year], new_due=date(2026, 12, 15), reason="Beroep", actor=manager, at=NOW)
    html = page(enter(manager), f"/projectjaren/{year.pk}/?op=21/11/2026")
    assert "Je ziet het dossier zoals het bekend was op het einde van" in html
    assert "15/12/2026" in html
    assert "Verleng de termijn" not in html


@pytest.mark.parametrize("text", ["31/02/2026", "morgen", "22/11/2026"])
def test_impossible_day_is_refused_in_words(enter, text):
    year, manager = managed_year()
    html = page(enter(manager), f"/projectjaren/{year.pk}/?op={text}", status=422)
    assert 'id="as-of-fault"' in html


def test_cluster_organisation_sees_its_own_year_without_buttons_and_weighing(enter):
    cluster = make_cluster()
    operator = make_operator(cluster)
    year = make_year(cluster=cluster)
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    client = enter(acting(Role.CLUSTER_EDITOR, mandates=[operator.organisation.kbo]))
    html = page(client, f"/projectjaren/{year.pk}/")
    assert "De 80 %-controle" in html
    assert "Verleng de termijn" not in html
    assert "Naar het besluit" not in html
    assert client.get(f"/taken/{Task.objects.get(kind=LAPSE).pk}/verval/").status_code == 404
    assert client.get(f"/projectjaren/{year.pk}/verlengen/").status_code == 403


@pytest.mark.parametrize(
    "role", [Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COMMITTEE_MEMBER, Role.EXPERT]
)
def test_strangers_find_nothing(enter, role):
    year = make_year()
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    client = enter(role)
    task = Task.objects.get(kind=LAPSE)
    for address in (
        f"/projectjaren/{year.pk}/", f"/projectjaren/{year.pk}/verlengen/", f"/projectjaren/{year.pk}/schorsen/",
        f"/clusters/{year.agreement.cluster_id}/cofinanciering/", f"/taken/{task.pk}/verval/", "/projectjaren/999999/",
    ):  # fmt: skip
        page(client, address, status=404)


def test_anonymous_is_sent_to_the_login_page(client):
    year = make_year()
    response = client.get(f"/projectjaren/{year.pk}/")
    assert (response.status_code, response.url.split("?")[0]) == (302, "/aanmelden/")


def test_cluster_page_lists_its_project_years(enter):
    year, manager = managed_year()
    accepted(year, "800.00")
    html = page(enter(manager), f"/clusters/{year.agreement.cluster_id}/cofinanciering/")
    assert html.count("/projectjaren/") >= 3
    assert "Gehaald" in html
    export = enter(manager).get(f"/clusters/{year.agreement.cluster_id}/cofinanciering/?export=csv")
    assert export.status_code == 200
    assert "Gehaald" in export.getvalue().decode("utf-8-sig")


@pytest.mark.parametrize("payments", [1, 3])
def test_pages_cost_the_same_queries_for_any_number_of_rows(
    enter, payments, django_assert_num_queries
):
    year, manager = managed_year()
    for _ in range(payments):
        accepted(year, "100.00")
    client = enter(manager)
    page(client, f"/projectjaren/{year.pk}/")
    with django_assert_num_queries(14):
        page(client, f"/projectjaren/{year.pk}/")
    with django_assert_num_queries(9):
        page(client, f"/clusters/{year.agreement.cluster_id}/cofinanciering/")


def test_account_manager_extends_on_the_page(enter):
    year, manager = managed_year()
    values = {"new_due": "15/12/2026", "months": "", "reason": "Overmacht", "document": proof()}
    response = enter(manager).post(f"/projectjaren/{year.pk}/verlengen/", values)
    assert (response.status_code, response.url) == (302, f"/projectjaren/{year.pk}/")
    change = DeadlineChange.objects.get()
    assert (change.new_due, change.reason) == (date(2026, 12, 15), "Overmacht")
    assert change.document is not None
    assert change.document.scope == year.agreement.cluster.scope
    assert "besluit.png" in page(enter(manager), f"/projectjaren/{year.pk}/")


def test_account_manager_suspends_on_the_page(enter):
    year, manager = managed_year()
    values = {"first": "02/02/2026", "last": "04/02/2026", "reason": "Beroep"}
    assert enter(manager).post(f"/projectjaren/{year.pk}/schorsen/", values).status_code == 302
    assert check_all(TODAY, [year.pk])[0].due == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"new_due": "01/04/2026", "reason": "x"}, "is niet later dan de huidige uiterste datum"),
        ({"new_due": "31/02/2026", "reason": "x"}, "new_due"),
        ({"reason": "x"}, "Geef een nieuwe datum of een aantal maanden"),
        ({"new_due": "15/12/2026"}, "Schrijf op waarom"),
    ],
)
def test_extension_that_makes_no_sense_stands_at_its_field(enter, values, sentence):
    year, manager = managed_year()
    response = enter(manager).post(f"/projectjaren/{year.pk}/verlengen/", values)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (DeadlineChange.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_refused_extension_keeps_no_document(enter):
    year, manager = managed_year()
    values = {"new_due": "01/04/2026", "reason": "x", "document": proof()}
    assert enter(manager).post(f"/projectjaren/{year.pk}/verlengen/", values).status_code == 422
    assert (DeadlineChange.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_set_moves_together_with_a_document_in_each_file(enter):
    years = [make_year(), make_year()]
    client = enter(Role.HEAD_OF_TEAM)
    html = page(client, f"/cofinanciering/verlengen/?jaar={years[0].pk}")
    assert html.count('type="checkbox"') == 2
    assert html.count(" checked") == 1
    values = {
        "years": [year.pk for year in years], "months": "2", "new_due": "", "reason": "Overmacht",
        "document": proof(),
    }  # fmt: skip
    assert client.post("/cofinanciering/verlengen/", values).status_code == 302
    assert DeadlineChange.objects.values("batch").distinct().count() == 1
    scopes = DeadlineChange.objects.order_by("project_year_id")
    assert list(scopes.values_list("document__scope", flat=True)) == [
        year.agreement.cluster.scope for year in years
    ]


def test_set_holds_own_files_only(enter):
    mine, manager = managed_year()
    other = make_year()
    client = enter(manager)
    html = page(client, "/cofinanciering/schorsen/")
    assert f'value="{mine.pk}"' in html
    assert f'value="{other.pk}"' not in html
    values = {"years": [other.pk], "first": "02/02/2026", "last": "04/02/2026", "reason": "Beroep"}
    assert client.post("/cofinanciering/schorsen/", values).status_code == 422
    assert DeadlineChange.objects.count() == 0


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.CLUSTER_EDITOR])
@pytest.mark.parametrize("address", ["/cofinanciering/verlengen/", "/cofinanciering/schorsen/"])
def test_set_is_for_officials(enter, role, address):
    make_year()
    page(enter(role), address, status=403)


def missed():
    year, manager = managed_year()
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    return year, manager, Task.objects.get(kind=LAPSE)


def test_decision_page_shows_the_facts_of_then_and_of_now(enter):
    year, manager, task = missed()
    accepted(year, "900.00")
    html = page(enter(manager), f"/taken/{task.pk}/verval/")
    assert "De cijfers toen de taak geopend werd en vandaag" in html
    assert html.count("Volgestort op de uiterste datum, als deel van het plan") == 2
    assert "Leg het besluit vast" in html
    assert f"/taken/{task.pk}/verval/" in page(enter(manager), f"/projectjaren/{year.pk}/")


def test_decision_on_the_page_closes_the_task(enter):
    year, manager, task = missed()
    values = {"outcome": "extra_term", "months": "2", "reason": "Groeipad", "document": proof()}
    response = enter(manager).post(f"/taken/{task.pk}/verval/", values)
    assert (response.status_code, response.url) == (302, f"/projectjaren/{year.pk}/")
    decision = LapseDecision.objects.get()
    assert (decision.outcome, DeadlineChange.objects.get().new_due) == (
        "extra_term", date(2026, 6, 1)
    )  # fmt: skip
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    html = page(enter(manager), f"/taken/{task.pk}/verval/")
    assert "Groeipad" in html
    assert "Leg het besluit vast" not in html


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome": "continue", "reason": "x"}, "document"),
        ({"reason": "x"}, "Kies wat je beslist"),
        ({"outcome": "extra_term", "reason": "x"}, "Geef een nieuwe datum of een aantal maanden"),
        (
            {"outcome": "continue", "months": "2", "reason": "x"},
            "hoort alleen bij een extra termijn",
        ),
    ],
)
def test_decision_that_lacks_something_changes_nothing(enter, values, sentence):
    _year, manager, task = missed()
    upload = {} if sentence == "document" else {"document": proof()}
    response = enter(manager).post(f"/taken/{task.pk}/verval/", values | upload)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    task.refresh_from_db()
    assert (task.state, LapseDecision.objects.count(), StoredFile.objects.count()) == (
        TaskState.OPEN, 0, 0
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR])
def test_reader_sees_the_decision_page_but_does_not_decide(enter, role):
    _year, _manager, task = missed()
    client = enter(role)
    assert "Leg het besluit vast" not in page(client, f"/taken/{task.pk}/verval/")
    values = {"outcome": "continue", "reason": "x", "document": proof()}
    assert client.post(f"/taken/{task.pk}/verval/", values).status_code == 403
    assert (LapseDecision.objects.count(), StoredFile.objects.count()) == (0, 0)
