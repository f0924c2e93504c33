"""The questions of the self-evaluation, by version, and what is still missing (R42, R60)."""

from __future__ import annotations

from collections.abc import Collection

from clusterbeleid.kernel.written import Completeness, Field, Form, Missing, Section

VERSION, SECTION = 1, "self"
_ASKED = frozenset({SECTION})
KEYS = ("results", "targets", "support", "smes", "organisation", "leverage", "lessons", "future")
_BLOCKING = frozenset({"self-results", "self-targets", "self-support", "self-future"})
FORM = Form(
    {
        VERSION: (
            Section(
                SECTION,
                tuple(
                    Field(f"self-{key}", _ASKED, blocks=f"self-{key}" in _BLOCKING) for key in KEYS
                ),
            ),
        )
    }
)


def completeness_of(answered: Collection[str]) -> Completeness:
    """Return what the self-evaluation still lacks; ``answered`` holds the keys with a text."""
    return Completeness.of(
        (Missing(SECTION, field.key, field.blocks, "R42"), field.key in answered)
        for field in FORM.fields(VERSION, SECTION)
    )
