"""Who may use the pages about systems; what systems may stands in ``routes.py`` beside this."""

from __future__ import annotations

from decimal import Decimal

from agreements.models import GrantDuty, LedgerEntry
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.models import LegalParameter
from committee.models import Decision
from evaluations.actions.kpis import TargetData, set_target
from tests.access_policy import ADMINISTRATOR, PEOPLE, Rule, Who, form, page, public
from tests.access_world import File, Records
from tests.agreements.builders import ready_to_publish
from tests.api.builders import open_system
from tests.api.routes import MACHINES
from tests.api.webhook_builders import begun, delivery_of
from tests.clusters.builders import head, make_member
from tests.evaluations.builders import make_definition, make_value
from tests.people import NOW

POLICY: dict[str, Rule] = {
    "api_clients:clients": page(PEOPLE),
    "api_clients:client": Rule(get=PEOPLE),
    "api_clients:new_client": form(ADMINISTRATOR),
    "api_clients:change_rights": form(ADMINISTRATOR),
    "api_clients:rotate": form(ADMINISTRATOR),
    "api_clients:close": form(ADMINISTRATOR),
    "api_clients:new_webhook": form(ADMINISTRATOR),
    "api_clients:webhook": page(PEOPLE),
    "api_clients:webhook_pause": form(ADMINISTRATOR),
    "api_clients:webhook_resume": form(ADMINISTRATOR),
    "api_clients:webhook_end": form(ADMINISTRATOR),
    "api_clients:webhook_renew": form(ADMINISTRATOR),
    "api_clients:delivery": Rule(get=PEOPLE, post=ADMINISTRATOR),
    "api_clients:documentation": public(),
    "api_clients:openapi": public(),
    # Where a system shows its secret; it answers what it misses to whoever has none.
    "api:token": Rule(post=frozenset(Who), public=True),
    **{name: Rule(public=True, machine=True, record="machine") for name in MACHINES},
}


def records(file: File) -> Records:
    """Make a system, and name a record of each resource of the API."""
    definition = make_definition()
    target = TargetData(year=2025, target=Decimal(170), source="pact")
    ledger = LedgerEntry.objects.filter(project_year_id=file.records["project_year_id"])
    member = make_member(file.cluster)
    parameter = LegalParameter.objects.filter(state=ParameterState.APPROVED).earliest("pk")
    webhook = begun().webhook
    ready_to_publish(GrantDuty.objects.get(pk=file.records["duty_id"]).agreement)
    return {
        "webhook_id": webhook.pk,
        "delivery_id": delivery_of(webhook).pk,
        "client_id": open_system().client.pk,
        "machine:organisation_id": member.organisation_id,
        "machine:membership_id": member.pk,
        "machine:entry_id": ledger.earliest("pk").pk,
        "machine:decision_id": Decision.objects.latest("pk").pk,
        "machine:parameter_id": parameter.pk,
        "machine:payment_id": file.records["sent payment:payment_id"],
        "machine:value_id": make_value(definition, file.cluster, "160").pk,
        "machine:target_id": set_target(definition, file.cluster, target, actor=head(), at=NOW).pk,
    }
