"""The warning about the end of the ten years: what stands in the mail, and its name on the screen."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import GrantDuty
from agreements.queries import LineageWatch
from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind

WARNING = "agreements.ten_years"
PUBLICATION = "agreements.publication"
REGISTER_AID = "agreements.register_aid"
SCHEME_DUTY = "agreements.scheme_duty"


def register() -> None:
    """Name the messages of this room for the screen."""
    register_kind(WARNING, _("Warning about the end of the ten years"), gathers=True)


def publication_key(duty: GrantDuty) -> str:
    """Return the business key of the task to publish a grant."""
    return f"{PUBLICATION}:{duty.pk}"


def warning_key(watch: LineageWatch, months: int) -> str:
    """Return the business key of a warning: another last day is another warning."""
    day = watch.clock.last_day
    return f"{WARNING}:{watch.lineage_id}:{day.isoformat() if day else ''}:{months}"


def warning(watch: LineageWatch, months: int, person: User) -> Message:
    """Return the warning that ``months`` months are left, for one person."""
    cluster = watch.clusters[0]
    return Message(
        kind=WARNING,
        business_key=f"{warning_key(watch, months)}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={"name": person.full_name, "months": months, **_facts(watch)},
        scope=cluster.scope,
    )


def _facts(watch: LineageWatch) -> dict[str, object]:
    """Return what the mail says of the clock, whoever reads it."""
    return {
        "cluster": ", ".join(one.name for one in watch.clusters),
        "started": watch.clock.started,
        "last_day": watch.clock.last_day,
        "days_left": watch.clock.days_left,
        "path": reverse("agreements:list", args=[watch.clusters[0].pk]),
    }
