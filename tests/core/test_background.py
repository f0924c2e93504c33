"""Work in the background: all or nothing, whatever dies, and a bar that moves meanwhile."""

import os
import signal

import pytest
from django.db import connections

from clusterbeleid.core import background, doorbell, failpoints, queries, scopes
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.models import BackgroundJob, JobRun
from clusterbeleid.core.progress import Progress
from tests.core.support import fork, locks_let_go, wait_for
from tests.people import NOW, TODAY, acting

ACTOR = Actor(None, "system")


@pytest.fixture
def worker(monkeypatch, no_bell):
    """Register a kind whose work is a row in another table, so that what is undone can be seen."""
    monkeypatch.setattr(background, "_KINDS", {})

    def register(act):
        background.register_worker("test", act, "Proef", address=lambda job: f"/elders/{job.pk}/")
        return background.start("test", actor=ACTOR, at=NOW, options={"day": TODAY})

    return register


def write(job, progress=None):
    JobRun.objects.create(name=f"work of {job.pk}", on_day=TODAY, started_at=NOW)


def written():
    return JobRun.objects.count()


@pytest.mark.usefixtures("committed")
def test_work_is_done_once_with_its_result(worker, no_bell):
    def work(job, progress):
        progress(5, 10)
        write(job)
        return JobOutcome(result={"rows": 10, "on": TODAY})

    job = worker(work)
    assert no_bell == [(doorbell.RUN_BACKGROUND_JOB, job.pk)]
    assert (job.state, job.options) == ("waiting", {"day": {"$day": "2026-11-21"}})

    assert background.run(job.pk, at=NOW) == "done"
    assert background.run(job.pk, at=NOW) is None
    job.refresh_from_db()
    assert (job.state, job.attempts, job.finished_at) == ("done", 1, NOW)
    assert job.result == {"rows": 10, "on": {"$day": "2026-11-21"}}
    assert (job.done, job.total, written()) == (5, 10, 1)


@pytest.mark.usefixtures("committed")
def test_refused_work_leaves_its_errors_and_nothing_else(worker):
    def work(job, progress):
        write(job)
        return JobOutcome("refused", {"errors": ["rij 3"]})

    job = worker(work)
    assert background.run(job.pk, at=NOW) == "refused"
    job.refresh_from_db()
    assert (job.state, job.result, written()) == ("refused", {"errors": ["rij 3"]}, 0)


@pytest.mark.usefixtures("committed")
def test_progress_is_seen_by_others_while_the_work_is_not(worker):
    seen = []

    def work(job, progress):
        write(job)
        for done in range(4):
            progress._next = 0.0
            progress(done, 4)
            seen.append(look(job.pk))
        return JobOutcome()

    job = worker(work)
    background.run(job.pk, at=NOW)
    assert seen == [("running", done, 4, 0) for done in range(4)]


def look(pk):
    """Look over another connection, as the page of a person does."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT state, done, total, (SELECT count(*) FROM core_jobrun) "
                "FROM core_backgroundjob WHERE id = %s",
                [pk],
            )
            return cursor.fetchone()
    finally:
        other.close()


@pytest.mark.usefixtures("committed")
def test_progress_is_noted_twice_a_second_at_most_and_always_at_the_end(worker):
    job = worker(lambda job, progress: JobOutcome())
    progress = Progress(job.pk)
    for done in range(1, 1001):
        progress(done, 1000)
        if done == 999:
            assert look(job.pk)[1] == 1
    assert look(job.pk)[1] == 1000
    progress.close()


@pytest.mark.usefixtures("committed")
def test_fault_is_tried_three_times_and_then_failed(worker):
    def work(job, progress):
        write(job)
        raise ValueError("kapot\nmet gegevens")

    job = worker(work)
    assert [background.run(job.pk, at=NOW) for _turn in range(4)] == [
        "waiting",
        "waiting",
        "failed",
        None,
    ]
    job.refresh_from_db()
    assert (job.attempts, job.result) == (3, {"code": "job.crashed", "error": "ValueError: kapot"})
    assert (job.finished_at, written()) == (NOW, 0)


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("point", failpoints.BACKGROUND)
def test_kill_at_each_step_and_resume_does_the_work_once(worker, point):
    def work(job, progress):
        write(job)
        return JobOutcome()

    job = worker(work)
    assert wait_for(fork(lambda: background.run(job.pk, at=NOW), point)) == signal.SIGKILL
    assert locks_let_go()

    taken_up = background.resume(at=NOW)
    assert taken_up == (0 if point == "background.after_commit" else 1)
    job.refresh_from_db()
    assert (job.state, written()) == ("done", 1)
    assert job.attempts == (
        1 if point in {"background.before_claim", "background.after_commit"} else 2
    )


@pytest.mark.usefixtures("committed")
def test_work_that_kills_its_process_three_times_has_failed(worker):
    job = worker(lambda job, progress: os.kill(os.getpid(), signal.SIGKILL))
    for _turn in range(3):
        assert wait_for(fork(lambda: background.resume(at=NOW))) == signal.SIGKILL
        assert locks_let_go()
    assert background.resume(at=NOW) == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result) == (
        "failed",
        3,
        {"code": "job.crashed", "error": ""},
    )


@pytest.mark.usefixtures("committed")
def test_job_that_runs_elsewhere_is_left_alone(worker):
    tried = []

    def work(job, progress):
        child = fork(lambda: tried_in_vain(job.pk))
        tried.append(wait_for(child))
        return JobOutcome()

    job = worker(work)
    assert background.run(job.pk, at=NOW) == "done"
    assert tried == [0]
    assert BackgroundJob.objects.get().attempts == 1


def tried_in_vain(pk):
    assert background.run(pk, at=NOW) is None


@pytest.mark.django_db
def test_kind_nobody_registered_cannot_be_started(worker):
    with pytest.raises(KeyError):
        background.start("onbekend", actor=ACTOR, at=NOW)
    assert not BackgroundJob.objects.exists()


@pytest.mark.django_db
def test_job_is_seen_by_whoever_sees_its_file_or_started_it_without_file(monkeypatch, no_bell):
    monkeypatch.setattr(
        scopes,
        "_OWNERS",
        {"test": lambda actor, on: frozenset({"test:1"} if actor.has(Role.FINANCE) else ())},
    )
    monkeypatch.setattr(background, "_KINDS", {"test": background.JobKind(write, "Proef")})
    starter = acting(Role.ACCOUNT_MANAGER)
    of_file = background.start("test", actor=starter, at=NOW, scope="test:1")
    own = background.start("test", actor=starter, at=NOW)
    background.start("test", actor=ACTOR, at=NOW)

    def seen(actor):
        return set(queries.visible_jobs(actor, on=TODAY))

    assert seen(acting(Role.FINANCE)) == {of_file}
    assert seen(starter) == {own}
    assert seen(acting(Role.ADMINISTRATOR)) == seen(Actor(None, "")) == set()
