"""A dossier keeps its values through the archive."""

from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.core.explained import from_json
from clusterbeleid.kernel.findings import Explained, Line
from committee.rules import Dossier, Fact, Section, Table
from committee.rules.dossier import dossier_from_json

WHOLE = Dossier(
    (
        Section(
            "Steun",
            ("Alinea <b>een</b>", "مرحبا 🎈"),
            (
                Fact("Bedrag", Decimal("650000.00"), "EUR"),
                Fact("Vanaf", date(2027, 1, 1), "date"),
                Fact("Dagen", 12, "days"),
                Fact("Leeg", None),
            ),
            (Table("Jaren", ("Jaar", "Deel"), (("2027", Decimal("49.5")),), ("text", "pct")),),
            Explained((Line("line.committee.for", Decimal(3), "number", "R50"),)),
        ),
    )
)


def test_stored_dossier_reads_back_equal():
    assert dossier_from_json(WHOLE.as_json(), from_json) == WHOLE


def test_row_of_another_width_is_refused():
    with pytest.raises(ValueError, match="Jaren"):
        Table("Jaren", ("Jaar", "Deel"), (("2027",),))
