"""Who may see which items, meetings and letters; who declared an interest sees no byte of an item.

Every page, list, document, task and file of the committee starts here (R52, R55, A16, A19).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor, Role
from clusterbeleid.core.models import StoredFile
from clusters.queries import visible_scopes as visible_cluster_scopes
from committee.enums import LetterState, MeetingState
from committee.models import (
    AgendaItem,
    CommitteeMandate,
    InterestDeclaration,
    Letter,
    Meeting,
    SealedDossier,
)

READERS_OF_ALL = (Role.COMMITTEE_SECRETARY, Role.HEAD_OF_TEAM, Role.AUDITOR)
# Who advises on a file, or follows its cluster, says first whether there is an interest, as members do.
_ASKED = (Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER)
READERS = (*READERS_OF_ALL, Role.COMMITTEE_MEMBER, Role.ACCOUNT_MANAGER)
# What a member sees of a meeting that is still being prepared: nothing.
_FOR_MEMBERS = [
    MeetingState.CONVENED.value,
    MeetingState.OPEN.value,
    MeetingState.CLOSED.value,
    MeetingState.MINUTED.value,
]


def visible_items(actor: Actor, *, on: date) -> QuerySet[AgendaItem]:
    """Return the items the actor may know of on ``on``.

    Secretary, head of team and auditor see all, a member those of convened meetings within a seat
    of the own, an account manager those of the own clusters; nobody those with an own interest.
    """
    if not actor.is_person or not actor.has(*READERS):
        return AgendaItem.objects.none()
    found = AgendaItem.objects.exclude(declared_interest(actor.user_id))
    if actor.has(*READERS_OF_ALL):
        return found
    seen = Q(pk__in=[])
    if actor.has(Role.COMMITTEE_MEMBER):
        seen |= _within_own_seat(actor, on, "meeting__")
    if actor.has(Role.ACCOUNT_MANAGER):
        seen |= Q(scope__in_array=ArraySubquery(visible_cluster_scopes(actor, on)))
    return found.filter(seen)


def get_visible_item(actor: Actor, reference: UUID, *, on: date) -> AgendaItem:
    """Return one visible item with its meeting; absent and not yours both raise ``DoesNotExist``."""
    return visible_items(actor, on=on).select_related("meeting").get(reference=reference)


def visible_meetings(actor: Actor, *, on: date) -> QuerySet[Meeting]:
    """Return the meetings the actor may know of; a member those within a seat of the own."""
    if not actor.is_person:
        return Meeting.objects.none()
    if actor.has(*READERS_OF_ALL):
        return Meeting.objects.all()
    if actor.has(Role.COMMITTEE_MEMBER):
        return Meeting.objects.filter(_within_own_seat(actor, on, ""))
    return Meeting.objects.none()


def visible_letters(actor: Actor, *, on: date) -> QuerySet[Letter]:
    """Return the letters of visible items, and for the cluster side those sent to the own number."""
    if actor.has(*CLUSTER_SIDE):
        own = Letter.objects.filter(organisation_number__in=actor.organisations)
        return own.filter(state=LetterState.SENT)
    if not actor.has(Role.COMMITTEE_SECRETARY, Role.HEAD_OF_TEAM, Role.AUDITOR):
        return Letter.objects.none()
    return Letter.objects.filter(decision__item__in=visible_items(actor, on=on))


def declared_interest(person_id: int | None) -> Exists:
    """Return the condition that this person declared an interest in an item."""
    own = InterestDeclaration.objects.filter(item=OuterRef("pk"), person_id=person_id)
    return Exists(own.filter(has_interest=True))


def item_scopes(actor: Actor, on: date) -> QuerySet[AgendaItem, str]:
    """Return the own scopes of the visible items, for tasks, files and jobs."""
    return _scopes("committee:", visible_items(actor, on=on))


def meeting_scopes(actor: Actor, on: date) -> QuerySet[Meeting, str]:
    """Return the scopes of meetings without any item that is shut for the actor.

    Papers about a whole meeting, as its minutes, name every item; the others read an extract.
    """
    shut = AgendaItem.objects.filter(declared_interest(actor.user_id), meeting=OuterRef("pk"))
    found = visible_meetings(actor, on=on).exclude(Exists(shut))
    return _scopes("meeting:", found)


def letter_scopes(actor: Actor, on: date) -> QuerySet[Letter, str]:
    """Return the scopes of the visible letters."""
    return _scopes("letter:", visible_letters(actor, on=on))


def may_read_file(actor: Actor, stored: StoredFile, on: date) -> bool | None:
    """Keep a sealed dossier shut for who must still say whether there is an interest (R52)."""
    if not stored.scope.startswith("committee:"):
        return None
    sealed = SealedDossier.objects.filter(file=stored).select_related("item__meeting").first()
    return None if sealed is None else not must_declare(actor, sealed.item)


def must_declare(actor: Actor, item: AgendaItem) -> bool:
    """Tell whether the actor is asked for an own interest in the item, and said nothing yet."""
    if not is_asked(actor, item.meeting):
        return False
    return not InterestDeclaration.objects.filter(item=item, person_id=actor.user_id).exists()


def is_asked(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor declares per item before its dossier opens (R52).

    Asked is who decides or advises: a seat in the meeting, the head of team, an account manager
    (who knows the file by the application, not by the item). Not asked: the secretary, who makes
    and seals the dossier and has no voice in it, and whose known ties the register shows; and the
    auditor, who reads everything under supervision, decides nothing, and leaves a trace of each
    change. Both may declare, and then read nothing of the item either.
    """
    return actor.has(*_ASKED) or has_seat(actor, meeting)


def has_seat(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor sits in the committee on the day of the meeting, secretary apart."""
    seats = CommitteeMandate.objects.filter(running(meeting.on_day), person_id=actor.user_id)
    return seats.exclude(role="secretary").exists()


def is_recused(person_id: int | None, item: AgendaItem) -> bool:
    """Tell whether this person declared an interest in the item."""
    return AgendaItem.objects.filter(declared_interest(person_id), pk=item.pk).exists()


def is_shut_for(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor declared an interest in an item of the meeting."""
    own = InterestDeclaration.objects.filter(item__meeting=meeting, person_id=actor.user_id)
    return own.filter(has_interest=True).exists()


def _within_own_seat(actor: Actor, on: date, prefix: str) -> Q:
    own = CommitteeMandate.objects.filter(person_id=actor.user_id)
    covering = own.filter(
        Q(last_day__isnull=True) | Q(last_day__gte=OuterRef(f"{prefix}on_day")),
        first_day__lte=OuterRef(f"{prefix}on_day"),
    )
    seated_now = Exists(own.filter(running(on)))
    return Q(**{f"{prefix}state__in": _FOR_MEMBERS}) & Q(seated_now) & Q(Exists(covering))


def _scopes(prefix: str, rows: QuerySet[Any]) -> QuerySet[Any, str]:
    key = Concat(Value(prefix), Cast(F("pk"), TextField()), output_field=TextField())
    found: QuerySet[Any, str] = rows.order_by().annotate(key=key).values_list("key", flat=True)
    return found
