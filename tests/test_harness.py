"""Negative controls: each rule of the harness is broken on purpose and must be caught."""

import socket

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.test import override_settings
from django.urls import path

from clusterbeleid.accounts.models import User
from tests.harness.client import GetWrites, StrictClient, written_tables
from tests.harness.locks import locks_taken
from tests.harness.network import OutboundNetworkRefused
from tests.harness.pages import PageFaults, page_faults


def writes_on_any_method(request):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_content_type SET model = model WHERE false")
    return HttpResponse("done", content_type="text/plain")


def inline_script(request):
    return HttpResponse("<p>text</p><script>alert(1)</script>")


urlpatterns = [path("writes/", writes_on_any_method), path("inline/", inline_script)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_get_that_writes_is_refused_and_post_may(client):
    assert isinstance(client, StrictClient)
    with pytest.raises(GetWrites, match="django_content_type"):
        client.get("/writes/")
    with pytest.raises(GetWrites, match="django_content_type"):
        client.head("/writes/")
    assert client.post("/writes/").content == b"done"


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_page_with_inline_script_is_refused(client):
    with pytest.raises(PageFaults, match="inline <script>"):
        client.get("/inline/")


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('INSERT INTO "core_task" ("a") VALUES (1)', ["core_task"]),
        (
            "SELECT set_config('x', '1', true); UPDATE clusters_member SET a = 1",
            ["clusters_member"],
        ),
        ("DELETE FROM django_session", ["django_session"]),
        ('SELECT 1 FROM "core_task" FOR UPDATE OF "core_task"', []),
        ('SELECT "updated_on" FROM "core_task" FOR NO KEY UPDATE', []),
        ("SAVEPOINT s1", []),
    ],
)
def test_written_tables_reads_the_statement(sql, tables):
    assert written_tables(sql) == tables


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ("<script src='/static/a.js'></script>", []),
        ("<script type='application/json'>{}</script>", []),
        ("<script>1</script>", ["inline <script>"]),
        ("<style>p{}</style>", ["inline <style>"]),
        ("<p style='color:red'>", ["<p style=…>"]),
        ("<a href=' JavaScript:alert(1)'>", ["<a href=javascript:…>"]),
        ("<img src=x onerror='x()'>", ["<img onerror=…>"]),
        ("<div hx-on:click='x()'>", ["<div hx-on:click=…>"]),
        ("<form method=post action='/a'></form>", ["form without csrf token: /a"]),
        ("<form method=post><input name=csrfmiddlewaretoken></form>", []),
        ("<form method=get action='/a'></form>", []),
    ],
)
def test_page_faults_names_each_fault(html, faults):
    assert page_faults(html) == faults


def test_undefined_template_variable_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match="absent"):
        Template("{{ absent }}").render(Context({}))


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 80)])
def test_connection_to_another_machine_is_refused(address):
    with pytest.raises(OutboundNetworkRefused), socket.create_connection(address, timeout=1):
        pass


def test_connection_to_this_machine_is_allowed():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as sock,
    ):
        assert sock.getpeername() == server.getsockname()


def test_warning_is_an_error():
    import warnings

    with pytest.raises(UserWarning, match="careful"):
        warnings.warn("careful", UserWarning, stacklevel=1)


@pytest.mark.django_db
def test_locks_are_noted_by_table_and_plain_reads_are_not() -> None:
    with locks_taken() as taken:
        list(User.objects.filter(pk__in=User.objects.filter(is_active=True)).select_for_update())
        list(User.objects.select_for_update(of=("self",), skip_locked=True, no_key=True))
        list(User.objects.all())
    assert taken == ["accounts_user", "accounts_user"]
