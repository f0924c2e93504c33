"""Applications that were handed in, and everything that judging makes, through the actions of the room."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from applications.actions import calls as call_actions
from applications.actions.data import CallData
from applications.actions.judging import admissibility, advice, experts, reviews, scores
from applications.enums import CostCategory, CostNature, FundingSource, MemberPart, Step
from applications.models import (
    Advice,
    Answer,
    Application,
    BudgetLine,
    Call,
    CallCriterion,
    ConsortiumMember,
    Document,
    Expert,
    FundingLine,
    Pledge,
    Review,
)
from applications.queries.judging.admissibility import checklist_of
from applications.transitions import APPLICATIONS
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.enums import ClusterKind, OrganisationKind
from clusters.models import Cluster, Organisation
from tests.clusters.builders import PIXEL, head, make_organisation
from tests.people import NOW, acting, actor, person

START = date(2027, 1, 1)
_serial = count(20_000)


def stored(row: Any) -> Any:
    """Save a row with its history."""
    return save_tracked(row, actor=SYSTEM, at=NOW, reason="for a test")


def make_call(kind: str = ClusterKind.IBN, *, envelope: str | None = None, **more) -> Call:
    """Return a published call with the criteria of its kind."""
    number = next(_serial)
    terms = {
        "expression_opens_at": NOW - timedelta(days=60),
        "expression_closes_at": NOW + timedelta(days=1),
        "full_opens_at": NOW + timedelta(days=2),
        "full_closes_at": NOW + timedelta(days=90),
    }
    if kind != ClusterKind.IBN:
        terms = {"full_opens_at": NOW - timedelta(days=60)}
    data = CallData(
        kind=kind,
        reference=f"OPR-{number}",
        name_nl=f"Oproep {number}",
        name_en=f"Call {number}",
        contact_name="Team clusters",
        contact_email="clusters@example.be",
        envelope=Decimal(envelope) if envelope else None,
        **(terms | more),
    )
    call = call_actions.create_call(data, actor=head(), at=NOW)
    return call_actions.publish_call(call, expected_version=call.version, actor=head(), at=NOW)


def make_member(application: Application, organisation_kbo: str = "", **more) -> ConsortiumMember:
    """Add a Flemish company to the consortium."""
    fields: dict[str, Any] = {
        "kbo": organisation_kbo or make_kbo(next(_serial)),
        "name": f"Lid {next(_serial)}",
        "part": MemberPart.COMPANY,
        "size": "small",
        "flemish_site": True,
    }
    row: ConsortiumMember = stored(ConsortiumMember(application=application, **fields | more))
    return row


def make_draft(
    call: Call | None = None,
    *,
    step: str = "",
    aid: str = "100000",
    cluster: Cluster | None = None,
    applicant: Organisation | None = None,
    years: int = 1,
    **more,
) -> Application:
    """Return an application with all fields of R15, an own consortium and yearly amounts."""
    call = call or make_call()
    body = applicant or make_organisation(kind=OrganisationKind.CIVIL)
    fields: dict[str, Any] = {
        "reference": f"{call.reference}-{next(_serial)}",
        "title": "Slimme drones",
        "applicant_size": "small",
        "first_day": START,
        "last_day": date(START.year + years - 1, 12, 31),
    }
    application: Application = stored(
        Application(
            call=call,
            applicant=body,
            cluster=cluster,
            step=step or call.first_step,
            **fields | more,
        )
    )
    for key in ("summary", "location", "vision"):
        stored(Answer(application=application, key=key, text=f"Tekst over {key}."))
    member = make_member(application)
    stored(
        Document(application=application, kind="mandate", title="Mandaat", file=_file(application))
    )
    make_member(application, body.kbo, part=MemberPart.OTHER, name=body.name)
    for year in range(1, years + 1):
        _amounts(application, member, year, Decimal(aid) / years)
    return application


def _amounts(application, member, year, aid):
    common = {"application": application, "year": year}
    stored(
        BudgetLine(
            **common,
            category=CostCategory.ANIMATION,
            nature=CostNature.PERSONNEL,
            typed="",
            amount=aid * 2,
        )
    )
    stored(FundingLine(**common, source=FundingSource.AID, typed="", amount=aid))
    stored(Pledge(**common, member=member, typed="", amount=aid))


def _file(application: Application):
    return store_bytes(
        PIXEL,
        name="mandaat.png",
        content_type="image/png",
        scope=application.scope,
        actor=SYSTEM,
        at=NOW,
    )


def signatory_of(application: Application) -> Actor:
    """Return a new signatory of the applicant."""
    return acting(Role.CLUSTER_SIGNATORY, mandates=[application.applicant.kbo])


def submitted(application: Application | None = None, **more) -> Application:
    """Hand an application in."""
    application = application or make_draft(**more)
    application.submitted_at = NOW
    return change_state(
        application, "submit", table=APPLICATIONS, actor=signatory_of(application), at=NOW
    )


def with_test(application: Application, **more) -> Application:
    """Record a test of the exclusions without anything found."""
    data: dict[str, Any] = {
        "tested_on": date(2026, 11, 20),
        "accounts_year": 2025,
        "source": "Nationale Bank, jaarrekening 2025",
        "recovery_open": False,
        "in_difficulty": False,
    }
    admissibility.record_exclusion(
        application, admissibility.ExclusionData(**data | more), actor=head(), at=NOW
    )
    return application


def answered(application: Application, *, unmet: str = "") -> Application:
    """Answer every point of the checklist, all met but ``unmet``."""
    for point in checklist_of(application):
        admissibility.answer_point(
            application,
            point.code,
            met=point.code != unmet,
            reason="Nagekeken.",
            expected_version=0,
            actor=head(),
            at=NOW,
        )
    return application


def admissible(application: Application | None = None, **more) -> Application:
    """Bring an application through the checklist."""
    found = answered(with_test(application or submitted(**more)))
    return admissibility.declare_admissible(found, actor=head(), at=NOW)


def in_assessment(application: Application | None = None, **more) -> Application:
    """Open the assessment."""
    return admissibility.start_assessment(admissible(application, **more), actor=head(), at=NOW)


def full_proposal(**more) -> Application:
    """Return a full proposal in assessment, of an SPC call unless another is given."""
    call = more.pop("call", None) or make_call(ClusterKind.SPC)
    return in_assessment(call=call, step=Step.FULL, **more)


def make_expert(
    name: str = "", *, number: str = "", email: str = "", language: str = "nl", **more
) -> Expert:
    """Put somebody in the pool, under contract during the whole of 2026 and 2027."""
    user = person(Role.EXPERT, name=name, email=email, language=language)
    data: dict[str, Any] = {
        "organisation_name": "Universiteit",
        "organisation_number": number or make_kbo(next(_serial)),
        "expertise": "Materialen",
        "languages": ("nl",),
        "nda_signed_on": date(2026, 1, 5),
        "first_day": date(2026, 1, 1),
        "last_day": date(2027, 12, 31),
    }
    return experts.add_expert(user, experts.ExpertData(**data | more), actor=head(), at=NOW)


def expert_actor(review: Review) -> Actor:
    """Return the expert of a review as actor of today."""
    return actor(review.expert.user)


def invited(application: Application, expert: Expert | None = None, **more) -> Review:
    """Invite an expert until 01/12/2026."""
    due_on = more.pop("due_on", date(2026, 12, 1))
    return reviews.invite_expert(
        application, expert or make_expert(**more), due_on, actor=head(), at=NOW
    )


def accepted(application: Application, expert: Expert | None = None, **more) -> Review:
    """Invite an expert who accepts."""
    review = invited(application, expert, **more)
    return reviews.accept_review(review, actor=expert_actor(review), at=NOW)


def score_data(review: Review, points: int | tuple[int, ...] = 3, *, passed: bool = True):
    """Return a whole form of scores."""
    rows = list(CallCriterion.objects.filter(call=review.application.call))
    given = points if isinstance(points, tuple) else (points,) * len(rows)
    return [
        scores.ScoreData(
            criterion_id=row.pk,
            points=given[number] if row.weight is not None else None,
            passed=None if row.weight is not None else passed,
            text="Daarom.",
        )
        for number, row in enumerate(rows)
    ]


def scored(
    application: Application,
    points: int | tuple[int, ...] = 3,
    *,
    passed: bool = True,
    expert: Expert | None = None,
) -> Review:
    """Let a new expert hand in scores."""
    review = accepted(application, expert)
    return scores.submit_scores(
        review,
        score_data(review, points, passed=passed),
        expected_version=review.version,
        actor=expert_actor(review),
        at=NOW,
    )


def advice_data(**more) -> advice.AdviceData:
    """Return a whole advice as typed."""
    fields: dict[str, Any] = {
        "proposal": "grant",
        "motivation": "Sterk plan met een breed draagvlak.",
        "draft_decision": "Ken de gevraagde steun toe.",
    }
    return advice.AdviceData(**fields | more)


def written(
    application: Application, *, by: Actor | None = None, expected_version: int = 0, **more
) -> Advice:
    """Write an advice, or change it upon a version."""
    return advice.write_advice(
        application,
        advice_data(**more),
        expected_version=expected_version,
        actor=by or acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )


def advised(application: Application, **more) -> Advice:
    """Let one person write and send the advice, and another approve it."""
    author = acting(Role.HEAD_OF_TEAM)
    found = written(application, by=author, **more)
    found = advice.send_advice(found, expected_version=found.version, actor=author, at=NOW)
    return advice.approve_advice(
        found, expected_version=found.version, actor=acting(Role.HEAD_OF_TEAM), at=NOW
    )
