"""Pages of the ground floor: tasks, background jobs, runs, messages, health."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail as mailbox
from django.db import OperationalError, connection
from django.urls import reverse

from clusterbeleid.core import background, health, jobs, outbox, scopes, task_kinds, todo
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.models import BackgroundJob, JobRun, OutboxMessage, StateChange, Task
from clusterbeleid.core.relay import RelayResult
from clusterbeleid.core.relay import relay as post
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db

AGENCY = (Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM, Role.AUDITOR)


@pytest.fixture(autouse=True)
def english_and_own_scopes(monkeypatch, no_bell):
    """Words of the catalogue change; ours are read in English. ``test:1`` is a file of the agency."""
    monkeypatch.setattr(
        scopes,
        "_OWNERS",
        {"test": lambda who, on: frozenset({"test:1"} if who.has(*AGENCY) else ())},
    )


def log_in(client, role, **more):
    user = person(role, language="en", **more)
    client.force_login(user)
    return user


def text_of(response):
    return " ".join(response.content.decode().split())


# --- tasks ------------------------------------------------------------------------------------------------------


def open_one(key="een", **more):
    given = {
        "kind": "test.kind",
        "subject_label": f"Dossier {key}",
        "scope": "test:1",
        "due_on": TODAY,
        "roles": [Role.ACCOUNT_MANAGER],
    }
    (task,) = todo.open_tasks([todo.NewTask(business_key=key, **{**given, **more})], at=NOW)
    return task


@pytest.fixture
def kinds(monkeypatch):
    monkeypatch.setattr(task_kinds, "_KINDS", {})
    todo.register_kind("test.kind", "Bekijk het dossier", fact_labels={"gap": "Tekort", "on": "Op"})


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_tasks_costs_the_same_for_one_and_three(
    client, kinds, rows, django_assert_num_queries
):
    log_in(client, Role.ACCOUNT_MANAGER)
    for number in range(rows):
        open_one(str(number), people=[person().pk])
    client.get(reverse("core:tasks"))
    with django_assert_num_queries(TASK_LIST_QUERIES):
        response = client.get(reverse("core:tasks"))
    assert text_of(response).count(">Dossier ") == rows


# session, user, roles and mandates, count in the menu, count of the list, tasks, people
TASK_LIST_QUERIES = 7


def test_tabs_show_mine_all_late_and_closed(client, kinds):
    log_in(client, Role.ACCOUNT_MANAGER)
    open_one("mijn")
    open_one("ander", roles=[Role.HEAD_OF_TEAM])
    open_one("laat", due_on=TODAY - timedelta(days=3000))
    todo.close_task(open_one("dicht"), outcome="done", reason="Klaar", actor=SYSTEM, at=NOW)

    def shown(name):
        page = text_of(client.get(reverse(name)))
        return {key for key in ("mijn", "ander", "laat", "dicht") if f"Dossier {key}" in page}

    assert shown("core:tasks") == {"mijn", "laat"}
    assert shown("core:tasks_all") == {"mijn", "ander", "laat"}
    assert "laat" in shown("core:tasks_overdue")
    assert "dicht" not in shown("core:tasks_overdue")
    assert shown("core:tasks_closed") == {"dicht"}


def test_tasks_are_exported_in_full(client, kinds):
    log_in(client, Role.HEAD_OF_TEAM)
    for number in range(30):
        open_one(str(number))
    response = client.get(reverse("core:tasks_all"), {"export": "csv"})
    assert response["Content-Disposition"].startswith('attachment; filename="tasks-')
    assert response.content.decode("utf-8-sig").count("Dossier ") == 30


def test_task_shows_the_facts_of_the_day_it_was_opened(client, kinds):
    log_in(client, Role.AUDITOR)
    explained = Explained(
        (Line("period.not_a_day", Decimal("400000.00"), "EUR", "R32", "cofinancing.pct"),),
        (Finding(Level.WARN, "calendar.year_unknown", "R10", {"year": 2099}),),
    )
    facts = {**explained.as_json(), "gap": Decimal("1250.50"), "on": TODAY, "verborgen": 1}
    page = text_of(client.get(reverse("core:task", args=[open_one(facts=facts).pk])))

    assert "€ 400.000,00" in page.replace("\xa0", " ")
    assert "The public holidays of 2099 are not known." in page
    for label, value in (("Tekort", "1.250,50"), ("Op", "21/11/2026")):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert "verborgen" not in page
    assert "Your role does not allow this step." in page
    assert "<textarea" not in page


def test_task_is_closed_with_a_reason(client, kinds):
    user = log_in(client, Role.ACCOUNT_MANAGER)
    address = reverse("core:task", args=[open_one().pk])

    refused = client.post(address, {"outcome": "done", "reason": " "})
    assert "Write down why" in text_of(refused)
    assert Task.objects.get().state == "open"

    response = client.post(address, {"outcome": "dropped", "reason": "Dubbel geopend"})
    assert response["Location"] == reverse("core:tasks")
    task = Task.objects.get()
    assert (task.state, task.outcome_reason, task.closed_by) == ("dropped", "Dubbel geopend", user)


def test_task_with_own_page_offers_that_page_and_no_form(client, monkeypatch):
    monkeypatch.setattr(task_kinds, "_KINDS", {})
    todo.register_kind("test.kind", "Besluit", closes_itself=True, address=lambda task: "/elders/")
    log_in(client, Role.ACCOUNT_MANAGER)
    address = reverse("core:task", args=[open_one().pk])
    page = text_of(client.get(address))
    assert '<a class="au-c-button" href="/elders/">' in page
    assert "This task closes with the decision on its own page." in page
    assert "<textarea" not in page
    client.post(address, {"outcome": "done", "reason": "Toch"})
    assert Task.objects.get().state == "open"


@pytest.mark.parametrize("role", [Role.EXPERT, Role.ADMINISTRATOR])
def test_task_of_another_file_does_not_exist(client, kinds, role):
    log_in(client, role)
    address = reverse("core:task", args=[open_one().pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"outcome": "done", "reason": "x"}).status_code == 404
    assert Task.objects.get().state == "open"


# --- background jobs -----------------------------------------------------------------------------------------------


@pytest.fixture
def job(monkeypatch):
    monkeypatch.setattr(background, "_KINDS", {})
    background.register_worker(
        "test",
        lambda *_given: JobOutcome(),
        "Invoer van bijdragen",
        address=lambda job: "/resultaat/",
    )
    started = background.start("test", actor=SYSTEM, at=NOW, scope="test:1")
    BackgroundJob.objects.update(done=2500, total=10_000)
    return started


def set_state(state):
    BackgroundJob.objects.update(state=state)


def test_progress_is_asked_for_as_long_as_the_work_goes_on(client, job):
    log_in(client, Role.ACCOUNT_MANAGER)
    address = reverse("core:job", args=[job.pk])
    page = text_of(client.get(address))
    part = client.get(address, headers={"HX-Request": "true"})
    assert f'hx-get="{address}"' in page
    assert 'max="100" value="25"' in page
    assert text_of(part) in page, "the part is what the page holds"
    assert "HX-Refresh" not in part

    set_state("done")
    page = text_of(client.get(address))
    assert "hx-get" not in page
    assert 'href="/resultaat/"' in page
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("done", "The work is done."),
        ("refused", "The input was refused. Nothing was saved."),
        ("failed", "The work stopped three times. Nothing was saved."),
    ],
)
def test_end_of_a_job_is_told_in_words(client, job, state, words):
    log_in(client, Role.ACCOUNT_MANAGER)
    set_state(state)
    assert words in text_of(client.get(reverse("core:job", args=[job.pk])))


def test_job_of_another_file_does_not_exist(client, job):
    log_in(client, Role.FINANCE)
    assert client.get(reverse("core:job", args=[job.pk])).status_code == 404


# --- runs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_runs_costs_the_same_for_one_and_three(client, rows, django_assert_num_queries):
    log_in(client, Role.HEAD_OF_TEAM)
    for number in range(rows):
        with jobs.record_run(f"job {number}", TODAY) as run:
            run.looked_at = 12_345
    client.get(reverse("core:job_runs"))
    with django_assert_num_queries(
        TASK_LIST_QUERIES
    ):  # last runs, count, runs instead of the tasks
        response = client.get(reverse("core:job_runs"))
    assert text_of(response).count("12.345") == 2 * rows


def test_failed_and_broken_off_runs_say_so(client):
    log_in(client, Role.AUDITOR)
    JobRun.objects.create(name="a", on_day=TODAY, started_at=NOW, error="ValueError: kapot")
    JobRun.objects.create(name="b", on_day=TODAY, started_at=NOW)
    page = text_of(client.get(reverse("core:job_runs")))
    assert "ValueError: kapot" in page
    assert "Busy, or stopped by force" in page
    failed = text_of(client.get(reverse("core:job_runs"), {"result": "failed"}))
    assert "1 result" in failed


def test_administrator_sees_the_state_of_the_machinery(client):
    log_in(client, Role.ADMINISTRATOR)
    page = text_of(client.get(reverse("core:job_runs")))
    assert "The database answers." in page
    assert "The broker does not answer." in page
    assert "The scheduler has been silent" in page


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.FINANCE, Role.EXPERT])
def test_runs_are_not_for_everybody(client, role):
    log_in(client, role)
    response = client.get(reverse("core:job_runs"))
    assert response.status_code == 403


# --- messages -----------------------------------------------------------------------------------------------------


def message(key="een", state="parked", **more):
    outbox.enqueue(
        kind="core.trial", business_key=key, recipient=f"{key}@example.be", at=NOW,
        payload={"name": "An", "asked_at": NOW},
    )  # fmt: skip
    row = OutboxMessage.objects.filter(business_key=key)
    row.update(**{"state": state, "attempts": 5, "last_error": "SMTPDataError: vol", **more})
    return row.get()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_messages_costs_the_same_for_one_and_three(client, rows, django_assert_num_queries):
    log_in(client, Role.ADMINISTRATOR)
    for number in range(rows):
        message(f"p{number}")
    client.get(reverse("core:outbox"))
    with django_assert_num_queries(
        TASK_LIST_QUERIES
    ):  # parked, count, messages instead of the tasks
        response = client.get(reverse("core:outbox"))
    assert text_of(response).count("SMTPDataError: vol") == rows


def test_parked_message_goes_again_with_a_reason(client, no_bell):
    user = log_in(client, Role.ADMINISTRATOR)
    row = message()
    address = reverse("core:outbox_message", args=[row.pk])
    assert "SMTPDataError: vol" in text_of(client.get(address))

    assert "Write down why" in text_of(client.post(address, {"reason": ""}))
    row.refresh_from_db()
    assert row.state == "parked"

    assert client.post(address, {"reason": "Mailbox is leeg"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == ("pending", 0, "")
    change = StateChange.objects.get()
    assert (change.action, change.reason, change.actor_id) == (
        "rerun_message",
        "Mailbox is leeg",
        user.pk,
    )
    assert "Mailbox is leeg" in text_of(client.get(address))
    assert post(now=NOW) == RelayResult(sent=1)
    assert len(mailbox.outbox) == 1


def test_all_parked_messages_go_again_and_the_others_stay(client):
    log_in(client, Role.ADMINISTRATOR)
    message("a")
    message("b")
    message("c", "sent", sent_at=NOW)
    address = reverse("core:outbox_rerun_all")
    refused = client.post(address, {"reason": ""})
    assert (refused.status_code, StateChange.objects.count()) == (422, 0)
    assert client.post(address, {"reason": "Server terug"}).status_code == 302
    states = OutboxMessage.objects.order_by("business_key").values_list("state", flat=True)
    assert list(states) == ["pending", "pending", "sent"]
    assert StateChange.objects.count() == 2
    again = client.post(address, {"reason": "Server terug"})
    assert "No message is parked." in text_of(again)


def test_sent_message_does_not_go_again(client):
    log_in(client, Role.ADMINISTRATOR)
    row = message(state="sent", sent_at=NOW)
    response = client.post(reverse("core:outbox_message", args=[row.pk]), {"reason": "Nog eens"})
    assert "Only a parked message can go again." in text_of(response)
    assert OutboxMessage.objects.get().state == "sent"


def test_trial_message_goes_to_the_one_who_asks(client):
    user = log_in(client, Role.ADMINISTRATOR)
    client.post(reverse("core:outbox_trial"))
    row = OutboxMessage.objects.get()
    assert (row.recipient, row.language, row.kind) == (user.email, "en", "core.trial")


def test_auditor_reads_messages_and_sends_none(client):
    log_in(client, Role.AUDITOR)
    row = message()
    address = reverse("core:outbox_message", args=[row.pk])
    assert "SMTPDataError: vol" in text_of(client.get(reverse("core:outbox")))
    assert "<textarea" not in text_of(client.get(address))
    client.post(address, {"reason": "Toch"})
    answers = [
        client.post(reverse(f"core:{name}"), {"reason": "x"})
        for name in ("outbox_rerun_all", "outbox_trial")
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert list(OutboxMessage.objects.values_list("state", flat=True)) == ["parked"]


@pytest.mark.parametrize("role", [Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE])
def test_messages_are_not_for_everybody(client, role):
    log_in(client, role)
    row = message()
    pages = (reverse("core:outbox"), reverse("core:outbox_message", args=[row.pk]))
    assert [client.get(page).status_code for page in pages] == [403, 403]


# --- health --------------------------------------------------------------------------------------------------------


def test_alive_without_asking_anybody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.usefixtures("true_clock")
def test_ready_says_what_works_to_anybody(client):
    response = client.get("/readyz")
    answer = json.loads(response.content)
    assert (response.status_code, answer["status"]) == (200, "ok")
    assert answer["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "disk": "ok",
        "clock": "ok",
        "scheduler": "warning",
        "outbox": "ok",
        "broker": "warning",
        "mail": "ok",
    }


def test_lost_database_turns_ready_red_while_alive_stays_green(client, monkeypatch):
    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", gone)
    response = client.get("/readyz")
    checks = json.loads(response.content)["checks"]
    assert response.status_code == 503
    assert [checks[name] for name in ("database", "migrations", "clock")] == ["failed"] * 3
    assert client.get("/healthz").status_code == 200


@pytest.mark.usefixtures("true_clock")
def test_run_of_the_relay_pleases_the_scheduler_check():
    def answer():
        return {check.name: check.status for check in health.readiness()}

    run = JobRun.objects.create(name="relay_outbox", on_day=TODAY, started_at=real_now())
    assert (answer()["scheduler"], answer()["clock"]) == ("ok", "ok")
    JobRun.objects.filter(pk=run.pk).update(started_at=real_now() + timedelta(minutes=5))
    assert answer()["clock"] == "failed", "the clock went back"


def test_parked_and_old_messages_are_a_warning():
    def answer():
        return {check.name: check.status for check in health.readiness()}["outbox"]

    row = message(state="pending", attempts=0)
    OutboxMessage.objects.update(created_at=real_now())
    assert answer() == "ok"
    OutboxMessage.objects.update(created_at=real_now() - timedelta(minutes=11))
    assert answer() == "warning"
    OutboxMessage.objects.filter(pk=row.pk).update(state="parked", created_at=real_now())
    assert answer() == "warning"


@pytest.mark.parametrize(
    ("free", "status"), [(10**6, "failed"), (5 * 10**8, "warning"), (10**12, "ok")]
)
def test_room_on_the_disk(monkeypatch, free, status):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": free}))
    assert {check.name: check.status for check in health.readiness()}["disk"] == status


def test_mail_server_away_is_a_warning(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answers = {check.name: check for check in health.readiness()}
    assert (answers["mail"].status, answers["mail"].code) == ("warning", "health.mail.warning")


def test_every_answer_of_health_has_its_sentence():
    from clusterbeleid.core.texts import known_codes

    for rule in health.RULES:
        statuses = ["ok", "failed"] if rule.vital else ["ok", "warning"]
        assert {f"health.{rule.name}.{status}" for status in statuses} <= known_codes()
