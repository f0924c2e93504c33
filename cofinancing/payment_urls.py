"""Addresses of payments, and of aid that is claimed back."""

from django.urls import path

from cofinancing.views import payments, recoveries

_PAYMENT_STEPS = (
    ("goedkeuren", "approve"),
    ("betaald", "confirm_paid"),
    ("weigeren", "reject"),
    ("verrekening-schrappen", "drop_set_off"),
)
_RECOVERY_STEPS = (
    ("goedkeuren", "approve"),
    ("ontvangst", "receive"),
    ("verrekenen", "set_off"),
    ("spreiden", "divide"),
    ("schorsen", "suspend"),
    ("hernemen", "resume"),
    ("afschrijving-vragen", "ask_write_off"),
    ("afschrijven", "write_off"),
    ("intrekken", "withdraw"),
)

urlpatterns = [
    path("betalingen/", payments.payments, name="payments"),
    path("betalingen/versturen/", payments.send, name="send_payments"),
    path("betalingen/<int:payment_id>/", payments.payment, name="payment"),
    *(
        path(
            f"betalingen/<int:payment_id>/{part}/",
            payments.step,
            {"name": name},
            name=f"payment_{name}",
        )
        for part, name in _PAYMENT_STEPS
    ),
    path("terugvorderingen/", recoveries.recoveries, name="recoveries"),
    path("terugvorderingen/<int:recovery_id>/", recoveries.recovery, name="recovery"),
    *(
        path(
            f"terugvorderingen/<int:recovery_id>/{part}/",
            recoveries.step,
            {"name": name},
            name=f"recovery_{name}",
        )
        for part, name in _RECOVERY_STEPS
    ),
]
