"""Sentences about due dates: how they are derived, why they do not move, what follows a miss."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Lines of the due date (R29-R32, R34).
register(
    {
        "cofinancing.event_grant": _("The term starts with the approval of the grant"),
        "cofinancing.event_start": _("The term starts with the project year"),
        "cofinancing.term_months": _("Length of the term in months"),
        "cofinancing.term_event": _("Last day of the term; the starting day does not count"),
        "cofinancing.term_first_day": _("Last day of the term; the starting day counts"),
        "cofinancing.rest.saturday": _("Saturday: moves to the next working day"),
        "cofinancing.rest.sunday": _("Sunday: moves to the next working day"),
        "cofinancing.rest.holiday.new_year": _("New Year: moves to the next working day"),
        "cofinancing.rest.holiday.easter_monday": _("Easter Monday: moves to the next working day"),
        "cofinancing.rest.holiday.labour_day": _("Labour Day: moves to the next working day"),
        "cofinancing.rest.holiday.ascension": _("Ascension Day: moves to the next working day"),
        "cofinancing.rest.holiday.whit_monday": _("Whit Monday: moves to the next working day"),
        "cofinancing.rest.holiday.national_day": _(
            "Belgian national holiday: moves to the next working day"
        ),
        "cofinancing.rest.holiday.assumption": _(
            "Assumption of Mary: moves to the next working day"
        ),
        "cofinancing.rest.holiday.all_saints": _("All Saints' Day: moves to the next working day"),
        "cofinancing.rest.holiday.armistice": _("Armistice Day: moves to the next working day"),
        "cofinancing.rest.holiday.christmas": _("Christmas: moves to the next working day"),
        "cofinancing.extended_to": _("Extended by decision to"),
        "cofinancing.suspended_days": _("Suspended by decision, in days"),
        "cofinancing.suspended_to": _("Last day after adding the suspended days"),
        "cofinancing.due": _("Due date"),
    }
)

# Why a due date does not move.
register(
    {
        "cofinancing.extension_not_later": _(
            "%(file)s: %(new_due)s is not later than the present due date of %(due)s."
        ),
        "cofinancing.suspension_reversed": _(
            "%(file)s: the last day %(last)s lies before %(first)s."
        ),
        "cofinancing.suspension_too_early": _(
            "%(file)s: the term starts on %(event)s and cannot be suspended from %(first)s."
        ),
        "cofinancing.suspension_too_late": _(
            "%(file)s: the term ran out on %(due)s and cannot be suspended from %(first)s. Extend it"
            " instead."
        ),
        "cofinancing.suspension_twice": _(
            "%(file)s: the term is suspended already from %(first)s until %(last)s."
        ),
        "cofinancing.not_running": _("%(file)s: this support agreement no longer runs."),
        "cofinancing.date_or_months": _("Give either a new date or a number of months."),
        "cofinancing.months": _("%(months)s is not a number of months to extend by."),
        "cofinancing.nothing_chosen": _("Choose at least one project year."),
        "cofinancing.reason_missing": _("Give the reason."),
    }
)

# Deciding after a missed due date (R34).
register(
    {
        "cofinancing.no_lapse_task": _("This task asks for no decision on a missed due date."),
        "cofinancing.lapse_document_missing": _("Add the document of the decision."),
    }
)
