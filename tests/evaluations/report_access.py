"""Who may use the pages about yearly plans and reports, and the records they are about."""

from __future__ import annotations

from agreements.models import ProjectYear
from tests.access_policy import AGENCY, CLUSTER, FILE, Rule, Who, keep, page, read
from tests.access_world import File, Records
from tests.evaluations.report_builders import asked, in_review, opened, submitted
from tests.people import actor

_SIGNATORY = frozenset({Who.SIGNATORY})
POLICY: dict[str, Rule] = {
    "evaluations:reports": page(AGENCY),
    "evaluations:cluster_reports": read(),
    "evaluations:report": read(),
    "evaluations:report_section": keep(CLUSTER),
    "evaluations:report_whole": Rule(get=CLUSTER, see=FILE),
    "evaluations:report_pdf": Rule(get=CLUSTER, see=FILE),
    "evaluations:report_versions": read(record="submitted"),
    "evaluations:report_receipt": read(record="submitted"),
    "evaluations:report_submit": keep(_SIGNATORY),
    "evaluations:report_start": keep(record="submitted"),
    "evaluations:report_judge": keep(record="in review"),
    "evaluations:report_ask": keep(record="in review"),
    "evaluations:report_extend": keep(record="asked"),
    "evaluations:report_go_on": keep(record="asked"),
    "evaluations:report_accept": keep(record="in review"),
}


def records(file: File) -> Records:
    """Bring reports of the file to the states that matter."""
    year = ProjectYear.objects.get(pk=file.records["project_year_id"])
    years = list(year.agreement.project_years.order_by("number"))
    by = actor(file.signatory)
    return {
        "report_id": opened(years[0]).pk,
        "part": "risks",
        "version_number": 1,
        "submitted:report_id": submitted(years[1], by).pk,
        "in review:report_id": in_review(years[2], by).pk,
        "asked:report_id": asked(years[2], by, "plan").pk,
    }
