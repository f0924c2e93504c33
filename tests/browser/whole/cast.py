"""Who plays in the whole story, the clock they live by, and the worker in the back room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from django.conf import settings
from django.test import Client
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Page

from clusterbeleid.accounts.models import User
from clusterbeleid.core import tasks
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import BRUSSELS
from clusters.enums import OrganisationKind
from clusters.models import Organisation
from tests.agreements.builders import legal_figures, make_scheme
from tests.browser.checks import no_console_errors
from tests.browser.conftest import PATIENCE_MS
from tests.clusters.builders import make_organisation
from tests.committee.builders import Committee, make_committee, make_templates
from tests.people import person


@dataclass
class Stage:
    """The browsers of everybody, in front of a server that lives on the day of the story."""

    open_page: Callable[..., Page]
    server_url: str
    now: datetime = datetime(2026, 1, 19, 10, tzinfo=BRUSSELS)
    pages: dict[int, Page] = field(default_factory=dict)

    def on(self, day: str, hour: int = 10) -> None:
        """Let time pass until ``day``, written as people do: 19/01/2026."""
        self.now = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H").replace(tzinfo=BRUSSELS)

    def today(self) -> date:
        """Return the day of the story."""
        return self.now.date()

    def seat(self, who: User) -> Page:
        """Return the browser of somebody, logged in; the login page has tests of its own."""
        if who.pk not in self.pages:
            client = Client()
            client.force_login(who)
            name = settings.SESSION_COOKIE_NAME
            cookie: SetCookieParam = {
                "name": name,
                "value": client.cookies[name].value,
                "url": self.server_url,
            }
            self.pages[who.pk] = self.open_page()
            self.pages[who.pk].context.add_cookies([cookie])
            # A press that draws a paper takes its time on a busy machine.
            self.pages[who.pk].set_default_timeout(PATIENCE_MS)
        return self.pages[who.pk]

    def work(self) -> None:
        """Let the worker do what waits: papers to draw, letters to send, mails to post."""
        tasks.resume_background_jobs()
        tasks.relay_outbox()

    def quiet(self) -> None:
        """Prove that nobody's browser complained."""
        for page in self.pages.values():
            no_console_errors(page)


@dataclass(frozen=True)
class Group:
    """An organisation that applies, with who writes and who signs for it."""

    body: Organisation
    writer: User
    signatory: User


@dataclass(frozen=True)
class Cast:
    """Everybody of the story, by what they do."""

    head: User
    manager: User
    greenhouses: Group
    sensors: Group
    professor: User
    engineer: User
    colleague: User
    employee: User
    committee: Committee
    secretary: User


@pytest.fixture
def stage(
    open_page: Callable[..., Page], server_url: str, monkeypatch: pytest.MonkeyPatch
) -> Stage:
    """Return the stage, with the clock of the house on its own time."""
    found = Stage(open_page, server_url)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: found.now)
    monkeypatch.setattr("clusterbeleid.core.clock.today", found.today)
    return found


@pytest.fixture
def cast(stage: Stage) -> Cast:
    """Open the accounts; what anybody does afterwards goes through the screens."""
    legal_figures()
    make_scheme("IBN")
    committee = make_committee()
    make_templates()
    return Cast(
        head=person(Role.HEAD_OF_TEAM, name="Hilde Hoofd"),
        manager=person(Role.ACCOUNT_MANAGER, name="Karim Manager"),
        greenhouses=_group("Serrelab", "Els", "Ton"),
        sensors=_group("Sensorhuis", "Jana", "Bram"),
        professor=_expert("Ana Professor", "universiteit"),
        engineer=_expert("Dirk Ingenieur", "studiebureau"),
        colleague=_expert("Bea Collega", "serrelab"),
        employee=_expert("Carl Werknemer", "alfa"),
        committee=committee,
        secretary=User.objects.get(full_name="Secretaris Saar"),
    )


def _group(name: str, writer: str, signatory: str) -> Group:
    body = make_organisation(name, kind=OrganisationKind.CIVIL)
    people = [
        person(role, name=one, email=f"{one}@{name}.example".lower(), mandates=[body.kbo])
        for one, role in ((writer, Role.CLUSTER_EDITOR), (signatory, Role.CLUSTER_SIGNATORY))
    ]
    return Group(body, *people)


def _expert(name: str, employer: str) -> User:
    return person(
        Role.EXPERT, name=name, email=f"{name.split(maxsplit=1)[0]}@{employer}.example".lower()
    )
