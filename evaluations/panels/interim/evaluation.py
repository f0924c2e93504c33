"""What stands on the page of one evaluation, for who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.ui import Text
from clusters.permissions import Relation
from evaluations.interim_enums import EvaluationState
from evaluations.lists.interim import evaluation_status
from evaluations.models import Evaluation
from evaluations.panels.interim.buttons import step_buttons
from evaluations.panels.interim.steps import advice_part, panel_part, sealed_part, written_part
from evaluations.permissions.interim import evaluation_verdicts, may_see_inside

_STEPS: Sequence[tuple[str, Text, str]] = (
    ("open_evaluation", _("Ask the self-evaluation"), "evaluations:open"),
    ("submit_self_evaluation", _("Read and sign"), "evaluations:submit"),
    ("write_self_evaluation", _("Write the self-evaluation"), "evaluations:self"),
    ("invite_panel", _("Invite an expert"), "evaluations:invite_panel"),
    ("record_meeting", _("Record a consensus meeting"), "evaluations:panel_meeting"),
    ("close_panel", _("Close the panel"), "evaluations:close_panel"),
    ("write_findings", _("Write the findings"), "evaluations:findings"),
    ("send_findings", _("Send the findings"), "evaluations:send_findings"),
    ("write_reply", _("Reply to the findings"), "evaluations:reply"),
    ("end_reply", _("Go on without a reply"), "evaluations:end_reply"),
    ("reopen_advice", _("Open the advice again"), "evaluations:reopen_advice"),
    ("cancel_evaluation", _("Cancel the evaluation"), "evaluations:cancel"),
)
_S = EvaluationState
_FINDINGS_KNOWN = frozenset({_S.REPLY, _S.ADVICE, _S.ADVISED, _S.ON_AGENDA, _S.DECIDED})


def evaluation_page(actor: Actor, evaluation: Evaluation, *, on: date) -> dict[str, Any]:
    """Return everything on the page; the cluster sees no scores and no advice (R55)."""
    found, allowed = evaluation_verdicts(actor, evaluation, on=on)
    inside = may_see_inside(found)
    context = {
        "evaluation": evaluation,
        "cluster": evaluation.cluster,
        "status": evaluation_status(evaluation),
        "inside": inside,
        "buttons": step_buttons(evaluation, allowed, _STEPS),
        **_findings(evaluation, found),
        "may_withdraw": allowed["invite_panel"].allowed,
        **sealed_part(evaluation),
    }
    if allowed["write_self_evaluation"].allowed:
        context |= written_part(evaluation)
    return context | _inside(actor, evaluation, found, on) if inside else context


def _findings(evaluation: Evaluation, found: Relation) -> dict[str, Any]:
    known = may_see_inside(found) or evaluation.state in _FINDINGS_KNOWN
    reads = found is Relation.CLUSTER or evaluation.replied_at
    return {
        "show_findings": bool(evaluation.findings) and known,
        "reply": evaluation.reply if reads else "",
    }


def _inside(actor: Actor, evaluation: Evaluation, found: Relation, on: date) -> dict[str, Any]:
    """What the cluster drafts is its own: the history shows no version of the reply."""
    changes = changes_of(Evaluation.objects.filter(pk=evaluation.pk))
    told = [row for row in changes if row.field is None or row.field.name != "reply"]
    return {
        **panel_part(evaluation),
        **advice_part(actor, evaluation, found, on=on),
        "changes": readable(told),
    }
