"""Who sits in the committee, and what the committee is called on which day."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Dated, Tracked, no_overlap, one_of, period_in_order, recorded
from committee.enums import SeatRole


@recorded
class CommitteeMandate(Tracked, Dated):
    """A seat in the committee, held by a person during a period (R50).

    ``organisations`` are the KBO numbers of bodies this person belongs to, to detect interests.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="committee_mandates",
        verbose_name=_("person"),
    )
    role = models.CharField(_("seat"), max_length=10, choices=SeatRole)
    organisations = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("enterprise numbers"),
        default=list,
        blank=True,
    )

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("committee mandate")
        constraints = [
            one_of("committee_seat_known", "role", SeatRole),
            period_in_order(
                "committee_mandate_in_order", _("The last day lies before the first day.")
            ),
            no_overlap(
                "committee_person_once",
                "person",
                message=_("This person already has a seat on some of these days."),
            ),
            no_overlap(
                "committee_one_chair",
                "role",
                condition=Q(role=SeatRole.CHAIR),
                message=_("The committee already has a chair on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


@recorded
class AuthorityName(Tracked, Dated):
    """What the granting authority is called during a period; printed as on the decision (R49)."""

    name = models.CharField(_("name of the authority"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=300)

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("name of the granting authority")
        constraints = [
            period_in_order(
                "authority_name_in_order", _("The last day lies before the first day.")
            ),
            no_overlap(
                "authority_name_once",
                message=_("The authority already has a name on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
