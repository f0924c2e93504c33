"""Parts of a page by the words that people read there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page


def part(page: Page, name: str) -> Locator:
    """Return a titled part of a page; ``name`` is the id of its title."""
    return page.locator(f'section[aria-labelledby="{name}"]')


def field(place: Page | Locator, label: str) -> Locator:
    """Return the field that is labelled so, whether it is required or not."""
    return place.get_by_label(re.compile(rf"^{re.escape(label)}( \(verplicht\))?$"))
