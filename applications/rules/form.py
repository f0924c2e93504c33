"""The form of an application: its sections and fields, by version; a call keeps the one it began with.

A section with ``fields`` holds answers in words; the others hold rows: consortium, budget,
financing, board, targets and documents. Categories of activities: concept note 2015, § 4.4.
"""

from __future__ import annotations

from applications.enums import Step
from clusterbeleid.kernel.written import Field, Form, Section

LATEST_FORM = 2
# From this version on the size of the applying organisation is asked too (R15).
ASKS_APPLICANT_SIZE = 2
BOTH = frozenset({Step.EXPRESSION.value, Step.FULL.value})
FULL = frozenset({Step.FULL.value})


ACTIVITIES = (
    "projects",
    "matching",
    "knowledge",
    "vision",
    "trends",
    "representation",
    "branding",
    "members",
    "people",
    "ipr",
    "demonstration",
    "markets",
    "authorities",
    "research",
    "testing",
    "tenders",
)
ANY_ACTIVITY = "activity"  # one of them is enough

_SECTIONS: tuple[Section, ...] = (
    Section(
        "general",
        (Field("summary", BOTH, blocks=True), Field("location", BOTH, blocks=True)),
    ),
    Section("vision", (Field("vision", BOTH), Field("programme", FULL))),
    Section("activities", tuple(Field(f"activity-{name}") for name in ACTIVITIES)),
    Section("need", (Field("need", BOTH), Field("additionality", FULL))),
    Section("support", (Field("support-base", BOTH), Field("openness", FULL))),
    Section("international", (Field("international", FULL),)),
    Section("organisation", (Field("organisation", FULL),)),
    Section("board"),
    Section("workplan", (Field("workplan", FULL),)),
    Section("targets"),
    Section("risk", (Field("risk", FULL),)),
    Section("consortium"),
    Section("budget"),
    Section("financing"),
    Section("documents"),
)
_FORMS = {1: _SECTIONS, 2: _SECTIONS}

FORM = Form(_FORMS)
form_of = FORM.sections
section_codes = FORM.codes
field_keys = FORM.keys
section_of = FORM.section_of
