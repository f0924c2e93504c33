"""What happened, told to other systems: one row each, in one order, never altered."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

_FIXED = ["name", "business_key", "subject", "object_id", "scope", "on_day", "at", "facts"]


class BusinessEvent(models.Model):
    """Something that other systems must know, written with the fact itself.

    ``position`` is the place in the feed. It is given afterwards, to rows that are stored: a
    number drawn inside a transaction would become visible out of order, and a reader would miss
    what commits late.
    """

    position = models.BigIntegerField(null=True, editable=False)
    name = models.CharField(max_length=60)
    business_key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    scope = models.CharField(max_length=60, blank=True)
    on_day = models.DateField()
    at = models.DateTimeField()
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["position"], name="event_position_once"),
            models.CheckConstraint(
                name="event_position_positive",
                condition=Q(position__isnull=True) | Q(position__gt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="event_unnumbered", condition=Q(position=None)),
            models.Index(fields=["subject", "object_id"], name="event_by_subject"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="event_is_fixed", fields=_FIXED),
            pgtrigger.Protect(
                name="event_keeps_its_place",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__position__isnull=False),
            ),
            pgtrigger.Protect(name="event_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}:{self.object_id}"
