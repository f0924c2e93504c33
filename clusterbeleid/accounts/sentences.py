"""Sentences of the codes about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

register(
    {
        "accounts.too_many_tries": _(
            "Too many failed tries. Wait an hour, or ask the administrator for help."
        ),
        "accounts.wrong_credentials": _(
            "This address and password do not belong together. Check both and try again."
        ),
        "accounts.not_the_first": _(
            "There is an administrator already, who can open this account."
        ),
        "accounts.role": _("Only an administrator manages people."),
        "accounts.own_rights": _("Somebody else must change your own rights."),
        "accounts.role_by_mandate": _(
            "This role comes with a mandate for an organisation. Give a mandate instead."
        ),
        "accounts.two_sides": _(
            "Nobody works for VLAIO and for an organisation on the same day. End the other right first."
        ),
        "accounts.ends_already": _(
            "This right ends on %(last_day)s already. Give a new one for the days after it."
        ),
        "accounts.no_team": _("You do not act for an organisation."),
        "accounts.signatory_only": _("Only a signatory of your organisation does this."),
        "accounts.hand_over_first": _(
            "Hand over first: another signatory of your organisation ends your mandate."
        ),
        "accounts.invited_to_team": _("Invited by the organisation"),
        "accounts.mail_chosen": _("Own choice about mail"),
        "accounts.nobody": _("Log in first."),
        "accounts.no_such_choice": _("Choose one of the ways that the page offers."),
        "accounts.closed": _("This account is closed. Reopen it first."),
        "accounts.link_expired": _(
            "This link is not valid any more. Ask for a new one; it works once, within a day."
        ),
        "accounts.opened": _("Account opened"),
        "accounts.first_account": _("First account of this installation"),
        "accounts.password_chosen": _("Password chosen"),
        "accounts.from_provider": _("Told by the provider at login"),
        "accounts.no_mapped_role": _(
            "You are known there, but you have no role in this application. Ask the administrator "
            "of your organisation for one, and log in again."
        ),
        "accounts.linked_elsewhere": _("This identity belongs to another account already."),
        "accounts.address_taken": _(
            "There is an account with your e-mail address already. Log in with it once and link it "
            "on the page Security."
        ),
        "accounts.not_believed": _(
            "The answer of the provider could not be trusted, or it came too late. Log in again."
        ),
        "accounts.second_step_first": _("Set up a second step first: your role needs one."),
        "accounts.wrong_code": _(
            "This code is not right, or it was used already. Wait for the next one."
        ),
        "accounts.wrong_passkey": _(
            "This passkey is not one of yours, or it was not shown in time."
        ),
        "accounts.last_factor": _(
            "Your role needs a second step. Add another one before you remove this one."
        ),
        "accounts.factor_added": _("Second step added"),
        "accounts.factor_removed": _("Second step removed"),
        "accounts.language_chosen": _("Language chosen"),
    }
)
