"""The supervision sheet of a cluster: the same figures and sources as the screens, on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.overview.cluster_file import ClusterFile, cluster_file
from clusters.models import Cluster
from cofinancing.rules.check import CheckResult

TEMPLATE = "documents/overview/supervision_sheet.html"


def supervision_sheet(
    cluster: Cluster, actor: Actor, *, on: date, as_of: date | None = None
) -> bytes:
    """Return the sheet as a tagged PDF in the language of the actor.

    With ``as_of`` it shows the file as it was known at the end of that day. Equal facts give
    equal bytes. Raises ``Refused`` when nothing was known then, ``PdfFailed`` when it cannot be
    drawn.
    """
    shown = cluster_file(cluster, actor, on=on, as_of=as_of)
    if shown is None:
        raise Refused.because("overview.nothing_known")
    with translation.override(actor.language):
        title = _("Supervision sheet %(cluster)s") % {"cluster": shown.cluster.name}
        context = sheet_context(shown, actor)
    return render_pdf(TEMPLATE, context, title=title, language=actor.language)


def sheet_context(shown: ClusterFile, actor: Actor) -> dict[str, Any]:
    """Return what the sheet prints: the file of the screen, and each calculation in words."""
    last = shown.checks[0] if shown.checks else None
    return {
        "file": shown,
        "made_by": actor.label,
        "demo": settings.DEMO,
        **_part("clock", _("How the ten years are counted"), shown.clock.explained),
        **_part("ledger", _("Committed, paid and left"), shown.ledger.explained),
        **_part("board", _("Composition of the board"), shown.board_check),
        "last_check": last,
        **_part("check", _check_title(last), last.explained if last else Explained(())),
    }


def _check_title(last: CheckResult | None) -> str:
    if last is None:
        return ""
    values = {"reference": last.year.reference, "number": last.year.number}
    return _("How project year %(reference)s/%(number)s was judged") % values


def _part(name: str, caption: str, explained: Explained) -> dict[str, Any]:
    return {
        f"{name}_caption": caption,
        f"{name}_lines": [{"term": sentence(line.term), "line": line} for line in explained.lines],
        f"{name}_findings": [sentence(finding) for finding in explained.findings],
    }
