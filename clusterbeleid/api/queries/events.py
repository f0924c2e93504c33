"""What happened, as far as a system may read it; the feed and the webhooks ask the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.events import numbered_events
from clusterbeleid.core.models import BusinessEvent
from clusters.queries import visible_scopes

# The right that opens the events of each kind of subject.
RIGHT_OF_SUBJECT = {
    "agreement": Scope.AGREEMENTS,
    "publication_duty": Scope.AGREEMENTS,
    "project_year": Scope.COFINANCING,
    "payment": Scope.PAYMENTS,
    "recovery": Scope.PAYMENTS,
    "settlement": Scope.PAYMENTS,
    "application": Scope.APPLICATIONS,
    "decision": Scope.DECISIONS,
    "report": Scope.REPORTS,
    "evaluation": Scope.EVALUATIONS,
    "cluster_pact": Scope.CLUSTERS,
}


def visible_events(actor: Actor, scopes: Iterable[str], *, on: date) -> QuerySet[BusinessEvent]:
    """Return the numbered events that a system with these rights may read, in no order of its own."""
    rights = frozenset(scopes)
    subjects = [subject for subject, right in RIGHT_OF_SUBJECT.items() if right in rights]
    found = numbered_events().filter(subject__in=subjects)
    if actor.only_clusters is None:
        return found
    key = Concat(Value("application:"), Cast("pk", TextField()), output_field=TextField())
    own = files.applications(actor, on=on).order_by().annotate(key=key).values("key")
    return found.filter(
        Q(scope__in_array=ArraySubquery(visible_scopes(actor, on)))
        | Q(scope__in_array=ArraySubquery(own))
    )


def last_position() -> int:
    """Return the last place given in the feed; 0 before the first event."""
    last = numbered_events().order_by("-position").first()
    return last.position or 0 if last else 0
