"""Sentences about interim evaluations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "evaluations.not_yours": _("This evaluation is not yours."),
        "evaluations.read_only": _("You may read this evaluation, not change it."),
        "evaluations.agency_only": _("Only VLAIO does this."),
        "evaluations.head_only": _("Only the head of team does this."),
        "evaluations.cluster_only": _("Only the cluster organisation writes this."),
        "evaluations.signatory_only": _("Only a signatory hands this in."),
        "evaluations.term_past": _("This day has passed. Choose today or a later day."),
        "evaluations.nothing_due": _("%(cluster)s has no evaluation to come."),
        "evaluations.campaign_empty": _(
            "Choose clusters with a planned evaluation that is not open yet."
        ),
        "evaluations.unknown": _("There is no evaluation %(name)s."),
        "evaluations.no_aid": _("This cluster never had operating aid."),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "evaluations.planned": _("Evaluation planned"),
        "evaluations.campaign": _("Campaign opened"),
        "evaluations.task_replaced": _("A nearer notice took its place"),
        "open_evaluation": _("Self-evaluation asked"),
    }
)

# How the day of an evaluation is found (R42).
register(
    {
        "evaluation.line.agreement": _("Agreement that runs"),
        "evaluation.line.first_day": _("First day of this decision"),
        "evaluation.line.interval": _("Months between evaluations"),
        "evaluation.line.due": _("Evaluation due on"),
        "evaluation.at_end": _(
            "The agreement is shorter than the interval, so the evaluation is due on its last day, %(due)s."
        ),
        "evaluation.late": _("This evaluation was due on %(due)s, %(days)s days ago."),
    }
)

# What an outcome does (R8-R10, R34, R42).
register(
    {
        "effect.aid_until": _("Last day of the aid granted"),
        "effect.ten_years": _("Last possible day of aid"),
        "effect.months": _("Months of the phase-out"),
        "effect.first_day": _("First day of the new period"),
        "effect.last_day": _("Last day of the new period"),
        "effect.year_from": _("Project year from"),
        "effect.year": _("Aid in this project year"),
        "effect.required": _("Co-financing to be paid in"),
        "effect.cofinancing_due": _("Co-financing paid in by"),
        "effect.budget": _("Aid over the whole period"),
        "effect.next": _("Next evaluation due on"),
        "effect.stops": _("The support stops after"),
        "effect.stopped": _("The support of this cluster stopped on %(stopped_on)s."),
        "effect.no_years": _("Give the number of years of the prolongation."),
        "effect.ten_years_over": _(
            "The ten years end on %(until)s and all their days are granted: nothing is left to grant."
        ),
        "effect.shortened": _(
            "Until %(wanted)s was asked. The ten years end on %(last_day)s, so the period ends there."
        ),
        "effect.past_ten_years": _(
            "Aid until %(last_day)s passes the ten years, which end on %(until)s."
        ),
        "effect.no_amount": _(
            "No yearly maximum is known for this cluster: give the aid per year."
        ),
        "effect.amount_capped": _(
            "More was asked for project year %(year)s than the yearly maximum. It becomes %(cap)s euro."
        ),
    }
)

# Writing, judging and answering.
register(
    {
        "evaluations.written": _("Answer written"),
        "evaluations.changed_meanwhile": _(
            "Somebody changed the self-evaluation after you read it. Read it again before you sign."
        ),
        "evaluations.findings_written": _("Draft findings written"),
        "evaluations.reply_written": _("Reply written"),
        "evaluations.no_findings": _("Write the findings first."),
        "submit_self_evaluation": _("Self-evaluation handed in"),
        "close_panel": _("Panel closed"),
        "send_findings": _("Findings sent"),
        "hand_in_reply": _("Reply handed in"),
        "end_reply": _("Term of the reply over"),
        "panel.no_scores": _("No expert handed in scores yet."),
        "panel.still_open": _("%(number)s experts did not hand in yet."),
        "reply.sent": _("Findings sent on"),
        "reply.months": _("Months for the reply"),
        "reply.nominal": _("End of the term before rolling to a working day"),
        "reply.until": _("Reply until"),
        "reply.empty": _("Write the reply first."),
        "reply.over": _("The term ended on %(until)s."),
        "reply.still_open": _("The cluster can reply until %(until)s."),
    }
)

# The advice and the decision.
register(
    {
        "evaluation_advice.reviews": _("Experts who handed in scores"),
        "evaluation_advice.no_motivation": _("Motivate the advice."),
        "evaluation_advice.no_draft_decision": _("Write the draft decision."),
        "evaluation_advice.no_second_reader": _("An advice has a second reader."),
        "evaluation_advice.only_manager": _(
            "Author and second reader both follow this cluster as account manager. Ask somebody else."
        ),
        "evaluation_advice.by_manager": _(
            "The author follows this cluster as account manager; the second reader does not."
        ),
        "evaluation_advice.failed": _("An expert failed critical criterion %(number)s."),
        "evaluation_advice.no_reviews": _("No expert handed in scores."),
        "evaluation_advice.no_conditions": _("Write at least one condition with its day."),
        "evaluation_advice.conditions_not_asked": _(
            "Only the outcome 'positive with conditions' has conditions."
        ),
        "evaluation_advice.condition_past": _("The day of condition %(number)s has passed."),
        "decided.outcome": _("Outcome"),
        "outcome.positive": _("positive"),
        "outcome.conditions": _("positive with conditions"),
        "outcome.negative": _("negative"),
        "decided.condition": _("Condition to be met by"),
    }
)
