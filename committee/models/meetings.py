"""Meetings, who takes part, and the items on their agenda."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from committee.enums import (
    LIVE_ITEMS,
    DecisionType,
    ItemState,
    MeetingKind,
    MeetingState,
    Presence,
)
from committee.models.fixed import ITEM_KEEPS_SUBJECT, refuse
from committee.models.people import CommitteeMandate


@recorded
class Meeting(Tracked):
    """A meeting of the committee, or a round in writing that ends at ``closes_at``."""

    number = models.CharField(_("number"), max_length=12, unique=True)
    kind = models.CharField(
        _("kind"), max_length=10, choices=MeetingKind, default=MeetingKind.MEETING
    )
    on_day = models.DateField(_("day"))
    begins_at = models.TimeField(_("hour"))
    closes_at = models.DateTimeField(_("answers until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    minutes_text = models.TextField(_("remarks for the minutes"), blank=True)
    minutes = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes"),
    )

    class Meta:
        ordering = ["-on_day", "-pk"]
        verbose_name = _("meeting of the committee")
        constraints = [
            one_of("meeting_state_known", "state", MeetingState),
            one_of("meeting_kind_known", "kind", MeetingKind),
            models.CheckConstraint(
                name="meeting_written_has_end",
                condition=~Q(kind=MeetingKind.WRITTEN) | Q(closes_at__isnull=False),
                violation_error_message=_("Say until when members may answer in writing."),
            ),
            models.CheckConstraint(
                name="meeting_minuted_has_minutes",
                condition=Q(state=MeetingState.MINUTED, minutes__isnull=False)
                | (~Q(state=MeetingState.MINUTED) & Q(minutes__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def scope(self) -> str:
        """Name what belongs to the whole meeting, as its minutes."""
        return f"meeting:{self.pk}"

    @property
    def is_written(self) -> bool:
        """Tell a round in writing from a meeting."""
        return self.kind == MeetingKind.WRITTEN


@recorded
class Attendance(Tracked):
    """Whether somebody with a seat takes part in a meeting; a deputy names whom it replaces."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    mandate = models.ForeignKey(CommitteeMandate, models.PROTECT, related_name="attendances")
    presence = models.CharField(_("presence"), max_length=10, choices=Presence)
    replaces = models.ForeignKey(
        CommitteeMandate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("replaces"),
    )

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("attendance")
        constraints = [
            one_of("attendance_presence_known", "presence", Presence),
            models.UniqueConstraint(fields=["meeting", "mandate"], name="attendance_once"),
            models.UniqueConstraint(
                fields=["meeting", "replaces"],
                name="attendance_replaced_once",
                violation_error_message=_("Somebody else replaces this member already."),
            ),
            models.CheckConstraint(
                name="attendance_replaces_another",
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("mandate")),
                violation_error_message=_("Nobody replaces oneself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate}: {self.get_presence_display()}"


@recorded
class AgendaItem(Tracked):
    """Something the committee decides on; what it is about comes from the room that registered it.

    ``scope`` is that of the subject (``cluster:12``); what belongs to the item itself has
    ``own_scope``, which is shut for whoever declared an interest. Its address is a random
    ``reference``, so that no gap in numbers betrays it (A19).
    """

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("place on the agenda"))
    subject_kind = models.CharField(_("kind of subject"), max_length=60)
    subject_id = models.BigIntegerField(_("subject"))
    title = models.CharField(_("title"), max_length=300)
    subject_reference = models.CharField(_("reference"), max_length=100)
    scope = models.CharField(max_length=60, db_index=True)
    organisations = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("enterprise numbers"),
        default=list,
        blank=True,
    )
    proposed_type = models.CharField(_("proposed decision"), max_length=20, choices=DecisionType)
    proposal = models.TextField(_("draft decision"), blank=True)
    payload = models.JSONField(_("figures of the proposal"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ItemState, default=ItemState.LISTED)
    # Who had a seat and took part, as it stood when the vote closed.
    taking_part = models.JSONField(null=True, blank=True, editable=False)
    put_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    regularity_note = models.TextField(_("why the procedure was regular"), blank=True)
    regularity_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("regularity confirmed by"),
    )

    class Meta:
        ordering = ["meeting_id", "order", "pk"]
        verbose_name = _("agenda item")
        constraints = [
            one_of("agenda_item_state_known", "state", ItemState),
            one_of("agenda_item_type_known", "proposed_type", DecisionType),
            models.UniqueConstraint(
                fields=["meeting", "order"],
                name="agenda_item_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                name="agenda_item_subject_once",
                condition=Q(state__in=sorted(LIVE_ITEMS)),
                violation_error_message=_("This subject already stands on an agenda."),
            ),
            models.CheckConstraint(
                name="agenda_item_regularity_whole",
                condition=Q(regularity_by__isnull=True, regularity_note="")
                | (Q(regularity_by__isnull=False) & ~Q(regularity_note="")),
                violation_error_message=_("Write why the procedure was regular."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="agenda_item_keeps_subject",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=ITEM_KEEPS_SUBJECT,
            ),
            pgtrigger.Trigger(
                name="agenda_item_stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                func=refuse("an agenda item is taken off, not deleted"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def own_scope(self) -> str:
        """Name what belongs to this item alone: dossier, tasks, letters."""
        return f"committee:{self.pk}"

    @property
    def is_live(self) -> bool:
        """Tell whether the item still waits for a decision."""
        return self.state in LIVE_ITEMS
