"""What people do in the committee; jobs and other rooms call the same functions."""

from committee.actions.agenda import adjourn_item, move_item, put_on_agenda, take_off_agenda
from committee.actions.bundles import read_bundle, start_bundle
from committee.actions.decisions import (
    DecisionData,
    Weighed,
    authority_on,
    carry_out,
    record_decision,
    weigh_decision,
)
from committee.actions.first_texts import load_first_texts
from committee.actions.letters import (
    LetterData,
    TemplateData,
    change_template,
    correct_letter,
    finish_letter,
    send_letter,
    write_letters,
)
from committee.actions.meetings import (
    MeetingData,
    PresenceData,
    cancel_meeting,
    close_meeting,
    convene_meeting,
    correct_meeting,
    open_meeting,
    plan_meeting,
    record_attendance,
)
from committee.actions.minutes import approve_minutes, draw_minutes
from committee.actions.roster import SeatData, correct_seat, give_seat, name_authority
from committee.actions.sealing import seal_dossier, start_sealing
from committee.actions.voting import (
    cast_vote,
    close_vote,
    confirm_regularity,
    declare,
    open_vote,
)

__all__ = [
    "DecisionData",
    "LetterData",
    "MeetingData",
    "PresenceData",
    "SeatData",
    "TemplateData",
    "Weighed",
    "adjourn_item",
    "approve_minutes",
    "authority_on",
    "cancel_meeting",
    "carry_out",
    "cast_vote",
    "change_template",
    "close_meeting",
    "close_vote",
    "confirm_regularity",
    "convene_meeting",
    "correct_letter",
    "correct_meeting",
    "correct_seat",
    "declare",
    "draw_minutes",
    "finish_letter",
    "give_seat",
    "load_first_texts",
    "move_item",
    "name_authority",
    "open_meeting",
    "open_vote",
    "plan_meeting",
    "put_on_agenda",
    "read_bundle",
    "record_attendance",
    "record_decision",
    "seal_dossier",
    "send_letter",
    "start_bundle",
    "start_sealing",
    "take_off_agenda",
    "weigh_decision",
    "write_letters",
]
