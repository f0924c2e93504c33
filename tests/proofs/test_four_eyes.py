"""Ways around four eyes and around the wall between experts: none succeeds (Q5, A12, A13, A21-A23)."""

import logging
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from applications.actions.judging import advice, reviews, scores
from applications.models import Advice, CallCriterion, Review
from applications.queries.judging import reviews as review_queries
from applications.queries.judging.reviews import get_readable_review, others_scores
from clusterbeleid.core.actors import Role
from tests.applications.judging.builders import (
    accepted,
    advice_data,
    expert_actor,
    in_assessment,
    invited,
    make_expert,
    score_data,
    scored,
    written,
)
from tests.people import NOW, TODAY, actor, person
from tests.proofs.attempts import SECRET, Attempts, application_role

pytestmark = pytest.mark.django_db
ATTACKS = pytest.mark.attack("A12", "A13", "A21", "A22", "A23")
WATCHED = (
    "applications_advice",
    "applications_adviceyear",
    "applications_review",
    "applications_score",
    "applications_application",
    "core_statechange",
)
STEPS = ("send_advice", "return_advice", "approve_advice", "revise_advice")


class Scene:
    """Advices in each state by two authors, and reviews in each state by experts."""

    def __init__(self):
        self.author, self.second = person(Role.HEAD_OF_TEAM), person(Role.HEAD_OF_TEAM)
        self.approver = person(Role.HEAD_OF_TEAM)
        self.advices = {state: self.advice(state) for state in ("draft", "to_approve", "approved")}
        self.file = in_assessment(title=f"{SECRET} plan")
        self.reviews = {
            "invited": invited(self.file),
            "accepted": accepted(self.file),
            "submitted": scored(self.file),
            "conflicted": self.closed(reviews.declare_interest),
            "declined": self.closed(reviews.decline_review),
        }
        self.over = scored(in_assessment(title=f"{SECRET} later"))
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE applications_application SET state = 'advised' WHERE id = %s",
                [self.over.application_id],
            )
        self.over = Review.objects.get(pk=self.over.pk)

    def advice(self, state):
        """Return an advice that two people wrote, in a state."""
        by: dict[str, Any] = {"actor": actor(self.author), "at": NOW}
        found = written(
            in_assessment(), by=by["actor"], proposal="invite", second_author=self.second
        )
        if state != "draft":
            advice.send_advice(found, expected_version=found.version, **by)
        if state == "approved":
            found.refresh_from_db()
            by["actor"] = actor(self.approver)
            advice.approve_advice(found, expected_version=found.version, **by)
        return Advice.objects.select_related("application").get(pk=found.pk)

    def closed(self, end):
        review = invited(self.file)
        end(review, actor=expert_actor(review), at=NOW, reason="Een band.")
        return Review.objects.get(pk=review.pk)

    def strangers(self):
        """Return people without a review of this file, by what they are."""
        roles = ("ACCOUNT_MANAGER", "HEAD_OF_TEAM", "COMMITTEE_MEMBER", "FINANCE", "ADMINISTRATOR")
        applicant = self.file.applicant.kbo
        return {
            **{name.lower(): person(Role[name]) for name in roles},
            "expert of another file": expert_user(accepted(in_assessment())),
            "expert never assigned": make_expert().user,
            "applicant": person(Role.CLUSTER_SIGNATORY, mandates=[applicant]),
        }


def expert_user(review):
    return review.expert.user


@pytest.fixture
def scene(caplog):
    caplog.set_level(logging.ERROR)
    made = Scene()
    application_role()
    return made


def own_advice_approved(scene, tried):
    """A12: by an author, the second author, another role, out of order; by action, form and statement."""
    roles = (
        "ACCOUNT_MANAGER",
        "FINANCE",
        "AUDITOR",
        "ADMINISTRATOR",
        "COMMITTEE_SECRETARY",
        "EXPERT",
    )
    people = {
        "author": scene.author,
        "second author": scene.second,
        **{name.lower(): person(Role[name]) for name in roles},
    }
    lawful = {("draft", "send_advice")}
    for (state, row), (name, user), step in product(scene.advices.items(), people.items(), STEPS):
        if "author" in name and (state, step) in lawful:
            continue
        if name == "account_manager" and (state, step) in lawful:
            continue
        more = {"reason": "Omdat."} if step in {"return_advice", "revise_advice"} else {}
        act = partial(getattr(advice, step), row, expected_version=row.version, at=NOW, **more)
        tried.act("A12", f"{name}: {step}, {state}", partial(act, actor=actor(user)))
        address = reverse(f"applications:{step}", args=[row.application_id])
        if "author" in name:
            form = {"version": row.version, "reason": "Omdat."}
            tried.send("A12", f"{name}: {step}, {state}", user, address, **form)
    for (state, row), who in product(scene.advices.items(), (scene.author, scene.second)):
        sql = "UPDATE applications_advice SET approver_id = %s, approved_at = now(), state = 'approved' WHERE id = %s"
        tried.raw("A12", f"approver is author, {state}", sql, who.pk, row.pk)


def advice_changed_afterwards(scene, tried):
    """A13: once it waits for approval or was approved."""
    people = (scene.author, scene.second, scene.approver)
    for state, user in product(("to_approve", "approved"), people):
        row = scene.advices[state]
        act = partial(
            advice.write_advice,
            row.application,
            advice_data(proposal="not_invite"),
            expected_version=row.version,
            actor=actor(user),
            at=NOW,
        )
        tried.act("A13", f"written again, {state}", act)
        address = reverse("applications:write_advice", args=[row.application_id])
        form = {"version": row.version, "proposal": "not_invite", "motivation": "Anders."}
        tried.send("A13", f"written again, {state}", user, address, **form)
    row = scene.advices["approved"]
    for column in ("proposal", "motivation", "draft_decision", "state"):
        sql = f"UPDATE applications_advice SET {column} = {column} || 'x' WHERE id = %s"
        tried.raw("A13", column, sql, row.pk)
    tried.raw("A13", "deleted", "DELETE FROM applications_advice WHERE id = %s", row.pk)


def files_of_others_read(scene, tried):
    """A21, A22: before declaring, after a conflict, a refusal, the term; or never assigned."""
    shut = {
        **{state: (expert_user(row), row) for state, row in scene.reviews.items()},
        "assessment over": (expert_user(scene.over), scene.over),
    }
    del shut["accepted"], shut["submitted"]
    open_review = scene.reviews["submitted"]
    shut |= {name: (user, open_review) for name, user in scene.strangers().items()}
    reference = scene.file.documents.get().file.reference
    for name, (user, review) in shut.items():
        who = actor(user)
        tried.learn("A21", name, partial(get_readable_review, who, review.pk, on=TODAY))
        for route in ("own_review", "review_dossier", "own_scores"):
            tried.read("A21", name, user, reverse(f"applications:{route}", args=[review.pk]))
        address = reverse("applications:review_document", args=[review.pk, reference])
        tried.read("A21", name, user, address)
    for state in ("accepted", "submitted"):
        row = scene.reviews[state]
        late = partial(get_readable_review, expert_actor(row), row.pk)
        for day in (row.due_on + timedelta(days=1), row.expert.last_day + timedelta(days=1)):
            tried.learn("A22", f"{state}, after the term", partial(late, on=day))
    for state in ("invited", "accepted", "conflicted", "declined"):
        tried.learn(
            "A21", f"scores of others, {state}", partial(others_scores, scene.reviews[state])
        )


def reviews_changed(scene, tried):
    """A23: by somebody else, in another state, or after the package stood still."""
    rows = {**scene.reviews, "assessment over": scene.over}
    strangers = scene.strangers()
    for (state, row), act in product(rows.items(), (scores.save_scores, scores.submit_scores)):
        data = score_data(row, 5)
        more = {"expected_version": row.version, "at": NOW}
        people = strangers if state == "accepted" else {"self": expert_user(row), **strangers}
        for name, user in people.items():
            what = partial(act, row, data, actor=actor(user), **more)
            tried.act("A23", f"{name}: {act.__name__}, {state}", what)
    criterion = CallCriterion.objects.filter(call=scene.file.call).earliest("number")
    for state, row in rows.items():
        number = scene.file.applicant.kbo
        own_number = (
            f"UPDATE applications_review SET organisation_number = '{number}' WHERE id = %s"
        )
        for sql in (
            "UPDATE applications_score SET points = 5 WHERE review_id = %s",
            "DELETE FROM applications_score WHERE review_id = %s",
            "UPDATE applications_review SET state = 'submitted' WHERE id = %s",
            own_number,
        ):
            if state != "accepted" and not own_number_harmless(state, sql):
                tried.raw("A23", f"{sql[:34]}, {state}", sql, row.pk)
        if state != "accepted":
            insert = (
                "INSERT INTO applications_score (review_id, criterion_id, points, text, version)"
                " VALUES (%s, %s, 5, 'x', 1)"
            )
            tried.raw("A23", f"score beside it, {state}", insert, row.pk, criterion.pk)


def own_number_harmless(state, sql):
    """Tell what the database lets pass because it opens nothing: a closed review, or its own state."""
    return ("organisation_number" in sql and state in {"conflicted", "declined"}) or (
        "SET state" in sql and state == "submitted"
    )


ALL = (own_advice_approved, advice_changed_afterwards, files_of_others_read, reviews_changed)


@ATTACKS
def test_no_attempt_succeeds(scene, record_property):
    tried = Attempts(WATCHED)
    for family in ALL:
        family(scene, tried)
    assert tried.succeeded == []
    assert tried.tried.total() >= 200
    record_property("attempts", tried.tried.total())


def any_review(_actor, *, on):
    return Review.objects.all()


def test_control_without_the_wall_between_experts_attempts_succeed(scene, monkeypatch):
    monkeypatch.setattr(review_queries, "own_reviews", any_review)
    tried = Attempts(WATCHED)
    files_of_others_read(scene, tried)
    assert len(tried.succeeded) > 10


def test_control_without_four_eyes_attempts_succeed(scene, monkeypatch):
    monkeypatch.setattr("applications.permissions.advice.writers_of_advice", lambda _advice: set())
    tried = Attempts(WATCHED)
    own_advice_approved(scene, tried)
    assert any("return_advice" in name for name in tried.succeeded)
