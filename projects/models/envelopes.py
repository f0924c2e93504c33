"""Money set apart for projects, per cluster and year and in common, and what moves between (R59)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, recorded
from clusters.models import Cluster

# What an envelope holds after transfers, and what projects took of it; KEY names the envelope.
_HELD = """(
    SELECT envelope.amount
      + (SELECT COALESCE(SUM(amount), 0) FROM projects_envelopetransfer WHERE target_id = KEY)
      - (SELECT COALESCE(SUM(amount), 0) FROM projects_envelopetransfer WHERE source_id = KEY)
    FROM projects_envelope AS envelope WHERE envelope.id = KEY)"""
_TAKEN = """(
    SELECT COALESCE(SUM(aid), 0) FROM projects_project
    WHERE envelope_id = KEY AND state IN ('decided', 'closed', 'stopped'))"""
# The lock makes the second of two that press at once wait, and then count the first (A15).
WITHIN_ENVELOPE = """
IF NEW.envelope_id IS NULL OR NEW.state NOT IN ('decided', 'closed', 'stopped') THEN
    RETURN NEW;
END IF;
PERFORM 1 FROM projects_envelope WHERE id = NEW.envelope_id FOR NO KEY UPDATE;
IF NEW.aid + (
    SELECT COALESCE(SUM(aid), 0) FROM projects_project
    WHERE envelope_id = NEW.envelope_id AND id <> NEW.id
      AND state IN ('decided', 'closed', 'stopped')
) > HELD THEN
    RAISE EXCEPTION 'projects stay within their envelope' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
""".replace("HELD", _HELD.replace("KEY", "NEW.envelope_id"))
_WITHIN_SOURCE = f"""
PERFORM 1 FROM projects_envelope WHERE id IN (NEW.source_id, NEW.target_id)
ORDER BY id FOR NO KEY UPDATE;
IF {_HELD.replace("KEY", "NEW.source_id")} - NEW.amount < {_TAKEN.replace("KEY", "NEW.source_id")} THEN
    RAISE EXCEPTION 'a transfer leaves what is committed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
_KEEP_COMMITTED = f"""
IF NEW.amount - OLD.amount + {_HELD.replace("KEY", "NEW.id")} < {_TAKEN.replace("KEY", "NEW.id")} THEN
    RAISE EXCEPTION 'an envelope holds what is committed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
WITHIN_AID = """
PERFORM 1 FROM projects_project WHERE id = NEW.project_id FOR NO KEY UPDATE;
IF NEW.amount + (
    SELECT COALESCE(SUM(amount), 0) FROM projects_projectpayment WHERE project_id = NEW.project_id
) > COALESCE((
    SELECT aid FROM projects_project
    WHERE id = NEW.project_id AND state IN ('decided', 'closed', 'stopped')
), 0) THEN
    RAISE EXCEPTION 'payments stay within the aid' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def before(name: str, func: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """Return a trigger that looks at a row before it is written."""
    return pgtrigger.Trigger(name=name, operation=operation, when=pgtrigger.Before, func=func)


@recorded
class Envelope(Tracked):
    """Money for the projects of a cluster in a year, in euro; without cluster: the common one."""

    cluster = models.ForeignKey(
        Cluster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="envelopes",
        verbose_name=_("cluster"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source"), max_length=300)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", F("cluster__name").asc(nulls_last=True), "pk"]
        verbose_name = _("envelope")
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "year"],
                nulls_distinct=False,
                name="envelope_once",
                violation_error_message=_("This cluster has an envelope for this year already."),
            ),
            models.CheckConstraint(
                name="envelope_has_source",
                condition=Q(amount__gte=0, year__range=(2015, 2100)) & ~Q(source=""),
                violation_error_message=_("Give an amount of zero or more, and its source."),
            ),
        ]
        triggers = [before("envelope_keeps_committed", _KEEP_COMMITTED, pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.cluster or _('Common envelope')} {self.year}"


@recorded
class EnvelopeTransfer(models.Model):
    """Money moved between two envelopes, with who and why; it stays as it was written."""

    source = models.ForeignKey(Envelope, models.PROTECT, related_name="given")
    target = models.ForeignKey(Envelope, models.PROTECT, related_name="received")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    reason = models.TextField(_("reason"))
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    moved_at = models.DateTimeField(_("moved at"), editable=False)

    class Meta:
        ordering = ["-moved_at", "-pk"]
        verbose_name = _("transfer between envelopes")
        constraints = [
            models.CheckConstraint(
                name="transfer_between_two",
                condition=Q(amount__gt=0) & ~Q(source=F("target")) & ~Q(reason=""),
                violation_error_message=_("Choose two envelopes, an amount and a reason."),
            )
        ]
        triggers = [
            before("transfer_within_source", _WITHIN_SOURCE, pgtrigger.Insert),
            pgtrigger.Protect(
                name="transfer_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
