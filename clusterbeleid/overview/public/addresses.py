"""The addresses of all public pages, in parts that a search engine can read."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from clusterbeleid.overview.public.queries import public_clusters, public_projects

OF_A_PART = 10_000
# Pages that are open to everybody; what lies below them is too.
OPEN = (
    "overview:public",
    "agreements:public_awards",
    "applications:open_calls",
    "overview:accessibility",
)
_FIXED = (*OPEN, "overview:public_projects", "overview:public_leverage", "overview:public_data")


def parts(on: date) -> int:
    """Return how many parts there are; the first holds the pages and clusters, the others projects."""
    return 1 + -(-public_projects(on).count() // OF_A_PART)


def part_of(part: int, on: date) -> list[str]:
    """Return the addresses of a part, by its number from one."""
    if part == 1:
        clusters = public_clusters(on).order_by("pk").values_list("pk", flat=True)
        fixed = [reverse(name) for name in _FIXED]
        return fixed + [reverse("overview:public_cluster", args=[key]) for key in clusters]
    start = (part - 2) * OF_A_PART
    keys = public_projects(on).order_by("pk").values_list("pk", flat=True)
    found = keys[start : start + OF_A_PART]
    return [reverse("overview:public_project", args=[key]) for key in found]
