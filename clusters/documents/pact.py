"""The cluster pact on paper: the same parties, promises and states as the screen."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.pdf import render_pdf
from clusters import queries
from clusters.models import ClusterPact

TEMPLATE = "documents/clusters/pact.html"


def pact_document(pact: ClusterPact, language: str) -> bytes:
    """Return a version as a tagged PDF; equal facts give equal bytes.

    Raises ``PdfFailed`` when it cannot be drawn.
    """
    with translation.override(language):
        values = {"cluster": pact.cluster.name, "title": pact.title}
        title = _("%(cluster)s: %(title)s") % values
    context = {
        "pact": pact,
        "parties": queries.parties_of(pact),
        "signatories": queries.signatories_of(pact),
        "commitments": queries.commitments_of(pact),
        "reviews": queries.reviews_of(pact),
    }
    return render_pdf(TEMPLATE, context, title=title, language=language)
