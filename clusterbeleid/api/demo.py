"""Systems of the demo: invented, each with a secret that nobody ever saw, so that none of them can call."""

from __future__ import annotations

from datetime import date, timedelta

from clusterbeleid.api.actions import ClientData, open_client
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient, WebhookDelivery
from clusterbeleid.api.webhook_actions.managing import begin_webhook, pause_webhook
from clusterbeleid.api.webhook_actions.posting import post_webhooks
from clusterbeleid.api.webhook_enums import DeliveryState
from clusterbeleid.core.events import number_events
from clusterbeleid.core.outward import Street
from clusterbeleid.core.relay import BACK_OFF, MAX_TRIES
from clusterbeleid.core.state import set_technical_state
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment

OPENED = date(2026, 9, 1)
# Names that end in .invalid lead nowhere, on every network.
_TOLD = "https://boekhouding.invalid/meldingen"
_PAUSED = "https://archief.invalid/meldingen"
_EVENTS = ("agreement.granted", "agreement.ended")
_PAYMENTS = (Scope.PAYMENTS, Scope.CONFIRM, Scope.EVENTS, Scope.AGREEMENTS)
_REGISTER = (Scope.PUBLICATIONS, Scope.ACKNOWLEDGE)


def make_systems() -> None:
    """Open two systems; one is told what happens: all but the last message arrived."""
    accounting = _opened("Boekhouding (demo)", _PAYMENTS)
    _opened("Europees steunregister (demo)", _REGISTER, last_day=date(2027, 8, 31))
    for url in (_TOLD, _PAUSED):
        webhook = begin_webhook(
            accounting, url=url, names=_EVENTS, actor=people.actor("bart"), at=moment(OPENED, 11)
        ).webhook
    pause_webhook(
        webhook, actor=people.actor("bart"), at=moment(OPENED, 12), reason="Archief verhuist (demo)"
    )
    number_events()
    _post()


def _opened(name: str, scopes: tuple[Scope, ...], last_day: date | None = None) -> ApiClient:
    data = ClientData(
        name=name,
        agency_name="Departement Economie (demo)",
        agency_number="OVO999999",
        scopes=tuple(scope.value for scope in scopes),
        last_day=last_day,
        is_demo=True,
    )
    return open_client(data, actor=people.actor("bart"), at=moment(OPENED)).client


def _post() -> None:
    """Let all messages arrive but the last: its receiver is not found, five times."""
    now = moment(DEMO_DAY, 2)
    post_webhooks(now=now, limit=0)
    sent = {"attempts": 1, "last_status": 200, "sent_at": now}
    for arrived in WebhookDelivery.objects.order_by("-event__position")[1:]:
        set_technical_state(arrived, DeliveryState.SENT, **sent)
    for turn in range(MAX_TRIES):
        post_webhooks(now=now, street=Street(_nowhere, bool))
        now += timedelta(minutes=BACK_OFF[min(turn, len(BACK_OFF) - 1)])


def _nowhere(host: str, _port: int) -> list[str]:
    """Find no address for a name: the demo reaches nobody."""
    raise OSError(host)
