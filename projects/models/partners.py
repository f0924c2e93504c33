"""Who takes part in a project, with the share of budget and aid, as at its submission (R55, R58)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of, recorded
from clusters.enums import SizeClass
from clusters.models import Organisation
from projects.enums import Activity, LegalBasis, PartnerRole
from projects.models.projects import Project


@recorded
class Partner(Tracked):
    """An organisation in a project; amounts in euro, size and site as they were at submission."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="project_parts", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole)
    activity = models.CharField(_("kind of research"), max_length=20, choices=Activity, blank=True)
    size = models.CharField(_("size at submission"), max_length=10, choices=SizeClass, blank=True)
    flemish = models.BooleanField(_("site in Flanders"))
    budget = models.DecimalField(_("share of the budget"), max_digits=12, decimal_places=2)
    aid = models.DecimalField(_("share of the aid"), max_digits=12, decimal_places=2)
    legal_basis = models.CharField(_("legal basis"), max_length=20, choices=LegalBasis, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["project_id", "organisation__name", "pk"]
        verbose_name = _("partner of a project")
        constraints = [
            one_of("partner_role_known", "role", PartnerRole),
            models.UniqueConstraint(
                fields=["project", "organisation"],
                name="partner_once",
                violation_error_message=_("This organisation is a partner already."),
            ),
            models.CheckConstraint(
                name="partner_aid_within_budget",
                condition=Q(aid__gte=0, budget__gte=models.F("aid")),
                violation_error_message=_("The aid of a partner is no more than its budget."),
            ),
            models.CheckConstraint(
                name="partner_aid_has_basis",
                condition=Q(aid=0) | ~Q(legal_basis=""),
                violation_error_message=_("Choose the legal basis of this aid."),
            ),
            models.CheckConstraint(
                name="partner_user_group_without_aid",
                condition=~Q(role=PartnerRole.USER_GROUP) | Q(aid=0),
                violation_error_message=_("A company in the user group gets no aid."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
