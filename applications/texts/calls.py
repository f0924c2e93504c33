"""Sentences about calls and terms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "applications.agency_only": _("Only VLAIO keeps this part."),
        "applications.read_only": _("You may read this, not change it."),
        "applications.head_only": _("Only the head of team decides this."),
        "call.not_a_draft": _("This call is public. Only its terms can still move."),
        "call.not_published": _("A term moves only while the call is public."),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "calls.created": _("Call written"),
        "calls.decision_attached": _("Decision of the government added"),
        "calls.copied": _("Copied from another call"),
        "calls.criterion_added": _("Criterion added"),
        "calls.criterion_corrected": _("Criterion changed"),
        "calls.criterion_removed": _("Criterion removed"),
        "publish_call": _("Call published"),
    }
)

# What the check of a call says (R36-R38).
register(
    {
        "call.opening_missing": _("Set from when full proposals are welcome."),
        "call.expression_term_missing": _(
            "Set from when and until when expressions of interest are welcome."
        ),
        "call.full_term_missing": _("Set from when and until when full proposals are welcome."),
        "call.closes_in_the_past": _("The term for expressions of interest has passed already."),
        "call.no_main_criteria": _("Add at least one main criterion."),
        "call.no_critical_criteria": _(
            "An SPC also has critical criteria: a fail blocks a positive proposal."
        ),
        "call.anchors_missing": _(
            "Write for the criterion “%(criterion)s” what each score from 0 to 5 means, in both languages."
        ),
        "call.decision_missing": _(
            "An ad hoc call rests on a decision of the government: add its reference and date."
        ),
        "call.no_envelope": _("There is no envelope, so the ranking draws no line."),
        "call.no_minimum": _("No minimum of companies is enforced."),
        "call.main_criteria": _("Main criteria"),
        "call.critical_criteria": _("Critical criteria"),
    }
)

# Terms, on the clock of our server.
register(
    {
        "call.not_open": _("This call takes no applications."),
        "call.not_yet_open": _("This call opens on %(at)s (Brussels time)."),
        "call.closed": _(
            "The term ended on %(at)s (Brussels time). Nothing was sent; your draft is kept."
        ),
        "extension.no_term": _("This step has no term to move."),
        "extension.not_later": _("The term is %(old)s now. Choose a later moment."),
        "extension.in_the_past": _("Choose a moment in the future."),
        "extension.nobody": _("Mark at least one application."),
        "extension.not_a_draft": _("%(reference)s is not being written any more."),
    }
)
