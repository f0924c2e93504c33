"""The papers of the committee: dossier, bundle, minutes and letter."""

from committee.documents.dossier import (
    LANGUAGE,
    BundlePart,
    ShownSection,
    bundle_pdf,
    dossier_pdf,
    shown_sections,
)

__all__ = [
    "LANGUAGE",
    "BundlePart",
    "ShownSection",
    "bundle_pdf",
    "dossier_pdf",
    "shown_sections",
]
