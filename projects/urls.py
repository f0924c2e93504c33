"""Addresses of the room projects."""

from django.urls import URLPattern, URLResolver, include, path

from projects.views import (
    answer_papers,
    answer_steps,
    answers,
    envelopes,
    imports,
    leverage,
    partners,
    projects,
    selections,
    tables,
    types,
)

app_name = "projects"

_PROJECT: list[URLPattern] = [
    path("", projects.project, name="project"),
    path("wijzigen/", projects.change_project, name="change"),
    path("beslissen/", projects.decide, name="decide"),
    path("betaling/", envelopes.pay, name="pay"),
    path("afsluiten/", projects.step, {"name": "close"}, name="close"),
    path("stopzetten/", projects.step, {"name": "stop"}, name="stop"),
    path("intrekken/", projects.step, {"name": "withdraw"}, name="withdraw"),
    path("heropenen/", projects.step, {"name": "reopen"}, name="reopen"),
    path("partners/nieuw/", partners.add, name="partner"),
    path("partners/<int:partner_id>/", partners.change, name="change_partner"),
    path("partners/<int:partner_id>/schrappen/", partners.remove, name="remove_partner"),
]

_IMPORT: list[URLPattern] = [
    path("", imports.hand_in, name="import"),
    path("sjabloon/", imports.template, name="import_template"),
    path("<int:job_id>/", imports.job, name="import_job"),
    path("<int:job_id>/bevestigen/", imports.confirm, name="import_confirm"),
]

_LEVERAGE: list[URLPattern] = [
    path("", leverage.leverage, name="leverage"),
    path("nieuw/", leverage.new, name="new_leverage"),
    path("<int:entry_id>/", leverage.entry, name="leverage_entry"),
    path("<int:entry_id>/wijzigen/", leverage.change, name="change_leverage"),
    path("<int:entry_id>/schrappen/", leverage.remove, name="remove_leverage"),
    path("selecties/", selections.selections, name="selections"),
    path("selecties/nieuw/", selections.new, name="new_selection"),
    path("selecties/<int:selection_id>/", selections.selection, name="selection"),
    path("selecties/<int:selection_id>/wijzigen/", selections.change, name="change_selection"),
    path("selecties/<int:selection_id>/vergelijken/", selections.compare, name="compare"),
    path("selecties/<int:selection_id>/gebruiken/", selections.use, name="use_selection"),
]

_ANSWER: list[URLPattern] = [
    path("", answers.answer, name="answer"),
    path("vraag/", answer_steps.change, name="change_answer"),
    path("bevriezen/", answer_steps.freeze, name="freeze_answer"),
    path("intrekken/", answer_steps.withdraw, name="withdraw_answer"),
    path("verbeteren/", answer_steps.correct, name="correct_answer"),
    path("antwoord.pdf", answer_papers.pdf, name="answer_pdf"),
    path("antwoord.docx", answer_papers.docx, name="answer_docx"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("projecten/", projects.projects, name="list"),
    path("projecten/nieuw/", projects.new_project, name="new"),
    path("projecten/types/", types.types, name="types"),
    path("projecten/types/<int:type_id>/voorstellen/", types.propose, name="propose_type"),
    path("projecten/types/voorstel/<int:type_proposal_id>/", types.proposal, name="type_proposal"),
    path("clusters/<int:cluster_id>/projecten/", projects.of_cluster, name="of_cluster"),
    path("clusters/<int:cluster_id>/projecten/invoeren/", include(_IMPORT)),
    path("projecten/tabellen/", tables.tables, name="tables"),
    path("projecten/tabellen/<int:table>/", tables.table, name="table"),
    path("projecten/tabellen/<int:table>/cijfer/", tables.cell, name="cell"),
    path("projecten/tabellen/<slug:figure>/", tables.figure, name="figure"),
    path("projecten/tabellen/<slug:figure>/cijfer/", tables.figure_cell, name="figure_cell"),
    path("projecten/enveloppes/", envelopes.envelopes, name="envelopes"),
    path("projecten/enveloppes/nieuw/", envelopes.new, name="new_envelope"),
    path("projecten/enveloppes/<int:envelope_id>/", envelopes.envelope, name="envelope"),
    path(
        "projecten/enveloppes/<int:envelope_id>/wijzigen/", envelopes.change, name="change_envelope"
    ),
    path("projecten/enveloppes/<int:envelope_id>/verschuiven/", envelopes.move, name="transfer"),
    path("projecten/hefboom/", include(_LEVERAGE)),
    path("projecten/<int:project_id>/", include(_PROJECT)),
    path("antwoorden/", answers.answers, name="answers"),
    path("antwoorden/nieuw/", answer_steps.new, name="new_answer"),
    path("antwoorden/<int:answer_id>/", include(_ANSWER)),
]
