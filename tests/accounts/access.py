"""Who may use the pages about people, and the records they are about."""

from __future__ import annotations

from clusterbeleid.core.actors import Role
from tests.access_policy import (
    ADMINISTRATOR,
    CLUSTER,
    EVERYBODY,
    PEOPLE,
    Rule,
    Who,
    form,
    page,
    public,
)
from tests.access_world import File, Records
from tests.people import person

OWN = CLUSTER | {Who.OTHER_CLUSTER}
SIGNATORIES = frozenset({Who.SIGNATORY, Who.OTHER_CLUSTER})

POLICY: dict[str, Rule] = {
    "accounts:login": public(post=True),
    "accounts:set_language": Rule(post=frozenset(Who), public=True),
    "accounts:forgot_password": public(post=True),
    # Without a key that was mailed, it answers that the link does not work (410).
    "accounts:choose_password": public(post=True),
    "accounts:logout": Rule(post=EVERYBODY),
    "accounts:choose_organisation": form(EVERYBODY),
    "accounts:team": page(OWN),
    "accounts:invite_colleague": form(SIGNATORIES),
    # A mandate of another organisation does not exist; one's own ends through a colleague.
    "accounts:end_team_mandate": Rule(
        get=frozenset({Who.SIGNATORY}),
        post=frozenset({Who.SIGNATORY}),
        see=CLUSTER,
        record="colleague",
    ),
    "accounts:users": page(PEOPLE),
    "accounts:new_person": form(ADMINISTRATOR),
    "accounts:person": Rule(get=PEOPLE),
    "accounts:correct_person": form(ADMINISTRATOR),
    "accounts:add_role": Rule(post=ADMINISTRATOR),
    "accounts:add_mandate": Rule(post=ADMINISTRATOR),
    "accounts:set_active": form(ADMINISTRATOR),
    "accounts:send_link": Rule(post=ADMINISTRATOR),
    "accounts:end_right": form(ADMINISTRATOR),
}


def records(file: File) -> Records:
    """Make a person with a right; neither belongs to a file."""
    subject = person(Role.EXPERT)
    right = subject.role_assignments.get()
    return {
        "person_id": subject.pk,
        "kind": "rol",
        "right_id": right.pk,
        "colleague:mandate_id": file.editor.mandates.get().pk,
    }
