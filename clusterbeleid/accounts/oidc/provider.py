"""The conversation with the provider, by django-allauth: code flow with PKCE, state and a nonce.

What allauth would do afterwards, finding or making an account of its own by subject or address, is
never reached: the claims are handed to us, and only our own tables know who is who.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from requests import RequestException

from clusterbeleid.accounts.oidc.claims import Arrival, Unreadable, read_arrival
from clusterbeleid.accounts.oidc.configuration import Provider
from clusterbeleid.accounts.oidc.tokens import Forged, verified_claims
from clusterbeleid.core import clock

logger = logging.getLogger(__name__)

PROVIDER_ID = "oidc"
# Everything that the provider, the network or a forger can do wrong.
TROUBLE = (OAuth2Error, RequestException, Forged, Unreadable, KeyError, TypeError, ValueError)


class NoAnswer(Exception):
    """The provider does not answer, or not as a provider should."""


class NotBelieved(Exception):
    """What came back is not the answer of the provider to this browser."""


@dataclass(frozen=True)
class Answer:
    """Who arrives, what the browser asked for, and what logging out at the provider needs."""

    arrival: Arrival
    asked: Mapping[str, Any]
    id_token: str
    end_session: str


class _Stop(ImmediateHttpResponse):
    """Leaves the flow of allauth with the answer in hand."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(HttpResponse())
        self.answer = answer


class Quiet(DefaultSocialAccountAdapter):
    """Draws no pages of the library: what went wrong is told by our own."""

    def on_authentication_error(self, *_arguments: Any, **more: Any) -> None:
        """End the flow with an empty refusal; the log says what kind of trouble it was."""
        logger.info("flow ended: %s", type(more.get("exception")).__name__)
        raise ImmediateHttpResponse(HttpResponse(status=401))


class HouseProvider(OpenIDConnectProvider):
    """Asks with our own parameters only: nothing in the request of a visitor changes them."""

    configuration: Provider

    def get_pkce_params(self) -> dict[str, str]:
        """Return a fresh challenge for every login, with its verifier."""
        found: dict[str, str] = generate_code_challenge()
        return found

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Return what is asked, and what the session remembers until the answer."""
        nonce = secrets.token_urlsafe(32)
        asked = {"nonce": nonce}
        if self.configuration.levels:
            asked["acr_values"] = " ".join(self.configuration.levels)
        if request.POST.get("switch"):
            asked["prompt"] = "select_account"
        linked = request.user.pk if request.POST.get("link") else None
        return {
            "process": "login",
            "scope": list(self.configuration.scopes),
            "auth_params": asked,
            "data": {"nonce": nonce, "next": request.POST.get("next", ""), "link": linked},
        }


class HouseAdapter(OpenIDConnectOAuth2Adapter):
    """Knows the provider of the settings alone; no table can add another one."""

    def __init__(self, request: HttpRequest, configuration: Provider) -> None:
        super().__init__(request, PROVIDER_ID)
        self.configuration = configuration
        self.asked: Mapping[str, Any] = {}

    def get_provider(self) -> HouseProvider:
        """Return the provider of the settings."""
        known = self.configuration
        provider = HouseProvider(
            self.request,
            app=SocialApp(
                provider="openid_connect",
                provider_id=PROVIDER_ID,
                name=known.name,
                client_id=known.client_id,
                secret=known.client_secret,
                settings={"server_url": known.issuer.rstrip("/")},
            ),
        )
        provider.configuration = known
        provider.get_oauth2_adapter = lambda _request: self
        return provider

    @property
    def openid_config(self) -> Mapping[str, Any]:
        """Return what the provider says of itself; refused when it calls itself otherwise."""
        found: Mapping[str, Any] = super().openid_config
        if found.get("issuer") != self.configuration.issuer:
            raise OAuth2Error("issuer")
        return found

    def get_callback_url(self, request: HttpRequest, _app: Any) -> str:
        """Return where the provider sends the browser back to."""
        return request.build_absolute_uri(reverse("accounts:oidc_callback"))

    def complete_login(self, _request: HttpRequest, _app: Any, token: Any, **more: Any) -> None:
        """Hand the verified claims over, and end what allauth does."""
        written = str(more["response"].get("id_token", ""))
        claims = verified_claims(
            written,
            keys=self._fetch(self.openid_config["jwks_uri"])["keys"],
            nonce=str(self.asked.get("nonce", "")),
            provider=self.configuration,
            now=clock.real_now().timestamp(),
        )
        raise _Stop(
            Answer(
                arrival=read_arrival(self._with_user_info(claims, token.token), self.configuration),
                asked=self.asked,
                id_token=written,
                end_session=str(self.openid_config.get("end_session_endpoint", "")),
            )
        )

    def _with_user_info(self, claims: Mapping[str, Any], access_token: str) -> dict[str, Any]:
        """Add what only the user information tells; it must be about the same subject."""
        if not self.openid_config.get("userinfo_endpoint"):
            return dict(claims)
        if not access_token:
            raise Forged("access token")
        told: Mapping[str, Any] = self._fetch_user_info(access_token)
        if told.get("sub") != claims["sub"]:
            raise Forged("userinfo")
        return {**told, **claims}

    def _fetch(self, address: str) -> Any:
        with get_adapter().get_requests_session() as session:
            response = session.get(address)
            response.raise_for_status()
            return response.json()


class _Callback(OAuth2CallbackView):
    adapter: HouseAdapter

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.asked = state.get("data") or {}
        return state, response


def to_provider(request: HttpRequest, configuration: Provider) -> HttpResponse:
    """Send the browser to the provider; raises ``NoAnswer`` when it cannot be reached."""
    adapter = HouseAdapter(request, configuration)
    try:
        response: HttpResponse = OAuth2LoginView.adapter_view(adapter)(request)
    except TROUBLE as error:
        raise NoAnswer(type(error).__name__) from error
    if response.status_code != 302:
        raise NoAnswer("refused")
    return response


def answer_of(request: HttpRequest, configuration: Provider) -> Answer:
    """Return who came back from the provider; raises ``NotBelieved`` for whatever is not right."""
    view = _Callback()
    view.request, view.adapter = request, HouseAdapter(request, configuration)
    try:
        view.dispatch(request)
    except _Stop as stop:
        return stop.answer
    except TROUBLE as error:
        raise NotBelieved(f"{type(error).__name__}: {error}") from error
    raise NotBelieved("refused")
