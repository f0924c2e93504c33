"""Who did something with a record, stamped by the server."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from clusterbeleid.accounts.models import User
from clusterbeleid.core.models import BackgroundJob, StoredFile


def by_whom() -> models.ForeignKey[User | None, User | None]:
    """Return the field of a person that no form sets; empty for the system."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


def out_of_file() -> models.ForeignKey[BackgroundJob | None, BackgroundJob | None]:
    """Return the field of the import that a record came with, if any."""
    return models.ForeignKey(
        BackgroundJob, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )


def evidence_file() -> models.ForeignKey[StoredFile | None, StoredFile | None]:
    """Return the field of the proof of a record."""
    return models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
