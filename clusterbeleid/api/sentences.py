"""Sentences of the codes of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

register(
    {
        "api.role": _("Only the administrator manages systems; the auditor reads along."),
        "api.opened": _("System opened"),
        "api.closed": _("This system is closed. Open another one."),
        "api.scope_of_agency": _(
            "Only a system of an agency confirms payments, writes in a register or reads what happened."
        ),
        "api.scope_of_everything": _(
            "The register of enterprises is of no cluster: choose “All clusters” for this right."
        ),
        "webhook.begun": _("Webhook begun"),
        "webhook.ended": _("This webhook has ended. Begin another one."),
        "webhook.no_right": _(
            "This system may not read what happened. Open a system with that right."
        ),
        "api.scope_of_organisation": _(
            "Only the system of a cluster organisation delivers contributions: choose “As these "
            "cluster organisations”."
        ),
    }
)

# What other systems are told, always in both languages.
register(
    {
        "api.absent": _("This does not exist, or it is not yours."),
        "api.away": _("The service is not available now. Try again later."),
        "api.conflict": _("This step is not possible any more."),
        "api.failed": _("Something went wrong on our side."),
        "api.in_flight": _("A call with this key is being answered now. Ask again in a moment."),
        "api.invalid": _("The body is not as described; see the errors."),
        "api.key_used": _("This key was used for another call."),
        "api.media_type": _("Send the body as application/json."),
        "api.method": _("This address does not take this method."),
        "api.no_key": _("Send an Idempotency-Key of 1 to 100 visible signs with this call."),
        "api.no_version": _("Send the ETag of what you read as If-Match."),
        "api.not_acceptable": _("The answer does not exist in this form."),
        "api.not_allowed": _("This system may not do this."),
        "api.query": _("A parameter in the address is unknown or has a wrong value."),
        "api.refused": _("A rule refuses this; see the errors."),
        "api.scope": _("The token does not hold the right for this."),
        "api.stale": _("It changed after you read it. Read it again."),
        "api.token": _("Ask for a token first, and send it as Bearer."),
        "api.too_large": _("The body is too large."),
        "api.unreadable": _("The body cannot be read."),
        "api.field.blank": _("This text is empty."),
        "api.field.cursor": _("This cursor is of another list or another order."),
        "api.field.empty": _("This list is empty."),
        "api.field.future": _("This day is still to come."),
        "api.field.invalid": _("This value is not as described."),
        "api.field.invalid_choice": _("This value is not one of the choices."),
        "api.field.max_length": _("This is too long."),
        "api.field.min_length": _("This is too short."),
        "api.field.not_a_list": _("This is no list."),
        "api.field.null": _("This cannot be null."),
        "api.field.no_content": _("This is no file in base64."),
        "api.field.required": _("This is required."),
        "api.field.unknown": _("This is not known here."),
        "api.field.unknown_payer": _("No organisation of the register has this number."),
    }
)
