"""The reminder of a due date: what stands in the mail, and its name on the screen."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from cofinancing.rules.check import CheckResult

REMINDER = "cofinancing.reminder"


def register() -> None:
    """Name the messages of this room for the screen."""
    register_kind(REMINDER, _("Reminder of the due date of co-financing"))


def reminder(result: CheckResult, due: date, day: int, person: User) -> Message:
    """Return the reminder ``day`` (relative to the due date) for one person.

    Its business key holds project year, due date, reminder and person: a moved due date has
    reminders of its own, and the same one never goes out twice.
    """
    return Message(
        kind=REMINDER,
        business_key=f"{REMINDER}:{result.year.id}:{due.isoformat()}:{day}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={"name": person.full_name, "day": day, "due": due, **_facts(result)},
        scope=f"cluster:{result.year.cluster_id}",
    )


def _facts(result: CheckResult) -> dict[str, object]:
    """Return what the mail says of the project year, whoever reads it."""
    return {
        "cluster": result.year.cluster,
        "project_year": f"{result.year.reference}/{result.year.number}",
        "required": result.required,
        "received": result.received_by_due,
        "gap": result.gap,
        "waiting": result.sums.waiting,
        "path": reverse("cofinancing:project_year", args=[result.year.id]),
    }
