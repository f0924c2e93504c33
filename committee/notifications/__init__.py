"""What leaves the committee: mails and the e-Box."""

from committee.notifications.ebox import Ebox, EboxFailed, Receipt, ebox, use_ebox
from committee.notifications.mails import (
    CONVOCATION,
    LETTER,
    convocation,
    letter_mail,
    paragraphs,
    register,
)

__all__ = [
    "CONVOCATION",
    "LETTER",
    "Ebox",
    "EboxFailed",
    "Receipt",
    "convocation",
    "ebox",
    "letter_mail",
    "paragraphs",
    "register",
    "use_ebox",
]
