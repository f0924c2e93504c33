"""What people do with accounts, roles and mandates."""

from clusterbeleid.accounts.actions.accounts import (
    choose_language,
    correct_person,
    open_first_account,
    register_person,
    set_active,
)
from clusterbeleid.accounts.actions.passwords import (
    ask_password_link,
    choose_password,
    send_password_link,
)
from clusterbeleid.accounts.actions.rights import assign_role, end_right, grant_mandate
from clusterbeleid.accounts.actions.sign_in import sign_in
from clusterbeleid.accounts.actions.team import end_team_mandate, invite_colleague

__all__ = [
    "ask_password_link",
    "assign_role",
    "choose_language",
    "choose_password",
    "correct_person",
    "end_right",
    "end_team_mandate",
    "grant_mandate",
    "invite_colleague",
    "open_first_account",
    "register_person",
    "send_password_link",
    "set_active",
    "sign_in",
]
