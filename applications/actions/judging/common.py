"""What the steps of the judgement share: the locked application, and a letter that leaves."""

from __future__ import annotations

from datetime import datetime

from applications.actions.common import locked
from applications.documents.judging import letter_message, letter_text, recipients_of
from applications.models import Application, Letter
from applications.permissions.judging import may_judge
from applications.queries.calls import writers_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import traced
from clusterbeleid.core.outbox import enqueue_many
from clusters.actions.common import author_of, day_of


def file_for(action: str, application: Application, *, actor: Actor, at: datetime) -> Application:
    """Return the locked application when the actor may take the step now; raises ``Refused``."""
    stored = locked(application)
    require(may_judge(action, actor, stored, on=day_of(at)))
    return stored


def send_letter(
    kind: str, application: Application, motivation: str, *, actor: Actor, at: datetime
) -> Letter:
    """Keep a letter and put it in the outbox for everybody who acts for the applicant.

    Raises ``Refused``: a letter has its grounds (R54) and somebody to go to.
    """
    if not motivation.strip():
        raise Refused.because("letter.no_motivation", "R54")
    people = writers_of([application], at)[application.pk]
    if not people:
        raise Refused.because("letter.no_address", "R54", name=application.applicant.name)
    text = letter_text(kind, application, motivation)
    number = Letter.objects.filter(application=application, kind=kind).count() + 1
    with traced(actor, f"letter.{kind}"):
        letter = Letter.objects.create(
            application=application,
            kind=kind,
            number=number,
            subject=text.subject,
            body=text.body,
            recipients=recipients_of(people),
            made_by=author_of(actor),
            made_at=at,
        )
    messages = [letter_message(application, str(letter.pk), text, one) for one in people]
    enqueue_many(messages, at=at)
    return letter
