"""Received contributions, delivered by the system of a cluster organisation: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework import serializers

from agreements.models import ProjectYear
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.doing import Action
from clusterbeleid.api.rest.fields import AmountIn, DayIn, In, MoneyField, NumberIn, Out, TextIn
from clusterbeleid.api.rest.problems import Fault, Problem, absent, moved, of_field, refused
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.findings import Finding
from clusters.models import Organisation
from cofinancing.actions.contributions import Entry, Receipt, enter_contribution
from cofinancing.enums import ContributionState, SourceKind
from cofinancing.models import Contribution

MOST_ROWS = 200
_PLACES = {
    "contribution.unknown_member": "organisation",
    "contribution.member_outside_period": "organisation",
    "contribution.not_a_company": "source",
    "contribution.value_date_future": "value_date",
    "contribution.before_agreement": "value_date",
    "contribution.no_reference": "bank_reference",
    "contribution.payment_twice": "bank_reference",
    "contribution.payment_twice_elsewhere": "bank_reference",
}


class ReceivedIn(In):
    """One payment as the bank reports it."""

    organisation = NumberIn(help_text="Enterprise number of the payer.")
    source = serializers.ChoiceField(SourceKind.choices)
    amount = AmountIn()
    value_date = DayIn()
    bank_reference = TextIn(min_length=1, max_length=100)
    note = TextIn(required=False, max_length=500, allow_blank=True)


class DeliveryIn(In):
    """Payments of one project year."""

    rows: serializers.ListSerializer[Any] = serializers.ListSerializer(
        child=ReceivedIn(), allow_empty=False, max_length=MOST_ROWS
    )


class ContributionOut(Out):
    """A contribution as it stands after the delivery; the account manager judges it."""

    id = serializers.IntegerField()
    organisation = serializers.CharField(source="organisation.kbo")
    source = serializers.ChoiceField(SourceKind.choices)
    amount = MoneyField(source="received_amount")
    value_date = serializers.DateField()
    bank_reference = serializers.CharField()
    state = serializers.ChoiceField(ContributionState.choices)


class DeliveryOut(Out):
    """What was taken in, in the order of the delivery."""

    contributions = ContributionOut(many=True)


class ContributionDeliver(Action):
    """Delivers received contributions of a project year, all or nothing."""

    scope = Scope.DELIVER
    operation = "contributions_deliver"
    input = DeliveryIn
    output = DeliveryOut
    success = 201

    def act(self, body: Mapping[str, Any], tag: str, **address: Any) -> Mapping[str, Any]:
        """Enter every row; with one fault none of them stays."""
        visible = files.project_years(self.actor, on=self.today)
        year = (
            visible.select_related("agreement__cluster")
            .filter(pk=address["project_year_id"])
            .first()
        )
        if year is None:
            raise absent()
        payers = {row.kbo: row for row in Organisation.objects.filter(kbo__in=_numbers(body))}
        taken: list[Contribution] = []
        faults: list[Fault] = []
        status = 422
        for place, row in enumerate(body["rows"]):
            try:
                taken.append(self._enter(year, row, payers, place))
            except Problem as problem:
                faults.extend(problem.faults)
                status = 403 if problem.status == 403 else status
        if faults:
            raise Problem(status, "api.refused" if status == 422 else "api.not_allowed", *faults)
        [shown] = self.written([{"contributions": taken}])
        return shown

    def _enter(
        self,
        year: ProjectYear,
        row: Mapping[str, Any],
        payers: Mapping[str, Organisation],
        place: int,
    ) -> Contribution:
        """Enter one row; raises ``Problem`` with pointers into it."""
        at = f"/rows/{place}"
        payer = payers.get(row["organisation"])
        if payer is None:
            raise Problem(422, "api.refused", of_field("unknown_payer", f"{at}/organisation"))
        receipt = Receipt(row["amount"], row["value_date"], row["bank_reference"])
        entry = Entry(payer, row["source"], receipt=receipt, note=row.get("note", ""))
        try:
            with transaction.atomic():
                return enter_contribution(year, entry, actor=self.actor, at=clock.now())
        except Refused as refusal:
            raise refused(refusal, lambda finding: _pointer(at, finding)) from None
        except ValidationError as error:
            raise moved(error, at) from None


def _numbers(body: Mapping[str, Any]) -> set[str]:
    return {row["organisation"] for row in body["rows"]}


def _pointer(at: str, finding: Finding) -> str:
    place = _PLACES.get(finding.code, "")
    return f"{at}/{place}" if place else at
