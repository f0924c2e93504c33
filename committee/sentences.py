"""The sentences of this room, by code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why somebody may not do something.
register(
    {
        "committee.inside_only": _("The committee works behind closed doors."),
        "committee.secretary_only": _("The secretary of the committee does this."),
        "committee.person_needed": _("Only a person can do this."),
        "committee.not_yours": _("This item is not for you."),
        "committee.recused": _(
            "You declared an interest in this item. You stay out of it, so you neither read nor decide."
        ),
        "committee.declare_first": _("Say first whether you have an interest in this item."),
        "committee.declared_already": _("You declared this already. It cannot be taken back."),
        "committee.no_seat": _("You have no seat in this meeting, so you do not vote."),
        "committee.no_vote": _("You have no vote in this meeting: you replace nobody absent."),
        "committee.not_present": _(
            "The secretary did not note you as present. Ask the secretary to do so."
        ),
        "committee.voted_already": _("You voted already. A vote cannot be changed."),
        "committee.vote_refused": _("This vote was not accepted. Refresh the page."),
        "committee.vote_not_open": _("The vote on this item is not open."),
        "committee.vote_not_closed": _("Close the vote first."),
        "committee.votes_hidden": _("The votes stay hidden until the vote is closed."),
        "committee.answers_closed": _("The term to answer in writing is over."),
        "committee.item_fixed": _("This item cannot change any more."),
        "committee.meeting_fixed": _("This meeting cannot change any more."),
        "committee.meeting_closed": _("The agenda of this meeting is closed."),
        "committee.meeting_not_open": _("The meeting is not open."),
        "committee.not_decided": _("The committee did not decide on this item yet."),
        "committee.letter_final": _("This letter is final. Its text stands."),
    }
)

# What is missing or wrong.
register(
    {
        "committee.unknown_subject": _("There is no such file to decide on (%(kind)s)."),
        "committee.on_agenda_already": _("This file is on the agenda of meeting %(meeting)s."),
        "committee.agenda_empty": _("Put something on the agenda first."),
        "committee.too_early": _("The meeting is on %(on_day)s. Open it on that day."),
        "committee.items_open": _(
            "Items that still wait for a decision: %(items)s. Decide on them, adjourn them or take them off first."
        ),
        "committee.not_sealed": _("Seal the dossier first."),
        "committee.interest_reason_missing": _(
            "Write down your reason. It is needed for an interest, and for “no interest” when the register shows a tie."
        ),
        "committee.other_version": _("The decision rests on another version of this dossier."),
        "committee.no_such_item": _("There is no such agenda item."),
        "committee.unknown_paper": _("No sealed dossier has these bytes."),
        "committee.not_readable": _("This file cannot be read."),
        "committee.nothing_to_read": _(
            "There is no sealed dossier that you may read. Say first for each item whether you have an interest."
        ),
        "committee.note_missing": _("Write why the procedure was regular."),
        "committee.wrong_deputy": _(
            "%(person)s can only replace a member who is not there, and only one. Correct the line of %(person)s."
        ),
        "committee.voted_so_present": _("%(person)s voted in this meeting, so was present."),
        "committee.authority_unknown": _(
            "No name of the granting authority is known on %(day)s. Add it under “Letters and names”."
        ),
    }
)

# Letters (R54, R70).
register(
    {
        "committee.letter_empty": _("The letter has no text."),
        "committee.letter_unmotivated": _(
            "Write the motivation: the facts and rules on which the decision rests."
        ),
        "committee.letter_without_appeal": _("Write how the addressee can appeal."),
        "committee.letter_without_email": _("Give an e-mail address, or send it another way."),
        "committee.letter_without_number": _(
            "Give the enterprise number of the e-Box, or send it another way."
        ),
        "committee.letter_without_address": _("Give the postal address, or send it another way."),
        "committee.posting_number_missing": _("Give the number of the registered letter."),
        "committee.no_ebox": _(
            "No e-Box service is set up. Correct the letter and send it another way."
        ),
        "committee.no_template": _(
            "There is no text for this kind of decision. Write one under “Letters and names”."
        ),
        "committee.nobody_to_write_to": _("Everybody who must hear of this decision has a letter."),
        "committee.unknown_placeholder": _(
            "This means nothing in a letter: %(names)s. Choose from the list under the field."
        ),
        "committee.letter_drafted": _("Letter drafted"),
        "committee.letter_corrected": _("Letter corrected"),
        "committee.template_changed": _("Text of letters changed"),
        "committee.authority_named": _("Name of the authority recorded"),
    }
)

# Quorum, votes and decisions.
register(
    {
        "committee.quorum_unknown": _(
            "No figure says how many members must take part. The secretary confirms that the procedure was regular."
        ),
        "committee.majority_unknown": _(
            "No figure says which majority is needed. The secretary confirms that the procedure was regular."
        ),
        "committee.regularity_confirmed": _(
            "The secretary confirmed that the procedure was regular."
        ),
        "committee.regularity_missing": _(
            "Confirm first that quorum and majority were regular: no figure says it."
        ),
        "committee.no_quorum": _(
            "%(present)s took part and %(required)s are needed. Adjourn the item."
        ),
        "committee.nobody_voted": _("Nobody voted."),
        "committee.vote_rejected": _(
            "The vote did not carry the proposal: %(in_favour)s for, %(against)s against."
        ),
        "committee.vote_accepted": _(
            "The vote carried the proposal: %(in_favour)s for, %(against)s against. Another decision needs a new vote."
        ),
        "committee.type_not_allowed": _("This kind of decision does not fit this file."),
        "committee.outcome_missing": _("Write what the committee decided."),
        "committee.motivation_missing": _("Write on which facts and rules the decision rests."),
        "committee.corrected_missing": _("Say which earlier decision this is about."),
        "committee.condition_empty": _("Condition %(number)s has no text."),
        "committee.condition_too_early": _(
            "Condition %(number)s is due before the decision of %(decided_on)s."
        ),
        "line.committee.seats": _("Seats with a vote, interests apart"),
        "line.committee.recused": _("Left out because of an interest"),
        "line.committee.present": _("Took part"),
        "line.committee.quorum_pct": _("Share that must take part"),
        "line.committee.required": _("Needed to take part"),
        "line.committee.for": _("For"),
        "line.committee.against": _("Against"),
        "line.committee.abstained": _("Abstentions"),
        "line.committee.majority_pct": _("Share that must be exceeded"),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "committee.put_on_agenda": _("Put on the agenda"),
        "committee.ordered": _("Agenda put in order"),
        "committee.seat_given": _("Seat given"),
        "committee.meeting_planned": _("Meeting planned"),
        "committee.attendance": _("Attendance noted"),
        "committee.declared": _("Interest declared"),
        "committee.voted": _("Voted"),
        "committee.annulled": _("Vote annulled by a late declaration"),
        "committee.decided": _("Decided"),
        "committee.sealed": _("Dossier sealed"),
    }
)
