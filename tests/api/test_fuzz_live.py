"""Every operation, through gunicorn and PostgreSQL, by every kind of caller: no fault of ours, nothing undescribed.

Each case goes to the next kind of caller: with all rights of its reach, with one right alone, without a token or with
a wrong one. The ordinary run takes a few cases for each operation, the long one ten thousand over all.
"""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import pytest
import requests
import schemathesis
from django.test import override_settings
from hypothesis import given, settings

from clusterbeleid.api.enums import OF_AGENCY, OF_ORGANISATION, Scope
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import ClockSetting
from clusters.queries import operator_of
from tests.api.builders import OF_EVERYBODY, open_system
from tests.api.live import LiveApi
from tests.api.test_fuzz import EXCLUDED, QUICK, cases_of, file_with_records
from tests.clusters.builders import make_operator
from tests.harness.length import LONG
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
CASES = 10_000 if LONG else 150
TOKEN_SERVES = 300.0
# What the Procfile lets through; the door itself answers to a longer one, before anything is read.
LONGEST_ADDRESS = 8190 - len("GET  HTTP/1.1")
WRONG_TOKEN = "not-a-token-of-anybody"
logger = logging.getLogger(__name__)


@dataclass
class Kind:
    """A kind of caller: its rights, and how it gets a token."""

    name: str
    rights: frozenset[str] = frozenset()
    client_id: str = ""
    secret: str = ""
    fixed: str = ""
    asked_at: float = -math.inf

    def headers(self, url: str) -> dict[str, str]:
        """Return what it sends to be let in; a token lives ten minutes and is asked anew before."""
        if self.client_id and time.monotonic() - self.asked_at > TOKEN_SERVES:
            self.asked_at, self.fixed = time.monotonic(), self._token(url)
        return {"Authorization": f"Bearer {self.fixed}"} if self.fixed else {}

    def _token(self, url: str) -> str:
        answer = requests.post(
            f"{url}/api/v1/token/",
            {"grant_type": "client_credentials"},
            auth=(self.client_id, self.secret),
            timeout=30,
        )
        token: str = answer.json()["access_token"]
        return token


@dataclass
class Tally:
    """How the calls ended, and everything that was wrong."""

    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


@pytest.fixture
def site(tmp_path: Any, transactional_db: None) -> Iterator[LiveApi]:
    found = LiveApi(tmp_path)
    try:
        found.start()
        yield found
    finally:
        found.stop()


@pytest.fixture
def known() -> dict[str, Any]:
    """Make the file, and let the day stand still for gunicorn too."""
    save_tracked(ClockSetting(pk=1, demo_day=TODAY), actor=SYSTEM, at=NOW, reason="proef")
    return file_with_records()


@pytest.fixture
def kinds(known: dict[str, Any]) -> list[Kind]:
    cluster = known["cluster"]
    operator = operator_of(cluster, on=TODAY) or make_operator(cluster)
    body = (operator.organisation.kbo,)
    found = [
        _kind("agency that sees everything"),
        _kind("agency of this cluster", clusters=(cluster.pk,)),
        _kind("cluster organisation", organisations=body),
        *(
            _kind(f"only {right}", scopes=(right,))
            for right in (*sorted(OF_EVERYBODY), *sorted(OF_AGENCY))
        ),
        *(_kind(f"only {right}", scopes=(right,), organisations=body) for right in OF_ORGANISATION),
    ]
    return [*found, Kind("no token"), Kind("wrong token", fixed=WRONG_TOKEN)]


def _kind(name: str, **what: Any) -> Kind:
    # Gunicorn does not know the quick hashes of tests.
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        made = open_system(**what)
    rights = frozenset(made.client.scopes)
    return Kind(name, rights, made.client.application.client_id, made.secret)


def tallied(site: LiveApi, operation: Any, turn: Iterator[Kind], known: Any, times: int) -> Tally:
    """Call an operation so many times, each time as the next kind of caller."""
    tally = Tally()
    [security] = operation.definition.raw["security"]
    [[right]] = security.values()

    @given(case=cases_of(operation, known))
    @settings(max_examples=times, **QUICK)
    def run(case: Any) -> None:
        kind = next(turn)
        tally.kinds[kind.name] += 1
        letter = kind.headers(site.url)
        try:
            answer = case.call(headers=letter, timeout=60)
            tally.statuses[answer.status_code] += 1
            if answer.status_code < 300 and right not in kind.rights:
                tally.ignored.append(f"{kind.name}: {operation.label} {answer.status_code}")
            if answer.status_code == 414 and len(str(answer.request.url)) > LONGEST_ADDRESS:
                return
            case.validate_response(answer, headers=letter, excluded_checks=EXCLUDED)
        except BaseExceptionGroup as wrong:
            tally.violations.append(f"{kind.name}: {operation.label}: {wrong.exceptions!r}"[:2000])

    run()
    return tally


def test_every_operation_behind_gunicorn_answers_every_kind_as_described(
    site, known, kinds, record_property
):
    described: Any = schemathesis.openapi.from_url(f"{site.url}/api/openapi.json")
    operations = [result.ok() for result in described.get_all_operations()]
    times = -(-CASES * 11 // 10 // len(operations))
    whole, turn = Tally(), cycle(kinds)
    for operation in operations:
        found = tallied(site, operation, turn, known, times)
        logger.info(
            "%s: %s, %s wrong", operation.label, dict(found.statuses), len(found.violations)
        )
        whole.statuses += found.statuses
        whole.kinds += found.kinds
        whole.violations += found.violations
        whole.ignored += found.ignored
    logger.info("%s calls: %s", whole.statuses.total(), dict(sorted(whole.statuses.items())))
    logger.info("by kind: %s", dict(whole.kinds))
    record_property("attempts", whole.statuses.total())
    assert whole.violations == []
    assert whole.ignored == []
    assert not [status for status in whole.statuses if status >= 500], site.log.read_text()[-5000:]
    assert whole.statuses.total() >= CASES
    assert {200, 400, 401, 403, 404} <= whole.statuses.keys()
    assert whole.kinds.keys() == {kind.name for kind in kinds}


def test_control_rights_that_are_only_said_to_be_held_are_found(site, known, kinds):
    """A caller whose rights we forget reads all the same: the tally must call that ignored."""
    schema = schemathesis.openapi.from_url(f"{site.url}/api/openapi.json")
    everything = kinds[0]
    everything.rights = frozenset({Scope.LEDGER.value})
    found = tallied(site, schema["/api/v1/clusters/"]["GET"], cycle([everything]), known, 20)
    assert found.ignored
