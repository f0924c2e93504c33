"""How a person wants the messages that may wait."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import MailForm
from clusterbeleid.accounts.queries import chosen_by
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest


@takes_form
def preferences(request: HouseRequest) -> HttpResponse:
    """Show and store what one chose for each kind of message."""
    form = MailForm(request.POST or None, chosen=chosen_by(request.actor))
    done = tried(
        request, form, lambda: actions.choose_mail(form.values(), **signed(request)) is not None
    )
    if done:
        messages.success(request, _("Saved."))
        return redirect("accounts:preferences")
    return show_form(request, "accounts/preferences.html", form)
