"""A token in every text column of the demo; a stranger reads all public pages and files and finds only what is public.

Whatever is not named in ``PUBLIC`` is protected, so a new column is protected from its first day. Amounts that must
not leave stand in the rows as figures that occur nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.utils import DataError
from django.urls import reverse

from agreements.queries.agreements import CONFIRMED
from clusterbeleid.overview.public import queries
from clusterbeleid.overview.public.datasets import DATASETS
from clusters.models import Membership, Organisation
from projects.models import LeverageEntry, Partner, Project, ProjectCluster
from tests import demo
from tests.harness.length import LONG
from tests.proofs.canaries import TOKEN, Canaries, Crawl, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A5", "A16", "A27")]
DAY = date(2026, 11, 21)
FARTHEST = 1500 if LONG else 120
# Text that everybody may read, by table and column, of the rows that are public.
PUBLIC = {
    # The public portfolio (R19, R39, R64).
    "clusters_cluster": {"name", "domain", "mission", "website"},
    "clusters_organisation": {"name", "municipality"},
    "clusters_clusterpact": {"title", "introduction", "source"},
    "projects_project": {"reference", "title"},
    "projects_projecttype": {"name"},
    "projects_leverageselection": {"name"},
    # The public register of aid (R19).
    "agreements_awarddetails": {"beneficiary_name", "authority", "sa_number"},
    "agreements_supportagreement": {"reference"},
    "agreements_supportscheme": {"sa_number"},
}
# What a stranger must come across, or the crawl proves nothing.
SEEN = {
    "clusters_cluster.name",
    "clusters_cluster.domain",
    "clusters_cluster.mission",
    "clusters_organisation.name",
    "clusters_organisation.municipality",
    "clusters_clusterpact.title",
    "clusters_clusterpact.introduction",
    "projects_project.title",
    "projects_leverageselection.name",
    "agreements_awarddetails.beneficiary_name",
}
OURS = ("accounts", "clusters", "agreements", "committee", "applications", "cofinancing")
ROOMS = (*OURS, "evaluations", "projects", "core", "api")
# Codes, hashes and places of files: a word more and the row is no longer what it is.
NO_WORDS = {"state", "kind", "key", "code", "path", "sha256", "password", "session_key", "scope"}
# Figures that stand nowhere else: what one partner spends, and confidential leverage.
BUDGET, SHARE, CONFIDENTIAL = "7654321.09", "7123456.07", "6543217.03"


def columns() -> Iterator[tuple[str, str, bool]]:
    """Yield table, column and whether it holds JSON, of every text of our rooms but codes."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            if not model._meta.managed or model._meta.proxy or "Historical" in model.__name__:
                continue
            for field in model._meta.concrete_fields:
                words = isinstance(field, models.CharField | models.TextField) and not field.choices
                if (words or isinstance(field, models.JSONField)) and field.name not in NO_WORDS:
                    yield (
                        model._meta.db_table,
                        str(field.column),
                        isinstance(field, models.JSONField),
                    )


def plant(tokens: Canaries, group: str, table: str, column: str, *, json: bool, where: str) -> bool:
    """Put one token in a column of all rows ``where``; tell whether the database took it."""
    token = tokens.token(group, f"{table}.{column}")
    change = (
        f"{column} = {column} || jsonb_build_object('zq', %s::text)"
        if json
        else f"{column} = {column} || ' ' || %s"
    )
    filled = f"jsonb_typeof({column}) = 'object'" if json else f"{column} <> ''"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f"UPDATE {table} SET {change} WHERE {filled} AND ({where})", [token])
            cursor.execute("SET LOCAL session_replication_role = origin")
    except (DataError, IntegrityError):
        return False
    return True


def not_public() -> dict[str, str]:
    """Return which rows of a table with public columns are not public, in words of their own."""
    granted = Project.objects.filter(
        state__in=("decided", "closed", "stopped"), decided_on__lte=DAY
    )
    shown = ProjectCluster.objects.filter(project__in=granted).values_list("project_id", flat=True)
    partners = Partner.objects.filter(project__in=shown).values_list("organisation_id", flat=True)
    members = Membership.objects.filter(first_day__lte=DAY).values_list(
        "organisation_id", flat=True
    )
    operators = "SELECT organisation_id FROM clusters_clusteroperator"
    register = "SELECT beneficiary_id FROM agreements_awarddetails"
    known = ",".join(map(str, {0, *partners, *members}))
    states = ",".join(f"'{one}'" for one in CONFIRMED)
    return {
        "projects_project": f"id NOT IN ({','.join(map(str, {0, *shown}))})",
        "clusters_organisation": f"id NOT IN ({known}) AND id NOT IN ({operators}) AND id NOT IN ({register})",
        "clusters_cluster": "published_source = '' AND id NOT IN (SELECT cluster_id FROM"
        f" agreements_supportagreement WHERE state IN ({states})) AND id NOT IN"
        " (SELECT cluster_id FROM projects_projectcluster)",
        "clusters_clusterpact": "state IN ('draft', 'withdrawn')",
        "agreements_supportagreement": f"state NOT IN ({states})",
    }


@pytest.fixture
def tokens() -> Iterator[Canaries]:
    """Put the demo in the database, one of each thing that is not public beside it, and all tokens."""
    with demo.demo_settings():
        demo.put_back()
        add_what_is_not_public()
        found, hidden = Canaries(), not_public()
        for table, column, json in columns():
            is_public = column in PUBLIC.get(table, ())
            aside = hidden.get(table, "false") if is_public else "true"
            plant(found, "protected", table, column, json=json, where=aside)
            if is_public:
                plant(found, "public", table, column, json=json, where=f"NOT ({aside})")
        yield found


def add_what_is_not_public() -> None:
    """Turn a project and a pact back to preparation, move a membership ahead, and put odd amounts in."""
    moved = Membership.objects.order_by("pk").values_list("pk", flat=True)[0]
    project = Project.objects.filter(channel="cluster", state="closed").order_by("-pk")[0]
    pact = "(SELECT MAX(id) FROM clusters_clusterpact)"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for change in (
            f"UPDATE projects_project SET state = 'draft' WHERE id = {project.pk}",
            f"UPDATE clusters_clusterpact SET state = 'draft', signed_in = NULL, signed_on = NULL WHERE id = {pact}",
            f"UPDATE clusters_membership SET first_day = '2027-01-01', last_day = NULL WHERE id = {moved}",
            f"UPDATE projects_partner SET budget = {BUDGET}, aid = {SHARE} WHERE role <> 'user_group'",
            (
                f"UPDATE projects_leverageentry SET amount = {CONFIDENTIAL} WHERE confidentiality = 'confidential'"
                " AND id IN (SELECT MIN(id) FROM projects_leverageentry WHERE confidentiality = 'confidential' GROUP BY year)"
            ),
            f"UPDATE projects_leverageentry SET cluster_id = {cluster_with_a_page()}",
        ):
            cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")


def cluster_with_a_page() -> int:
    key: int = queries.public_clusters(DAY).filter(projects__gt=0).earliest("pk").pk
    return key


def addresses() -> list[str]:
    """Return where a stranger begins: every file whole, and a page of each kind."""
    files = [
        reverse(f"overview:public_{kind}", args=[key])
        for key in DATASETS
        for kind in ("csv", "json")
    ]
    own = Project.objects.get(pk=ProjectCluster.objects.earliest("pk").project_id)
    hidden = Project.objects.filter(state="draft").earliest("pk")
    stranger = Organisation.objects.filter(kind="company").latest("pk")
    part = reverse("overview:sitemap_part", args=[1])
    return [
        *files,
        *(f"{one}?page=1" for one in files if one.endswith("json")),
        *(reverse(name) for name in ("overview:robots", "overview:sitemap", "overview:public")),
        part,
        reverse("overview:public_cluster", args=[cluster_with_a_page()]),
        reverse("overview:public_project", args=[own.pk]),
        reverse("overview:public_project", args=[hidden.pk]),
        reverse("overview:public_organisation", args=[stranger.pk]),
        f"{reverse('overview:public_search')}?q=Zq",
        f"{reverse('overview:public_search')}?q=nv",
        *(reverse(f"agreements:public_awards_{kind}") for kind in ("csv", "xml", "json")),
    ]


def crawl() -> tuple[Crawl, str]:
    """Read everything as a stranger; return what was met, and all texts together."""
    found, texts = Crawl(None), []
    read = found._read

    def kept(address: str) -> str:
        texts.append(read(address))
        return texts[-1]

    found._read = kept  # type: ignore[method-assign]
    found.look(addresses(), FARTHEST)
    return found, " ".join(texts)


def leaks(found: Crawl, tokens: Canaries) -> list[str]:
    return sorted(
        f"{tokens.groups[token]} at {address}"
        for token, address in found.seen.items()
        if tokens.group_of(token) == "protected"
    )


def shown_amounts(text: str) -> list[str]:
    """Return the odd amounts that a text holds, however they are written."""
    plain = re.sub(r"[.,\s\u00a0\u202f]", "", text)
    return [one for one in (BUDGET, SHARE, CONFIDENTIAL) if one.replace(".", "") in plain]


def test_stranger_finds_no_token_of_a_protected_field(
    tokens: Canaries, record_property: Any
) -> None:
    found, text = crawl()
    assert leaks(found, tokens) == []
    assert shown_amounts(text) == []
    met = {tokens.groups[token].partition("|")[2] for token in found.seen}
    assert met >= SEEN
    protected = [one for one in tokens.groups.values() if one.startswith("protected")]
    assert len(protected) > 150
    record_property("tokens", len(protected))
    record_property("pages", found.pages)


def test_control_a_project_in_preparation_on_the_page_is_found(
    tokens: Canaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "GRANTED", ["draft", "decided", "closed", "stopped"])
    answer = Crawl(None).client.get(reverse("overview:public_json", args=["projecten"]))
    told = set(TOKEN.findall(words_of(answer.getvalue(), "")))
    assert "protected" in {tokens.group_of(token) for token in told}


def test_control_a_confidential_amount_is_found() -> None:
    assert shown_amounts("€\u00a06.543.217,03") == [CONFIDENTIAL]
    assert shown_amounts('"budget": "7654321.09"') == [BUDGET]


def test_amounts_that_must_not_leave_do_stand_in_the_rows(tokens: Canaries) -> None:
    assert Partner.objects.filter(budget=BUDGET).count() > 100
    assert LeverageEntry.objects.filter(amount=CONFIDENTIAL).count() > 1
