"""A person without a mouse: goes to things with Tab, by the words beside them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

# The focused element: its own words and, for what repeats in a list, the words of its surroundings.
_FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const labels = [...(element.labels || [])].map(label => label.innerText).join(" ");
  const described = (element.getAttribute("aria-labelledby") || "").split(" ")
    .map(id => document.getElementById(id)?.innerText || "").join(" ");
  const around = element.closest("tr, fieldset, li, dialog, form, section");
  return {
    name: (labels || element.innerText || element.getAttribute("aria-label") || described || "").trim(),
    around: around ? around.innerText : "",
  };
}"""
MOST_STOPS = 400


class Keys:
    """Presses keys on a page; it has no way to click."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str, within: str = "") -> None:
        """Press Tab until the focus stands on ``name``, in a row or form with the words ``within``."""
        seen = []
        for _press in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(_FOCUSED)
            if found is None:
                continue
            seen.append(found["name"][:40])
            if name in found["name"] and within in found["around"]:
                return
        raise AssertionError(f"no {name!r} within {within!r} by keyboard; stops: {seen[:80]}")

    def press(self, key: str) -> None:
        """Press one key where the focus is."""
        self.page.keyboard.press(key)

    def open(self, name: str, within: str = "") -> None:
        """Go to a link and follow it."""
        self.to(name, within)
        with self.page.expect_navigation():
            self.press("Enter")

    def fill(self, name: str, text: str, within: str = "") -> None:
        """Go to a field, empty it and type."""
        self.to(name, within)
        self.press("Control+a")
        self.page.keyboard.type(text)

    def hand_in(self, name: str, file: Path) -> None:
        """Go to a file field and choose a file."""
        # Listening for the window begins early: it takes the browser a moment to notice.
        with self.page.expect_file_chooser() as chosen:
            self.to(name)
            self.press("Enter")
        chosen.value.set_files(file)

    def log_in(self, email: str, password: str) -> None:
        """Log in from the first page."""
        self.page.goto("/")
        self.fill("E-mailadres", email)
        self.fill("Wachtwoord", password)
        with self.page.expect_navigation():
            self.press("Enter")
