"""Everything that was sent to an applicant about its applications, and whether it left (R54, R70)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from applications.models import Application, CompletionRequest, Letter
from clusterbeleid.core.models import OutboxMessage
from committee.models import Letter as DecisionLetter


@dataclass(frozen=True)
class Sent:
    """What was sent about applications: by the agency, to complete, and about decisions.

    ``mails`` holds the messages of the outbox by what they carry: ``<kind>:<key>``.
    """

    letters: Sequence[Letter]
    completions: Sequence[CompletionRequest]
    decisions: Sequence[DecisionLetter]
    mails: Mapping[str, Sequence[OutboxMessage]]


def sent_about(applications: Sequence[Application], decisions: Sequence[DecisionLetter]) -> Sent:
    """Return what was sent about applications the reader may see, with the letters that are given.

    Three queries, however many there are.
    """
    keys = [row.pk for row in applications]
    scopes = {row.scope for row in applications}
    scopes |= {row.decision.item.own_scope for row in decisions}
    letters = Letter.objects.filter(application__in=keys).select_related("application")
    asked = CompletionRequest.objects.filter(application__in=keys).select_related("application")
    mails: defaultdict[str, list[OutboxMessage]] = defaultdict(list)
    for mail in OutboxMessage.objects.filter(scope__in=scopes):
        mails[":".join(mail.business_key.split(":")[:2])].append(mail)
    return Sent(list(letters), list(asked), list(decisions), mails)


def sent_letter(application: Application, letter_id: int) -> Letter:
    """Return one letter of the agency about the application; raises ``Letter.DoesNotExist``."""
    return Letter.objects.get(application=application, pk=letter_id)


def sent_request(application: Application, request_id: int) -> CompletionRequest:
    """Return one request to complete; raises ``CompletionRequest.DoesNotExist``."""
    return CompletionRequest.objects.get(application=application, pk=request_id)
