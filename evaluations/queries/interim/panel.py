"""The panel of an evaluation: whom to invite, what is known of interests, scores and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from applications.judging_enums import LIVE_REVIEWS, READING_REVIEWS, ReviewState
from applications.models import Expert
from applications.queries.judging.experts import expert_as_person
from applications.rules.judging.scores import GivenScore, Summary, summarise
from clusterbeleid.accounts.queries import running, users_with_role
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.findings import Finding
from clusters.models import Cluster, ClusterOperator, Membership
from clusters.queries import circle_of
from clusters.rules.conflicts import detect_conflicts
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation, PanelMeeting, PanelReview, PanelScore, Remark
from evaluations.rules.interim.panel import criteria_for, scored


def own_panels(actor: Actor, *, on: date) -> QuerySet[PanelReview]:
    """Return what an expert may open on ``on``: invited, within term and contract, panel open."""
    if actor.user_id is None or not actor.has(Role.EXPERT):
        return PanelReview.objects.none()
    found = PanelReview.objects.filter(
        running(on, "expert__"),
        expert__user_id=actor.user_id,
        state__in=LIVE_REVIEWS,
        due_on__gte=on,
        evaluation__state=EvaluationState.PANEL,
    )
    return found.select_related("evaluation__cluster", "expert__user").order_by("due_on", "pk")


def get_own_panel(actor: Actor, review_id: int, *, on: date) -> PanelReview:
    """Return one of them; absent and not yours both raise ``PanelReview.DoesNotExist``."""
    return own_panels(actor, on=on).get(pk=review_id)


def get_readable_panel(actor: Actor, review_id: int, *, on: date) -> PanelReview:
    """Return one whose self-evaluation may be read: accepted, free of interest."""
    return own_panels(actor, on=on).filter(state__in=READING_REVIEWS).get(pk=review_id)


def reviews_of(evaluation: Evaluation) -> list[PanelReview]:
    """Return the whole panel by name, with scores, remarks and the evaluation itself."""
    found = PanelReview.objects.filter(evaluation=evaluation).select_related("expert__user")
    rows = list(
        found.prefetch_related("scores", "remarks").order_by("expert__user__full_name", "pk")
    )
    for row in rows:
        row.evaluation = evaluation
    return rows


def meetings_of(evaluation: Evaluation) -> list[PanelMeeting]:
    """Return the meetings of the panel, the last one first."""
    found = PanelMeeting.objects.filter(evaluation=evaluation).select_related("recorded_by")
    return list(found.order_by("-held_on", "-pk"))


def review_of(evaluation: Evaluation, review_id: int) -> PanelReview:
    """Return one review of an evaluation; raises ``PanelReview.DoesNotExist``."""
    found = PanelReview.objects.select_related("expert__user", "evaluation__cluster")
    return found.get(evaluation=evaluation, pk=review_id)


def remarks_in(panel: Iterable[PanelReview]) -> list[Remark]:
    """Return the remarks of everybody who handed in, of ``reviews_of``, by kind and area; no query."""
    found = []
    for review in panel:
        for row in review.remarks.all() if review.state == ReviewState.SUBMITTED else ():
            row.review = review
            found.append(row)
    return sorted(found, key=lambda row: (row.kind, row.area, row.pk))


def remarks_of(evaluation: Evaluation) -> list[Remark]:
    """Return them of an evaluation, with their authors."""
    return remarks_in(reviews_of(evaluation))


def experts_to_invite(evaluation: Evaluation, *, on: date) -> QuerySet[Expert]:
    """Return the experts under contract on ``on`` who were not invited yet, by name."""
    found = Expert.objects.filter(running(on), user__in=users_with_role(Role.EXPERT, on=on))
    found = found.exclude(panel_reviews__evaluation=evaluation).select_related("user")
    return found.order_by("user__full_name", "pk")


def summary_in(evaluation: Evaluation, panel: Iterable[PanelReview]) -> Summary:
    """Return averages and spread over the reviews handed in, of ``reviews_of``; no query."""
    places = criterion_places(evaluation.cluster)
    given = [
        {places[row.criterion]: GivenScore(row.points, row.passed, row.text) for row in scores}
        for review in sorted(panel, key=lambda one: one.pk)
        if review.state == ReviewState.SUBMITTED and (scores := review.scores.all())
    ]
    return summarise(scored(evaluation.cluster.kind), given)


def summary_of(evaluation: Evaluation) -> Summary:
    """Return them of an evaluation, by the place of each criterion."""
    return summary_in(evaluation, reviews_of(evaluation))


def given_by(review: PanelReview) -> dict[int, GivenScore]:
    """Return what one expert gave, by the place of each criterion."""
    places = criterion_places(review.evaluation.cluster)
    return {
        places[row.criterion]: GivenScore(row.points, row.passed, row.text)
        for row in PanelScore.objects.filter(review=review)
    }


def criterion_places(cluster: Cluster) -> Mapping[str, int]:
    """Return the place of each criterion by its code."""
    rows = enumerate(criteria_for(cluster.kind), start=1)
    return {row.code: number for number, row in rows}


def detected_conflicts(expert: Expert, cluster: Cluster, *, on: date) -> tuple[Finding, ...]:
    """Return the known ties of an expert with a cluster and its members; the own employer blocks."""
    person = expert_as_person(expert)
    bodies = _organisations(cluster, on)
    return detect_conflicts(person, circle_of(bodies, [person], cluster_id=cluster.pk))


def _organisations(cluster: Cluster, on: date) -> dict[str, str]:
    """Return the cluster organisation and the members on ``on``: number and name."""
    members = Membership.objects.filter(running(on), cluster=cluster).order_by()
    bodies = ClusterOperator.objects.filter(running(on), cluster=cluster).order_by()
    found = dict(members.values_list("organisation__kbo", "organisation__name"))
    return found | dict(bodies.values_list("organisation__kbo", "organisation__name"))


def scores_and_remarks(review: PanelReview) -> tuple[list[PanelScore], list[Remark]]:
    """Return what one expert wrote so far."""
    return (
        list(PanelScore.objects.filter(review=review)),
        list(Remark.objects.filter(review=review).order_by("pk")),
    )
