"""Compose, image, Procfile, pinned packages and settings name the same things. Parsed only: no engine here."""

import re
import shlex
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from clusterbeleid import celery
from clusterbeleid.probe import file_is_fresh, page_answers
from support.supervise import read_procfile
from tests.harness.source import ROOT

PROCESSES = {"web", "worker", "beat"}
OTHERS = {"migrate", "postgres", "redis", "mailpit"}
# What only bin/run and the image decide, or what has a fitting default everywhere.
NOT_IN_COMPOSE = {
    "DEBUG",
    "DEMO",
    "DEMO_DATE",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "BEAT_SCHEDULE_FILE",
    "PROCESS_KIND",
}


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def image():
    text = (ROOT / "Dockerfile").read_text()
    return re.sub(r"\\\n\s*", " ", text)


@pytest.fixture(scope="module")
def procfile():
    return read_procfile((ROOT / "Procfile").read_text(), {"PORT": "8000"})


def read_names(*files):
    """Return the variables that settings ask the environment for."""
    text = "".join((ROOT / "clusterbeleid/settings" / name).read_text() for name in files)
    loops = re.findall(r"for _name in \(([^)]*)\)", text)
    named = {name for loop in loops for name in re.findall(r'"([A-Z_]+)"', loop)}
    needed = re.findall(r"_NEEDED = \(([^)]*)\)", text)
    named |= {name for names in needed for name in re.findall(r'"([A-Z_]+)"', names)}
    return named | set(re.findall(r'(?:ENV|env)\.\w+\(\s*"([A-Z_]+)"', text))


def test_processes_are_the_same_everywhere(compose, procfile):
    assert set(procfile) == PROCESSES
    assert set(compose["services"]) == PROCESSES | OTHERS


def test_processes_run_the_same_programs(compose, image, procfile):
    words = {name: words for name, (words, _) in procfile.items()}
    in_image = yaml.safe_load(image.rpartition("CMD ")[2])
    assert in_image[:2] == words["web"][:2] == ["gunicorn", "clusterbeleid.wsgi"]
    for name in ("worker", "beat"):
        command = shlex.split(compose["services"][name]["command"])
        assert command[:4] == words[name][:4] == ["celery", "-A", "clusterbeleid", name]
    assert "python manage.py migrate" in compose["services"]["migrate"]["command"]


@pytest.mark.parametrize("name", sorted(PROCESSES))
def test_process_knows_its_kind(name, compose, procfile):
    assert procfile[name][1]["PROCESS_KIND"] == name
    assert compose["services"][name]["environment"]["PROCESS_KIND"] == name


def test_compose_gives_every_variable_the_settings_read(compose):
    read = read_names("base.py", "identity.py", "production.py")
    assert {"DATABASE_URL", "SECRET_KEY", "BASE_URL", "MAIL_FROM"} <= read
    for name in (*PROCESSES, "migrate"):
        given = set(compose["services"][name]["environment"])
        assert given - {"DJANGO_SETTINGS_MODULE", "PROCESS_KIND"} == read - NOT_IN_COMPOSE
        assert compose["services"][name]["environment"]["DJANGO_SETTINGS_MODULE"].endswith(
            ".production"
        )


def test_image_sets_the_folders_the_settings_read(image):
    [environment] = re.findall(r"ENV (PATH=.*)", image)
    given = dict(word.split("=", 1) for word in shlex.split(environment))
    assert {"MEDIA_ROOT", "STATIC_ROOT", "BEAT_SCHEDULE_FILE"} <= set(given)
    assert given["DJANGO_SETTINGS_MODULE"] == "clusterbeleid.settings.production"


SECRET = re.compile(r"^(?:ENV )?\w*(?:PASSWORD|SECRET|TOKEN|_KEY)\w*\s*[:=]\s*['\"]?[^\s'\"]")


def secrets_in(text):
    """Return lines that give a secret a value instead of asking the environment for it."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if SECRET.match(re.sub(r"\$\{[^}]*\}|ENV\..*", "", line))]


def test_no_secret_is_written_down(compose):
    for name in (
        "docker-compose.yml",
        "Dockerfile",
        "Procfile",
        "clusterbeleid/settings/production.py",
    ):
        assert secrets_in((ROOT / name).read_text()) == [], name
    # The addresses that hold a password ask for it, and stop the start without.
    text = (ROOT / "docker-compose.yml").read_text()
    for variable in (
        "POSTGRES_PASSWORD",
        "REDIS_PASSWORD",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "BASE_URL",
    ):
        assert set(re.findall(rf"\$\{{{variable}(?!_)[^}}]*\}}", text)) == {
            f"${{{variable}:?set it in .env}}"
        }


def test_written_secret_is_caught():
    assert secrets_in("POSTGRES_PASSWORD: hunter2") == ["POSTGRES_PASSWORD: hunter2"]
    assert secrets_in("ENV SECRET_KEY=abc") == ["ENV SECRET_KEY=abc"]
    assert secrets_in("SECRET_KEY: ${SECRET_KEY:?set it in .env}") == []


def test_env_file_is_kept_out_of_git_and_image():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert ".env" in {line.strip("/") for line in ignored}
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    assert not any(line.startswith("!.") and line != "!.npmrc" for line in lines)


def test_image_runs_without_rights(image, compose):
    last_stage = image.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (\S+)", last_stage, re.MULTILINE) == ["10001"]
    for name in (*PROCESSES, "migrate"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "user" not in service
        assert not service.get("privileged")


def test_every_lasting_service_has_a_health_check(image, compose):
    assert "HEALTHCHECK" in image.rpartition("\nFROM ")[2]
    for name, service in compose["services"].items():
        # The web service uses the check in the image; migrate ends by itself.
        if name == "web":
            assert "healthcheck" not in service
        elif name == "migrate":
            assert service["healthcheck"] == {"disable": True}
            assert service["restart"] == "no"
        else:
            assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


def test_nothing_listens_outside_this_host(compose):
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "--bind 127.0.0.1:" in (ROOT / "Procfile").read_text()


def test_processes_wait_for_the_tables(compose):
    for name in PROCESSES:
        waits = compose["services"][name]["depends_on"]
        assert waits["migrate"] == {"condition": "service_completed_successfully"}
        assert waits["redis"] == {"condition": "service_healthy"}
    assert compose["services"]["migrate"]["depends_on"]["postgres"] == {
        "condition": "service_healthy"
    }


def test_image_copies_every_room_and_ignores_nothing_it_needs(image):
    copied = set(re.findall(r"^COPY (?!--from)(.+) \S+$", image, re.MULTILINE))
    names = {name for line in copied for name in line.split()}
    kept = {
        line.lstrip("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }
    assert names == kept
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert rooms <= names


# --- pinned packages ------------------------------------------------------------------------------------------


def pinned(name):
    """Return package → version, and the packages without a hash, of a hashed requirements file."""
    text = (ROOT / name).read_text()
    found, bare = {}, []
    for block in re.split(r"\n(?=[a-z0-9])", text):
        match = re.match(r"([a-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", block)
        if match:
            found[canonicalize_name(match[1])] = match[2]
            if "--hash=sha256:" not in block:
                bare.append(match[1])
    return found, bare


def wanted(*extras):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [
        *project["dependencies"],
        *(line for extra in extras for line in project["optional-dependencies"][extra]),
    ]
    return [Requirement(line) for line in lines]


FILES = {
    "requirements-production.txt": (),
    "requirements.txt": ("embedded", "build"),
    "requirements-dev.txt": ("embedded", "build", "dev"),
}


@pytest.mark.parametrize("name", FILES)
def test_pinned_file_matches_the_project(name):
    versions, bare = pinned(name)
    assert bare == []
    for requirement in wanted(*FILES[name]):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), (
            requirement
        )
    unwanted = {canonicalize_name(one.name) for one in wanted("embedded", "build", "dev")} - {
        canonicalize_name(one.name) for one in wanted(*FILES[name])
    }
    # What no list asks for may still come along for another package, but never at first hand.
    first_hand = set(
        re.findall(
            r"^([a-z0-9._-]+)==(?:.*\n)(?:    .*\n)*?    # via clusterbeleid",
            (ROOT / name).read_text(),
            re.MULTILINE,
        )
    )
    assert {canonicalize_name(one) for one in first_hand} & unwanted == set()


def test_pinned_files_agree_with_each_other():
    everything, _ = pinned("requirements-dev.txt")
    for name in FILES:
        versions, _ = pinned(name)
        assert versions.items() <= everything.items(), name


@pytest.mark.parametrize("name", ["requirements-setup.txt", "requirements-styles.txt"])
def test_small_pinned_files_have_hashes(name):
    versions, bare = pinned(name)
    assert len(versions) > 0
    assert bare == []


def test_no_lock_file_names_a_host():
    for path in [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json"]:
        text = path.read_text()
        assert (
            re.findall(r"https?://(?!.*(?:sponsors|opencollective|tidelift|funding))\S+", text)
            == []
        ), path.name


# --- the probe and the timetable ------------------------------------------------------------------------------


def test_probe_asks_under_the_given_host(live_server):
    address = f"{live_server.url}/healthz"
    assert page_answers(address, "localhost")
    assert not page_answers(address, "stranger.example")
    assert not page_answers("file:///etc/passwd", "localhost")
    assert not page_answers("http://127.0.0.1:9/healthz", "localhost")


def test_probe_sees_an_old_file(tmp_path):
    path = tmp_path / "schedule"
    assert not file_is_fresh(path, 0)
    (tmp_path / "schedule.dat").touch()
    written = (tmp_path / "schedule.dat").stat().st_mtime
    assert file_is_fresh(path, written + 599)
    assert not file_is_fresh(path, written + 601)


def test_every_entry_of_the_timetable_is_a_task():
    celery.app.loader.import_default_modules()
    entries = celery.app.conf.beat_schedule
    assert len(entries) == 16
    for entry in entries.values():
        assert entry["task"] in celery.app.tasks
