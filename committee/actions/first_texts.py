"""Loading the names of the authority and the first texts of letters, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import save_tracked, traced
from committee.enums import DecisionType
from committee.models import AuthorityName, LetterTemplate
from committee.texts import LETTERS, NAMES

FIRST_LOAD = "parameter.first_load"


@transaction.atomic
def load_first_texts(*, at: datetime) -> int:
    """Add names and texts that the database does not know yet; returns how many.

    A name counts as known by its first day and a text by kind and language, so what people
    changed stays.
    """
    return _names(at) + _letters(at)


def _names(at: datetime) -> int:
    known = set(AuthorityName.objects.values_list("first_day", flat=True))
    new = [row for row in NAMES if row[2] not in known]
    for name, basis, first, last in new:
        row = AuthorityName(name=name, legal_basis=basis, first_day=first, last_day=last)
        save_tracked(row, actor=SYSTEM, at=at, reason=FIRST_LOAD)
    return len(new)


def _letters(at: datetime) -> int:
    known = set(LetterTemplate.objects.values_list("decision_type", "language"))
    wanted = [(kind, language) for kind in DecisionType.values for language in LETTERS]
    new = [pair for pair in wanted if pair not in known]
    with traced(SYSTEM, FIRST_LOAD):
        for kind, language in new:
            subject, body, appeal = LETTERS[language]
            LetterTemplate.objects.create(
                decision_type=kind,
                language=language,
                number=1,
                subject=subject,
                body=body,
                appeal_clause=appeal,
                made_at=at,
            )
    return len(new)
