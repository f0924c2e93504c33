"""What every HTML answer must be: no inline script or style, and a token in every form that posts."""

from html.parser import HTMLParser

FORM_METHODS_WITH_TOKEN = frozenset({"post"})
# Data blocks are not executed, so a CSP has nothing to block.
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json"})


class PageFaults(AssertionError):
    """A page that breaks the content policy or would be refused on posting."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._form: str | None = None
        self._has_token = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._read_attributes(tag, values)
        if tag == "script" and "src" not in values and values.get("type") not in DATA_SCRIPTS:
            self.faults.append("inline <script>")
        if tag == "style":
            self.faults.append("inline <style>")
        if tag == "form":
            self._form = self._description(values)
            self._has_token = False
        if tag == "input" and values.get("name") == "csrfmiddlewaretoken":
            self._has_token = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            if self._form is not None and not self._has_token:
                self.faults.append(f"form without csrf token: {self._form}")
            self._form = None

    def _read_attributes(self, tag: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            if name.startswith(("on", "hx-on")):
                self.faults.append(f"<{tag} {name}=…>")
            if name == "style":
                self.faults.append(f"<{tag} style=…>")
            if value.strip().lower().startswith("javascript:"):
                self.faults.append(f"<{tag} {name}=javascript:…>")

    @staticmethod
    def _description(values: dict[str, str]) -> str | None:
        if values.get("method", "get").lower() not in FORM_METHODS_WITH_TOKEN:
            return None
        return values.get("action") or values.get("id") or "(no action)"


def page_faults(html: str) -> list[str]:
    """Return what is wrong with a page or fragment, in order of appearance."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.faults
