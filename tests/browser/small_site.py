"""A small world of one cluster behind the live server, and its people in front of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusters.models import Cluster
from tests.browser.conftest import PATIENCE_MS
from tests.clusters.builders import (
    have_figures,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
)
from tests.people import NOW, person

MEMBERS = ("Alfa nv", "Beta bv", "Gamma bv")
Enter = Callable[[Page, User], None]


@dataclass(frozen=True)
class Site:
    """A cluster with three members, its account manager, and the signatory of its organisation."""

    cluster: Cluster
    manager: User
    signatory: User


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Site:
    """Make the small world, on the day of the tests."""
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    have_figures()
    body = make_organisation("VIL vzw")
    cluster = make_cluster("VIL", operator=body)
    manager = person(Role.ACCOUNT_MANAGER, name="Els Demeyer")
    make_manager(cluster, manager)
    for name in MEMBERS:
        make_member(cluster, make_organisation(name))
    return Site(cluster, manager, person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo], name="Sofie"))


@pytest.fixture
def enter(server_url: str) -> Enter:
    """Return a function that lets a person come in, without the login page."""

    def come(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        client.get("/")  # the first page of a process is slow to draw, on a busy machine
        page.set_default_timeout(PATIENCE_MS)
        page.context.add_cookies([{"name": name, "value": value, "url": server_url}])

    return come
