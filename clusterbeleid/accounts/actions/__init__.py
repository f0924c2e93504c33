"""What people do with accounts, roles and mandates."""

from clusterbeleid.accounts.actions.accounts import (
    choose_language,
    correct_person,
    open_first_account,
    register_person,
    set_active,
)
from clusterbeleid.accounts.actions.arrivals import arrive
from clusterbeleid.accounts.actions.digests import choose_mail, send_digests
from clusterbeleid.accounts.actions.factors import (
    add_codes,
    add_passkey,
    forget_factors,
    make_recovery_codes,
    new_secret,
    remove_factor,
    take_code,
    take_passkey,
)
from clusterbeleid.accounts.actions.passwords import (
    ask_password_link,
    choose_password,
    send_password_link,
)
from clusterbeleid.accounts.actions.rights import assign_role, end_right, grant_mandate
from clusterbeleid.accounts.actions.sessions import end_other_sessions, end_session
from clusterbeleid.accounts.actions.sign_in import sign_in
from clusterbeleid.accounts.actions.team import end_team_mandate, invite_colleague

__all__ = [
    "add_codes",
    "add_passkey",
    "arrive",
    "ask_password_link",
    "assign_role",
    "choose_language",
    "choose_mail",
    "choose_password",
    "correct_person",
    "end_other_sessions",
    "end_right",
    "end_session",
    "end_team_mandate",
    "forget_factors",
    "grant_mandate",
    "invite_colleague",
    "make_recovery_codes",
    "new_secret",
    "open_first_account",
    "register_person",
    "remove_factor",
    "send_digests",
    "send_password_link",
    "set_active",
    "sign_in",
    "take_code",
    "take_passkey",
]
