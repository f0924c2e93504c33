"""Collecting lines and findings while a rule runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params


@dataclass
class Answer:
    """Lines and findings in the order in which the rules give them; each remark once."""

    params: Params
    on: date
    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def figure(self, key: str) -> Figure:
        """Return the figure of the granting date, noting when it had expired (R1, R2)."""
        figure = figure_at(self.params, key, self.on)
        if figure.remark is not None and figure.remark not in self.findings:
            self.findings.append(figure.remark)
        return figure

    def line(
        self,
        term: str,
        value: Decimal | int | date | str,
        unit: str,
        source: str,
        parameter: str | None = None,
    ) -> None:
        """Add a line of the calculation."""
        self.lines.append(Line(f"line.agreement.{term}", value, unit, source, parameter))

    def figure_line(self, term: str, figure: Figure, unit: str) -> None:
        """Add a line that shows a legal figure with its own source."""
        self.line(term, figure.value, unit, figure.row.source, figure.row.key)

    def find(self, level: Level, code: str, rule: str, **values: ParamValue) -> None:
        """Add a finding."""
        self.findings.append(Finding(level, f"agreement.{code}", rule, values))

    def explained(self) -> Explained:
        """Return the whole answer, frozen."""
        return Explained(tuple(self.lines), tuple(self.findings))
