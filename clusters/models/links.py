"""Which organisation holds which: what together is one undertaking (R22, R27)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import (
    Dated,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
    recorded,
)
from clusters.enums import LinkKind
from clusters.models.organisations import Organisation


@recorded
class OrganisationLink(Tracked, Dated):
    """One organisation holds another during a period; of a merger the first day is the day itself."""

    holder = models.ForeignKey(
        Organisation, models.PROTECT, related_name="holds", verbose_name=_("holder")
    )
    held = models.ForeignKey(
        Organisation, models.PROTECT, related_name="held_by", verbose_name=_("held organisation")
    )
    kind = models.CharField(_("kind of link"), max_length=10, choices=LinkKind)
    share_pct = models.DecimalField(
        _("share in %"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("link between organisations")
        constraints = [
            one_of("link_kind_known", "kind", LinkKind),
            period_in_order("link_period_in_order", _("The last day lies before the first day.")),
            models.CheckConstraint(
                name="link_not_to_itself",
                condition=~Q(holder=F("held")),
                violation_error_message=_("An organisation does not hold itself."),
            ),
            models.CheckConstraint(
                name="link_share_in_range",
                condition=Q(share_pct__isnull=True) | Q(share_pct__gt=0, share_pct__lte=100),
                violation_error_message=_("A share lies between 0 and 100 %."),
            ),
            models.CheckConstraint(
                name="link_merger_stays",
                condition=~Q(kind=LinkKind.MERGER) | Q(last_day__isnull=True),
                violation_error_message=_("A merger does not end."),
            ),
            no_overlap(
                "link_no_overlap",
                "holder",
                "held",
                message=_("These organisations are linked already on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} – {self.held}"
