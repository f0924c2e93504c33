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

# Experts and their reviews (R52, R55).
register(
    {
        "review.experts_only": _("This page is for experts."),
        "review.over": _("The assessment of this application is over, or stands still for now."),
        "review.term_over": _("Your term or your contract has ended."),
        "review.twice": _("%(name)s was already invited for this application."),
        "review.no_contract": _("%(name)s has no contract today, or no longer the role of expert."),
        "review.term_past": _("Choose a day from today on."),
        "review.after_contract": _("The contract of this expert ends on %(last_day)s."),
        "review.invited": _("Expert invited"),
        "invite_expert": _("Expert invited"),
        "accept_review": _("Invitation accepted, no interest declared"),
        "submit_scores": _("Scores submitted"),
        "expert.added": _("Expert added to the pool"),
        "expert.no_role": _(
            "%(name)s does not hold the role of expert, or stands in the pool already."
        ),
        "expert.unsigned": _("Confidentiality is signed before somebody joins the pool."),
    }
)

# Scores (R36).
register(
    {
        "score.saved": _("Scores saved"),
        "score.points_missing": _("Give a score for criterion %(number)s."),
        "score.passed_missing": _("Say whether criterion %(number)s is passed or failed."),
        "score.text_missing": _("Motivate your answer to criterion %(number)s."),
        "score.other_call": _("This criterion belongs to another call."),
        "score.critical_failed": _(
            "Critical criterion %(number)s was failed by an expert: no positive proposal is possible."
        ),
        "score.reviews": _("Experts who handed in scores"),
        "score.average": _("Average of the experts, each by the weights of the call"),
        "score.spread": _("Spread: the standard deviation between the experts"),
        "score.lowest": _("Lowest score of an expert"),
        "score.highest": _("Highest score of an expert"),
        "meeting.ahead": _("A meeting is recorded once it was held."),
        "meeting.recorded": _("Consensus meeting recorded"),
    }
)

# The ranking of a call (R36, R38).
register(
    {
        "ranking.not_all_yours": _(
            "This ranking names applications of clusters that you do not follow."
        ),
        "ranking.unknown_call": _("There is no call with this reference."),
        "ranking.applications": _("Applications in the ranking"),
        "ranking.above": _("Applications above the line"),
        "ranking.used": _("Aid asked above the line"),
        "ranking.envelope": _("Envelope"),
        "ranking.left": _("Left in the envelope"),
        "ranking.cut_off": _("Lowest score above the line"),
        "ranking.tie_on_line": _(
            "The line cuts through equal scores: %(references)s. A person chooses, with the reason."
        ),
        "ranking.no_score": _("%(reference)s has no scores yet and stands at the end."),
        "ranking.failed": _(
            "%(reference)s failed a critical criterion and takes no room of the envelope."
        ),
    }
)

# The advice of VLAIO (R52, R54).
register(
    {
        "advice.written": _("Advice written"),
        "advice.changed": _("Advice changed"),
        "send_advice": _("Advice sent for approval"),
        "approve_advice": _("Advice approved"),
        "advice.not_open": _(
            "The advice waits for approval or was approved. Have it returned first, then change it."
        ),
        "advice.frozen": _("The assessment is over, so the advice stands still."),
        "advice.own_advice": _("You wrote in this advice yourself. Another head of team decides."),
        "advice.second_author": _(
            "Choose somebody else of the team as second author, or leave it empty."
        ),
        "advice.wrong_proposal": _("This proposal does not fit the step of the application."),
        "advice.no_motivation": _("Motivate the advice."),
        "advice.no_draft_decision": _("Write the draft decision."),
        "advice.only_manager": _(
            "The account manager of the cluster is never the only author. Add a second author."
        ),
        "advice.failed_critical": _(
            "Critical criterion %(number)s was failed, so a positive proposal is not possible."
        ),
        "advice.no_clear_exclusion": _(
            "The last test of the exclusions is missing or not clear, so aid cannot be proposed."
        ),
        "advice.no_reviews": _("No expert handed in scores."),
        "advice.no_amounts": _("Propose an amount for at least one project year."),
        "advice.more_than_asked": _(
            "The aid proposed (%(granted)s) is more than was asked (%(requested)s)."
        ),
        "advice.reviews": _("Experts who handed in scores"),
        "advice.requested": _("Aid asked over all project years"),
        "advice.granted": _("Aid proposed over all project years"),
    }
)

# The decision of the government on a call (R38).
register(
    {
        "government.ibn_only": _("Only a call in two steps has a decision of the government."),
        "government.registered": _("The decision on this call is registered already."),
        "government.not_registered": _("The decision is not registered yet."),
        "government.ahead": _("A decision is registered once it was taken."),
        "government.still_open": _("First decide on the admissibility of: %(references)s."),
        "government.not_all_chosen": _(
            "The list of expressions changed, or not every one has a choice. Open the page again."
        ),
        "government.nothing_waits": _("Everything was carried out already."),
        "government.at_work": _("The letters are leaving already. Wait until that work is done."),
    }
)

# What a decision of the committee does to an application (R51, R53).
register(
    {
        "put_on_agenda": _("Put on the agenda of the committee"),
        "decided.no_advice": _("The advice of VLAIO is not approved yet."),
        "decided.no_amounts": _(
            "The proposal has no amounts or no scheme, so no agreement can be made of it."
        ),
        "decided.name_taken": _("A cluster is called %(name)s already. Change that name first."),
        "decided.new_cluster": _("A new cluster is opened: %(name)s."),
        "decided.not_on_agenda": _("The application is not on the agenda: %(state)s."),
        "decided.granted": _("Aid granted over all project years"),
        "decided.years": _("Project years of the agreement"),
        "decided.refused": _("Application that is refused"),
    }
)
