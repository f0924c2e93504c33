"""Addresses of calls and applications."""

from django.urls import include, path

from applications.views import calls, documents, files, letters, public, rows, sections, steps

app_name = "applications"

urlpatterns = [
    path("", include("applications.judging_urls")),
    path("open-oproepen/", public.open_calls_page, name="open_calls"),
    path("open-oproepen.json", public.open_calls_json, name="open_calls_json"),
    path("oproepen/", calls.calls, name="calls"),
    path("oproepen/nieuw/", calls.new_call, name="new_call"),
    path("oproepen/<int:call_id>/", calls.call, name="call"),
    path("oproepen/<int:call_id>/wijzigen/", calls.correct_call, name="correct_call"),
    path("oproepen/<int:call_id>/teksten/", calls.correct_texts, name="correct_texts"),
    path("oproepen/<int:call_id>/kopieren/", calls.copy_call, name="copy_call"),
    path("oproepen/<int:call_id>/publiceren/", calls.publish_call, name="publish_call"),
    path("oproepen/<int:call_id>/beslissing/", calls.attach_decision, name="attach_decision"),
    path("oproepen/<int:call_id>/afsluiten/", calls.close_call, name="close_call"),
    path("oproepen/<int:call_id>/laten-vallen/", calls.drop_call, name="drop_call"),
    path("oproepen/<int:call_id>/verlengen/", calls.extend, name="extend"),
    path("oproepen/<int:call_id>/criteria/nieuw/", calls.new_criterion, name="new_criterion"),
    path("oproepen/<int:call_id>/criteria/<int:criterion_id>/", calls.criterion, name="criterion"),
    path(
        "oproepen/<int:call_id>/criteria/<int:criterion_id>/verwijderen/",
        calls.remove_criterion,
        name="remove_criterion",
    ),
    path("aanvragen/", files.applications, name="list"),
    path("aanvragen/nieuw/", files.start, name="start"),
    path("aanvragen/<int:application_id>/", files.application, name="detail"),
    path("aanvragen/<int:application_id>/gegevens/", files.details, name="details"),
    path("aanvragen/<int:application_id>/deel/<slug:code>/", sections.section, name="section"),
    path(
        "aanvragen/<int:application_id>/deel/<slug:code>/toevoegen/", rows.add_row, name="add_row"
    ),
    path(
        "aanvragen/<int:application_id>/deel/<slug:code>/<int:row_id>/",
        rows.change_row,
        name="change_row",
    ),
    path(
        "aanvragen/<int:application_id>/deel/<slug:code>/<int:row_id>/verwijderen/",
        rows.remove_row,
        name="remove_row",
    ),
    path(
        "aanvragen/<int:application_id>/documenten/toevoegen/",
        documents.add_document,
        name="add_document",
    ),
    path(
        "aanvragen/<int:application_id>/documenten/<int:document_id>/verwijderen/",
        documents.remove_document,
        name="remove_document",
    ),
    path("aanvragen/<int:application_id>/geheel/", documents.whole, name="whole"),
    path("aanvragen/<int:application_id>/pdf/", documents.pdf, name="pdf"),
    path(
        "aanvragen/<int:application_id>/brieven/<int:letter_id>/",
        letters.letter,
        name="letter_pdf",
    ),
    path(
        "aanvragen/<int:application_id>/vervollediging/<int:request_id>/",
        letters.completion,
        name="completion_pdf",
    ),
    path("aanvragen/<int:application_id>/indienen/", steps.submit, name="submit"),
    path("aanvragen/<int:application_id>/ontvangst/<int:number>/", steps.receipt, name="receipt"),
    path("aanvragen/<int:application_id>/versies/", steps.versions, name="versions"),
    path("aanvragen/<int:application_id>/intrekken/", steps.withdraw, name="withdraw"),
    path(
        "aanvragen/<int:application_id>/vervollediging/",
        steps.ask_completion,
        name="ask_completion",
    ),
    path(
        "aanvragen/<int:application_id>/zonder-vervollediging/",
        steps.end_completion,
        name="end_completion",
    ),
    path("aanvragen/<int:application_id>/uitnodigen/", steps.invite, name="invite"),
    path("aanvragen/<int:application_id>/samenvoegen/", steps.join, name="join"),
]
