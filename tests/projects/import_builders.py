"""Files with projects, as people make them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from clusters.models import Organisation
from projects.documents import NAMES
from tests.core import workbooks
from tests.projects.builders import type_of

HEADER = tuple(names[0] for names in NAMES.values())


def row(
    body: Organisation | str, reference: str = "HBC.2022.0001", **cells: Any
) -> tuple[Any, ...]:
    """Return a row of a project of industrial research with a small company, half of its costs paid."""
    values = {
        "reference": reference,
        "title": "Warmte uit slib",
        "type": type_of().name,
        "source": "Geoormerkte middelen",
        "decided_on": date(2022, 5, 2),
        "aid": Decimal(300),
        "kbo": body if isinstance(body, str) else body.kbo,
        "part_role": "Onderneming met steun",
        "part_activity": "Industrieel onderzoek",
        "part_size": "Klein",
        "part_flemish": "ja",
        "part_budget": Decimal(200),
        "part_aid": Decimal(100),
        "part_legal_basis": "AGVV artikel 25",
        **cells,
    }
    return tuple(values.get(key) for key in NAMES)


def workbook(*rows: Sequence[Any]) -> bytes:
    """Return an XLSX file with these rows."""
    return workbooks.workbook(*rows, header=HEADER)
