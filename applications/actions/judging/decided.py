"""What a decision of the committee does to an application: the agreement stands, or it is refused (R51)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from agreements.actions import (
    AgreementDraft,
    YearDraft,
    check_draft,
    confirm_agreement,
    draft_agreement,
)
from agreements.actions import preview_grant as preview_agreement
from agreements.models import SupportScheme
from agreements.queries import schemes_in_order
from applications.actions.common import locked
from applications.enums import ApplicationState, MemberPart
from applications.models import Application
from applications.queries.content import content_of
from applications.queries.judging.committee import application_for_committee, name_is_taken
from applications.transitions import APPLICATIONS, StepFacts
from clusterbeleid.core.actors import SYSTEM_ROLE, Actor, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusters.actions import (
    ClusterData,
    OrganisationData,
    add_member,
    appoint_operator,
    create_cluster,
    enter_member,
)
from clusters.enums import OrganisationKind
from clusters.models import Cluster
from committee.models import AgendaItem, Decision
from committee.rules.dossier import Proposal

_KINDS = {
    MemberPart.COMPANY.value: OrganisationKind.COMPANY.value,
    MemberPart.KNOWLEDGE.value: OrganisationKind.KNOWLEDGE.value,
    MemberPart.OTHER.value: OrganisationKind.CIVIL.value,
}


def follow_agenda(
    subject_id: int, *, on_agenda: bool, actor: Actor, at: datetime, reason: str
) -> None:
    """Bring an application on the agenda with its item, and off it again; raises ``Refused``."""
    stored = locked(application_for_committee(subject_id))
    action = "put_on_agenda" if on_agenda else "take_off_agenda"
    change_state(
        stored,
        action,
        table=APPLICATIONS,
        actor=actor,
        at=at,
        reason=reason,
        facts=StepFacts(stored.step),
    )


def preview_grant(item: AgendaItem, proposal: Proposal, *, on: date) -> Explained:
    """Return the agreement that a grant makes, with everything its rules say; writes nothing."""
    application = application_for_committee(item.subject_id)
    years, scheme = _years(proposal.payload), _scheme(proposal.payload)
    granted = sum((year.granted_amount for year in years), Decimal(0))
    lines = [
        Line("decided.granted", granted, "EUR", "R51"),
        Line("decided.years", len(years), "number", "R41"),
    ]
    found = list(_state_findings(application))
    if not years or scheme is None:
        found.append(_block("no_amounts", "R51"))
        return Explained(tuple(lines), tuple(found))
    draft = _draft(scheme, years, item.meeting.on_day, item.subject_reference)
    follows = preview_agreement(draft)
    lines += follows.lines
    found += follows.findings
    if application.cluster is None:
        if name_is_taken(application.title):
            found.append(_block("name_taken", "R11", name=application.title))
        found.append(
            Finding(Level.RECORD, "decided.new_cluster", "R11", {"name": application.title})
        )
        return Explained(tuple(lines), tuple(found))
    checked = check_draft(application.cluster, draft, on=on)
    return Explained((*lines, *checked.lines), (*found, *checked.findings))


def apply_grant(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Grant: the application is granted, the agreement stands with its project years.

    A new group first gets its cluster, cluster organisation and members. Co-financing follows from
    the project years by itself. Raises ``Refused`` when a rule of agreements forbids it; the
    decision is then undone too.
    """
    stored = locked(application_for_committee(decision.item.subject_id))
    change_state(stored, "grant", table=APPLICATIONS, actor=actor, at=at, reason=decision.number)
    years, scheme = _years(decision.payload), _scheme(decision.payload)
    if not years or scheme is None:
        raise Refused(_block("no_amounts", "R51"))
    house = _house(decision)
    cluster = stored.cluster or _open_cluster(stored, years[0].first_day, house, at, decision)
    draft = _draft(scheme, years, decision.decided_on, decision.number)
    agreement = draft_agreement(cluster, draft, actor=house, at=at, reason=decision.number)
    confirm_agreement(agreement, actor=house, at=at, motivation=decision.motivation)


def preview_refuse(item: AgendaItem, proposal: Proposal, *, on: date) -> Explained:
    """Return what a refusal does: the application ends; writes nothing."""
    application = application_for_committee(item.subject_id)
    return Explained(
        (Line("decided.refused", application.reference, "text", "R51"),),
        _state_findings(application),
    )


def apply_refuse(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Refuse: the application ends, with the motivation of the decision. Raises ``Refused``."""
    stored = locked(application_for_committee(decision.item.subject_id))
    change_state(
        stored, "refuse", table=APPLICATIONS, actor=actor, at=at, reason=decision.motivation
    )


def _house(decision: Decision) -> Actor:
    """Return the house itself: the committee decided, so no person drafts or confirms anything."""
    roles = frozenset({SYSTEM_ROLE, Role.HEAD_OF_TEAM.value})
    return Actor(user_id=None, label=decision.number, roles=roles)


def _open_cluster(
    application: Application, first_day: date, house: Actor, at: datetime, decision: Decision
) -> Cluster:
    """Open the file of a new group with its cluster organisation and its members (R4, R11)."""
    if name_is_taken(application.title):
        raise Refused(_block("name_taken", "R11", name=application.title))
    data = ClusterData(application.title, application.call.kind, application.title)
    cluster = create_cluster(data, continues=None, actor=house, at=at, reason=decision.number)
    appoint_operator(cluster, application.applicant, first_day=first_day, actor=house, at=at)
    for row in content_of(application).members:
        if row.kbo == application.applicant.kbo:
            add_member(cluster, application.applicant, first_day=first_day, actor=house, at=at)
            continue
        details = OrganisationData(
            row.name, _KINDS[row.part], row.flemish_site, municipality=row.municipality
        )
        enter_member(cluster, row.kbo, details, first_day=first_day, actor=house, at=at)
    application.cluster = cluster
    save_tracked(application, actor=house, at=at, reason=decision.number)
    return cluster


def _state_findings(application: Application) -> tuple[Finding, ...]:
    if application.state == ApplicationState.ON_AGENDA:
        return ()
    return (_block("not_on_agenda", "R51", state=str(application.get_state_display())),)


def _scheme(payload: Any) -> SupportScheme | None:
    return schemes_in_order().filter(code=str(payload.get("scheme", ""))).first()


def _years(payload: Any) -> tuple[YearDraft, ...]:
    """Return the project years of a proposal; raises ``ValueError`` for figures no advice wrote."""
    return tuple(
        YearDraft(
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
            Decimal(row["granted_amount"]),
            Decimal(row["eligible_cost"]),
            Decimal(row["planned_cofinancing"]),
        )
        for row in payload.get("years", ())
    )


def _draft(
    scheme: SupportScheme, years: Sequence[YearDraft], granted_on: date, reference: str
) -> AgreementDraft:
    return AgreementDraft(
        scheme=scheme,
        first_day=years[0].first_day,
        last_day=years[-1].last_day,
        granted_on=granted_on,
        decision_reference=reference,
        years=tuple(years),
    )


def _block(code: str, rule: str, **values: str) -> Finding:
    return Finding(Level.BLOCK, f"decided.{code}", rule, values)
