"""What people notice when a server is gone: a calm page at most, and nothing is lost."""

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY

from clusterbeleid.accounts.session_store import SessionStore
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import OutboxState
from clusterbeleid.core.models import OutboxMessage
from tests.core.support import mail_server
from tests.drills.live_site import CALM, Site
from tests.people import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("true_clock")]
TRIAL = "/beheer/berichten/proef/"


@pytest.fixture(scope="module")
def site(django_db_setup, tmp_path_factory):
    found = Site(tmp_path_factory.mktemp("drill"))
    try:
        found.start()
        yield found
    finally:
        found.stop()


@pytest.fixture
def administrator():
    return person(Role.ADMINISTRATOR, email="bart@example.be")


@pytest.fixture
def session(administrator):
    """Return the key of a session of the administrator."""
    store = SessionStore()
    store[SESSION_KEY] = str(administrator.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = administrator.get_session_auth_hash()
    store.create()
    return store.session_key


def test_mail_and_redis_away_cost_the_user_nothing_and_mail_leaves_later(site, session):
    page = site.ask("/beheer/berichten/", session=session)
    assert page.status == 200
    checks = site.ready()
    assert (checks["mail"], checks["broker"], checks["database"]) == ("warning", "warning", "ok")
    assert site.ask("/readyz").status == 200
    asked = site.ask(TRIAL, session=session, post={})
    assert asked.status == 302, asked.text
    assert asked.took < CALM
    assert "bart@example.be" in site.ask("/beheer/berichten/", session=session).text
    # Beat rings although the bell was not heard; the server is away still.
    first = site.command("relay_outbox")
    [message] = OutboxMessage.objects.all()
    assert (message.state, message.attempts) == (OutboxState.PENDING, 0), first.stderr
    with mail_server(site.mail_port) as post:
        assert site.ready()["mail"] == "ok"
        for _pass in range(2):
            done = site.command("relay_outbox")
            assert done.returncode == 0, done.stderr
    assert [mail["To"] for mail in post.mails] == ["bart@example.be"]
    assert OutboxMessage.objects.get().state == OutboxState.SENT


def test_database_away_gives_a_calm_page_and_comes_back_without_a_restart(site, session):
    assert site.ask("/beheer/berichten/", session=session).status == 200
    site.database.shut()
    try:
        page = site.ask("/beheer/berichten/", session=session)
        assert (page.status, page.headers["Retry-After"]) == (503, "30")
        assert '<html lang="nl">' in page.text
        assert "Probeer" in page.text
        assert page.headers["X-Request-ID"] in page.text
        assert page.took < CALM
        ready = site.ask("/readyz")
        assert ready.status == 503
        assert ready.json()["checks"]["database"] == "failed"
        assert site.ask("/healthz").status == 200
        assert site.ask("/aanmelden/").status in {200, 503}
        posted = site.ask(TRIAL, session=session, post={})
        assert posted.status == 503
    finally:
        site.database.open()
    assert not OutboxMessage.objects.exists()
    assert site.ask("/beheer/berichten/", session=session).status == 200
    assert site.ask("/readyz").status == 200


def test_database_away_from_the_start_is_no_crash(site, tmp_path):
    site.database.shut()
    try:
        other = Site(tmp_path)
        other.variables["DATABASE_URL"] = site.variables["DATABASE_URL"]
        other.start()
        try:
            assert other.ask("/healthz").status == 200
            assert other.ask("/readyz").status == 503
            page = other.ask("/taken/")
            assert page.status in {302, 503}
        finally:
            other.stop()
    finally:
        site.database.open()
