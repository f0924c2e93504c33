"""The papers of the committee: dossier, bundle, minutes and letter."""

from committee.documents.dossier import (
    LANGUAGE,
    BundlePart,
    ShownSection,
    bundle_pdf,
    dossier_pdf,
    shown_sections,
)
from committee.documents.letter import letter_pdf
from committee.documents.minutes import minutes_pdf

__all__ = [
    "LANGUAGE",
    "BundlePart",
    "ShownSection",
    "bundle_pdf",
    "dossier_pdf",
    "letter_pdf",
    "minutes_pdf",
    "shown_sections",
]
