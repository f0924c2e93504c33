"""An expert of a panel writes scores and remarks, and hands them in (A21)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from applications.panels.reviews import language_of_reader
from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from evaluations.actions.interim import scoring
from evaluations.forms.interim.panel import PanelForm, panel_start
from evaluations.queries.interim.panel import scores_and_remarks
from evaluations.rules.interim.panel import criteria_for
from evaluations.views.interim.own_panels import own_for, own_page


@takes_form
def scores(request: HouseRequest, review_id: int) -> HttpResponse:
    """Write the own scores and remarks, and hand them in."""
    review = own_for(request, review_id, "submit_scores")
    form = PanelForm(
        typed(request),
        criteria=criteria_for(review.evaluation.cluster.kind),
        language=language_of_reader(),
        initial=panel_start(review, *scores_and_remarks(review)),
    )
    hands_in = request.POST.get("do") == "submit"
    act = scoring.submit_scores if hands_in else scoring.save_scores
    return form_page(
        request,
        form,
        lambda: act(
            review,
            form.scores(),
            form.remarks(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        own_page(
            review,
            _("Scores and remarks"),
            submit=_("Save, go on later"),
            template="evaluations/interim/panel_scores.html",
            context={"review": review},
        ),
    )
