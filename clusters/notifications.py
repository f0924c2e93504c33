"""The notice that the review of a pact comes near; gathered in the overview of the day."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from clusters.models import ClusterPact

PACT_REVIEW = "clusters.pact_review"
register_kind(PACT_REVIEW, _("Yearly review of the cluster pact"), gathers=True)


def review_near(pact: ClusterPact, due: date, person: User) -> Message:
    """Return the notice for one person; once for each version, day and person."""
    return Message(
        kind=PACT_REVIEW,
        business_key=f"{PACT_REVIEW}:{pact.pk}:{due.isoformat()}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "cluster": pact.cluster.name,
            "version": pact.number,
            "due": due,
            "path": reverse("clusters:pact_version", args=[pact.cluster_id, pact.number]),
        },
        scope=pact.cluster.scope,
    )
