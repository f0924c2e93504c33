"""What a table of contributions would change: facts in, steps and everything that is wrong out."""

from cofinancing.rules.importing.facts import (
    Content,
    ImportFacts,
    Kind,
    LineFacts,
    MemberFacts,
    Plan,
    RowFacts,
    Step,
)
from cofinancing.rules.importing.plan import make_plan

__all__ = [
    "Content",
    "ImportFacts",
    "Kind",
    "LineFacts",
    "MemberFacts",
    "Plan",
    "RowFacts",
    "Step",
    "make_plan",
]
