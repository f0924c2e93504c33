"""Sentences about applications."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "applications.applicant_only": _("Only the applicant does this."),
        "applications.signatory_only": _("Only a signatory of your organisation does this."),
        "applications.person_only": _("A person does this, no job."),
        "applications.not_yours": _("This application is not yours."),
        "applications.choose_organisation": _("First choose for which organisation you work."),
        "applications.not_registered": _(
            "Your organisation does not stand in the register yet. Ask VLAIO to add it."
        ),
        "applications.other_cluster": _("Your organisation does not carry out this cluster."),
        "applications.handed_in": _("This application was handed in, so it stands still."),
        "applications.section_closed": _(
            "VLAIO asked to complete other sections, or the term has passed. This section stands still."
        ),
        "applications.expression_only": _("This happens to an expression of interest only."),
        "applications.full_only": _("Only a full proposal goes to the committee."),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "applications.started": _("Application started"),
        "applications.corrected": _("Title or period changed"),
        "applications.written": _("Text written"),
        "applications.row_added": _("Row added"),
        "applications.row_corrected": _("Row changed"),
        "applications.row_removed": _("Row removed"),
        "start_application": _("Application started"),
        "submit": _("Handed in"),
        "complete": _("Completion handed in"),
        "applications.completed": _("Completion handed in"),
        "applications.put_back": _("Put back as handed in before"),
        "applications.invited": _("Invited to a full proposal"),
        "applications.document_added": _("Document added"),
        "applications.document_removed": _("Document removed"),
    }
)

# What the check of an application says.
register(
    {
        "application.missing": _("Still missing: %(field)s."),
        "consortium.kbo_twice": _(
            "This enterprise number stands in the consortium already, as %(name)s. Change that row instead."
        ),
    }
)

# Handing in, completing and joining.
register(
    {
        "submit.changed_meanwhile": _(
            "Somebody changed the application after you opened this page. Read it again and submit then."
        ),
        "completion.none": _("No completion is asked of this application."),
        "completion.no_section": _("Mark at least one section."),
        "completion.term_in_the_past": _("Choose a moment in the future."),
        "completion.still_open": _("The applicant has until %(until)s to complete it."),
        "join.too_few": _("Choose at least one other expression of interest."),
        "join.other_call": _("%(reference)s belongs to another call."),
    }
)
