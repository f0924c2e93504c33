"""Addresses of co-financing."""

from django.urls import include, path

from cofinancing.views import (
    cluster,
    contribution_list,
    contribution_steps,
    contributions,
    deadlines,
    imports,
    lapse,
    project_year,
)

app_name = "cofinancing"

# A step of a contribution: its part of the address, and its name.
_STEPS = (
    ("factuur", "invoice"),
    ("ontvangst", "receive"),
    ("verbeteren", "correct"),
    ("ontvangst-verbeteren", "correct_receipt"),
    ("bewijs", "evidence"),
    ("laat-bewijs", "late_proof"),
    ("aanvaarden", "accept"),
    ("weigeren", "reject"),
    ("intrekken", "withdraw"),
    ("heroverwegen", "reconsider"),
)
_OF_A_YEAR = [
    path("bijdragen/nieuw/", contributions.new_contribution, name="new_contribution"),
    path("bijdragen/aanvaarden/", contribution_list.accept_many, name="accept_contributions"),
    path("bijdragen/export/", contribution_list.export, name="contributions_export"),
    path("invoer/", imports.import_page, name="import"),
    path("invoer/sjabloon/", imports.template, name="import_template"),
    path("invoer/<int:job_id>/", imports.import_job, name="import_job"),
    path("invoer/<int:job_id>/bevestigen/", imports.confirm, name="import_confirm"),
]

urlpatterns = [
    path("projectjaren/<int:project_year_id>/", include(_OF_A_YEAR)),
    path("bijdragen/<int:contribution_id>/", contributions.contribution, name="contribution"),
    *(
        path(
            f"bijdragen/<int:contribution_id>/{part}/",
            contribution_steps.step,
            {"name": name},
            name=f"contribution_{name}",
        )
        for part, name in _STEPS
    ),
    path("clusters/<int:cluster_id>/cofinanciering/", cluster.cluster, name="cluster"),
    path("projectjaren/<int:project_year_id>/", project_year.project_year, name="project_year"),
    path("projectjaren/<int:project_year_id>/verlengen/", deadlines.extend, name="extend"),
    path("projectjaren/<int:project_year_id>/schorsen/", deadlines.suspend, name="suspend"),
    path("cofinanciering/verlengen/", deadlines.extend_many, name="extend_many"),
    path("cofinanciering/schorsen/", deadlines.suspend_many, name="suspend_many"),
    path("taken/<int:task_id>/verval/", lapse.decide, name="decide_lapse"),
]
