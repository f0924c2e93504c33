"""Calls with their criteria, their terms and every extension of a term."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import CallState, CriterionKind, Step
from applications.models.fixed import keep_criteria, keep_published
from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusterbeleid.core.written.models import final
from clusters.enums import ClusterKind

_OPEN_TO_PUBLIC = [CallState.PUBLISHED, CallState.CLOSED]


@recorded
class Call(Tracked):
    """A way in for applications: an IBN call in two steps, a permanently open SPC, or ad hoc (R38).

    The moments are those in force now; an extension keeps the earlier one. A call without
    ``minimum_companies`` does not enforce any (R37).
    """

    kind = models.CharField(_("kind"), max_length=10, choices=ClusterKind)
    reference = models.CharField(_("reference"), max_length=40, unique=True)
    name_nl = models.CharField(_("name in Dutch"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    about_nl = models.TextField(_("explanation in Dutch"), blank=True)
    about_en = models.TextField(_("explanation in English"), blank=True)
    expression_opens_at = models.DateTimeField(_("expressions from"), null=True, blank=True)
    expression_closes_at = models.DateTimeField(_("expressions until"), null=True, blank=True)
    full_opens_at = models.DateTimeField(_("full proposals from"), null=True, blank=True)
    full_closes_at = models.DateTimeField(_("full proposals until"), null=True, blank=True)
    form_version = models.PositiveSmallIntegerField(_("version of the form"), default=1)
    envelope = models.DecimalField(
        _("envelope"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    minimum_companies = models.PositiveSmallIntegerField(
        _("minimum of companies"), null=True, blank=True
    )
    required_documents = models.JSONField(_("required documents"), default=list, blank=True)
    contact_name = models.CharField(_("contact"), max_length=200)
    contact_email = models.EmailField(_("e-mail address of the contact"))
    contact_phone = models.CharField(_("telephone of the contact"), max_length=40, blank=True)
    decision_reference = models.CharField(
        _("reference of the government's decision"), max_length=100, blank=True
    )
    decided_on = models.DateField(_("date of the government's decision"), null=True, blank=True)
    decision_file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document of the government's decision"),
    )
    copied_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("copied from"),
    )
    state = models.CharField(max_length=10, choices=CallState, default=CallState.DRAFT)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("call")
        constraints = [
            one_of("call_kind_known", "kind", ClusterKind),
            one_of("call_state_known", "state", CallState),
            models.CheckConstraint(
                name="call_expression_in_order",
                condition=Q(expression_closes_at__isnull=True)
                | Q(expression_closes_at__gt=F("expression_opens_at")),
                violation_error_message=_("Expressions close after they open."),
            ),
            models.CheckConstraint(
                name="call_full_in_order",
                condition=Q(full_closes_at__isnull=True) | Q(full_closes_at__gt=F("full_opens_at")),
                violation_error_message=_("Full proposals close after they open."),
            ),
            models.CheckConstraint(
                name="call_steps_in_order",
                condition=Q(expression_closes_at__isnull=True)
                | Q(full_closes_at__isnull=True)
                | Q(full_closes_at__gt=F("expression_closes_at")),
                violation_error_message=_("Full proposals close after expressions."),
            ),
            models.CheckConstraint(
                name="call_two_steps_for_ibn",
                condition=Q(kind=ClusterKind.IBN)
                | Q(expression_opens_at__isnull=True, expression_closes_at__isnull=True),
                violation_error_message=_("Only an IBN call has expressions of interest."),
            ),
            models.CheckConstraint(
                name="call_public_has_terms",
                condition=~Q(state__in=_OPEN_TO_PUBLIC)
                | Q(
                    kind=ClusterKind.IBN,
                    expression_opens_at__isnull=False,
                    expression_closes_at__isnull=False,
                )
                | (~Q(kind=ClusterKind.IBN) & Q(full_opens_at__isnull=False)),
                violation_error_message=_("A published call has its terms."),
            ),
            models.CheckConstraint(
                name="call_ad_hoc_has_decision",
                condition=~Q(kind=ClusterKind.AD_HOC, state__in=_OPEN_TO_PUBLIC)
                | (~Q(decision_reference="") & Q(decided_on__isnull=False)),
                violation_error_message=_("An ad hoc call rests on a decision of the government."),
            ),
            models.CheckConstraint(
                name="call_envelope_positive",
                condition=Q(envelope__isnull=True) | Q(envelope__gt=0),
                violation_error_message=_("An envelope is above zero."),
            ),
        ]
        triggers = [keep_published("call_published_stands")]

    def __str__(self) -> str:
        return f"{self.reference} {self.name_nl}"

    @property
    def scope(self) -> str:
        """Name of this call for files and messages."""
        return f"call:{self.pk}"

    @property
    def first_step(self) -> str:
        """Return the step with which an application begins."""
        return (Step.EXPRESSION if self.kind == ClusterKind.IBN else Step.FULL).value

    def opens_at(self, step: str) -> datetime | None:
        """Return from when a step is open; None when that is not set."""
        return self.expression_opens_at if step == Step.EXPRESSION else self.full_opens_at

    def closes_at(self, step: str) -> datetime | None:
        """Return when a step closes for everybody; None for a permanently open one."""
        return self.expression_closes_at if step == Step.EXPRESSION else self.full_closes_at


class CallCriterion(Tracked):
    """A criterion of a call, with what each score from 0 to 5 means (R36)."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="criteria", verbose_name=_("call"))
    code = models.SlugField(_("code"), max_length=40)
    number = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=CriterionKind)
    label_nl = models.CharField(_("name in Dutch"), max_length=200)
    label_en = models.CharField(_("name in English"), max_length=200)
    weight = models.DecimalField(_("weight"), max_digits=5, decimal_places=2, null=True, blank=True)
    # Six texts each, for the scores 0 to 5; empty for a critical criterion.
    anchors_nl = models.JSONField(_("meaning of the scores in Dutch"), default=list, blank=True)
    anchors_en = models.JSONField(_("meaning of the scores in English"), default=list, blank=True)

    class Meta:
        ordering = ["call_id", "number", "pk"]
        verbose_name = _("criterion")
        constraints = [
            one_of("criterion_kind_known", "kind", CriterionKind),
            models.UniqueConstraint(
                fields=["call", "code"],
                name="criterion_code_once",
                violation_error_message=_("This call already has a criterion with this code."),
            ),
            models.CheckConstraint(
                name="criterion_weight_of_main",
                condition=Q(kind=CriterionKind.MAIN, weight__gt=0)
                | Q(kind=CriterionKind.CRITICAL, weight__isnull=True),
                violation_error_message=_(
                    "A main criterion has a weight above zero, a critical one has none."
                ),
            ),
        ]
        triggers = [keep_criteria("criterion_kept")]

    def __str__(self) -> str:
        return self.label_nl


@recorded
class CallExtension(models.Model):
    """A term that was moved, for everybody or for one application; the old moment stays visible."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="extensions")
    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="extensions",
    )
    step = models.CharField(_("step"), max_length=10, choices=Step)
    old_closes_at = models.DateTimeField(_("closed before on"))
    new_closes_at = models.DateTimeField(_("closes on"))
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("extension of a term")
        constraints = [
            one_of("extension_step_known", "step", Step),
            models.CheckConstraint(
                name="extension_later",
                condition=Q(new_closes_at__gt=F("old_closes_at")),
                violation_error_message=_("An extension moves the term to a later moment."),
            ),
            models.CheckConstraint(
                name="extension_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Give the reason of the extension."),
            ),
        ]
        triggers = [final("extension_is_final")]

    def __str__(self) -> str:
        return f"{self.call_id} {self.step} {self.new_closes_at:%Y-%m-%d %H:%M}"
