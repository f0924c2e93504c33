"""Strict, typed reading of environment variables.

Every fault is an `ImproperlyConfigured` with one line that names the variable and says what is wanted.
The line never repeats the value: a mistyped address may hold a password.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]")
_DATABASE_OPTIONS = frozenset({"host", "sslmode", "sslrootcert", "sslcert", "sslkey"})

T = TypeVar("T")


@dataclass(frozen=True)
class DatabaseAddress:
    """Where PostgreSQL is: `host` is a name, an address or the folder of a Unix socket."""

    name: str
    user: str
    password: str
    host: str
    port: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class MailAddress:
    """Where mail goes: the back end, and for SMTP its server, or for files their folder."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    folder: str = ""


_MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def refuse(name: str, wanted: str) -> ImproperlyConfigured:
    """Return the error to raise for variable `name`; `wanted` completes the sentence."""
    return ImproperlyConfigured(f"{name} {wanted}")


class Environment:
    """Reads one variable at a time; an empty value counts as absent."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def text(self, name: str, default: str | None = None) -> str:
        """Return the value without surrounding blanks, or `default`; refuse when both are absent."""
        value = self._values.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise refuse(name, "is not set")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a switch: 1/true/yes/on or 0/false/no/off."""
        value = self.text(name, "").lower()
        if not value:
            return default
        if value not in _TRUE | _FALSE:
            raise refuse(name, "must be one of 1, true, yes, on, 0, false, no, off")
        return value in _TRUE

    def number(self, name: str, *, default: int, low: int, high: int) -> int:
        """Return a whole number between `low` and `high`, both included."""
        value = self.text(name, str(default))
        if not re.fullmatch(r"\d{1,9}", value) or not low <= int(value) <= high:
            raise refuse(name, f"must be a whole number from {low} to {high}")
        return int(value)

    def choice(self, name: str, choices: tuple[str, ...], *, default: str) -> str:
        """Return one of `choices`."""
        value = self.text(name, default)
        if value not in choices:
            raise refuse(name, f"must be one of {', '.join(choices)}")
        return value

    def day(self, name: str, *, default: str) -> date:
        """Return a calendar day written as YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.text(name, default))
        except ValueError:
            raise refuse(name, "must be a day written as YYYY-MM-DD") from None

    def words(self, name: str) -> list[str]:
        """Return the values separated by commas; none when the variable is absent."""
        return [word.strip() for word in self.text(name, "").split(",") if word.strip()]

    def hosts(self, name: str, default: str | None = None) -> list[str]:
        """Return host names separated by commas; a wildcard is refused."""
        self.text(name, default)
        hosts = self.words(name) or (default or "").split(",")
        if not hosts or not all(_HOST.fullmatch(host) for host in hosts):
            raise refuse(name, "must be host names separated by commas, without * or a leading dot")
        return hosts

    def origin(self, name: str, default: str | None = None) -> str:
        """Return scheme, host and port of an http(s) address, without a slash at the end."""
        parts = _split(name, self.text(name, default))
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.path not in {"", "/"}
        ):
            raise refuse(name, "must look like https://host or http://host:port, without a path")
        if parts.query or parts.fragment or parts.username:
            raise refuse(name, "must hold only scheme, host and port")
        return f"{parts.scheme}://{parts.netloc}"

    def database(self, name: str) -> DatabaseAddress:
        """Return where postgresql://user:password@host:port/name?sslmode=require points."""
        parts = _split(name, self.text(name))
        if parts.scheme not in {"postgresql", "postgres"}:
            raise refuse(name, "must start with postgresql:// (no other database is supported)")
        database = unquote(parts.path.removeprefix("/"))
        if not database or "/" in database:
            raise refuse(name, "must end with the name of one database")
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        if options.keys() - _DATABASE_OPTIONS:
            raise refuse(name, f"knows only the options {', '.join(sorted(_DATABASE_OPTIONS))}")
        host = options.pop("host", "") or unquote(parts.hostname or "")
        return DatabaseAddress(
            name=database,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=host,
            port=str(parts.port or ""),
            options=options,
        )

    def broker(self, name: str, default: str | None = None) -> str:
        """Return a Redis address: redis://, rediss:// or redis+socket:// (see kombu)."""
        value = self.text(name, default)
        parts = _split(name, value)
        if parts.scheme not in {"redis", "rediss", "redis+socket"}:
            raise refuse(name, "must start with redis://, rediss:// or redis+socket://")
        if not (parts.hostname or parts.path):
            raise refuse(name, "must name a host or a socket")
        return value

    def mail(self, name: str, default: str | None = None) -> MailAddress:
        """Return where mail goes: smtp://, smtp+starttls://, smtps:// or file:///folder."""
        parts = _split(name, self.text(name, default))
        if parts.scheme == "file" and parts.path and not parts.netloc:
            return MailAddress(
                "django.core.mail.backends.filebased.EmailBackend", folder=unquote(parts.path)
            )
        if parts.scheme not in _MAIL_PORTS or not parts.hostname:
            raise refuse(
                name, "must look like smtp+starttls://user:password@host:port or file:///folder"
            )
        return MailAddress(
            backend="django.core.mail.backends.smtp.EmailBackend",
            host=parts.hostname,
            port=parts.port or _MAIL_PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            starttls=parts.scheme == "smtp+starttls",
            tls=parts.scheme == "smtps",
        )

    def scanner(self, name: str) -> tuple[str, int] | None:
        """Return host and port of clamd://host:port (3310 without a port), None when absent."""
        value = self.text(name, "")
        if not value:
            return None
        parts = _split(name, value)
        if parts.scheme != "clamd" or not parts.hostname or parts.username or parts.path.strip("/"):
            raise refuse(name, "must look like clamd://host:3310")
        if parts.query or parts.fragment:
            raise refuse(name, "must hold only host and port")
        return parts.hostname, parts.port or 3310

    def checked(self, name: str, check: Callable[[str], T], wanted: str) -> T:
        """Return `check(value)`; when it raises ValueError, refuse with `wanted`."""
        try:
            return check(self.text(name))
        except ValueError:
            raise refuse(name, wanted) from None


def _split(name: str, value: str) -> SplitResult:
    """Split an address; a port outside 0-65535 or a broken bracket is refused here."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is the check: urllib parses the port only then
    except ValueError:
        raise refuse(name, "is not an address that can be read") from None
    return parts


def long_secret(value: str) -> str:
    """Return a key of at least 50 characters with at least 10 different ones, else ValueError."""
    if len(value) < 50 or len(set(value)) < 10 or value.startswith("django-insecure-"):
        raise ValueError
    return value
