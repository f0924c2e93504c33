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
        "accounts.closed": _("This account is closed. Reopen it first."),
        "accounts.link_expired": _(
            "This link is not valid any more. Ask for a new one; it works once, within a day."
        ),
        "accounts.opened": _("Account opened"),
        "accounts.first_account": _("First account of this installation"),
        "accounts.password_chosen": _("Password chosen"),
        "accounts.language_chosen": _("Language chosen"),
    }
)
