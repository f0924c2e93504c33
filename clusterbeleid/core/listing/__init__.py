"""Declarative lists: columns, filters, order, pages and exports. How to use them: docs/how-to/pages.md."""

from clusterbeleid.core.listing.export import export_response, list_response
from clusterbeleid.core.listing.listing import Listing
from clusterbeleid.core.listing.page import Cell, ListPage, Row
from clusterbeleid.core.listing.spec import Column, Filter, by_name

__all__ = [
    "Cell",
    "Column",
    "Filter",
    "ListPage",
    "Listing",
    "Row",
    "by_name",
    "export_response",
    "list_response",
]
