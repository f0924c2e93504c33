"""Which app owns which messages, and collecting them from code and templates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from babel.messages import Catalog
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

LOCALE = "nl"
OWNER_OF_THE_REST = "core"
SHARED_FOLDERS = ("documents", "emails")  # hold a folder for each app
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class App:
    """An app that owns messages: its label, its folder and the folders with its templates."""

    label: str
    folder: Path
    templates: tuple[Path, ...]

    @property
    def catalogue(self) -> Path:
        """Return the file with the Dutch texts."""
        return self.folder / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def find_apps(folders: Iterable[tuple[str, Path]], templates: Path) -> list[App]:
    """Divide the templates over the apps given as (label, folder); what is left goes to ``core``."""
    pairs = list(folders)
    labels = {label for label, _folder in pairs}
    apps = []
    for label, folder in pairs:
        own = [templates / label, *(templates / shared / label for shared in SHARED_FOLDERS)]
        if label == OWNER_OF_THE_REST:
            own += [
                path
                for path in sorted(templates.iterdir())
                if path.name not in {*labels, *SHARED_FOLDERS}
            ]
        apps.append(App(label, folder, tuple(path for path in own if path.exists())))
    return apps


def collect(app: App) -> Catalog:
    """Return the messages in the code and the templates of an app, without texts.

    Raises SyntaxError, with the file, for code or a template that cannot be read.
    """
    found = Catalog(locale=LOCALE)
    for path in sorted(app.folder.rglob("*.py")):
        if "migrations" not in path.parts:
            _add(found, path.read_text())
    for path in _template_files(app.templates):
        _add(found, _as_code(path))
    return found


def _template_files(roots: Sequence[Path]) -> Iterator[Path]:
    for root in roots:
        files = [root] if root.is_file() else sorted(root.rglob("*"))
        yield from (
            path for path in files if path.suffix in {".html", ".txt", ".xml"} and path.is_file()
        )


def _as_code(path: Path) -> str:
    """Return a template as Python that only holds its messages, flush left so that indentation means nothing."""
    return "\n".join(
        line.strip() for line in templatize(path.read_text(), origin=str(path)).splitlines()
    )


def _add(found: Catalog, code: str) -> None:
    calls = extract_python(io.BytesIO(code.encode()), KEYWORDS, [], {})
    # Babel types the answer of its extractors as that of the whole extraction, which is another one.
    for _line, function, texts, _comments in cast(
        "Iterator[tuple[int, str, Any, list[str]]]", calls
    ):
        message = _message(function, texts if isinstance(texts, tuple) else (texts,))
        if message is not None:
            identity, context = message
            found.add(identity, context=context)


def _message(
    function: str, texts: Sequence[str | None]
) -> tuple[str | tuple[str, str], str | None] | None:
    """Return what is asked for and its context; None for a call without literal text."""
    wanted = KEYWORDS[function] or (1,)
    context: str | None = None
    parts: list[str] = []
    for place in wanted:
        number = place[0] if isinstance(place, tuple) else place
        text = texts[number - 1] if number <= len(texts) else None
        if not text:
            return None
        if isinstance(place, tuple):
            context = text
        else:
            parts.append(text)
    return (parts[0] if len(parts) == 1 else (parts[0], parts[1])), context
