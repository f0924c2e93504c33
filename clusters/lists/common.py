"""Columns that several lists share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column


def change_column(address: Callable[[Any], str], name: Callable[[Any], str]) -> Column:
    """Return a last column that leads to the form of a row; ``name`` says which for screen readers."""
    return Column(
        key="change",
        label=_("Action"),
        value=lambda row: {"address": address(row), "name": name(row)},
        template="clusters/_change_cell.html",
        in_export=False,
    )
