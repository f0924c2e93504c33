"""Forms about letters, their texts, and the name of the authority."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField, EnterpriseNumberField
from clusters.forms.common import chosen, words
from committee.actions import LetterData, TemplateData
from committee.enums import Channel, DecisionType
from committee.models.letters import LANGUAGES
from committee.rules.letters import PLACEHOLDERS

_HINT = _("You can use: %(names)s.")


class LetterForm(forms.Form):
    """A letter that is not final yet."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    recipient = forms.CharField(label=_("Addressee"), max_length=200)
    channel = forms.ChoiceField(
        label=_("Sent by"), choices=Channel.choices, widget=forms.RadioSelect
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    organisation_number = EnterpriseNumberField(label=_("Enterprise number"), required=False)
    address = words(_("Postal address"), rows=3, required=False)
    subject = forms.CharField(label=_("Subject line"), max_length=200)
    body = words(_("Text"), rows=12)
    motivation = words(_("Motivation"), rows=6, required=False)
    appeal_clause = words(_("How to appeal"), rows=4, required=False)

    def data_for_action(self) -> LetterData:
        """Return what the actions need."""
        values = {name: self.cleaned_data[name] for name in LetterData.__dataclass_fields__}
        values["organisation_number"] = values["organisation_number"] or ""
        return LetterData(**values)


class SendForm(forms.Form):
    """How a letter leaves; a registered letter has a number."""

    posted = forms.CharField(
        label=_("Number of the registered letter"),
        required=False,
        max_length=60,
        help_text=_("Only for a letter by post."),
    )


class TemplateForm(forms.Form):
    """The text of letters about one kind of decision."""

    decision_type = chosen(_("Kind of decision"), DecisionType.choices)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    subject = forms.CharField(label=_("Subject line"), max_length=200)
    body = words(_("Text"), rows=12)
    appeal_clause = words(_("How to appeal"), rows=5)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        names = ", ".join(f"${name}" for name in PLACEHOLDERS)
        self.fields["body"].help_text = str(_HINT) % {"names": names}

    def data_for_action(self) -> TemplateData:
        """Return what the actions need."""
        return TemplateData(**self.cleaned_data)


class NameForm(forms.Form):
    """A new name of the granting authority, from a day on."""

    name = forms.CharField(label=_("Name of the authority"), max_length=200)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=300)
    first_day = DayField(label=_("First day"))
    reason = words(_("Reason"), rows=2)
