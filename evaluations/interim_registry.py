"""What interim evaluations tell the ground floor; loaded once the models are there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import jobs, todo
from committee.effects import register_effect
from committee.subjects import register_subject
from evaluations.actions.interim import decided, nightly
from evaluations.documents.interim.subject import KIND, EvaluationProvider
from evaluations.queries.interim.committee import waiting_evaluations

jobs.register_job(nightly.RUN, _("Watch over evaluations"))
todo.register_kind(
    nightly.DUE,
    _("An evaluation comes near"),
    url_name="evaluations:evaluation",
    fact_labels={"months": _("Months left at most"), "due": _("Due")},
)
todo.register_kind(
    decided.CONDITION,
    _("Condition of an evaluation"),
    url_name="evaluations:evaluation",
    fact_labels={"condition": _("Condition"), "decision": _("Decision")},
)
register_subject(
    KIND,
    EvaluationProvider(),
    _("Interim evaluation"),
    waiting=waiting_evaluations,
    listed=decided.follow_agenda,
)
for decision in decided.DECISIONS:
    register_effect(decision, KIND, apply=decided.apply_decision, preview=decided.preview)
