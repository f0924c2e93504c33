"""The description of the API, made from the endpoints themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.rest.problems import MEDIA_TYPE

_SECURITY = "machine"
_OF_READING = (400, 401, 403, 404, 405, 406)
_OF_DOING = (*_OF_READING, 409, 412, 413, 415, 422, 428)


class FaultOut(serializers.Serializer[Any]):
    """One thing that is wrong."""

    code = serializers.CharField()
    pointer = serializers.CharField(
        help_text="JSON pointer into the body, or ?name of a parameter."
    )
    nl = serializers.CharField()
    en = serializers.CharField()


class ProblemOut(serializers.Serializer[Any]):
    """What every answer holds that is no success (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField(help_text="In Dutch.")
    detail_en = serializers.CharField(help_text="In English.")
    errors = FaultOut(many=True)
    request_id = serializers.CharField()


class HouseSchema(AutoSchema):
    """Describes an endpoint from what it declares."""

    view: Any

    def get_operation_id(self) -> str:
        """Return a name that stays: the name of the address."""
        return str(self.view.operation)

    def get_tags(self) -> list[str]:
        """Group by resource."""
        return [self.view.scope.partition(":")[0]]

    def get_summary(self) -> str:
        """Return the first line of the description."""
        return str(self.view.__doc__ or "").partition("\n")[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override]  # as its library calls it
        """Return the rest of it, and the right that is asked."""
        return f"Right: `{self.view.scope}`."

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Return the right that is asked."""
        return [{_SECURITY: [str(self.view.scope)]}]

    def get_override_parameters(self) -> list[Any]:
        """Return what may stand behind the question mark and in the head."""
        asked = [
            OpenApiParameter(one.name, one.schema(), OpenApiParameter.QUERY, description=one.help)
            for one in self.view.known_parameters()
        ]
        return asked + self._headers()

    def get_filter_backends(self) -> list[Any]:
        """Return none: endpoints declare their parameters."""
        return []

    def get_request_serializer(self) -> Any:
        """Return what comes in."""
        return getattr(self.view, "input", None)

    def get_response_serializers(self) -> Any:
        """Return what goes out, by status and kind of document."""
        doing = self.method == "POST"
        wrong = _OF_DOING if doing else _OF_READING
        status = self.view.success if doing else 200
        told: dict[Any, Any] = {(status, "application/json"): self._shown()}
        told |= {(code, MEDIA_TYPE): ProblemOut for code in wrong}
        # The door before the application answers to an address that is too long.
        told[(414, "text/html")] = OpenApiTypes.STR
        return told | dict(getattr(self.view, "other_forms", {}))

    def _shown(self) -> Any:
        if not hasattr(self.view, "orders"):
            return self.view.output
        name = self.view.output.__name__.removesuffix("Out")
        fields = {
            "results": self.view.output(many=True),
            "next": serializers.URLField(allow_null=True),
        }
        return inline_serializer(f"{name}Page", fields=fields)

    def _headers(self) -> list[OpenApiParameter]:
        if self.method != "POST":
            return []
        key = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"}
        found = [
            _header(
                "Idempotency-Key",
                key,
                "One for each thing to do; sent again, the answer is the same.",
            )
        ]
        if self.view.upon_version:
            tag = {"type": "string", "pattern": '^"[0-9a-f]{32}"$'}
            found.append(_header("If-Match", tag, "The ETag of the record as it was read."))
        return found


def _header(name: str, schema: dict[str, Any], text: str) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.HEADER, required=True, description=text)


def finish(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """Add how to come in, and that a body holds nothing else than declared."""
    scopes = {scope.value: scope.name.lower() for scope in Scope}
    flow = {"clientCredentials": {"tokenUrl": "/api/v1/token/", "scopes": scopes}}
    parts = result.setdefault("components", {})
    parts["securitySchemes"] = {_SECURITY: {"type": "oauth2", "flows": flow}}
    for name, schema in parts.get("schemas", {}).items():
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
            schema.setdefault("title", name)
    return result


@cache
def description() -> Mapping[str, Any]:
    """Return the description of the whole API."""
    generator: Any = SchemaGenerator  # its library has no types here
    made: Mapping[str, Any] = generator(urlconf="clusterbeleid.api_urls").get_schema(
        request=None, public=True
    )
    return made


@dataclass(frozen=True)
class Operation:
    """One operation as a page shows it."""

    method: str
    path: str
    summary: str
    right: str
    parameters: Sequence[Mapping[str, Any]]
    fields: Sequence[tuple[str, str, bool]]
    answers: Sequence[str]


@cache
def pages() -> Sequence[tuple[str, Sequence[Operation]]]:
    """Return every operation, by resource."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description()["paths"].items():
        for method, told in methods.items():
            found.setdefault(told["tags"][0], []).append(_operation(path, method, told))
    return sorted(found.items())


def _operation(path: str, method: str, told: Mapping[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        summary=told["summary"],
        right=told["security"][0][_SECURITY][0],
        parameters=[one for one in told.get("parameters", ()) if one["in"] != "path"],
        fields=_fields(told),
        answers=sorted(told["responses"]),
    )


def _fields(told: Mapping[str, Any]) -> Sequence[tuple[str, str, bool]]:
    """Return name, kind and need of each field of the body."""
    content = told.get("requestBody", {}).get("content", {})
    if not content:
        return ()
    name = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
    schema = description()["components"]["schemas"][name]
    needed = schema.get("required", ())
    return [
        (field, str(about.get("format") or about.get("type", "object")), field in needed)
        for field, about in schema["properties"].items()
    ]
