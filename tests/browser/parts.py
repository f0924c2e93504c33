"""Parts of a page by the words that people read there, and what people do with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect


def part(page: Page, name: str) -> Locator:
    """Return a titled part of a page; ``name`` is the id of its title."""
    return page.locator(f'section[aria-labelledby="{name}"]')


def field(place: Page | Locator, label: str) -> Locator:
    """Return the field that is labelled so, whether it is required or not."""
    return place.get_by_label(re.compile(rf"^{re.escape(label)}( \(verplicht\))?$"))


def fill_in(page: Page, answers: Mapping[str, str]) -> None:
    """Type in fields, or choose in lists, by their labels."""
    for label, text in answers.items():
        found = field(page, label)
        if found.evaluate("element => element.tagName") == "SELECT":
            found.select_option(label=text)
        else:
            found.fill(text)


def choose(page: Page, question: str, answer: str) -> None:
    """Mark one answer of a question with buttons to choose from."""
    group = page.get_by_role("group", name=re.compile(rf"^{re.escape(question)}"))
    group.get_by_label(answer, exact=True).check()


def follow(page: Page, name: str) -> None:
    """Follow a link of the page itself."""
    page.locator("main").get_by_role("link", name=name, exact=True).click()


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def press_and_confirm(page: Page, name: str) -> None:
    """Press a button that asks whether you are sure, and say yes."""
    press(page, name)
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def reads(page: Page, *words: str) -> None:
    """Prove that the page says this."""
    for text in words:
        expect(page.locator("main")).to_contain_text(text)
