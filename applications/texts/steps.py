"""What an applicant does next, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from applications.rules.next_step import NextStep
from clusterbeleid.core.ui import Text

NEXT_STEPS: dict[NextStep, Text] = {
    NextStep.FILL_IN: _("Fill in what is missing"),
    NextStep.SUBMIT: _("Submit"),
    NextStep.LET_SIGN: _("Let a signatory submit"),
    NextStep.WAIT_OPENING: _("Wait for the opening of the step"),
    NextStep.TOO_LATE: _("The term has passed; ask VLAIO or withdraw"),
    NextStep.COMPLETE: _("Complete and submit again"),
    NextStep.WAIT_AGENCY: _("Wait for VLAIO"),
    NextStep.WAIT_COMMITTEE: _("Wait for the committee"),
    NextStep.WRITE_PROPOSAL: _("Go on with the full proposal"),
    NextStep.READ_DECISION: _("Read the decision"),
    NextStep.NOTHING: _("Nothing"),
}
