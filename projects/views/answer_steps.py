"""The steps of an answer: drawing up, changing the question, freezing and withdrawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage, form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from projects.actions import answer_approval
from projects.actions import answers as actions
from projects.answer_documents.paper import dutch_paper
from projects.answer_documents.shape import Paper
from projects.answer_forms import PLACES, ChangeQuestionForm, DrawUpForm, FreezeForm, question_of
from projects.answer_permissions import answer_verdicts, may_draw_up
from projects.models import Answer
from projects.queries.answers.stored import stored_content
from projects.views.answers import visible_answer


@dataclass(frozen=True, kw_only=True)
class AnswerPage(FormPage):
    """A page with one form about an answer; ``paper`` is what is read before it."""

    answer: Answer | None = None
    paper: Paper | None = None
    template: str = "projects/answer_form.html"

    def around(self) -> dict[str, Any]:
        """Return the answer for the crumbs, and the paper to read."""
        return {"answer": self.answer, "paper": self.paper}


@takes_form
def new(request: HouseRequest) -> HttpResponse:
    """Draw up an answer with the figures of a day."""
    access.require(may_draw_up(request.actor, on=request.today))
    form = DrawUpForm(*sent(request), initial={"as_of": request.today})
    page = AnswerPage(
        title=_("New answer"),
        back=reverse("projects:answers"),
        submit=gettext_lazy("Draw up"),
        saved=gettext_lazy("The answer is drawn up."),
        made=_address,
    )
    return form_page(request, form, lambda: _draw_up(request, form), page, fields=PLACES)


@takes_form
def correct(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Draw up a new answer that corrects one that went out."""
    found = _allowed(request, answer_id, "correct")
    start = {**question_of(found), "as_of": found.as_of}
    form = DrawUpForm(*sent(request), initial=start)
    page = _page(
        found,
        _("Correct this answer"),
        hint=gettext_lazy("What went out stays. The correction begins with its texts."),
        submit=gettext_lazy("Draw up"),
        made=_address,
    )
    return form_page(
        request, form, lambda: _draw_up(request, form, corrects=found), page, fields=PLACES
    )


@takes_form
def change(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Correct what was typed about the question."""
    found = _allowed(request, answer_id, "write")
    form = ChangeQuestionForm(
        *sent(request), initial={**question_of(found), "version": found.version}
    )

    def act() -> Answer:
        data = form.question()
        return actions.change_question(found, data, **form.change(), **signed(request))

    page = _page(found, _("Change the question"), model=Answer)
    return form_page(request, form, act, page, fields={"answer.in_future": "asked_on"})


@takes_form
def freeze(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Show the answer as it goes out, and approve it."""
    found = _allowed(request, answer_id, "freeze")
    content = stored_content(found)
    form = FreezeForm(sent(request)[0], initial={"seen": hash_of(content)})
    page = _page(
        found,
        _("Approve and freeze"),
        hint=gettext_lazy("Texts and figures never change after this."),
        submit=gettext_lazy("Approve and freeze"),
        saved=gettext_lazy("The answer is frozen."),
        paper=dutch_paper(content),
    )
    return form_page(
        request,
        form,
        lambda: answer_approval.freeze_answer(found, **form.cleaned_data, **signed(request)),
        page,
    )


@takes_form
def withdraw(request: HouseRequest, answer_id: int) -> HttpResponse:
    """Give up a draft."""
    found = _allowed(request, answer_id, "withdraw")
    return reason_page(
        request,
        lambda why: answer_approval.withdraw_answer(found, reason=why, **signed(request)),
        _page(found, _("Withdraw"), submit=gettext_lazy("Withdraw")),
    )


def _draw_up(request: HouseRequest, form: DrawUpForm, corrects: Answer | None = None) -> Answer:
    return actions.draw_up(
        form.question(), form.cleaned_data["as_of"], corrects=corrects, **signed(request)
    )


def _allowed(request: HouseRequest, answer_id: int, step: str) -> Answer:
    found = visible_answer(request, answer_id)
    access.require(answer_verdicts(request.actor, found)[step])
    return found


def _address(found: Answer) -> str:
    return reverse("projects:answer", args=[found.pk])


def _page(found: Answer, title: str, **more: Any) -> AnswerPage:
    return AnswerPage(title=title, back=_address(found), answer=found, **more)
