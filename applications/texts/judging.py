"""Sentences about judging: admissibility, experts, scores, ranking, advice."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "judging.not_yours": _("You do not judge this application."),
        "letter.no_motivation": _(
            "Motivate the decision: a letter without grounds does not leave."
        ),
        "letter.no_address": _(
            "Nobody acts for %(name)s, so the letter has no address. Ask the administrator to add a "
            "mandate for this organisation."
        ),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "judging.exclusion_recorded": _("Exclusions tested"),
        "judging.point_answered": _("Point of the checklist answered"),
        "judging.outcome_kept": _("Outcome kept"),
        "letter.inadmissible": _("Letter: not admissible"),
        "letter.invited": _("Letter: invitation"),
        "letter.not_invited": _("Letter: no invitation"),
        "declare_admissible": _("Declared admissible"),
        "declare_inadmissible": _("Declared not admissible"),
        "start_assessment": _("Assessment started"),
    }
)

# The points of the checklist (R14, R15, R36, R37).
register(
    {
        "point.exclusions": _("No exclusion: no open recovery, no undertaking in difficulty"),
        "point.incentive": _("A complete written application before the work starts"),
        "point.group": _("A group of companies that appointed who carries it out"),
        "point.ready": _("Ready for assessment"),
        "field.summary": _("summary"),
        "field.location": _("location"),
        "field.size": _("size of the undertaking"),
        "field.period": _("start and end date"),
        "field.cost": _("list of costs"),
        "field.aid": _("aid needed"),
    }
)

# What the checklist finds.
register(
    {
        "admissibility.no_exclusion_test": _(
            "The exclusions are not tested yet. Record a test with its day and its source."
        ),
        "admissibility.recovery_open": _(
            "An earlier recovery order of the Commission is still open: no aid is possible."
        ),
        "admissibility.in_difficulty": _("The undertaking is in difficulty: no aid is possible."),
        "admissibility.field_missing": _(
            "The application lacks: %(field)s. Ask the applicant to complete it."
        ),
        "admissibility.started_before": _(
            "The activities start on %(first_day)s, not after the application of %(submitted_on)s."
        ),
        "admissibility.no_companies": _("No company stands in the consortium."),
        "admissibility.too_few_companies": _(
            "The consortium counts %(companies)s companies; this call asks %(minimum)s."
        ),
        "admissibility.outside_flanders": _(
            "Companies without a site in Flanders: %(companies)s. Their knowledge must flow to Flanders."
        ),
        "admissibility.no_mandate": _(
            "No mandate of the group is attached. Check who appointed the cluster organisation."
        ),
        "admissibility.same_domain": _(
            "%(cluster)s is an active spearhead cluster in the same domain. Check for overlap."
        ),
        "admissibility.same_call": _(
            "%(reference)s is another file of the same cluster or organisation. Check for overlap."
        ),
        "admissibility.point_open": _("Point %(number)s has no answer yet."),
        "admissibility.point_unmet": _("Point %(number)s is not met."),
        "admissibility.nothing_unmet": _(
            "Every point is met, so the application is admissible. Change an answer first."
        ),
        "admissibility.unknown_point": _("This point does not belong to the checklist."),
        "admissibility.test_ahead": _(
            "The day of the test or the year of the accounts lies in the future."
        ),
        "admissibility.tested_on": pgettext_lazy("exclusions", "Tested on"),
        "admissibility.accounts_year": _("Annual accounts of"),
        "admissibility.test_source": _("Source of the test"),
        "admissibility.submitted_on": pgettext_lazy("application", "Submitted on"),
        "admissibility.first_day": _("First day of the activities"),
        "admissibility.cost": _("Costs over all project years"),
        "admissibility.aid": _("Aid asked over all project years"),
        "admissibility.companies": _("Companies in the consortium"),
    }
)
