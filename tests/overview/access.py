"""Who may use the pages that combine rooms."""

from __future__ import annotations

from tests.access_policy import EVERYBODY, Rule, page, public, read

POLICY: dict[str, Rule] = {
    "overview:portfolio": page(EVERYBODY),
    "overview:accessibility": public(),
    "overview:cluster": read(),
    "overview:cluster_tasks": read(),
    "overview:cluster_history": read(),
    "overview:cluster_sheet": read(),
}
