"""State tables of webhooks, and of deliveries that a person sends again."""

from __future__ import annotations

from clusterbeleid.api.webhook_enums import DeliveryState, WebhookState
from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.transitions import StateTable, Transition

_MANAGERS = frozenset({Role.ADMINISTRATOR.value})
_ACTIVE, _PAUSED, _ENDED = (state.value for state in WebhookState)

WEBHOOKS = StateTable(
    "webhook",
    _ACTIVE,
    [
        Transition("pause_webhook", (_ACTIVE,), _PAUSED, _MANAGERS, reason_required=True),
        Transition("resume_webhook", (_PAUSED,), _ACTIVE, _MANAGERS, reason_required=True),
        Transition("end_webhook", (_ACTIVE, _PAUSED), _ENDED, _MANAGERS, reason_required=True),
    ],
    {state.value: state.name.lower() for state in WebhookState},
)

# Sent and parked are reached by the posting itself; a person only sends again.
DELIVERIES = StateTable(
    "delivery to a webhook",
    DeliveryState.PARKED.value,
    [
        Transition(
            "rerun_delivery",
            (DeliveryState.PARKED.value,),
            DeliveryState.PENDING.value,
            _MANAGERS,
            reason_required=True,
        ),
    ],
    {DeliveryState.PARKED.value: "parked", DeliveryState.PENDING.value: "pending"},
)
