"""An earlier decision as subject: withdrawing and correcting is a new decision (R51, A13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.explained import from_json
from committee.documents import LANGUAGE
from committee.enums import LIVE_ITEMS, DecisionType
from committee.models import AgendaItem, Decision
from committee.queries import visible_decisions
from committee.rules import Dossier, Fact, Proposal, Section
from committee.rules.dossier import dossier_from_json
from committee.subjects import Recipient, Subject, register_subject

KIND = "committee.decision"


class EarlierDecision:
    """Answers for decisions that may have to be withdrawn or corrected."""

    def subject(self, subject_id: int, *, on: date) -> Subject:
        """Return the decision as subject; raises ``LookupError``."""
        decision = _decision(subject_id)
        item = decision.item
        letters = decision.letters.order_by("pk")
        with translation.override(LANGUAGE):
            title = _("Decision %(number)s about %(title)s") % {
                "number": decision.number,
                "title": item.title,
            }
        return Subject(
            title=title[:300],
            reference=decision.number,
            scope=item.scope,
            proposal=Proposal(DecisionType.CORRECT.value, "", decision.payload),
            organisations=frozenset(item.organisations),
            allowed=frozenset({DecisionType.WITHDRAW.value}),
            recipients=tuple(
                Recipient(
                    row.recipient,
                    row.organisation_number,
                    row.email,
                    row.address,
                    row.template.language,
                )
                for row in letters.select_related("template")
            ),
        )

    def dossier(self, subject_id: int, *, on: date) -> Dossier:
        """Return the decision, followed by the dossier on which it rests; raises ``LookupError``."""
        decision = _decision(subject_id)
        with translation.override(LANGUAGE):
            facts = (
                Fact(_("Number"), decision.number),
                Fact(_("Kind of decision"), str(decision.get_decision_type_display())),
                Fact(_("Decided on"), decision.decided_on, "date"),
                Fact(_("Granting authority"), decision.authority),
            )
            first = Section(
                _("The earlier decision"), (decision.outcome, decision.motivation), facts
            )
        rest = dossier_from_json(decision.dossier.content, from_json).sections
        return Dossier((first, *rest))


def decisions_to_correct(actor: Actor, on: date) -> Sequence[tuple[int, str]]:
    """Return the decisions the actor may put on an agenda again, latest first."""
    live = AgendaItem.objects.filter(subject_kind=KIND, state__in=LIVE_ITEMS)
    found = visible_decisions(actor, on=on).exclude(pk__in=live.values("subject_id"))
    return [(row.pk, f"{row.number}: {row.item.title}") for row in found]


def register() -> None:
    """Let the committee decide on its own decisions."""
    register_subject(
        KIND, EarlierDecision(), gettext_lazy("Earlier decision"), waiting=decisions_to_correct
    )


def _decision(decision_id: int) -> Decision:
    found = Decision.objects.select_related("item", "dossier").filter(pk=decision_id).first()
    if found is None:
        raise LookupError(decision_id)
    return found
