"""Answers to parliamentary questions: the question, the texts while they are written, and the seal."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of, recorded
from clusterbeleid.core.written.models import SealedVersion, WrittenAnswer, final, guarded
from projects.answer_enums import AnswerState
from projects.rules.answers import SECTIONS

_OPEN = """
IF EXISTS (SELECT 1 FROM projects_answer AS file WHERE file.id = {row}.answer_id AND file.state <> 'draft') THEN
    RAISE EXCEPTION 'a text changes only in a draft' USING ERRCODE = 'check_violation';
END IF;
"""
_STANDS = (
    "RAISE EXCEPTION 'an answer that went out stands still' USING ERRCODE = 'check_violation';"
)
_SIGNED = Q(frozen_by__isnull=False, frozen_at__isnull=False)
_UNSIGNED = Q(frozen_by__isnull=True, frozen_at__isnull=True)


@recorded
class Answer(Tracked):
    """An answer with the figures of one day; ``figures_sha256`` is of those its texts began with."""

    number = models.CharField(_("number of the question"), max_length=40)
    asked_on = models.DateField(_("date of the question"))
    member = models.CharField(_("member of parliament"), max_length=200)
    minister = models.CharField(_("minister who answers"), max_length=200)
    subject = models.CharField(_("subject"), max_length=200)
    as_of = models.DateField(_("figures as of"))
    figures_sha256 = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=AnswerState, default=AnswerState.DRAFT
    )
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects"),
    )
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("drawn up by")
    )
    drawn_at = models.DateTimeField(_("drawn up at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    frozen_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    class Meta:
        ordering = ["-drawn_at", "-pk"]
        verbose_name = _("answer to parliament")
        constraints = [
            one_of("answer_state_known", "state", AnswerState),
            models.CheckConstraint(
                name="answer_frozen_by_somebody",
                condition=(Q(state=AnswerState.FROZEN) & _SIGNED)
                | (~Q(state=AnswerState.FROZEN) & _UNSIGNED),
            ),
            models.CheckConstraint(
                name="answer_four_eyes",
                condition=Q(frozen_by__isnull=True) | ~Q(frozen_by=F("drawn_by")),
                violation_error_message=_("Somebody else approves the answer."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="answer_stands_still",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
                func=_STANDS,
            )
        ]

    def __str__(self) -> str:
        return self.number


class AnswerText(WrittenAnswer):
    """The text of one part of an answer."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="texts")

    class Meta:
        ordering = ["answer_id", "key"]
        verbose_name = _("text of an answer")
        constraints = [
            models.UniqueConstraint(fields=["answer", "key"], name="answer_text_once"),
            models.CheckConstraint(name="answer_text_known", condition=Q(key__in=SECTIONS)),
        ]
        triggers = [
            guarded("answer_text_stands_still", _OPEN.format(row="OLD"), _OPEN.format(row="NEW"))
        ]

    def __str__(self) -> str:
        return self.key


@recorded
class AnswerSeal(SealedVersion):
    """What went out: question, texts and figures with their sources, and the hash of all of it."""

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="seal")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("frozen answer")
        triggers = [final("answer_seal_is_final")]

    def __str__(self) -> str:
        return f"{self.answer_id}/{self.number}"
