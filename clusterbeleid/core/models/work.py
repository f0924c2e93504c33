"""Messages to send, tasks for people, nightly runs and background jobs."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.enums import JobState, OutboxState, TaskState
from clusterbeleid.core.models.base import Tracked, one_of
from clusterbeleid.core.models.files import StoredFile


class OutboxMessage(models.Model):
    """A message that must leave the house exactly once per business key."""

    kind = models.CharField(max_length=60)
    business_key = models.CharField(max_length=200, unique=True)
    recipient = models.EmailField()
    language = models.CharField(max_length=2, default="nl")
    payload = models.JSONField(default=dict, blank=True)
    scope = models.CharField(max_length=60, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=OutboxState, default=OutboxState.PENDING)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    digest = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gathered",
        verbose_name=_("daily overview"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("outbox_state_known", "state", OutboxState),
            models.CheckConstraint(
                name="outbox_sent_has_moment",
                condition=Q(state=OutboxState.SENT, sent_at__isnull=False)
                | (~Q(state=OutboxState.SENT) & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="outbox_digested_has_digest",
                condition=Q(state=OutboxState.DIGESTED, digest__isnull=False)
                | (~Q(state=OutboxState.DIGESTED) & Q(digest__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="outbox_waiting", condition=Q(state="pending")
            ),
            models.Index(
                fields=["recipient"], name="outbox_gathered", condition=Q(state="gathered")
            ),
        ]

    def __str__(self) -> str:
        return self.business_key


class Task(Tracked):
    """Something a person must decide or do; jobs open tasks, people close them.

    ``scope`` names the file it belongs to (``cluster:<id>``); ``facts`` holds the
    figures as they stood when the task was opened.
    """

    kind = models.CharField(_("kind"), max_length=60)
    business_key = models.CharField(_("key"), max_length=200, unique=True)
    scope = models.CharField(
        pgettext_lazy("dossier", "file"), max_length=60, blank=True, db_index=True
    )
    content_type = models.ForeignKey(
        ContentType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of subject"),
    )
    object_id = models.BigIntegerField(_("subject"), null=True, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    subject_label = models.CharField(_("subject"), max_length=200, blank=True)
    roles = models.JSONField(_("for roles"), default=list, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="tasks", blank=True)
    facts = models.JSONField(_("facts"), default=dict, blank=True)
    due_on = models.DateField(pgettext_lazy("task", "due"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"))
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN)
    outcome = models.CharField(_("outcome"), max_length=40, blank=True)
    outcome_reason = models.TextField(_("reason"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("task")
        constraints = [
            one_of("task_state_known", "state", TaskState),
            models.CheckConstraint(
                name="task_closed_has_moment",
                condition=Q(state=TaskState.OPEN, closed_at__isnull=True)
                | (~Q(state=TaskState.OPEN) & Q(closed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.subject_label or self.business_key


class JobRun(models.Model):
    """One run of a nightly job: what it looked at, opened and sent, and how long it took."""

    name = models.CharField(max_length=60)
    on_day = models.DateField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["name", "-started_at"])]

    def __str__(self) -> str:
        return f"{self.name} {self.on_day:%Y-%m-%d}"


class BackgroundJob(models.Model):
    """Long work started by a person, with progress; the row is the truth, the broker a bell."""

    kind = models.CharField(max_length=60)
    scope = models.CharField(max_length=60, blank=True, db_index=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    options = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [one_of("job_state_known", "state", JobState)]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
