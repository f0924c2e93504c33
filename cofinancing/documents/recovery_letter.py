"""The letter that claims money back, as a tagged PDF (R46)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Explained
from cofinancing.documents.settlement import HOUSE_LANGUAGE
from cofinancing.models import Recovery


def letter_name(recovery: Recovery) -> str:
    """Return the name of the file."""
    return f"terugvordering-{slugify(str(recovery.project_year))}-{recovery.pk}.pdf"


def recovery_letter(
    recovery: Recovery, explained: Explained, *, due_on: date, by: str, at: datetime
) -> bytes:
    """Return the letter; raises ``PdfFailed``."""
    year = recovery.project_year
    with translation.override(HOUSE_LANGUAGE):
        context = {
            "row": recovery,
            "ground": recovery.get_ground_display(),
            "total": recovery.amount + recovery.interest,
            "year": year,
            "cluster": year.agreement.cluster,
            "due_on": due_on,
            "rows": [{"term": sentence(line.term), "line": line} for line in explained.lines],
            "findings": [sentence(one) for one in explained.findings],
            "by": by,
            "at": at,
        }
        title = _("Recovery of aid: %(name)s") % {"name": year}
    return render_pdf(
        "documents/cofinancing/recovery_letter.html", context, title=title, language=HOUSE_LANGUAGE
    )
