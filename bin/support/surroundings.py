"""The environment variables of the demo and of the tests: generated once, overridden from outside."""

import os
import secrets
from pathlib import Path
from urllib.parse import quote

from support.places import Places

DEFAULT_PORT = 8000


def demo_variables(places: Places, addresses: dict[str, str]) -> dict[str, str]:
    """Return the environment for web, worker, beat and commands on this machine."""
    state = places.state
    ours = {
        "DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.dev",
        "SECRET_KEY": secret_key(state / "secret_key"),
        "BASE_URL": last_address(places),
        "DEMO": "1",
        "MEDIA_ROOT": str(state / "media"),
        "EMAIL_URL": f"file://{quote(str(state / 'mail'))}",
        "BEAT_SCHEDULE_FILE": str(state / "beat-schedule"),
        **addresses,
    }
    given = {name: value for name, value in os.environ.items() if value}
    return {**ours, **given, "PATH": path_with(places), "PYTHONUNBUFFERED": "1"}


def test_variables(places: Places, addresses: dict[str, str]) -> dict[str, str]:
    """Return the environment for checks and tests: what the tests rely on cannot be overridden."""
    given = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_TESTS}
    ours = {"DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.test", "PATH": path_with(places)}
    return {**given, **addresses, **ours}


_NOT_FOR_TESTS = frozenset(
    {
        "SECRET_KEY",
        "DEBUG",
        "DEMO",
        "DEMO_DATE",
        "BASE_URL",
        "ALLOWED_HOSTS",
        "EMAIL_URL",
        "MAIL_FROM",
    }
    | {
        "MEDIA_ROOT",
        "STATIC_ROOT",
        "BEAT_SCHEDULE_FILE",
        "PROCESS_KIND",
        "LOG_LEVEL",
        "CLAMD_URL",
        "PYTHONWARNINGS",
    }
)


def path_with(places: Places) -> str:
    """Return the search path with our own programs first."""
    return f"{places.venv / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def secret_key(path: Path) -> str:
    """Return the demo's key; made the first time, readable by us only, never half written."""
    if not path.is_file():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(64))
        fresh.rename(path)
    return path.read_text().strip()


def last_address(places: Places) -> str:
    """Return the address bin/run had last, so that links in mail from bin/manage lead there."""
    path = places.state / "address"
    return path.read_text().strip() if path.is_file() else f"http://127.0.0.1:{DEFAULT_PORT}"


def keep_address(places: Places, port: int) -> str:
    """Remember and return the address of this run."""
    address = f"http://127.0.0.1:{port}"
    (places.state / "address").write_text(address)
    return address
