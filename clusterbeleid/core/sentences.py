"""Sentences of the codes of the ground floor and of the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.sheets.texts import SENTENCES as SHEETS_AND_UPLOADS
from clusterbeleid.core.texts import register

register(SHEETS_AND_UPLOADS)

# Why a step cannot be taken.
register(
    {
        "transition.unknown_action": _("This step does not exist. Refresh the page."),
        "transition.wrong_state": _(
            "This step is not possible any more: somebody took another step meanwhile. Refresh the page."
        ),
        "transition.role": _("Your role does not allow this step."),
        "transition.guard": _("This step is not possible now."),
        "transition.reason": _("Write down why; the reason is kept with your name."),
    }
)

# Terms, periods, ratios and figures that a rule could not work with.
register(
    {
        "parameter.missing": _(
            "The legal figure %(key)s has no approved value on %(on)s. Ask the administrator to add it."
        ),
        "parameter.overlap": _(
            "The legal figure %(key)s has two values on %(on)s. Ask the administrator to correct it."
        ),
        "period.not_a_day": _("A period needs days as its first and last day."),
        "period.open": _("The period from %(first)s has no last day yet."),
        "period.reversed": _("The last day (%(last)s) lies before the first day (%(first)s)."),
        "period.years": _("A period of %(years)s years from %(first)s cannot be calculated."),
        "ratio.digits": _("A percentage cannot be shown with %(digits)s decimals."),
        "ratio.not_a_number": _("A percentage needs two amounts."),
        "ratio.pct": _("A percentage of %(pct)s cannot be asked for: it is negative."),
        "ratio.whole": _("A share of %(whole)s has no percentage: the whole must be above zero."),
        "share.weights": _("An amount can only be divided over parts above zero."),
        "term.months": _("A term has 1 to %(last)s months, not %(months)s."),
        "term.not_a_day": _("A term starts on a day."),
        "term.working_days": _("A term has at least one working day, not %(days)s."),
        "calendar.year_unknown": _("The public holidays of %(year)s are not known."),
    }
)

# Legal figures and the people who decide on them.
register(
    {
        "parameter.role": _("Only an administrator or the head of team changes legal figures."),
        "parameter.readers": _("Legal figures are for VLAIO and the committee."),
        "parameter.first_load": _("First load"),
        "parameter.decided": _("Somebody decided on this value already."),
        "parameter.own_proposal": _(
            "You proposed this value yourself. A second person decides on it."
        ),
    }
)

# The day of the demo.
register(
    {
        "demo.no_demo": _("This is not a demo: today is today."),
        "demo.role": _("Only the administrator moves the day of the demo."),
        "demo.out_of_reach": _("Choose a day from %(first)s to %(last)s."),
    }
)

# Who may see and do what.
register(
    {
        "permission.job_runs": _(
            "Only the administrator, the head of team and the auditor see the runs."
        ),
        "permission.outbox": _("Only the administrator sends messages again."),
        "task.closed": _("This task is closed already."),
        "task.not_yours": _("This task is for somebody else."),
        "task.own_page": _("This task closes with the decision on its own page."),
        "task.opened": _("Task opened"),
        "outbox.not_parked": _("Only a parked message can go again."),
        "outbox.none_parked": _("No message is parked."),
    }
)

# Files and documents.
register(
    {
        "file.no_space": _(
            "There is no room left on the server. Nothing was saved. Try again later, or warn the "
            "administrator."
        ),
        "pdf.no_library": _(
            "This server cannot make a PDF: the library Pango is missing. Warn the administrator."
        ),
        "pdf.too_slow": _("Making the PDF took too long and was stopped. Try again later."),
        "pdf.too_big": _("The PDF became too large and was stopped. Choose a smaller selection."),
        "pdf.failed": _("The PDF could not be made. Try again, or warn the administrator."),
        "job.crashed": _("The work stopped three times. Nothing was saved."),
    }
)

# The state of the machinery (readyz and the page of the nightly runs).
register(
    {
        "health.database.ok": _("The database answers."),
        "health.database.failed": _("The database does not answer."),
        "health.migrations.ok": _("The tables fit this version."),
        "health.migrations.failed": _("The tables do not fit this version: run the migrations."),
        "health.disk.ok": _("There is room for files."),
        "health.disk.warning": _("Less than 1 GB is left for files."),
        "health.disk.failed": _("The disk is full: files cannot be stored."),
        "health.clock.ok": _("The clocks agree."),
        "health.clock.failed": _(
            "The clock of this server differs more than a minute from that of the database, or was "
            "set back. Deadlines cannot be trusted."
        ),
        "health.scheduler.ok": _("The scheduler runs."),
        "health.scheduler.warning": _(
            "The scheduler has been silent for more than two minutes: mail and night work wait."
        ),
        "health.outbox.ok": _("No message waits too long."),
        "health.outbox.warning": _("Messages are parked, or wait longer than ten minutes."),
        "health.broker.ok": _("The broker answers."),
        "health.broker.warning": _(
            "The broker does not answer. Work starts within half a minute instead of at once."
        ),
        "health.mail.ok": _("The mail server answers."),
        "health.mail.warning": _("The mail server does not answer. Messages wait; none is lost."),
    }
)

# What several people write together.
register(
    {
        "written.unknown_field": _("The field %(field)s does not belong to this section."),
        "written.too_long": _(
            "“%(field)s” has %(length)s signs; at most %(most)s are kept. Shorten it; nothing was stored."
        ),
    }
)

# Why a table is not imported.
register(
    {
        "import.no_rows": _(
            "The table has names of columns but no rows. Fill in a row for each line."
        ),
        "import.no_preview": _("This is no check of a file for this page. Hand it in again."),
        "import.nothing_to_do": _("This file changes nothing, so there is nothing to import."),
        "import.started_already": _("Somebody confirmed this file already."),
        "import.changed_since": _(
            "Since you looked at this file something changed, so it would do something else now."
            " Nothing was saved. Hand the file in again and look once more."
        ),
    }
)

# An address of another system that is told what happened.
register(
    {
        "core.secret_unreadable": _(
            "The stored secret cannot be read with the key of this installation. Make a new secret."
        ),
        "outward.address": _("Write an address that begins with https://."),
        "outward.address_with_more": _(
            "Write the address without user name, password or part after #."
        ),
        "outward.address_port": _("Use port 443 or 8443, or leave the port out."),
        "outward.address_inside": _(
            "Write the name of a server on the internet, not a number or a name of an own network."
        ),
    }
)
