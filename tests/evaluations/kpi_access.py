"""Who may use the pages about indicators; they need no record but the cluster."""

from __future__ import annotations

from tests.access_policy import AGENCY, HEAD, Rule, form, keep, page, read

POLICY: dict[str, Rule] = {
    "evaluations:kpis": read(),
    "evaluations:enter_value": keep(),
    "evaluations:enter_target": keep(),
    "evaluations:all_kpis": page(AGENCY),
    "evaluations:definitions": page(AGENCY),
    "evaluations:define_kpi": form(HEAD),
}
