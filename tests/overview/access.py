"""Who may use the pages that combine rooms."""

from __future__ import annotations

from tests.access_policy import (
    AGENCY,
    EVERYBODY,
    HEAD,
    INSIDE,
    Rule,
    Who,
    page,
    public,
    read,
)
from tests.access_world import File, Records

READERS_OF_ALL = HEAD | {Who.FINANCE, Who.AUDITOR}

POLICY: dict[str, Rule] = {
    "overview:portfolio": page(EVERYBODY),
    "overview:accessibility": public(),
    "overview:published_figures": page(AGENCY),
    "overview:cluster": read(),
    "overview:cluster_line": read(),
    "overview:cluster_line_pdf": read(),
    "overview:home": read(),
    "overview:cluster_tasks": read(),
    "overview:cluster_history": read(),
    "overview:cluster_messages": read(INSIDE),
    "overview:cluster_sheet": read(),
    "overview:public": public(),
    "overview:public_cluster": public(),
    "overview:public_projects": public(),
    "overview:public_project": public(),
    "overview:public_organisation": public(),
    "overview:public_search": public(),
    "overview:public_leverage": public(),
    "overview:public_data": public(),
    "overview:public_catalogue": public(),
    "overview:public_csv": public(),
    "overview:public_json": public(),
    "overview:robots": public(),
    "overview:sitemap": public(),
    "overview:sitemap_part": public(),
    "overview:report": page(READERS_OF_ALL),
    "overview:report_pdf": page(READERS_OF_ALL),
    "overview:board": read(),
    "overview:board_pdf": read(),
}


def records(_file: File) -> Records:
    """Name a file of open data and a part of the map of the site; the other records stand already."""
    return {"dataset": "projecten", "map_part": 1}
