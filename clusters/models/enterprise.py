"""What the Crossroads Bank said of an organisation, and when (R66)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of
from clusters.enums import EnterpriseStatus, FactSource
from clusters.models.organisations import Organisation


class EnterpriseFacts(Tracked):
    """One answer of the Crossroads Bank; the register of our own is not overwritten by it.

    ``establishments`` holds those in Flanders: number, street, postal code and municipality.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="facts", verbose_name=_("organisation")
    )
    on_day = models.DateField(_("as known on"))
    source = models.CharField(_("source"), max_length=10, choices=FactSource)
    name = models.CharField(_("name"), max_length=320)
    legal_form = models.CharField(_("legal form"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=EnterpriseStatus)
    situation = models.CharField(_("legal situation"), max_length=200, blank=True)
    insolvent = models.BooleanField(_("insolvent"), default=False)
    street = models.CharField(_("street and number"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    municipality = models.CharField(_("municipality"), max_length=200, blank=True)
    nace = models.CharField(_("main activity (NACE)"), max_length=10, blank=True)
    activities = models.JSONField(_("activities (NACE)"), default=list, blank=True)
    establishments = models.JSONField(_("establishments in Flanders"), default=list, blank=True)
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ["organisation_id", "-on_day", "-pk"]
        verbose_name = _("facts of the Crossroads Bank")
        constraints = [
            one_of("facts_source_known", "source", FactSource),
            one_of("facts_status_known", "status", EnterpriseStatus),
            models.UniqueConstraint(
                fields=["organisation", "on_day", "source"], name="facts_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.on_day:%d/%m/%Y})"

    @property
    def is_gone(self) -> bool:
        """Tell whether this enterprise stopped or is insolvent."""
        return self.insolvent or self.status == EnterpriseStatus.STOPPED
