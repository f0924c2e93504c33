"""What may be wrong with a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.messages import Message

from clusterbeleid.core.i18n.catalogue import entries, read_catalogue
from clusterbeleid.core.i18n.collecting import App, collect

# A comment in the catalogue that allows a translation equal to the English words, as in "Export".
SAME_WORD = "same in both languages"
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%|%[sd]")
_LETTERS = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True)
class Fault:
    """Something wrong in a catalogue: which file, which message, what."""

    label: str
    message: str
    what: str

    def __str__(self) -> str:
        """Return one line for a terminal."""
        return f"{self.label}: {self.what}: {self.message!r}"


def check(apps: Sequence[App]) -> list[Fault]:
    """Return everything wrong in the catalogues, app by app, and messages that two apps translate differently."""
    faults = [fault for app in apps for fault in _check_app(app)]
    chosen: dict[tuple[object, str | None], tuple[str, object]] = {}
    for app in apps:
        for message in entries(read_catalogue(app)):
            key = (message.id, message.context)
            label, texts = chosen.setdefault(key, (app.label, message.string))
            if texts != message.string:
                faults.append(
                    Fault(app.label, _name(message), f"translated otherwise than in {label}")
                )
    return faults


def _check_app(app: App) -> Iterator[Fault]:
    stored, wanted = read_catalogue(app), collect(app)
    for message in entries(wanted):
        if stored.get(message.id, message.context) is None:
            yield Fault(app.label, _name(message), "not in the catalogue")
    for message in entries(stored):
        if wanted.get(message.id, message.context) is None:
            yield Fault(app.label, _name(message), "no longer in the code")
        for what in faults_of(message):
            yield Fault(app.label, _name(message), what)
    if stored.obsolete:
        yield Fault(app.label, f"{len(stored.obsolete)} messages", "kept although obsolete")


def faults_of(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translated message."""
    originals, translations = _texts(message.id), _texts(message.string)
    if not translations or not all(translations):
        yield "no Dutch text"
        return
    if message.fuzzy:
        yield "marked as doubtful"
    for number, translation in enumerate(translations):
        original = originals[min(number, len(originals) - 1)]
        if not _same_placeholders(originals, translation, number):
            yield f"placeholders differ in {translation!r}"
        if translation == original and _needs_dutch(original) and not _allowed(message):
            yield "Dutch equals English; translate, or add the comment: " + SAME_WORD
        if _spaces_around(translation) != _spaces_around(original):
            yield "space at the start or the end differs"


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a text in a fixed order."""
    return sorted(found.group(0) for found in _PLACEHOLDER.finditer(text))


def _same_placeholders(originals: Sequence[str], translation: str, number: int) -> bool:
    """Compare, but let the singular of a plural say "one" in words instead of the figure."""
    found = placeholders(translation)
    if len(originals) > 1 and number == 0 and set(found) <= set(placeholders(originals[1])):
        return True
    return found == placeholders(originals[min(number, len(originals) - 1)])


def _needs_dutch(original: str) -> bool:
    """Tell whether there are words beside the placeholders."""
    return _LETTERS.search(_PLACEHOLDER.sub("", original)) is not None


def _spaces_around(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _allowed(message: Message) -> bool:
    return any(SAME_WORD in comment for comment in message.user_comments)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, (tuple, list)) else ()


def _name(message: Message) -> str:
    return _texts(message.id)[0]
