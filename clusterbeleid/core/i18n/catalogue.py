"""Catalogues on disk: sorted, without line numbers, so that a change touches only its own messages."""

from __future__ import annotations

import io
from collections.abc import Sequence

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from clusterbeleid.core.i18n.collecting import LOCALE, App, collect

HEADER = """msgid ""
msgstr ""
"Language: nl\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def read_catalogue(app: App) -> Catalog:
    """Return the catalogue of an app, empty when there is no file yet."""
    if not app.catalogue.exists():
        return Catalog(locale=LOCALE)
    with app.catalogue.open("rb") as handle:
        return read_po(handle, locale=LOCALE, abort_invalid=True)


def update(app: App, others: Sequence[App] = ()) -> bool:
    """Bring the catalogue in line with the code; tells whether the file changed.

    What is gone goes. A new message takes the text it has in one of ``others``, so that the same
    words are translated once; otherwise it has no text yet.
    """
    sources = [read_catalogue(app), *(read_catalogue(other) for other in others)]
    fresh = Catalog(locale=LOCALE)
    for message in entries(collect(app)):
        _carry_over(fresh, message, _known(message, sources))
    return write_catalogue(app, fresh)


def _known(message: Message, sources: Sequence[Catalog]) -> Message | None:
    """Return the message with its text from the first source that has one."""
    found = (source.get(message.id, message.context) for source in sources)
    return next((known for known in found if known and known.string and all(known.string)), None)


def _carry_over(fresh: Catalog, message: Message, known: Message | None) -> None:
    """Add a message with the text, the comments and the doubt it is known with."""
    fresh.add(
        message.id,
        string=known.string if known else message.string,
        context=message.context,
        user_comments=known.user_comments if known else [],
        flags=(known.flags & {"fuzzy"}) if known else (),
    )


def write_catalogue(app: App, catalogue: Catalog) -> bool:
    """Write the catalogue of an app; tells whether the file changed."""
    text = _text_of(catalogue)
    if app.catalogue.exists() and app.catalogue.read_text() == text:
        return False
    app.catalogue.parent.mkdir(parents=True, exist_ok=True)
    app.catalogue.write_text(text)
    return True


def _text_of(catalogue: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalogue,
        width=110,
        no_location=True,
        omit_header=True,
        sort_output=True,
        include_previous=False,
    )
    return (HEADER + buffer.getvalue().decode().strip()).rstrip() + "\n"


def compile_catalogue(app: App) -> bool:
    """Write the ``.mo`` file that Django reads; does nothing and returns False when it is newer than the catalogue."""
    source, target = app.catalogue, app.catalogue.with_suffix(".mo")
    if not source.exists() or (
        target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns
    ):
        return False
    buffer = io.BytesIO()
    write_mo(buffer, read_catalogue(app))
    fresh = target.with_suffix(".mo.new")
    fresh.write_bytes(buffer.getvalue())
    fresh.replace(target)
    return True


def entries(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue, its header left out."""
    return [message for message in catalogue if message.id]
