"""The settlement as a tagged PDF, and the figures as they are sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from agreements.models import SupportAgreement
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Explained

HOUSE_LANGUAGE = "nl"


def sealed_figures(
    name: str, accepted: Decimal, aid: Decimal, explained: Explained
) -> dict[str, Any]:
    """Return the figures of a settlement as JSON, to be stored and never changed."""
    return {
        "subject": name,
        "accepted": format(accepted, "f"),
        "aid": format(aid, "f"),
        **explained.as_json(),
    }


def digest_of(figures: Mapping[str, Any]) -> str:
    """Return the digest by which somebody can tell that figures are still those sealed."""
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def settlement_title(name: str) -> str:
    """Return the title of the document."""
    return _("Settlement %(name)s") % {"name": name}


def settlement_pdf(
    agreement: SupportAgreement,
    figures: Mapping[str, Any],
    *,
    motivation: str,
    by: str,
    at: datetime,
) -> bytes:
    """Return the document "afrekening"; raises ``PdfFailed``."""
    with translation.override(HOUSE_LANGUAGE):
        explained = from_json(figures) or Explained(())
        context = {
            "cluster": agreement.cluster,
            "agreement": agreement,
            "figures": figures,
            "accepted": Decimal(figures["accepted"]),
            "aid": Decimal(figures["aid"]),
            "rows": [{"term": sentence(row.term), "line": row} for row in explained.lines],
            "findings": [sentence(one) for one in explained.findings],
            "motivation": motivation,
            "by": by,
            "at": at,
            "sha256": digest_of(figures),
        }
        title = settlement_title(str(figures["subject"]))
    return render_pdf(
        "documents/cofinancing/settlement.html", context, title=title, language=HOUSE_LANGUAGE
    )
