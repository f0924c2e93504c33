"""What a cluster organisation proposes to change in its list of members, line by line."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import BackgroundJob, StoredFile, Tracked, one_of
from clusters.enums import OrganisationKind, ProposalKind, ProposalState, SizeClass
from clusters.models.clusters import Cluster
from clusters.models.organisations import Organisation
from clusters.models.people import Membership

_WAITING = Q(state=ProposalState.WAITING)


class MemberProposal(Tracked):
    """One change to the members of a cluster, as proposed; accepting it calls the usual action.

    What a kind does not need stays empty. ``kbo`` is the number of the organisation at hand.
    """

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="proposals", verbose_name=_("cluster")
    )
    kind = models.CharField(_("what changes"), max_length=10, choices=ProposalKind)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.WAITING
    )
    kbo = models.CharField(_("enterprise number"), max_length=10)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("membership"),
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    organisation_kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, blank=True
    )
    flemish_establishment = models.BooleanField(_("site in Flanders"), null=True, blank=True)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    first_day = models.DateField(_("member from"), null=True, blank=True)
    last_day = models.DateField(_("member until"), null=True, blank=True)
    size_on = models.DateField(_("accounts closed on"), null=True, blank=True)
    staff = models.DecimalField(
        _("staff in annual work units"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    turnover = models.DecimalField(
        _("turnover"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    balance = models.DecimalField(
        _("balance sheet total"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    size_source = models.CharField(_("source"), max_length=200, blank=True)
    manual_size = models.CharField(
        _("class chosen by hand"), max_length=10, choices=SizeClass, blank=True
    )
    manual_reason = models.TextField(_("reason for a size chosen by hand"), blank=True)
    evidence = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evidence"),
    )
    note = models.TextField(_("note"), blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="put_in_again",
        verbose_name=_("put in again after"),
    )
    imported_by = models.ForeignKey(
        BackgroundJob, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    submitted_at = models.DateTimeField(_("proposed"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decision_reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = _("proposal about a member")
        constraints = [
            one_of("proposal_kind_known", "kind", ProposalKind),
            one_of("proposal_state_known", "state", ProposalState),
            models.CheckConstraint(
                name="proposal_has_its_content",
                condition=Q(kind=ProposalKind.ADD, first_day__isnull=False)
                & ~Q(name="")
                & ~Q(organisation_kind="")
                & Q(flemish_establishment__isnull=False)
                | Q(kind=ProposalKind.END, membership__isnull=False, last_day__isnull=False)
                | Q(
                    kind=ProposalKind.DETAILS,
                    organisation__isnull=False,
                    flemish_establishment__isnull=False,
                )
                & ~Q(name="")
                & ~Q(organisation_kind="")
                | Q(
                    kind=ProposalKind.SIZE,
                    organisation__isnull=False,
                    size_on__isnull=False,
                    evidence__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="proposal_decided_by_somebody",
                condition=Q(
                    state__in=[ProposalState.WAITING, ProposalState.WITHDRAWN],
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | Q(
                    state__in=[ProposalState.ACCEPTED, ProposalState.REJECTED],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="proposal_rejected_with_reason",
                condition=~Q(state=ProposalState.REJECTED) | ~Q(decision_reason=""),
            ),
            models.UniqueConstraint(
                fields=["cluster", "kbo", "kind"],
                name="proposal_waits_once",
                condition=_WAITING & ~Q(kind=ProposalKind.SIZE),
                violation_error_message=_(
                    "The same proposal about this organisation waits already."
                ),
            ),
            models.UniqueConstraint(
                fields=["cluster", "kbo", "size_on"],
                name="proposal_size_waits_once",
                condition=_WAITING & Q(kind=ProposalKind.SIZE),
                violation_error_message=_("A size for this day waits already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def subject(self) -> str:
        """Return the name of the organisation at hand, as the register knows it when it does."""
        return self.organisation.name if self.organisation is not None else self.name
