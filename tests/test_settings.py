"""Settings refuse what they cannot read, with one line that names the variable and never its value."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from clusterbeleid.core.actors import Role
from clusterbeleid.settings.environment import Environment, long_secret
from clusterbeleid.settings.identity import ROLES
from tests.harness.source import ROOT

KEY = "k3y-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.production",
    "DATABASE_URL": "postgresql://app:secret-word@db:5432/app",
    "REDIS_URL": "redis://:secret-word@redis:6379/0",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "clusters.example.org",
    "BASE_URL": "https://clusters.example.org",
    "EMAIL_URL": "smtp+starttls://user:secret-word@mail.example.org",
    "MAIL_FROM": "clusters@example.org",
    "MEDIA_ROOT": "/data/media",
}


def read(**values):
    return Environment(values)


def run(*arguments, **changes):
    """Run manage.py in production settings with `changes`; None takes a variable away."""
    values = {**PRODUCTION, "PATH": os.environ["PATH"], **changes}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={name: value for name, value in values.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


# --- reading one variable -------------------------------------------------------------------------------------


def test_text_is_trimmed_and_empty_is_absent():
    assert read(A=" b ").text("A") == "b"
    assert read(A="  ").text("A", "other") == "other"
    with pytest.raises(ImproperlyConfigured, match=r"^A is not set$"):
        read(A="").text("A")


@pytest.mark.parametrize(
    ("value", "flag"), [("1", True), ("Yes", True), ("off", False), ("FALSE", False), ("", True)]
)
def test_flag_reads_the_known_words(value, flag):
    assert read(A=value).flag("A", default=True) is flag


@pytest.mark.parametrize("value", ["2", "ja", "truee", "None"])
def test_flag_refuses_other_words(value):
    with pytest.raises(ImproperlyConfigured, match="^A must be one of"):
        read(A=value).flag("A", default=False)


@pytest.mark.parametrize("value", ["-1", "1.5", "1e3", "11", "٣x", "9999999999"])
def test_number_refuses_what_is_no_number_in_range(value):
    with pytest.raises(ImproperlyConfigured, match="^A must be a whole number from 0 to 10$"):
        read(A=value).number("A", default=5, low=0, high=10)


def test_number_reads_both_ends():
    assert [read(A=value).number("A", default=5, low=0, high=10) for value in ("0", "10", "")] == [
        0,
        10,
        5,
    ]


def test_choice_and_day_are_strict():
    assert read(A="web").choice("A", ("web", "beat"), default="beat") == "web"
    with pytest.raises(ImproperlyConfigured, match="^A must be one of web, beat$"):
        read(A="Web").choice("A", ("web", "beat"), default="beat")
    assert read().day("A", default="2026-11-21") == date(2026, 11, 21)
    with pytest.raises(ImproperlyConfigured, match="YYYY-MM-DD"):
        read(A="31/02/2026").day("A", default="2026-11-21")


def test_hosts_are_names_without_wildcard():
    assert read(A="a.be, b.be,").hosts("A") == ["a.be", "b.be"]
    assert read().hosts("A", "127.0.0.1,[::1]") == ["127.0.0.1", "[::1]"]
    for value in ("*", "a.be,*", ".a.be", "a.be/x", ",", "http://a.be"):
        with pytest.raises(ImproperlyConfigured, match="^A must be host names"):
            read(A=value).hosts("A")


def test_origin_is_scheme_host_and_port():
    assert read(A="https://a.be/").origin("A") == "https://a.be"
    assert read(A="http://127.0.0.1:8000").origin("A") == "http://127.0.0.1:8000"
    for value in (
        "a.be",
        "ftp://a.be",
        "https://a.be/path",
        "https://u:p@a.be",
        "https://a.be?x=1",
        "https://a.be:x",
    ):
        with pytest.raises(ImproperlyConfigured, match="^A "):
            read(A=value).origin("A")


def test_database_address_over_tcp_and_socket():
    tcp = read(A="postgresql://us%40er:p%2Fw@db:5433/app?sslmode=require").database("A")
    assert (tcp.user, tcp.password, tcp.host, tcp.port, tcp.name) == (
        "us@er",
        "p/w",
        "db",
        "5433",
        "app",
    )
    assert tcp.options == {"sslmode": "require"}
    local = read(A="postgresql://app@/app?host=%2Frun%2Fpg").database("A")
    assert (local.host, local.port, local.user, local.options) == ("/run/pg", "", "app", {})


@pytest.mark.parametrize(
    "value",
    [
        "sqlite:///x.db",
        "mysql://a/b",
        "postgresql://db",
        "postgresql://db/",
        "postgresql://db/a/b",
        "postgresql://db/a?options=-c%20x",
        "postgresql://db:99999/a",
        "postgresql://[::1/a",
    ],
)
def test_database_address_refuses_the_rest(value):
    with pytest.raises(ImproperlyConfigured, match="^A "):
        read(A=value).database("A")


def test_broker_is_redis_only():
    for value in ("redis://h:6379/0", "rediss://h/0", "redis+socket:///run/redis.sock"):
        assert read(A=value).broker("A") == value
    for value in ("amqp://h", "memory://", "redis://", "h:6379"):
        with pytest.raises(ImproperlyConfigured, match="^A must"):
            read(A=value).broker("A")


def test_scanner_is_clamd_or_absent():
    assert read(A="clamd://scan.internal:3311").scanner("A") == ("scan.internal", 3311)
    assert read(A="clamd://[::1]").scanner("A") == ("::1", 3310)
    assert read(A="").scanner("A") is None
    for value in ("tcp://h:3310", "clamd://", "clamd://h/x", "clamd://u:p@h", "clamd://h?x=1", "h"):
        with pytest.raises(ImproperlyConfigured, match="^A must"):
            read(A=value).scanner("A")


def test_mail_address_tells_how_it_is_protected():
    plain = read(A="smtp://h").mail("A")
    assert (plain.host, plain.port, plain.starttls, plain.tls) == ("h", 25, False, False)
    started = read(A="smtp+starttls://u:p%40w@h").mail("A")
    assert (started.user, started.password, started.port, started.starttls) == (
        "u",
        "p@w",
        587,
        True,
    )
    assert read(A="smtps://h:4650").mail("A").tls is True
    folder = read(A="file:///tmp/a%20b").mail("A")
    assert (folder.folder, folder.backend.rpartition(".")[0]) == (
        "/tmp/a b",
        "django.core.mail.backends.filebased",
    )
    for value in ("h:25", "http://h", "file://h/x", "smtp://"):
        with pytest.raises(ImproperlyConfigured, match="^A must look like"):
            read(A=value).mail("A")


@pytest.mark.parametrize("value", [KEY[:49], "a" * 60, "django-insecure-" + KEY])
def test_weak_key_is_refused(value):
    with pytest.raises(ValueError, match="^$"):
        long_secret(value)


@pytest.mark.parametrize("reader", ["database", "broker", "mail", "origin"])
def test_refusal_does_not_repeat_a_password(reader):
    with pytest.raises(ImproperlyConfigured) as caught:
        getattr(read(A="gopher://me:hunter2@host/a"), reader)("A")
    assert "hunter2" not in str(caught.value)


# --- the start of the application -----------------------------------------------------------------------------


def test_production_settings_pass_the_deployment_check():
    result = run("check", "--deploy", "--fail-level", "WARNING")
    assert (result.returncode, result.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ), result.stderr


PROVIDER = {
    "OIDC_ISSUER": "https://authenticatie.example.org/op",
    "OIDC_CLIENT_ID": "clusterbeleid",
    "OIDC_CLIENT_SECRET": "secret-word",
    "OIDC_ROLE_CLAIM": "clusterbeleid_rol_3d",
    "OIDC_ROLE_MAP": "Beheerder=administrator,Accountmanager=account_manager",
    "OIDC_AGENCY_CODES": "OVO000053",
}

REFUSED: dict[str, tuple[dict[str, str | None], str]] = {
    "no key": ({"SECRET_KEY": None}, "SECRET_KEY is not set"),
    "short key": ({"SECRET_KEY": KEY[:49]}, "SECRET_KEY must be a random key"),
    "key of a tutorial": (
        {"SECRET_KEY": "django-insecure-" + KEY},
        "SECRET_KEY must be a random key",
    ),
    "wildcard host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must be host names"),
    "no host": ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
    "debug": ({"DEBUG": "1"}, "DEBUG must be off"),
    "demo": ({"DEMO": "yes"}, "DEMO must be off"),
    "plain http": (
        {"BASE_URL": "http://clusters.example.org"},
        "BASE_URL must start with https://",
    ),
    "no database": ({"DATABASE_URL": None}, "DATABASE_URL is not set"),
    "other database": (
        {"DATABASE_URL": "sqlite:///x"},
        "DATABASE_URL must start with postgresql://",
    ),
    "no broker": ({"REDIS_URL": None}, "REDIS_URL is not set"),
    "mail into files": ({"EMAIL_URL": "file:///tmp/mail"}, "EMAIL_URL must name an SMTP server"),
    "no mail": ({"EMAIL_URL": None}, "EMAIL_URL is not set"),
    "no sender": ({"MAIL_FROM": None}, "MAIL_FROM is not set"),
    "no folder for files": ({"MEDIA_ROOT": None}, "MEDIA_ROOT is not set"),
    "provider without its secret": (
        {**PROVIDER, "OIDC_CLIENT_SECRET": None},
        "OIDC_CLIENT_SECRET is not set, though other OIDC_ variables are",
    ),
    "provider without roles": (
        {**PROVIDER, "OIDC_ROLE_MAP": ""},
        "OIDC_ROLE_MAP is not set, though other OIDC_ variables are",
    ),
    "provider over plain http": (
        {**PROVIDER, "OIDC_ISSUER": "http://authenticatie.example.org/op"},
        "OIDC_ISSUER must start with https://",
    ),
    "role that does not exist": (
        {**PROVIDER, "OIDC_ROLE_MAP": "Beheerder=king"},
        "OIDC_ROLE_MAP must look like",
    ),
    "role twice": (
        {**PROVIDER, "OIDC_ROLE_MAP": "Beheerder=auditor,Beheerder=administrator"},
        "OIDC_ROLE_MAP names a role twice",
    ),
    "unsigned tokens": (
        {**PROVIDER, "OIDC_ALGORITHMS": "RS256,none"},
        "OIDC_ALGORITHMS knows only",
    ),
    "shared secret as signature": (
        {**PROVIDER, "OIDC_ALGORITHMS": "HS256"},
        "OIDC_ALGORITHMS knows only",
    ),
    "scopes without openid": ({**PROVIDER, "OIDC_SCOPES": "profile"}, "OIDC_SCOPES must hold"),
    "nobody can log in": ({"LOCAL_LOGIN": "0"}, "LOCAL_LOGIN can only be off"),
    "second step of an unknown role": (
        {"SECOND_FACTOR_ROLES": "king"},
        "SECOND_FACTOR_ROLES knows only",
    ),
    "unknown process": ({"PROCESS_KIND": "shell"}, "PROCESS_KIND must be one of"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_production_refuses_in_one_line(name):
    changes, line = REFUSED[name]
    result = run("check", **changes)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert result.stderr.startswith(f"manage.py: {line}")
    assert "secret-word" not in result.stderr


def test_production_with_a_provider_alone_passes_the_deployment_check():
    only = {**PROVIDER, "LOCAL_LOGIN": "0"}
    result = run("check", "--deploy", "--fail-level", "WARNING", **only)
    assert (result.returncode, result.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ), result.stderr


def test_roles_of_the_settings_are_those_of_the_house():
    assert set(Role.values) == ROLES


def test_provider_is_named_in_the_policy_and_second_steps_are_on_in_production():
    question = (
        "from django.conf import settings as s;"
        "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'], sorted(s.SECOND_FACTOR_ROLES))"
    )
    told = subprocess.run(
        [sys.executable, "-c", question],
        cwd=ROOT,
        env={**PRODUCTION, **PROVIDER, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == (
        "[\"'self'\", 'https://authenticatie.example.org'] "
        "['administrator', 'committee_member', 'committee_secretary', 'finance']\n"
    )


def test_web_server_refuses_in_one_line():
    result = subprocess.run(
        [sys.executable, "-c", "import clusterbeleid.wsgi"],
        cwd=ROOT,
        env={**PRODUCTION, "PATH": os.environ["PATH"], "DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (
        1,
        "clusterbeleid: DEBUG must be off in production\n",
    )


def test_web_connections_have_time_limits():
    question = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    command = [sys.executable, "-c", question]
    base = {**PRODUCTION, "PATH": os.environ["PATH"]}
    web, plain = (
        subprocess.run(
            command,
            cwd=ROOT,
            env={**base, "PROCESS_KIND": kind},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for kind in ("web", "command")
    )
    assert "statement_timeout=15s" in web
    assert "lock_timeout=5s" in web
    assert "clusterbeleid-web" in web
    assert "statement_timeout" not in plain


def test_content_policy_has_no_hole(settings):
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    text = " ".join(f"{name} {' '.join(values)}" for name, values in policy.items())
    assert "unsafe" not in text
    assert "*" not in text
    assert "http" not in text
    closed = ("object-src", "base-uri", "frame-ancestors", "frame-src")
    assert all(policy[name] == ["'none'"] for name in closed)
    assert (
        policy["default-src"]
        == policy["script-src"]
        == policy["style-src"]
        == policy["form-action"]
        == ["'self'"]
    )
