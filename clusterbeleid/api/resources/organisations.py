"""Organisations; on demand as linked data in the terms of OSLO."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from clusters.enums import OrganisationKind
from clusters.models import Organisation

LINKED = "application/ld+json"
# OSLO Organisatie and Adres, as published on data.vlaanderen.be.
CONTEXT = {
    "rov": "http://www.w3.org/ns/regorg#",
    "adms": "http://www.w3.org/ns/adms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "adres": "https://data.vlaanderen.be/ns/adres#",
    "next": {"@id": "http://www.w3.org/ns/hydra/core#next", "@type": "@id"},
    "GeregistreerdeOrganisatie": "rov:RegisteredOrganization",
    "wettelijkeNaam": "rov:legalName",
    "registratie": "rov:registration",
    "Identificator": "adms:Identifier",
    "identificator": "skos:notation",
    "website": {"@id": "foaf:homepage", "@type": "@id"},
    "adres_": "locn:address",
    "Adresvoorstelling": "locn:Address",
    "gemeentenaam": "adres:gemeentenaam",
}


class OrganisationOut(Out):
    """An organisation of the register."""

    id = serializers.IntegerField()
    kbo = serializers.CharField(help_text="Enterprise number, ten digits.")
    name = serializers.CharField()
    kind = serializers.ChoiceField(OrganisationKind.choices)
    flemish_establishment = serializers.BooleanField()
    municipality = serializers.CharField()
    website = serializers.CharField()


class LinkedData(JSONRenderer):
    """Writes organisations as JSON-LD; what is wrong is told as everywhere."""

    media_type = LINKED
    format = "jsonld"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Return the document."""
        context = dict(renderer_context or {})
        response = context.get("response")
        if data is None or (response is not None and response.status_code >= 400):
            written: bytes = super().render(data, accepted_media_type, context)
            return written
        return bytes(super().render(_document(data), accepted_media_type, context))


class _Organisations(Reading):
    scope = Scope.ORGANISATIONS
    output = OrganisationOut
    flat = True
    renderer_classes = [JSONRenderer, LinkedData]
    other_forms = {(200, LINKED): {"type": "object", "required": ["@context"]}}

    def rows(self) -> QuerySet[Organisation]:
        """Return the visible organisations."""
        return files.organisations(self.actor, on=self.today)


class OrganisationList(_Organisations, Collection):
    """Lists organisations."""

    operation = "organisations_list"
    orders = {"id": "id", "name": "name", "kbo": "kbo"}
    parameters = (
        Parameter("kbo", "Only with this enterprise number.", apply="kbo"),
        Parameter("kind", "Only of this kind.", Kind.CHOICE, OrganisationKind.values, apply="kind"),
        Parameter("q", "Part of the name.", apply="name__icontains"),
    )


class OrganisationItem(_Organisations, Item):
    """Gives one organisation."""

    operation = "organisations_item"


def _document(data: Mapping[str, Any]) -> dict[str, Any]:
    if "results" not in data:
        return {"@context": CONTEXT, **_linked(data)}
    rows = [_linked(row) for row in data["results"]]
    return {"@context": CONTEXT, "@graph": rows, "next": data["next"]}


def _linked(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@id": f"urn:clusterbeleid:organisatie:{row['id']}",
        "@type": "GeregistreerdeOrganisatie",
        "wettelijkeNaam": row["name"],
        "registratie": {"@type": "Identificator", "identificator": row["kbo"]},
    }
    if row["website"]:
        found["website"] = row["website"]
    if row["municipality"]:
        found["adres_"] = {"@type": "Adresvoorstelling", "gemeentenaam": row["municipality"]}
    return found
