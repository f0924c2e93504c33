"""Parts that every tracked model shares."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, TypeVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

M = TypeVar("M", bound=type[models.Model])


def recorded(model: M) -> M:
    """Record each change of ``model`` by database triggers, so that raw SQL is seen too."""
    # A fresh set of trackers for each model: they remember the fields of the first.
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    tracked: M = pghistory.track(*trackers)(model)
    return tracked


class Tracked(models.Model):
    """A model with a version for two people at once, and history by field."""

    version = models.PositiveIntegerField(default=1, editable=False)

    history: ClassVar[Any] = HistoricalRecords(
        inherit=True,
        history_change_reason_field=models.TextField(blank=True, default=""),
    )

    class Meta:
        abstract = True


class Dated(models.Model):
    """An inclusive period of days; an empty last day means: still running."""

    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse days in the wrong order here: PostgreSQL cannot even ask whether they overlap."""
        super().clean()
        refuse_reversed(self.first_day, self.last_day, "last_day")


def refuse_reversed(first: date | None, last: date | None, field: str) -> None:
    """Raise ``ValidationError`` at ``field`` when the last day lies before the first."""
    if first is not None and last is not None and last < first:
        raise ValidationError({field: _("The last day lies before the first day.")})


def period_in_order(name: str, message: Any) -> models.CheckConstraint:
    """Refuse a last day before the first day."""
    return models.CheckConstraint(
        name=name,
        condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
        violation_error_message=message,
    )


def no_overlap(
    name: str, *fields: str, message: Any, condition: Q | None = None
) -> ExclusionConstraint:
    """Refuse two rows with equal ``fields`` and a common day."""
    expressions = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*expressions, (_days(), RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )


def _days() -> Func:
    """Return the days of a row as a range, both ends included."""
    return Func(
        F("first_day"),
        F("last_day"),
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )


def one_of(name: str, field: str, choices: Any) -> models.CheckConstraint:
    """Refuse a value outside ``choices``, also from raw SQL."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": [str(value) for value in choices.values]}),
    )
