"""The third part of an answer: the lessons recorded at evaluations and reviews of pacts (R39, R42).

What the cluster itself learned counts once its self-evaluation is handed in; what panel, agency and
committee found, only once the committee decided: until then it is nobody's conclusion.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clusterbeleid.core.history import as_known
from clusters.models import ClusterPact, PactReview
from evaluations.interim_enums import EvaluationState
from evaluations.models import (
    AdviceCondition,
    Evaluation,
    EvaluationAdvice,
    PanelReview,
    Remark,
    SelfSubmission,
)
from projects.queries.answers.known import Known, Row, source

OWN_LESSON = "self-lessons"


def lessons(known: Known) -> Row:
    """Return every lesson with who drew it and when, by cluster; seven queries."""
    decided = [row for row in known.evaluations if row.state == EvaluationState.DECIDED]
    reviews = _pact_reviews(known)
    found = [
        *_own(known),
        *(_lesson(known, row, "findings", row.findings) for row in decided),
        *_remarks(known, decided),
        *_conditions(known, decided),
        *(_reviewed(known, row, pact) for row, pact in reviews),
    ]
    order = [known.name(key) for key in known.of_clusters()]
    rows = [row for row in found if str(row["text"]).strip()]
    rows.sort(key=lambda row: (order.index(row["cluster"]), row["on_day"]))
    told = [row["reference"] for row in rows]
    return {
        "code": "lessons",
        "tables": [{"code": "lessons", "rows": rows}],
        "sources": [source("lessons", told)],
    }


def _own(known: Known) -> list[Row]:
    """Return what clusters wrote under their own lessons in a self-evaluation that is handed in."""
    files = {row.pk: row for row in known.evaluations}
    sealed = SelfSubmission.objects.filter(
        evaluation_id__in=list(files), submitted_at__lte=known.moment
    )
    return [
        _lesson(
            known,
            files[row.evaluation_id],
            "self",
            row.content.get("answers", {}).get(OWN_LESSON, ""),
            day=row.submitted_at.astimezone(known.moment.tzinfo).date(),
        )
        for row in sealed.order_by("pk")
    ]


def _remarks(known: Known, decided: Iterable[Evaluation]) -> list[Row]:
    """Return the remarks of the panels, without the names of their experts."""
    files = {row.pk: row for row in decided}
    panels = dict(
        as_known(PanelReview, known.moment)
        .filter(evaluation_id__in=list(files))
        .values_list("id", "evaluation_id")
    )
    remarks = as_known(Remark, known.moment).filter(review_id__in=list(panels)).order_by("id")
    return [
        _lesson(known, files[panels[row.review_id]], row.kind, row.text, area=row.area)
        for row in remarks
    ]


def _conditions(known: Known, decided: Iterable[Evaluation]) -> list[Row]:
    files = {row.pk: row for row in decided}
    advices = dict(
        as_known(EvaluationAdvice, known.moment)
        .filter(evaluation_id__in=list(files))
        .values_list("id", "evaluation_id")
    )
    rows = as_known(AdviceCondition, known.moment).filter(advice_id__in=list(advices))
    return [
        _lesson(known, files[advices[row.advice_id]], "condition", row.text)
        for row in rows.order_by("advice_id", "number")
    ]


def _pact_reviews(known: Known) -> list[tuple[PactReview, ClusterPact]]:
    rows = PactReview.objects.filter(
        pact__cluster_id__in=known.of_clusters(),
        held_on__lte=known.on,
        recorded_at__lte=known.moment,
    ).select_related("pact")
    return [(row, row.pact) for row in rows.order_by("held_on", "pk")]


def _reviewed(known: Known, row: PactReview, pact: ClusterPact) -> Row:
    return {
        "cluster": known.name(pact.cluster_id),
        "kind": "pact",
        "area": "",
        "text": row.findings,
        "on_day": row.held_on,
        "reference": f"{pact.title} ({pact.number})",
    }


def _lesson(
    known: Known,
    row: Evaluation,
    kind: str,
    text: str,
    *,
    area: str = "",
    day: date | None = None,
) -> Row:
    return {
        "cluster": known.name(row.cluster_id),
        "kind": kind,
        "area": area,
        "text": text,
        "on_day": day or row.decided_on or row.due_on,
        "reference": row.reference,
    }
