"""Letters that left about a file, for its addressee and for who may know of the item (R54, R70)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from clusterbeleid.core.actors import Actor
from committee.enums import LetterState
from committee.models import Letter
from committee.queries.visibility import visible_letters


def sent_letters(
    actor: Actor,
    *,
    on: date,
    kind: str = "",
    subjects: Collection[int] | QuerySet[Any, Any] = (),
    scopes: Collection[str] = (),
) -> QuerySet[Letter]:
    """Return the visible letters that left about subjects of ``kind``, or about files by scope.

    ``subjects`` are keys, or a query set of keys, which costs no query of its own. A letter that is still written is not there, for nobody. The last one comes first.
    """
    about = Q(decision__item__scope__in=scopes)
    if kind:
        about |= Q(decision__item__subject_kind=kind, decision__item__subject_id__in=subjects)
    found = visible_letters(actor, on=on).filter(about, state=LetterState.SENT)
    return found.select_related("decision__item", "template", "file").order_by("-sent_on", "-pk")
