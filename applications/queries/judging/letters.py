"""Letters about an application, and whether they arrived."""

from __future__ import annotations

from applications.models import Application, Letter


def letters_of(application: Application) -> list[Letter]:
    """Return the letters that left about an application, the last one first."""
    return list(Letter.objects.filter(application=application).select_related("made_by"))


def letter_of(application: Application, letter_id: int) -> Letter:
    """Return one letter of the application; raises ``Letter.DoesNotExist``."""
    return Letter.objects.select_related("made_by").get(application=application, pk=letter_id)
