"""What every file written together stores: answers, what was handed in, its PDF, and what was asked.

Each room adds the key to its own file, its constraints and its triggers.
"""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, Tracked
from clusterbeleid.core.written.answers import LONGEST_ANSWER
from clusterbeleid.core.written.enums import CompletionOutcome


class WrittenAnswer(Tracked):
    """The answer to one field of a form; each field has a version of its own."""

    key = models.SlugField(_("field"), max_length=60)
    text = models.TextField(_("text"), blank=True, max_length=LONGEST_ANSWER)

    class Meta:
        abstract = True


class SealedVersion(models.Model):
    """The whole content as handed in, with its hash; a later version is another row (A1)."""

    number = models.PositiveSmallIntegerField(_("version"))
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content = models.JSONField(_("content"))
    sha256 = models.CharField(_("hash of the content"), max_length=64)
    findings = models.JSONField(_("remarks of the rules"), default=list)

    class Meta:
        abstract = True


class SealedFile(models.Model):
    """The PDF of what was handed in, made once; the hash of its bytes stands with the file."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        abstract = True


class AskedAgain(Tracked):
    """The agency opens named sections again within a term, with the reason."""

    sections = models.JSONField(_("open sections"))
    reason = models.TextField(_("reason"))
    asked_at = models.DateTimeField(_("asked at"))
    closes_at = models.DateTimeField(_("until"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=CompletionOutcome, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        abstract = True


def final(name: str) -> pgtrigger.Protect:
    """Return the trigger for rows that never change and never go."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def guarded(name: str, old: str, new: str) -> pgtrigger.Trigger:
    """Return a trigger that runs ``old`` on the row before a change and ``new`` on the row after."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
IF TG_OP <> 'INSERT' THEN {old} END IF;
IF TG_OP <> 'DELETE' THEN {new} RETURN NEW; END IF;
RETURN OLD;
""",
    )
