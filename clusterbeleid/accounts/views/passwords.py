"""A forgotten password, and choosing one by the link that was mailed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import AddressForm, PasswordForm
from clusterbeleid.accounts.queries import KEY, person_of_key
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.http import HouseRequest


def _only_with_local_login() -> None:
    """Say that passwords do not exist where only the provider lets people in."""
    if not settings.LOCAL_LOGIN:
        raise Http404


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot_password(request: HouseRequest) -> HttpResponse:
    """Mail a link to whoever has an account with this address; the answer is always the same."""
    _only_with_local_login()
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_password_link(form.cleaned_data["email"], at=clock.real_now())
        text = _(
            "Does an account belong to this address? Then a message with a link is on its way. "
            "Look among unwanted mail as well."
        )
        messages.info(request, text)
        return redirect("accounts:login")
    status = 422 if form.errors else 200
    return render(request, "accounts/forgot_password.html", {"form": form}, status=status)


@public
@never_cache
@sensitive_post_parameters("password")
@sensitive_variables("key")
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HouseRequest) -> HttpResponse:
    """Choose a password by a link; a link that is wrong, used or old gives one and the same page."""
    _only_with_local_login()
    key = request.GET.get(KEY, "")
    person = person_of_key(key)
    if person is None:
        return render(request, "accounts/link_expired.html", status=410)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = {**form.values(), "at": clock.now()}
        if attempt(form, lambda: actions.choose_password(key, **chosen)) is not None:
            messages.success(request, _("Your password is changed. Log in with it."))
            return redirect("accounts:login")
    context = {"form": form, "person": person}
    status = 422 if form.errors else 200
    return render(request, "accounts/choose_password.html", context, status=status)
