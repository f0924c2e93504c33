"""The sentence of every code of sheets, uploads and the kernel's reading of typed input.

Register `SENTENCES` with `core.texts.register`. A sentence says what is wrong and how to mend it;
`place` says where.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from clusterbeleid.core.sheets.cell_texts import CELL_TEXTS, NOTE_TEXTS
from clusterbeleid.core.sheets.errors import CellError
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS

SENTENCES: dict[str, str | Promise] = {**FILE_TEXTS, **CELL_TEXTS, **NOTE_TEXTS}


def place(error: CellError) -> str:
    """Return where an error stands, in the language in use: sheet, row, column, as far as known."""
    parts = []
    if error.sheet:
        parts.append(_("sheet %(sheet)s") % {"sheet": error.sheet})
    if error.row is not None:
        parts.append(_("row %(row)s") % {"row": error.row})
    if error.column:
        parts.append(_("column %(column)s") % {"column": error.column})
    return ", ".join(parts)
