"""What the database refuses by itself about votes, interests and decisions, also from raw SQL."""

from __future__ import annotations

_FAIL = "RAISE EXCEPTION '{}' USING ERRCODE = 'check_violation';"


def refuse(message: str) -> str:
    """Return the body of a trigger that says no."""
    return _FAIL.format(message)


def _refuse_if(condition: str, message: str) -> str:
    return f"IF {condition} THEN {refuse(message)} END IF;"


def _body(*parts: str) -> str:
    return "\n".join((*parts, "RETURN NEW;"))


_INTEREST = """EXISTS (
    SELECT 1 FROM committee_interestdeclaration AS own
    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.has_interest {which}
)"""
_SEAT = """NOT EXISTS (
    SELECT 1 FROM committee_committeemandate AS seat, committee_meeting AS meeting
    WHERE meeting.id = item.meeting_id AND seat.person_id = NEW.person_id
      AND seat.role IN ('chair', 'member', 'deputy')
      AND seat.first_day <= meeting.on_day
      AND (seat.last_day IS NULL OR seat.last_day >= meeting.on_day)
)"""
_ITEM = (
    "SELECT * INTO item FROM committee_agendaitem AS found"
    " WHERE found.id = NEW.item_id FOR NO KEY UPDATE;"
)
ITEM_VARIABLE = [("item", "committee_agendaitem%ROWTYPE")]

# One at a time with closing the vote: whoever comes second reads what the first left (A20).
VOTE_IS_ALLOWED = _body(
    _ITEM,
    _refuse_if("item.state <> 'voting'", "no vote outside an open vote"),
    _refuse_if(_SEAT, "only who has a seat votes"),
    _refuse_if(_INTEREST.format(which=""), "who declared an interest does not vote"),
    _refuse_if(
        "NOT " + _INTEREST.format(which="IS FALSE"), "who votes has declared no interest first"
    ),
    _refuse_if("NEW.annulled_at IS NOT NULL", "a vote begins whole"),
)

# A vote never changes; a late declaration sets it aside, before the decision (A18).
VOTE_ONLY_ANNULLED = _body(
    "SELECT * INTO item FROM committee_agendaitem AS found"
    " WHERE found.id = OLD.item_id FOR NO KEY UPDATE;",
    _refuse_if(
        "item.state NOT IN ('voting', 'closed') OR OLD.annulled_at IS NOT NULL"
        " OR NEW.annulled_at IS NULL OR NEW.item_id <> OLD.item_id"
        " OR NEW.person_id <> OLD.person_id OR NEW.choice <> OLD.choice OR NEW.at <> OLD.at",
        "a vote is final",
    ),
)

# An interest is never taken back, and leaves no vote standing (A18).
DECLARATION_IS_ALLOWED = _body(
    _ITEM,
    _refuse_if(
        f"NOT NEW.has_interest AND {_INTEREST.format(which='')}", "an interest is not taken back"
    ),
    _refuse_if(
        """NEW.has_interest AND item.state IN ('voting', 'closed') AND EXISTS (
    SELECT 1 FROM committee_vote AS own
    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.annulled_at IS NULL
)""",
        "who declares an interest has no vote",
    ),
)

# A decision follows a closed vote on a sealed dossier (A14).
DECISION_IS_ALLOWED = _body(
    _ITEM,
    _refuse_if("item.state <> 'closed'", "a decision follows a closed vote"),
    _refuse_if(
        """NOT EXISTS (
    SELECT 1 FROM committee_sealeddossier AS dossier
    WHERE dossier.id = NEW.dossier_id AND dossier.item_id = NEW.item_id
)""",
        "a decision rests on the sealed dossier of its item",
    ),
)

# Bytes sealed before the vote are those decided on (A13).
DOSSIER_IS_ALLOWED = _body(
    _ITEM,
    _refuse_if("item.state <> 'listed'", "a dossier is sealed before the vote opens"),
)

# What people vote on does not change under their hands; what is decided never.
ITEM_KEEPS_SUBJECT = _body(
    _refuse_if(
        "OLD.state IN ('decided', 'adjourned', 'withdrawn')", "a settled item does not change"
    ),
    _refuse_if(
        "OLD.state = 'closed' AND NEW.state NOT IN ('closed', 'decided', 'adjourned')",
        "a closed vote is not reopened",
    ),
    _refuse_if(
        "OLD.state = 'voting' AND NEW.state NOT IN ('voting', 'closed', 'adjourned')",
        "an open vote is closed or adjourned",
    ),
    _refuse_if(
        "OLD.state <> 'listed' AND (NEW.subject_kind <> OLD.subject_kind"
        " OR NEW.subject_id <> OLD.subject_id OR NEW.title <> OLD.title"
        " OR NEW.proposed_type <> OLD.proposed_type OR NEW.proposal <> OLD.proposal"
        " OR NEW.payload <> OLD.payload OR NEW.meeting_id <> OLD.meeting_id"
        " OR NEW.reference <> OLD.reference OR NEW.scope <> OLD.scope)",
        "what is voted on does not change",
    ),
    _refuse_if(
        "OLD.state = 'closed' AND NEW.taking_part IS DISTINCT FROM OLD.taking_part",
        "who took part stands when the vote closes",
    ),
)
