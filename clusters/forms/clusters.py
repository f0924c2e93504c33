"""Forms about the cluster itself, its logbook and its documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_rows
from clusters.enums import ClusterKind, ContactChannel, DocumentClass
from clusters.forms.common import ReasonedForm, chosen, figure, words
from clusters.models import Cluster


class ClusterForm(forms.Form):
    """What the file says about the cluster itself."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = chosen(_("Kind"), ClusterKind.choices)
    domain = forms.CharField(label=_("Domain"), max_length=200)
    mission = words(
        _("Mission"),
        rows=3,
        lang="nl",
        most=1000,
        required=False,
        help_text=_(
            "What the cluster wants to reach and for whom, in Dutch. Everybody can read this."
        ),
    )
    website = forms.CharField(label=_("Website"), max_length=200, required=False)
    published_members = forms.IntegerField(
        label=_("Members as published"), min_value=0, max_value=100_000, required=False
    )
    published_sme_pct = figure(_("Share of SMEs as published, in %"), required=False)
    published_source = forms.CharField(
        label=_("Source of the publication"), max_length=200, required=False
    )


class NewClusterForm(ClusterForm):
    """A new file, possibly the continuation of another cluster."""

    continues: forms.ModelChoiceField[Cluster] = forms.ModelChoiceField(
        queryset=None,
        label=_("Continues an earlier cluster"),
        required=False,
        empty_label=_("No, this is a first cluster"),
        help_text=_("A cluster that continues another one shares its ten years of support."),
    )

    def __init__(self, *args: Any, clusters: QuerySet[Cluster], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "continues", clusters)


class CorrectClusterForm(ReasonedForm, ClusterForm):
    """The same, with version and reason."""

    field_order = [*ClusterForm.base_fields, "version", "reason"]


class StopForm(ReasonedForm):
    """The last day of support before the ten years."""

    stopped_on = DayField(label=_("Last day of support"))
    field_order = ["version", "stopped_on", "reason"]


class ContactForm(forms.Form):
    """A line in the logbook."""

    on_day = DayField(label=_("Date"))
    channel = chosen(_("Channel"), ContactChannel.choices)
    with_whom = forms.CharField(label=_("With whom"), max_length=200)
    summary = words(_("Summary"))


class CorrectContactForm(ReasonedForm, ContactForm):
    """The same, with version and reason."""

    field_order = [*ContactForm.base_fields, "version", "reason"]


class DocumentDataForm(forms.Form):
    """Title of a document and who may read it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    document_class = forms.ChoiceField(
        label=_("Who may read it"),
        choices=DocumentClass.choices,
        widget=forms.RadioSelect,
        help_text=_("An internal document stays inside VLAIO."),
    )


class DocumentForm(DocumentDataForm):
    """A document handed in."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, Word, Excel, CSV, PNG or JPEG."))
    field_order = ["file", "title", "document_class"]


class CorrectDocumentForm(ReasonedForm, DocumentDataForm):
    """The same without the file, with version and reason."""

    field_order = [*DocumentDataForm.base_fields, "version", "reason"]
