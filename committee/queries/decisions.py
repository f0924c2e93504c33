"""Reading sealed dossiers and decisions."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from committee.models import (
    AgendaItem,
    AuthorityName,
    Decision,
    Letter,
    LetterTemplate,
    SealedDossier,
)
from committee.queries.visibility import visible_items, visible_letters


def latest_dossier(item: AgendaItem) -> SealedDossier | None:
    """Return the dossier sealed last, or None."""
    found = SealedDossier.objects.filter(item=item).select_related("file")
    return found.order_by("-number").first()


def visible_decisions(actor: Actor, *, on: date) -> QuerySet[Decision]:
    """Return the decisions on the items the actor may know of, latest first."""
    found = Decision.objects.filter(item__in=visible_items(actor, on=on))
    return found.select_related("item__meeting", "corrects").order_by("-decided_on", "-pk")


def decision_on(item: AgendaItem) -> Decision | None:
    """Return the decision on an item with its conditions, or None."""
    found = Decision.objects.filter(item=item).select_related("corrects", "recorded_by")
    return found.prefetch_related("conditions").first()


def letters_about(item: AgendaItem) -> list[Letter]:
    """Return the letters about the decision on an item, in the order in which they were written."""
    return list(Letter.objects.filter(decision__item=item).order_by("pk"))


def letters_inside(actor: Actor, *, on: date) -> QuerySet[Letter]:
    """Return the visible letters of visible items with what their page shows; none for addressees."""
    seen = visible_letters(actor, on=on).filter(decision__item__in=visible_items(actor, on=on))
    return seen.select_related("decision__item__meeting", "template", "file")


def templates_in_order() -> QuerySet[LetterTemplate]:
    """Return the version in use of every text, by kind and language."""
    found = LetterTemplate.objects.order_by("decision_type", "language", "-number")
    return found.distinct("decision_type", "language").select_related("made_by")


def names_of_authority() -> QuerySet[AuthorityName]:
    """Return what the authority was and is called, latest first."""
    return AuthorityName.objects.order_by("-first_day", "pk")


def authority_name_on(day: date) -> str:
    """Return what the authority was called on a day, or an empty text."""
    found = AuthorityName.objects.filter(running(day)).first()
    return found.name if found else ""
