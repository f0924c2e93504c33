"""What the Crossroads Bank says of enterprises, delivered by another system: all of it or none (R66)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.rest.doing import Action
from clusterbeleid.api.rest.fields import DayIn, FlagIn, In, NumberIn, Out, TextIn
from clusterbeleid.api.rest.problems import Fault, Problem, moved, refused
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusters.actions.register import FactsData, record_enterprise_facts
from clusters.enums import EnterpriseStatus, FactSource
from clusters.models import EnterpriseFacts

MOST_ROWS = 200
_PLACES = {"facts.in_future": "/on_day", "facts.unknown_organisation": "/number"}


class EstablishmentIn(In):
    """A place of business in Flanders."""

    number = TextIn(max_length=20)
    street = TextIn(required=False, max_length=300, allow_blank=True)
    postal_code = TextIn(required=False, max_length=20, allow_blank=True)
    municipality = TextIn(required=False, max_length=200, allow_blank=True)


class FactsIn(In):
    """One enterprise as it stood on a day; texts that are left out are unknown."""

    number = NumberIn(help_text="Enterprise number, ten digits.")
    on_day = DayIn()
    name = TextIn(max_length=320)
    status = serializers.ChoiceField(EnterpriseStatus.choices)
    legal_form = TextIn(required=False, max_length=200, allow_blank=True)
    situation = TextIn(required=False, max_length=200, allow_blank=True)
    insolvent = FlagIn(required=False)
    street = TextIn(required=False, max_length=300, allow_blank=True)
    postal_code = TextIn(required=False, max_length=20, allow_blank=True)
    municipality = TextIn(required=False, max_length=200, allow_blank=True)
    nace = TextIn(required=False, max_length=10, allow_blank=True)
    activities = serializers.ListField(child=TextIn(max_length=10), required=False, max_length=100)
    establishments: serializers.ListSerializer[Any] = serializers.ListSerializer(
        child=EstablishmentIn(), required=False, max_length=200
    )


class FactsDeliveryIn(In):
    """What is known of enterprises."""

    rows: serializers.ListSerializer[Any] = serializers.ListSerializer(
        child=FactsIn(), allow_empty=False, max_length=MOST_ROWS
    )


class FactsOut(Out):
    """What the house keeps now; its own register is not overwritten by it."""

    id = serializers.IntegerField()
    organisation = serializers.IntegerField(source="organisation_id")
    number = serializers.CharField(source="organisation.kbo")
    on_day = serializers.DateField()
    name = serializers.CharField()
    status = serializers.ChoiceField(EnterpriseStatus.choices)
    insolvent = serializers.BooleanField()


class FactsDeliveryOut(Out):
    """What was taken in, in the order of the delivery."""

    facts = FactsOut(many=True)


class FactsDeliver(Action):
    """Delivers what the Crossroads Bank says of enterprises, all or nothing; the same day again replaces it."""

    scope = Scope.FACTS
    operation = "enterprise_facts_deliver"
    input = FactsDeliveryIn
    output = FactsDeliveryOut
    success = 201

    def act(self, body: Mapping[str, Any], tag: str, **address: Any) -> Mapping[str, Any]:
        """Record every row; with one fault none of them stays."""
        taken: dict[int, EnterpriseFacts] = {}
        faults: dict[int, tuple[Fault, ...]] = {}
        status = 422
        # Everybody takes the locks in one order, so that no two deliveries wait for each other.
        for place, row in sorted(enumerate(body["rows"]), key=lambda one: one[1]["number"]):
            try:
                taken[place] = self._record(row, place)
            except Problem as problem:
                faults[place] = problem.faults
                status = 403 if problem.status == 403 else status
        if faults:
            code = "api.refused" if status == 422 else "api.not_allowed"
            raise Problem(
                status, code, *(one for _place, found in sorted(faults.items()) for one in found)
            )
        [shown] = self.written([{"facts": [row for _place, row in sorted(taken.items())]}])
        return shown

    def _record(self, row: Mapping[str, Any], place: int) -> EnterpriseFacts:
        """Record one row; raises ``Problem`` with pointers into it."""
        at = f"/rows/{place}"
        try:
            with transaction.atomic():
                return record_enterprise_facts(_data(row), actor=self.actor, at=clock.now())
        except Refused as refusal:
            raise refused(refusal, lambda finding: at + _PLACES.get(finding.code, "")) from None
        except ValidationError as error:
            raise moved(error, at) from None


def _data(row: Mapping[str, Any]) -> FactsData:
    known = {field.name for field in fields(FactsData)}
    given = {name: value for name, value in row.items() if name in known}
    lists = {name: tuple(given.get(name, ())) for name in ("activities", "establishments")}
    return FactsData(**(given | lists | {"source": FactSource.API.value}))
