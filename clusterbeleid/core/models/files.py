"""Files kept outside the web root, each behind the permission of its record."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """A file as received: name, kind by content, size and hash; bytes never change.

    ``scope`` names the file it belongs to (``cluster:<id>``) and decides who may read it.
    """

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scope = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, unique=True)
    scanned_by = models.CharField(max_length=60)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="file_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name
