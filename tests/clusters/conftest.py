"""Shared by the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StoredFile
from clusters import models
from tests.clusters.builders import have_figures

ROOM = [getattr(models, name) for name in models.__all__]


def rows_of_room() -> dict[str, list[tuple[object, ...]]]:
    """Return every field of every row of the room, the history and the stored files."""
    histories = [model.history.model for model in ROOM if hasattr(model, "history")]
    tables = [*ROOM, *histories, StoredFile]
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables}


@contextmanager
def refused_unchanged(code: str) -> Iterator[None]:
    """Expect a refusal with this code alone, and not a single row changed."""
    before = rows_of_room()
    with pytest.raises(Refused) as refusal:
        yield
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert rows_of_room() == before


@pytest.fixture
def figures(db: None) -> None:
    """Have the legal figures with which the house starts."""
    have_figures()
