"""Aid that must be published in the European register, and what was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from rest_framework import serializers

from agreements.actions import meet_duty
from agreements.actions.drafts import locked
from agreements.enums import DutyState
from agreements.models import GrantDuty
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.doing import Action, refuse_stale
from clusterbeleid.api.rest.fields import DayIn, FileIn, In, MoneyField, Out, TextIn
from clusterbeleid.api.rest.problems import absent, refused
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.findings import Finding

_PLACES = {"duty.day_outside": "/published_on", "duty.reference_missing": "/reference"}


class PublicationOut(Out):
    """An award above the threshold of its day; with day and reference once it was published."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="agreement.cluster_id")
    agreement = serializers.IntegerField(source="agreement_id")
    agreement_reference = serializers.CharField(source="agreement.reference")
    granted_on = serializers.DateField(source="agreement.granted_on")
    amount = MoneyField()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(DutyState.choices)
    published_on = serializers.DateField(source="met_on", allow_null=True)
    reference = serializers.CharField(help_text="Where it stands in the register; empty before.")


class _Publications(Reading):
    scope = Scope.PUBLICATIONS
    output = PublicationOut

    def rows(self) -> QuerySet[GrantDuty]:
        """Return the awards of the visible clusters."""
        return files.publications(self.actor, on=self.today)


class PublicationList(_Publications, Collection):
    """Lists aid to publish."""

    operation = "publications_list"
    orders = {"id": "id", "due_on": "due_on"}
    parameters = (
        one_cluster("agreement__cluster"),
        Parameter("agreement", "Only of this agreement.", Kind.WHOLE, apply="agreement"),
        Parameter("state", "Only in this state.", Kind.CHOICE, DutyState.values, apply="state"),
    )


class PublicationItem(_Publications, Item):
    """Gives one award to publish."""

    operation = "publications_item"


class ProofIn(In):
    """The acknowledgement as the register gave it."""

    name = TextIn(min_length=1, max_length=100, help_text="Name of the file, with its ending.")
    content = FileIn(help_text="PDF, Word, PNG or JPG, in base64.")


class AcknowledgeIn(In):
    """Where the aid stands in the European register, and since when."""

    published_on = DayIn()
    reference = TextIn(min_length=1, max_length=200)
    proof = ProofIn(required=False)


class PublicationAcknowledge(Action):
    """Acknowledges that aid stands in the European register; its duty is met from then on."""

    scope = Scope.ACKNOWLEDGE
    operation = "publications_acknowledge"
    input = AcknowledgeIn
    output = PublicationOut
    upon_version = True

    def act(self, body: Mapping[str, Any], tag: str, **address: Any) -> Mapping[str, Any]:
        """Record it upon what the caller saw."""
        visible = files.publications(self.actor, on=self.today)
        seen = visible.filter(pk=address["duty_id"]).first()
        if seen is None:
            raise absent()
        locked(seen.agreement)
        refuse_stale(self._shown(visible, seen.pk), tag)
        try:
            meet_duty(
                seen,
                on_day=body["published_on"],
                reference=body["reference"],
                uploaded=_uploaded(body.get("proof")),
                actor=self.actor,
                at=clock.now(),
            )
        except Refused as refusal:
            raise refused(refusal, _pointer) from None
        return self._shown(visible, seen.pk)

    def _shown(self, visible: QuerySet[GrantDuty], key: int) -> Mapping[str, Any]:
        [shown] = self.written(visible.filter(pk=key))
        return shown


def _uploaded(proof: Mapping[str, Any] | None) -> SimpleUploadedFile | None:
    return SimpleUploadedFile(proof["name"], proof["content"]) if proof is not None else None


def _pointer(finding: Finding) -> str:
    return "/proof" if finding.code.startswith("file.") else _PLACES.get(finding.code, "")
