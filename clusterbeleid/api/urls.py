"""Pages about the API, for people."""

from __future__ import annotations

from django.urls import path

from clusterbeleid.api.views import clients, description, webhooks

app_name = "api_clients"
urlpatterns = [
    path("systemen/", clients.clients, name="clients"),
    path("systemen/nieuw/", clients.new_client, name="new_client"),
    path("systemen/<int:client_id>/", clients.client, name="client"),
    path("systemen/<int:client_id>/rechten/", clients.change_rights, name="change_rights"),
    path("systemen/<int:client_id>/geheim/", clients.rotate, name="rotate"),
    path("systemen/<int:client_id>/sluiten/", clients.close, name="close"),
    path("systemen/<int:client_id>/webhook/", webhooks.new_webhook, name="new_webhook"),
    path("webhooks/<int:webhook_id>/", webhooks.webhook, name="webhook"),
    path("webhooks/<int:webhook_id>/geheim/", webhooks.renew, name="webhook_renew"),
    path(
        "webhooks/<int:webhook_id>/pauzeren/",
        webhooks.step,
        {"action": "pause"},
        name="webhook_pause",
    ),
    path(
        "webhooks/<int:webhook_id>/hervatten/",
        webhooks.step,
        {"action": "resume"},
        name="webhook_resume",
    ),
    path(
        "webhooks/<int:webhook_id>/beeindigen/",
        webhooks.step,
        {"action": "end"},
        name="webhook_end",
    ),
    path(
        "webhooks/<int:webhook_id>/leveringen/<int:delivery_id>/",
        webhooks.delivery,
        name="delivery",
    ),
    path("api/", description.documentation, name="documentation"),
    path("api/openapi.json", description.openapi, name="openapi"),
]
