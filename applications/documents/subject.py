"""An advised application as the subject of an agenda item."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from applications.documents.dossier import application_dossier
from applications.judging_enums import AdviceState
from applications.models import Advice, Application
from applications.queries.judging.advice import advice_of, advice_years, scheme_for
from applications.queries.judging.committee import (
    FOR_COMMITTEE,
    application_for_committee,
    organisations_with_a_stake,
    people_to_tell,
)
from clusterbeleid.kernel.findings import Finding, Level
from committee.enums import DecisionType
from committee.rules.dossier import Dossier, Proposal
from committee.subjects import Recipient, Subject

KIND = "application"


class ApplicationProvider:
    """Answers for applications on an agenda."""

    def subject(self, subject_id: int, *, on: date) -> Subject:
        """Return the application with the proposal of its advice; raises ``LookupError``."""
        application = application_for_committee(subject_id)
        advice = advice_of(application)
        return Subject(
            title=application.title,
            reference=application.reference,
            scope=application.scope,
            proposal=_proposal(application, advice, on),
            organisations=organisations_with_a_stake(application),
            allowed=_allowed(advice),
            missing=_missing(application, advice),
            recipients=tuple(
                Recipient(
                    one.full_name,
                    application.applicant.kbo,
                    one.email,
                    language=application.language,
                )
                for one in people_to_tell(application, on=on)
            ),
            path=reverse("applications:judging", args=[application.pk]),
        )

    def dossier(self, subject_id: int, *, on: date) -> Dossier:
        """Return the content of the dossier; raises ``LookupError``."""
        return application_dossier(application_for_committee(subject_id), on=on)


def _proposal(application: Application, advice: Advice | None, on: date) -> Proposal:
    if advice is None:
        return Proposal(DecisionType.REFUSE.value)
    scheme = scheme_for(application, on=on)
    payload: dict[str, Any] = {
        "scheme": scheme.code if scheme else "",
        "years": [
            {
                "first_day": row.first_day.isoformat(),
                "last_day": (row.last_day or row.first_day).isoformat(),
                "granted_amount": str(row.granted_amount),
                "eligible_cost": str(row.eligible_cost),
                "planned_cofinancing": str(row.planned_cofinancing),
            }
            for row in advice_years(advice)
        ],
    }
    return Proposal(advice.proposal, advice.draft_decision, payload)


def _allowed(advice: Advice | None) -> frozenset[str]:
    """A committee may refuse what was advised; to grant what was not, the amounts are missing."""
    if advice is not None and advice.proposal == DecisionType.GRANT:
        return frozenset({DecisionType.REFUSE.value})
    return frozenset()


def _missing(application: Application, advice: Advice | None) -> tuple[Finding, ...]:
    approved = advice is not None and advice.state == AdviceState.APPROVED
    if approved and application.state in FOR_COMMITTEE:
        return ()
    return (Finding(Level.BLOCK, "decided.no_advice", "R53"),)
