"""Recording that a duty of a grant was met."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from agreements.actions import meet_duty
from agreements.enums import DutyKind
from agreements.forms.duties import MeetForm
from agreements.permissions import may_meet_duty
from agreements.queries.awards import award_of
from agreements.rules.awards import missing_fields
from agreements.views.common import page_of, visible_duty
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.formatting import format_day, format_euro
from clusterbeleid.core.http import HouseRequest

_FIELDS = {"duty.day_outside": "on_day", "duty.reference_missing": "reference"}


@takes_form
def meet(request: HouseRequest, duty_id: int) -> HttpResponse:
    """Record on which day a grant was published and where it stands."""
    duty = visible_duty(request, duty_id)
    access.require(may_meet_duty(request.actor, duty, duty.agreement, on=request.today))
    form = MeetForm(request.POST or None, request.FILES or None)
    hint = _("%(amount)s, to be published by %(day)s.") % {
        "amount": format_euro(duty.amount),
        "day": format_day(duty.due_on),
    }
    missing = missing_fields(award_of(duty)) if duty.kind == DutyKind.PUBLICATION else ()
    return form_page(
        request,
        form,
        lambda: meet_duty(duty, **form.cleaned_data, **signed(request)),
        page_of(
            duty.agreement,
            _("Aid published"),
            hint=hint,
            template="agreements/meet_duty.html",
            more={"missing": missing, "duty": duty},
        ),
        fields=_FIELDS,
    )
