"""What the European register asks about an award, beside what the grant itself says (R19)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.enums import AidInstrument, AmountBasis, AwardObjective, AwardSize, Region
from agreements.models.duties import GrantDuty
from agreements.models.fixed import KEEP_PUBLISHED
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusters.models import Organisation


@recorded
class AwardDetails(Tracked):
    """The fields of annex III of the GBER for one award, and the proof that it was published.

    Name and SA number stand here as they were on the day of publishing. The beneficiary is the
    legal person that received the aid; no person is named.
    """

    duty = models.OneToOneField(GrantDuty, models.PROTECT, related_name="award")
    beneficiary = models.ForeignKey(
        Organisation, models.PROTECT, related_name="awards", verbose_name=_("beneficiary")
    )
    beneficiary_name = models.CharField(_("name of the beneficiary"), max_length=200)
    size = models.CharField(_("size at granting"), max_length=5, choices=AwardSize, blank=True)
    nuts2 = models.CharField(_("region (NUTS-2)"), max_length=4, choices=Region, blank=True)
    nace = models.CharField(_("sector (NACE group)"), max_length=6, blank=True)
    basis = models.CharField(
        _("published amount"), max_length=6, choices=AmountBasis, default=AmountBasis.WHOLE
    )
    instrument = models.CharField(_("aid instrument"), max_length=10, choices=AidInstrument)
    objective = models.CharField(_("objective"), max_length=20, choices=AwardObjective)
    authority = models.CharField(_("granting authority"), max_length=200, blank=True)
    sa_number = models.CharField(_("SA number"), max_length=20, blank=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proof")
    )

    class Meta:
        ordering = ["duty_id"]
        verbose_name = _("details of an award")
        constraints = [
            models.CheckConstraint(
                name="award_size_known", condition=Q(size__in=["", *AwardSize.values])
            ),
            models.CheckConstraint(
                name="award_region_known", condition=Q(nuts2__in=["", *Region.values])
            ),
            models.CheckConstraint(
                name="award_nace_form",
                condition=Q(nace="") | Q(nace__regex=r"^[0-9]{2}(\.[0-9]{1,2})?$"),
                violation_error_message=_("Type a NACE code, for example 94.1 or 72.19."),
            ),
            one_of("award_basis_known", "basis", AmountBasis),
            one_of("award_instrument_known", "instrument", AidInstrument),
            one_of("award_objective_known", "objective", AwardObjective),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="award_published_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEEP_PUBLISHED,
            )
        ]

    def __str__(self) -> str:
        return self.beneficiary_name
