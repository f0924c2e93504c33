"""The cluster pact: what cluster and government promise each other, version by version (R39)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusters.enums import CommitmentState, PactState, PartyKind, SignatoryRole
from clusters.models.clusters import Cluster
from clusters.models.fixed import (
    KEEP_COMMITMENT,
    KEEP_PACT,
    KEEP_PARTY,
    KEEP_SIGNATORY,
    final,
    keep,
)


class ClusterPact(Tracked):
    """One version of the pact of a cluster; no contract, and no money flows from it.

    ``signed_in`` is the year of signing, ``signed_on`` the day of the last signature when a source
    gives it.
    """

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="pacts", verbose_name=_("cluster")
    )
    number = models.PositiveSmallIntegerField(_("version of the pact"))
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("what it is about"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    first_review_due = models.DateField(_("first yearly review due"))
    signed_in = models.PositiveSmallIntegerField(_("year of signing"), null=True, blank=True)
    signed_on = models.DateField(_("last signature"), null=True, blank=True)
    predecessor = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name=_("renews version"),
    )
    state = models.CharField(_("state"), max_length=10, choices=PactState, default=PactState.DRAFT)

    class Meta:
        ordering = ["cluster_id", "-number"]
        verbose_name = _("cluster pact")
        constraints = [
            one_of("pact_state_known", "state", PactState),
            models.UniqueConstraint(fields=["cluster", "number"], name="pact_number_once"),
            models.UniqueConstraint(
                fields=["cluster"],
                name="pact_one_draft",
                condition=Q(state=PactState.DRAFT),
                violation_error_message=_("A draft of the next version is already there."),
            ),
            models.UniqueConstraint(
                fields=["cluster"],
                name="pact_one_in_force",
                condition=Q(state=PactState.SIGNED),
                violation_error_message=_("Another version of the pact is in force."),
            ),
            models.CheckConstraint(
                name="pact_signed_has_year",
                condition=Q(
                    state__in=[PactState.DRAFT, PactState.WITHDRAWN],
                    signed_in__isnull=True,
                    signed_on__isnull=True,
                )
                | Q(
                    state__in=[PactState.SIGNED, PactState.RENEWED, PactState.ENDED],
                    signed_in__isnull=False,
                ),
            ),
        ]
        triggers = [keep("pact_is_frozen", KEEP_PACT, inserts=False)]

    def __str__(self) -> str:
        return self.title


class PactParty(Tracked):
    """A party to a version of the pact."""

    pact = models.ForeignKey(
        ClusterPact, models.PROTECT, related_name="parties", verbose_name=_("cluster pact")
    )
    kind = models.CharField(_("side"), max_length=10, choices=PartyKind)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["pact_id", "pk"]
        verbose_name = _("party to the pact")
        constraints = [
            one_of("pact_party_kind_known", "kind", PartyKind),
            models.UniqueConstraint(
                fields=["pact", "name"],
                name="pact_party_once",
                violation_error_message=_("This party is already named."),
            ),
        ]
        triggers = [keep("pact_party_is_frozen", KEEP_PARTY)]

    def __str__(self) -> str:
        return self.name


class PactSignatory(Tracked):
    """Somebody who signs a version for a party; ``signed_on`` stays empty when no source gives it."""

    pact = models.ForeignKey(
        ClusterPact, models.PROTECT, related_name="signatories", verbose_name=_("cluster pact")
    )
    party = models.ForeignKey(
        PactParty, models.PROTECT, related_name="signatories", verbose_name=_("signs for")
    )
    role = models.CharField(_("signs as"), max_length=12, choices=SignatoryRole)
    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=200)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    class Meta:
        ordering = ["pact_id", "pk"]
        verbose_name = _("signatory of the pact")
        constraints = [
            one_of("pact_signatory_role_known", "role", SignatoryRole),
            models.UniqueConstraint(
                fields=["pact", "name"],
                name="pact_signatory_once",
                violation_error_message=_("This person already signs."),
            ),
        ]
        triggers = [keep("pact_signatory_is_frozen", KEEP_SIGNATORY)]

    def __str__(self) -> str:
        return self.name


class PactCommitment(Tracked):
    """What one party promises in a version; ``copied_from`` is the same promise in the version before."""

    pact = models.ForeignKey(
        ClusterPact, models.PROTECT, related_name="commitments", verbose_name=_("cluster pact")
    )
    owner = models.ForeignKey(
        PactParty, models.PROTECT, related_name="commitments", verbose_name=_("promised by")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("commitment"), max_length=300)
    detail = models.TextField(_("explanation"), blank=True)
    due_on = models.DateField(pgettext_lazy("commitment", "term"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CommitmentState, default=CommitmentState.OPEN
    )
    copied_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("taken over from"),
    )

    class Meta:
        ordering = ["pact_id", "number"]
        verbose_name = _("commitment of the pact")
        constraints = [
            one_of("commitment_state_known", "state", CommitmentState),
            models.UniqueConstraint(fields=["pact", "number"], name="commitment_number_once"),
        ]
        triggers = [keep("commitment_is_frozen", KEEP_COMMITMENT)]

    def __str__(self) -> str:
        return self.title


@recorded
class PactProgress(models.Model):
    """What was done for a commitment, with the evidence; never changed afterwards."""

    commitment = models.ForeignKey(
        PactCommitment, models.PROTECT, related_name="progress", verbose_name=_("commitment")
    )
    text = models.TextField(_("what was done"))
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evidence"),
    )
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    reported_at = models.DateTimeField(_("reported"))

    class Meta:
        ordering = ["-reported_at", "-pk"]
        verbose_name = _("progress on a commitment")
        constraints = [models.CheckConstraint(name="progress_has_text", condition=~Q(text=""))]
        triggers = [final("progress_is_final")]

    def __str__(self) -> str:
        return self.text[:60]


@recorded
class PactReview(models.Model):
    """The yearly review of a version on the basis of the yearly plan; never changed afterwards."""

    pact = models.ForeignKey(
        ClusterPact, models.PROTECT, related_name="reviews", verbose_name=_("cluster pact")
    )
    held_on = models.DateField(_("date of the review"))
    plan = models.CharField(_("yearly plan it rests on"), max_length=200)
    findings = models.TextField(_("findings"))
    next_due = models.DateField(_("next review due"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("review of the pact")
        constraints = [
            models.UniqueConstraint(
                fields=["pact", "held_on"],
                name="pact_review_once_a_day",
                violation_error_message=_("A review of that day is already recorded."),
            ),
            models.CheckConstraint(
                name="pact_review_next_is_later",
                condition=Q(next_due__gt=models.F("held_on")),
                violation_error_message=_("The next review comes after this one."),
            ),
        ]
        triggers = [final("pact_review_is_final")]

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"
