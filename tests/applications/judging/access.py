"""Who may use the pages of judging, and the records they are about."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from applications.actions.judging import admissibility, advice, government
from applications.models import Application
from clusterbeleid.core.actors import Role
from tests.access_policy import (
    AGENCY,
    EVERYBODY,
    HEAD,
    INSIDE,
    KEEPERS,
    NOBODY,
    REGISTER,
    People,
    Rule,
    Who,
    form,
    keep,
    page,
)
from tests.access_world import Records
from tests.applications.judging.builders import (
    answered,
    in_assessment,
    invited,
    scored,
    with_test,
    written,
)
from tests.clusters.builders import head, uploaded_picture
from tests.people import NOW, acting

EXPERT: People = frozenset({Who.EXPERT})


def judge(who: People = KEEPERS, record: str = "") -> Rule:
    """Return a form of the judgement; outside the agency it does not exist."""
    return keep(who, record, INSIDE)


def nowhere(*, sends: bool = True) -> Rule:
    """Return a page of one expert's own review: for everybody else it does not exist."""
    return Rule(get=NOBODY, post=NOBODY if sends else None, see=NOBODY, record="assessed")


POLICY: dict[str, Rule] = {
    "applications:to_judge": page(AGENCY),
    "applications:judging": Rule(get=INSIDE, see=INSIDE),
    "applications:judging_letter": Rule(get=INSIDE, see=INSIDE, record="refused"),
    "applications:exclusion": judge(),
    "applications:point": judge(),
    "applications:declare_admissible": judge(),
    "applications:declare_inadmissible": judge(HEAD),
    "applications:start_assessment": judge(record="admissible"),
    "applications:experts": page(AGENCY),
    "applications:expert": Rule(get=AGENCY),
    "applications:new_expert": form(REGISTER),
    "applications:correct_expert": form(REGISTER),
    "applications:invite_expert": judge(record="assessed"),
    "applications:withdraw_invitation": judge(record="assessed"),
    "applications:move_term": judge(record="assessed"),
    "applications:return_scores": judge(record="scored"),
    "applications:consensus": judge(record="assessed"),
    "applications:own_reviews": page(EXPERT),
    "applications:own_review": nowhere(sends=False),
    "applications:accept_review": nowhere(),
    "applications:decline_review": nowhere(),
    "applications:declare_interest": nowhere(),
    "applications:review_dossier": nowhere(sends=False),
    "applications:review_document": nowhere(sends=False),
    "applications:own_scores": nowhere(),
    # A ranking names every application of the call, so only who may read them all.
    "applications:ranking": Rule(get=INSIDE, see=EVERYBODY),
    "applications:write_advice": judge(record="assessed"),
    "applications:send_advice": judge(record="assessed"),
    "applications:approve_advice": judge(HEAD, "sent"),
    "applications:return_advice": judge(HEAD, "sent"),
    # Only an approved advice whose application came back to assessment.
    "applications:revise_advice": judge(NOBODY, "sent"),
    "applications:government": Rule(get=AGENCY, see=EVERYBODY, record="decided"),
    "applications:register_government": keep(HEAD, "expressions", EVERYBODY),
    "applications:carry_out_government": Rule(post=HEAD, see=EVERYBODY, record="decided"),
}


def records(handed_in: list[Application], waiting: Application, chosen: Application) -> Records:
    """Bring four applications of a file to the states that matter, and register a decision.

    ``waiting`` and ``chosen`` are admissible expressions of interest, of two calls.
    """
    refused, ready, assessed, sent = handed_in
    answered(with_test(refused), unmet="group")
    admissibility.declare_inadmissible(refused, motivation="Geen groep.", actor=head(), at=NOW)
    answered(with_test(ready))
    admissibility.declare_admissible(ready, actor=head(), at=NOW)
    in_assessment(assessed)
    review, handed = invited(assessed), scored(assessed)
    written(assessed, proposal="refuse")
    in_assessment(sent)
    author = acting(Role.HEAD_OF_TEAM)
    draft = written(sent, by=author, proposal="refuse")
    advice.send_advice(draft, expected_version=draft.version, actor=author, at=NOW)
    government.register_decision(
        chosen.call,
        uploaded_picture(),
        [government.Choice(chosen.pk, True, "Sterk voorstel.")],
        reference="VR 2026",
        decided_on=date(2026, 11, 20),
        actor=head(),
        at=NOW,
    )
    return {
        "point": "group",
        "expert_id": review.expert_id,
        "refused:application_id": refused.pk,
        "refused:letter_id": refused.letters.get().pk,
        "admissible:application_id": ready.pk,
        "assessed:application_id": assessed.pk,
        "assessed:review_id": review.pk,
        "assessed:reference": uuid4(),
        "scored:application_id": assessed.pk,
        "scored:review_id": handed.pk,
        "sent:application_id": sent.pk,
        "expressions:call_id": waiting.call_id,
        "decided:call_id": chosen.call_id,
    }
