"""Letters and mails about the judgement, in the language of the file or of the reader (R54)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from applications.judging_enums import LetterKind
from applications.models import Application
from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind

LETTER = "applications.letter"
register_kind(LETTER, gettext_lazy("Letter about an application"))


@dataclass(frozen=True)
class LetterText:
    """A letter in words."""

    subject: str
    body: str


def letter_text(kind: str, application: Application, motivation: str) -> LetterText:
    """Return the letter with grounds and means of appeal; raises ``KeyError`` for another kind."""
    with translation.override(application.language):
        values = {"reference": application.reference, "title": application.title}
        subject, opening = _openings()[LetterKind(kind)]
        parts = [
            pgettext("letter", "Dear applicant,"),
            opening % values,
            motivation.strip(),
            *([] if kind == LetterKind.INVITED else [_appeal()]),
            pgettext("letter", "Yours sincerely,"),
            _("Agency for Innovation and Entrepreneurship (VLAIO)"),
        ]
        return LetterText(subject % values, "\n\n".join(parts))


def letter_message(application: Application, key: str, text: LetterText, person: User) -> Message:
    """Return the mail that carries a letter; once for each letter and person."""
    return Message(
        kind=LETTER,
        business_key=f"{LETTER}:{key}:{person.pk}",
        recipient=person.email,
        language=application.language,
        payload={"subject": text.subject, "body": text.body},
        scope=application.scope,
    )


def recipients_of(people: Sequence[User]) -> list[dict[str, str]]:
    """Return to whom a letter goes, as kept with it."""
    return [{"name": one.full_name, "email": one.email} for one in people]


def _openings() -> dict[LetterKind, tuple[str, str]]:
    return {
        LetterKind.INADMISSIBLE: (
            _("Your application %(reference)s is not admissible"),
            _(
                "We checked whether your application %(reference)s, “%(title)s”, is admissible. It is "
                "not, and we will not assess it further. These are the grounds:"
            ),
        ),
        LetterKind.INVITED: (
            _("Invitation to a full proposal: %(reference)s"),
            _(
                "The government of Flanders chose your expression of interest %(reference)s, "
                "“%(title)s”. We invite you to submit a full proposal. These are the grounds:"
            ),
        ),
        LetterKind.NOT_INVITED: (
            _("Your expression of interest %(reference)s goes no further"),
            _(
                "The government of Flanders did not choose your expression of interest "
                "%(reference)s, “%(title)s”. These are the grounds:"
            ),
        ),
    }


def _appeal() -> str:
    return _(
        "Do you not agree? You can ask the Council of State to annul this decision, within 60 days "
        "after you received this letter. Send a signed petition by registered letter to Raad van "
        "State, Wetenschapsstraat 33, 1040 Brussel, or file it on the electronic platform of the "
        "Council of State."
    )
