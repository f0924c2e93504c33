"""Facts for the checklist of admissibility, and what was answered and decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from applications.enums import CriterionKind, DocumentKind, FundingSource, MemberPart
from applications.models import (
    AdmissibilityOutcome,
    Answer,
    Application,
    BudgetLine,
    CallCriterion,
    ChecklistAnswer,
    ConsortiumMember,
    Document,
    ExclusionTest,
    FundingLine,
)
from applications.rules.form import form_of
from applications.rules.judging.admissibility import (
    AdmissibilityFacts,
    ExclusionFacts,
    GroupFacts,
    Point,
    PointAnswer,
    check_points,
)
from applications.transitions import OPEN_STATES
from clusterbeleid.core.clock import BRUSSELS
from clusters.enums import ClusterKind
from clusters.models import Cluster

_ZERO = Decimal(0)


def checklist_of(application: Application) -> tuple[Point, ...]:
    """Return the checklist as it stands now, findings and answers together; at most ten queries."""
    answers = {
        row.point: PointAnswer(row.met, row.reason)
        for row in ChecklistAnswer.objects.filter(application=application)
    }
    return check_points(admissibility_facts(application), answers)


def admissibility_facts(application: Application) -> AdmissibilityFacts:
    """Return everything the checklist looks at, as handed in; nine queries."""
    call = application.call
    return AdmissibilityFacts(
        kind=call.kind,
        step=application.step,
        submitted_on=submitted_on(application),
        first_day=application.first_day,
        last_day=application.last_day,
        has_size=_has_size(application),
        missing=_missing(application),
        cost=_sum(BudgetLine.objects.filter(application=application)),
        aid=requested_aid(application),
        group=_group(application),
        exclusion=_exclusion(application),
        critical=_critical(application),
        same_domain=_same_domain(application),
        same_call=_same_call(application),
    )


def submitted_on(application: Application) -> date:
    """Return the day in Brussels of the hand-in; raises ``ValueError`` for a draft."""
    if application.submitted_at is None:
        raise ValueError("only what was handed in is judged")
    return application.submitted_at.astimezone(BRUSSELS).date()


def requested_aid(application: Application) -> Decimal:
    """Return the aid asked over all project years, in euro."""
    found = FundingLine.objects.filter(application=application, source=FundingSource.AID)
    return _sum(found)


def exclusion_tests_of(application: Application) -> list[ExclusionTest]:
    """Return all tests of the exclusions, the last one first."""
    found = ExclusionTest.objects.filter(application=application)
    return list(found.select_related("tested_by"))


def outcomes_of(application: Application) -> list[AdmissibilityOutcome]:
    """Return what was decided on the admissibility, the last one first."""
    found = AdmissibilityOutcome.objects.filter(application=application)
    return list(found.select_related("decided_by"))


def _sum(rows: QuerySet[Any]) -> Decimal:
    total: Decimal | None = rows.aggregate(total=Sum("amount"))["total"]
    return total or _ZERO


def _has_size(application: Application) -> bool:
    """Tell whether every company of the group said its size, as submitting asks."""
    companies = ConsortiumMember.objects.filter(
        application=application, part=MemberPart.COMPANY
    ).values_list("size", flat=True)
    return bool(companies) and all(companies)


def _missing(application: Application) -> tuple[str, ...]:
    asked = [
        field.key
        for section in form_of(application.call.form_version)
        for field in section.fields
        if field.blocks
    ]
    given = Answer.objects.filter(application=application, key__in=asked).exclude(text="")
    filled = set(given.values_list("key", flat=True))
    return tuple(key for key in asked if key not in filled)


def _group(application: Application) -> GroupFacts:
    companies = list(
        ConsortiumMember.objects.filter(application=application, part=MemberPart.COMPANY)
    )
    mandate = Document.objects.filter(application=application, kind=DocumentKind.MANDATE)
    return GroupFacts(
        companies=len(companies),
        outside_flanders=sum(not row.flemish_site for row in companies),
        minimum=application.call.minimum_companies,
        executor_has_mandate=mandate.exists(),
    )


def _exclusion(application: Application) -> ExclusionFacts | None:
    last = ExclusionTest.objects.filter(application=application).first()
    if last is None:
        return None
    return ExclusionFacts(
        last.tested_on,
        last.accounts_year,
        last.source,
        last.recovery_open,
        last.in_difficulty,
    )


def _critical(application: Application) -> tuple[str, ...]:
    rows = CallCriterion.objects.filter(call_id=application.call_id, kind=CriterionKind.CRITICAL)
    return tuple(rows.values_list("code", flat=True))


def _same_domain(application: Application) -> tuple[str, ...]:
    """Return the other SPCs that are not stopped in the domain of the cluster (R36)."""
    if application.cluster is None:
        return ()
    found = Cluster.objects.filter(
        kind=ClusterKind.SPC, stopped_on__isnull=True, domain__iexact=application.cluster.domain
    ).exclude(pk=application.cluster.pk)
    return tuple(found.order_by("name").values_list("name", flat=True))


def _same_call(application: Application) -> tuple[str, ...]:
    """Return other living files of the same cluster or applicant in the same call."""
    same = Q(applicant_id=application.applicant_id)
    if application.cluster_id is not None:
        same |= Q(cluster_id=application.cluster_id)
    ended = [*OPEN_STATES, "withdrawn", "refused", "inadmissible", "joined", "not_invited"]
    found = Application.objects.filter(same, call_id=application.call_id, step=application.step)
    found = found.exclude(pk=application.pk).exclude(state__in=ended)
    return tuple(found.order_by("reference").values_list("reference", flat=True))


def answer_of(application: Application, point: str) -> ChecklistAnswer | None:
    """Return what was answered on one point, or None."""
    return ChecklistAnswer.objects.filter(application=application, point=point).first()
