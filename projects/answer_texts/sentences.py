"""The sentences about answers, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from clusterbeleid.core.texts import register

register(
    {
        "answer.text_lacks": gettext_lazy("A part of the answer has no text yet."),
        "answer.four_eyes": gettext_lazy(
            "Somebody else than who drew it up or wrote in it approves an answer."
        ),
        "answer.changed_meanwhile": gettext_lazy(
            "Somebody changed the answer after you opened it. Read it again."
        ),
        "answer.in_future": gettext_lazy("Choose a day up to today."),
        "answer.not_frozen": gettext_lazy("Only an answer that went out is corrected."),
        "answer.closed": gettext_lazy("This answer stands still."),
        "answer.writers_only": gettext_lazy("Account managers and the head of team write answers."),
        "answer.head_only": gettext_lazy("Only a head of team approves an answer."),
        "answer.drawn_up": gettext_lazy("Answer drawn up"),
        "answer.written": gettext_lazy("Text of an answer"),
        "answer.agency_only": gettext_lazy("Answers are for the agency."),
    }
)
