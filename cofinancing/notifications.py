"""The reminder of a due date: what stands in the mail, and its name on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from cofinancing.models import Recovery
from cofinancing.rules.check import CheckResult
from cofinancing.rules.money.paying_back import Part

REMINDER = "cofinancing.reminder"
RECOVERY = "cofinancing.recovery"
INSTALMENTS = "cofinancing.instalments"


def register() -> None:
    """Name the messages of this room for the screen."""
    register_kind(REMINDER, _("Reminder of the due date of co-financing"), gathers=True)
    register_kind(RECOVERY, _("Claim to pay aid back"))
    register_kind(INSTALMENTS, _("Instalments in which a claim is paid back"))


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


def recovery_message(recovery: Recovery, left: Decimal, day: int, person: User) -> Message:
    """Return the message about a claim for one person: with the letter (0), or ``day`` from its due date.

    ``left`` in euro. A claim with another due date has reminders of its own.
    """
    year, due = recovery.project_year, recovery.due_on
    return Message(
        kind=RECOVERY,
        business_key=f"{RECOVERY}:{recovery.pk}:{due}:{day}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "day": day,
            "due": due,
            "cluster": year.agreement.cluster.name,
            "project_year": str(year),
            "left": left,
            "path": reverse("cofinancing:recovery", args=[recovery.pk]),
        },
        scope=year.agreement.cluster.scope,
    )


def instalments_message(recovery: Recovery, parts: Iterable[Part], person: User) -> Message:
    """Return the message about decided instalments for one signatory, with each term, in euro.

    Each decision changes the claim, so another division has a message of its own.
    """
    year = recovery.project_year
    return Message(
        kind=INSTALMENTS,
        business_key=f"{INSTALMENTS}:{recovery.pk}:{recovery.version}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "cluster": year.agreement.cluster.name,
            "project_year": str(year),
            "terms": [{"due": one.due_on, "amount": one.amount} for one in parts],
            "path": reverse("cofinancing:recovery", args=[recovery.pk]),
        },
        scope=year.agreement.cluster.scope,
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
