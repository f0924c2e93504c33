"""Members, board, account managers and contacts of a cluster."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import (
    Dated,
    StoredFile,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
)
from clusters.enums import BoardSeat, ContactChannel, DocumentClass
from clusters.models.clusters import Cluster
from clusters.models.organisations import Organisation

# Nobody follows a cluster in which an own interest is declared (A16).
_NO_INTEREST = """IF EXISTS (
    SELECT 1 FROM clusters_staffinterest AS own
    WHERE own.person_id = NEW.user_id AND own.scope = 'cluster:' || NEW.cluster_id
      AND (own.last_day IS NULL OR own.last_day >= NEW.first_day)
      AND (NEW.last_day IS NULL OR own.first_day <= NEW.last_day)
) THEN RAISE EXCEPTION 'who declared an interest does not follow the cluster'
  USING ERRCODE = 'check_violation'; END IF;
RETURN NEW;"""


class Membership(Tracked, Dated):
    """An organisation is member of a cluster during a period."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="memberships", verbose_name=_("cluster")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )

    class Meta:
        ordering = ["cluster_id", "organisation__name", "first_day", "pk"]
        verbose_name = _("membership")
        constraints = [
            period_in_order(
                "membership_period_in_order", _("The last day lies before the first day.")
            ),
            no_overlap(
                "membership_no_overlap",
                "cluster",
                "organisation",
                message=_("This organisation is already a member on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.first_day:%d/%m/%Y})"


class BoardMandate(Tracked, Dated):
    """A seat in the board of a cluster organisation (R40)."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="board", verbose_name=_("cluster")
    )
    person = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="board_seats",
        verbose_name=_("organisation"),
    )
    seat = models.CharField(_("represents"), max_length=20, choices=BoardSeat)
    is_chair = models.BooleanField(_("chair"), default=False)
    company_background = models.TextField(_("company background of the chair"), blank=True)
    is_demo = models.BooleanField(_("invented for the demo"), default=False)

    class Meta:
        ordering = ["cluster_id", "-is_chair", "person", "first_day", "pk"]
        verbose_name = _("board mandate")
        constraints = [
            one_of("board_seat_known", "seat", BoardSeat),
            period_in_order("board_period_in_order", _("The last day lies before the first day.")),
            models.CheckConstraint(
                name="board_observer_no_chair",
                condition=Q(is_chair=False) | ~Q(seat=BoardSeat.VLAIO_OBSERVER),
                violation_error_message=_("The observer of VLAIO cannot chair the board."),
            ),
            no_overlap(
                "board_one_chair",
                "cluster",
                condition=Q(is_chair=True),
                message=_("The board already has a chair on some of these days."),
            ),
            no_overlap(
                "board_person_once",
                "cluster",
                "person",
                message=_("This person already sits on the board on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return self.person


class AccountManagement(Tracked, Dated):
    """An account manager follows a cluster during a period, for a part of full time."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="account_managers", verbose_name=_("cluster")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="managed_clusters",
        verbose_name=_("account manager"),
    )
    fte = models.DecimalField(_("full-time equivalent"), max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["cluster_id", "first_day", "pk"]
        verbose_name = _("account management")
        constraints = [
            period_in_order(
                "management_period_in_order", _("The last day lies before the first day.")
            ),
            models.CheckConstraint(
                name="management_fte_in_range",
                condition=Q(fte__gt=0) & Q(fte__lte=1),
                violation_error_message=_("A full-time equivalent lies between 0 and 1."),
            ),
            no_overlap(
                "management_no_overlap",
                "cluster",
                "user",
                message=_("This person already follows the cluster on some of these days."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="management_without_interest",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("user_id", "cluster_id"),  # type: ignore[no-untyped-call]  # its library has no types
                when=pgtrigger.Before,
                func=_NO_INTEREST,
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.fte})"


class ContactEntry(Tracked):
    """A line in the logbook of contacts with a cluster."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="contacts", verbose_name=_("cluster")
    )
    on_day = models.DateField(_("date"))
    channel = models.CharField(_("channel"), max_length=10, choices=ContactChannel)
    with_whom = models.CharField(_("with whom"), max_length=200)
    summary = models.TextField(_("summary"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("logged by")
    )

    class Meta:
        ordering = ["-on_day", "-pk"]
        verbose_name = _("contact")
        constraints = [one_of("contact_channel_known", "channel", ContactChannel)]

    def __str__(self) -> str:
        return f"{self.on_day:%d/%m/%Y} {self.with_whom}"


class ClusterDocument(Tracked):
    """A document in the file of a cluster."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="documents", verbose_name=_("cluster")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=200)
    document_class = models.CharField(_("who may read it"), max_length=10, choices=DocumentClass)

    class Meta:
        ordering = ["-file__uploaded_at", "-pk"]
        verbose_name = _("document")
        constraints = [one_of("document_class_known", "document_class", DocumentClass)]

    def __str__(self) -> str:
        return self.title
