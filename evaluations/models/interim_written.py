"""The self-evaluation of a cluster: answers while it is written, and the sealed version (A1)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import recorded
from clusterbeleid.core.written.models import SealedVersion, WrittenAnswer, final
from evaluations.models.interim import Evaluation
from evaluations.models.interim_fixed import only_in


class SelfAnswer(WrittenAnswer):
    """The answer to one question of the self-evaluation."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="answers")

    class Meta:
        ordering = ["evaluation_id", "key"]
        verbose_name = _("answer of a self-evaluation")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "key"], name="self_answer_once"),
        ]
        triggers = [
            only_in(
                "self_answer_stands_still",
                ("self_evaluation",),
                "a self-evaluation changes only until it is handed in",
            )
        ]

    def __str__(self) -> str:
        return self.key


@recorded
class SelfSubmission(SealedVersion):
    """The self-evaluation as handed in, with the figures that stood beside it."""

    evaluation = models.OneToOneField(Evaluation, models.PROTECT, related_name="submission")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("self-evaluation handed in")
        triggers = [final("self_submission_is_final")]

    def __str__(self) -> str:
        return f"{self.evaluation_id}/{self.number}"
