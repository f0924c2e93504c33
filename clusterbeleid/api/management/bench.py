"""Measures a page of the API against the same rows built as JSON inside PostgreSQL, side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from psycopg2.sql import SQL

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry, ProjectYear
from clusterbeleid.api.actions import ClientData, Opened, open_client
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.queries.clients import actor_of_client
from clusterbeleid.api.rest.paging import MOST
from clusterbeleid.core.actors import SYSTEM
from clusters.models import Cluster, Membership, Organisation
from cofinancing.management.bench_rows import create_rows
from cofinancing.management.copying import copy_rows, keep_history_quiet, next_id

Door = dict[str, Any]

_ROUNDS = 60
_YEARS_OF_A_CLUSTER = 3
_MEMBERS = 100
_LINES = (LedgerKind.COMMITTED, LedgerKind.PAID, LedgerKind.PAID, LedgerKind.RECOVERED)
_SINCE = date(2024, 1, 1)

CLUSTERS = (
    "id", "name", "kind", "domain", "website", "operator_number", "operator_name", "member_count",
    "stopped_on",
)  # fmt: skip
YEARS = (
    "id", "number", "first_day", "last_day", "granted_amount", "eligible_cost",
    "planned_cofinancing", "agreement_id", "agreement__reference", "agreement__cluster_id", "paid",
    "recovered",
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """What the bench saw of one list: queries of a page, and times in seconds."""

    name: str
    queries: int
    page: float
    inside: float

    @property
    def ratio(self) -> float:
        """How many times the bare rows the whole page takes."""
        return self.page / self.inside


def measure(clusters: int, *, at: datetime) -> list[Measured]:
    """Create the rows, measure both lists in turn, and roll everything back."""
    with transaction.atomic():
        create_rows(clusters * _YEARS_OF_A_CLUSTER, 0)
        keep_history_quiet([Membership, LedgerEntry])
        _add_members()
        _add_ledger()
        scopes = (Scope.CLUSTERS.value, Scope.AGREEMENTS.value)
        made = open_client(
            ClientData(
                scopes=scopes,
                name=f"Meting {at.isoformat()}",
                agency_name="Meting",
                agency_number="OVO001834",
            ),
            actor=SYSTEM,
            at=at,
        )
        found = _both(made, at.date())
        transaction.set_rollback(True)
    return found


def _both(made: Opened, on: date) -> list[Measured]:
    door, actor = _caller(made), actor_of_client(made.client, made.client.account)
    return [
        _side_by_side("clusters", door, _inside(files.clusters(actor, on=on), CLUSTERS)),
        _side_by_side("project-years", door, _inside(files.project_years(actor, on=on), YEARS)),
    ]


def _side_by_side(name: str, door: Door, inside: Callable[[], None]) -> Measured:
    """Measure in turn, so that what disturbs one disturbs the other; the least disturbed counts.

    A page goes through everything of ours: middleware, token, question, answer as bytes.
    """
    handler, factory = WSGIHandler(), RequestFactory(**door)

    def page() -> None:
        answer = handler.get_response(factory.get(f"/api/v1/{name}/?limit={MOST}"))
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")

    page()
    inside()
    with CaptureQueriesContext(connection) as asked:
        page()
    queries = len(asked)
    times = [(_timed(page), _timed(inside)) for _round in range(_ROUNDS)]
    pages, bare = zip(*times, strict=True)
    return Measured(name, queries, min(pages), min(bare))


def _inside(rows: QuerySet[Any], columns: Sequence[str]) -> Callable[[], None]:
    """Return the same rows as one JSON text, made by the database."""
    wanted = rows.order_by("id").values(*columns)[:MOST]
    sql, given = wanted.query.sql_with_params()
    statement = SQL("SELECT json_agg(row_to_json(row))::text FROM ({}) AS row").format(SQL(sql))

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            cursor.fetchall()

    return run


def _caller(made: Opened) -> Door:
    """Return what a caller with a token sends along, at the address of the house."""
    house = urlsplit(settings.BASE_URL)
    pair = b64encode(f"{made.client.application.client_id}:{made.secret}".encode()).decode()
    door: Door = {"SERVER_NAME": str(house.hostname), "wsgi.url_scheme": house.scheme}
    answer = Client(**door, HTTP_AUTHORIZATION=f"Basic {pair}").post(
        "/api/v1/token/", {"grant_type": "client_credentials"}
    )
    return door | {"HTTP_AUTHORIZATION": f"Bearer {answer.json()['access_token']}"}


def _add_members() -> None:
    """Give every cluster members, so that counting them is work."""
    organisations = list(
        Organisation.objects.order_by("pk").values_list("pk", flat=True)[:_MEMBERS]
    )
    clusters = Cluster.objects.filter(memberships__isnull=True).order_by("pk")
    first = next_id(Membership)
    pairs = [
        (cluster, body)
        for cluster in clusters.values_list("pk", flat=True)
        for body in organisations
    ]
    rows = ((first + place, 1, _SINCE, *pair) for place, pair in enumerate(pairs))
    copy_rows(Membership, "id,version,first_day,cluster_id,organisation_id", rows)


def _add_ledger() -> None:
    """Give every project year a grant, two payments and a recovery."""
    first = next_id(LedgerEntry)
    years = ProjectYear.objects.filter(ledger__isnull=True).order_by("pk")
    columns = years.values_list("pk", "agreement_id", "agreement__cluster__lineage_id")
    pairs = [(year, kind) for year in columns for kind in _LINES]
    at = _SINCE.isoformat()
    rows = (
        (first + place, kind, 10, _SINCE, f"METING-{first + place}", "", at, *year)
        for place, (year, kind) in enumerate(pairs)
    )
    columns_of_ledger = (
        "id,kind,amount,on_day,reference,note,recorded_at,project_year_id,agreement_id,lineage_id"
    )
    copy_rows(LedgerEntry, columns_of_ledger, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
