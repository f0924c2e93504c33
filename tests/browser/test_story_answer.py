"""A parliamentary question: drawn up, edited by two people, approved, and given as Word and PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from projects.models import Answer
from projects.queries.answers.stored import seal_of
from tests.browser.checks import no_console_errors
from tests.browser.parts import fill_in, follow, press, reads
from tests.browser.small_site import Enter, Site, enter, site  # noqa: F401 - fixtures
from tests.people import person

QUESTION = {
    "Nummer van de vraag": "512",
    "Datum van de vraag": "12/11/2026",
    "Vlaams volksvertegenwoordiger": "Ann Voorbeeld",
    "Minister die antwoordt": "Jan Model",
    "Onderwerp": "Clusterpacten",
}
LESSONS, MEANS = "Tekst van deel 3", "Tekst van deel 5"


def test_question_is_answered_approved_and_given_out(
    site: Site,  # noqa: F811 - the fixture
    enter: Enter,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    manager, head = open_page(), open_page()
    boss = person(Role.HEAD_OF_TEAM, name="Hilde Vermassen")
    enter(manager, User.objects.get(pk=site.manager.pk))
    manager.goto("/antwoorden/")
    follow(manager, "Nieuw antwoord")
    fill_in(manager, QUESTION)
    press(manager, "Stel op")
    reads(manager, "Het antwoord is opgesteld.", "1. Stadium van de evaluaties")
    write_at_once(manager, head, boss, enter)
    approve(head)
    manager.reload()
    reads(manager, "Bevroren", "Een les van de accountmanager.")
    expect(manager.locator("main textarea")).to_have_count(0)
    given_out(manager)
    no_console_errors(manager)
    no_console_errors(head)


def write_at_once(
    manager: Page,
    head: Page,
    boss: User,
    enter: Enter,  # noqa: F811 - what the fixture gave
) -> None:
    """What is typed is saved by itself; a stale text shows what stands there and keeps what was typed."""
    enter(head, boss)
    head.goto(manager.url)
    manager.get_by_label(LESSONS).fill("Een les van de accountmanager.")
    expect(manager.locator("#save-state")).to_contain_text("Bewaard om")
    head.get_by_label(LESSONS).fill("Een les van het teamhoofd.")
    expect(head.locator("#clash-lessons")).to_contain_text("Een les van de accountmanager.")
    expect(head.get_by_label(LESSONS)).to_have_value("Een les van het teamhoofd.")
    head.reload()
    expect(head.get_by_label(LESSONS)).to_have_value("Een les van de accountmanager.")


def approve(head: Page) -> None:
    """The head reads the answer as it goes out, and freezes it."""
    follow(head, "Keur goed en bevries")
    reads(
        head, "Een les van de accountmanager.", "Teksten en cijfers veranderen hierna nooit meer."
    )
    press(head, "Keur goed en bevries")
    reads(head, "Het antwoord is bevroren.", "SHA-256")


def given_out(page: Page) -> None:
    """Both papers come with what was approved."""
    sealed = seal_of(Answer.objects.get())
    assert sealed is not None
    for name, ending, begin in (("Word-document", "docx", b"PK"), ("PDF", "pdf", b"%PDF")):
        with page.expect_download() as waiting:
            follow(page, name)
        assert waiting.value.suggested_filename.endswith(f".{ending}")
        assert Path(waiting.value.path()).read_bytes().startswith(begin)
