"""The description of the API: committed, complete, and on a page of our own."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from clusterbeleid.api.management.commands import openapi
from clusterbeleid.api.rest.schema import description, pages
from tests.access_matrix import ROUTES
from tests.api.routes import DOING, MACHINES
from tests.harness.client import StrictClient


def test_description_is_valid_without_a_warning():
    description.cache_clear()
    with GENERATOR_STATS.silence():
        validate_schema(dict(description()))
        assert not GENERATOR_STATS
    assert description()["openapi"] == "3.1.0"


def test_committed_description_is_that_of_the_code(monkeypatch, tmp_path):
    call_command("openapi", check=True)
    monkeypatch.setattr(openapi, "PLACE", tmp_path / "openapi.yaml")
    call_command("openapi")
    call_command("openapi", check=True)
    with (tmp_path / "openapi.yaml").open("a") as file:
        file.write("more: true\n")
    with pytest.raises(CommandError, match="differs"):
        call_command("openapi", check=True)


def test_every_route_is_described_with_its_right():
    told = {one.path: (one.method, one.right) for _group, every in pages() for one in every}
    wanted = {}
    for name, line in MACHINES.items():
        assert name in ROUTES
        wanted[name] = ("POST" if name in DOING else "GET", line.right)
    assert sorted(told.values()) == sorted(wanted.values())
    assert all(path.startswith("/api/v1/") for path in told)


def test_bodies_hold_nothing_else_than_described():
    schemas = description()["components"]["schemas"]
    assert {name for name, schema in schemas.items() if schema.get("additionalProperties")} == set()


@pytest.mark.django_db
def test_page_and_description_are_open_to_everybody():
    client = StrictClient()
    page = client.get("/api/").content.decode()
    for _group, every in pages():
        for one in every:
            assert f"{one.method} {one.path}" in page
    assert client.get("/api/openapi.json").json()["paths"].keys() == description()["paths"].keys()
