"""What went wrong, as ``application/problem+json``: a code, both languages, and a pointer to the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import (
    NON_FIELD_ERRORS,
    ObjectDoesNotExist,
    PermissionDenied,
    ValidationError,
)
from django.http import Http404
from django.utils import translation
from rest_framework import exceptions, status
from rest_framework.response import Response

from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.request_id import current_request_id
from clusterbeleid.core.storage import NoSpace
from clusterbeleid.core.texts import known_codes, sentence
from clusterbeleid.kernel.findings import Finding

MEDIA_TYPE = "application/problem+json"
LANGUAGES = ("nl", "en")
# A step that somebody else took meanwhile is a conflict; any other rule that refuses is about the content.
_CONFLICTS = frozenset({"transition.wrong_state", "transition.unknown_action"})
_OF_RIGHTS = ("transition.role", "clusters.", "payment.finance_only", "contribution.agency_judges")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; ``pointer`` leads to the place in the body that was sent."""

    code: str
    pointer: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, str]:
        """Return it as the answer tells it."""
        return {"code": self.code, "pointer": self.pointer, **self.texts}


class Problem(Exception):
    """An answer that is no success."""

    def __init__(self, status_code: int, code: str, *faults: Fault, **params: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.faults, self.params = status_code, code, faults, params


def in_both(say: Callable[[], str]) -> dict[str, str]:
    """Return what ``say`` says in Dutch and in English."""
    texts = {}
    for language in LANGUAGES:
        with translation.override(language):
            texts[language] = str(say())
    return texts


def fault_of(finding: Finding, pointer: str = "") -> Fault:
    """Return a finding as a fault at a place."""
    return Fault(finding.code, pointer, in_both(lambda: sentence(finding)))


def document(problem: Problem) -> dict[str, Any]:
    """Return the body of the answer."""
    texts = in_both(lambda: sentence(problem.code, problem.params))
    return {
        "type": f"urn:clusterbeleid:problem:{problem.code}",
        "title": texts["en"],
        "status": problem.status,
        "code": problem.code,
        "detail": texts["nl"],
        "detail_en": texts["en"],
        "errors": [fault.as_json() for fault in problem.faults],
        "request_id": current_request_id(),
    }


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer."""
    return Response(
        document(problem), status=problem.status, headers=headers, content_type=MEDIA_TYPE
    )


def handle(error: Exception, _context: Mapping[str, Any]) -> Response | None:
    """Turn what a view raises into an answer; None for trouble of the machinery."""
    problem = problem_of(error)
    if problem is None:
        return None
    headers = {}
    if problem.status == status.HTTP_401_UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="api"'
    if problem.status == status.HTTP_409_CONFLICT:
        headers["Retry-After"] = "1"
    return answer(problem, headers)


def problem_of(error: Exception) -> Problem | None:
    """Return what to tell of an error; None when it is a fault of ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, NoSpace):
        # The disk of ours is full: no fault of who calls.
        return None
    if isinstance(error, Refused):
        return refused(error)
    if isinstance(error, Conflict):
        return Problem(status.HTTP_412_PRECONDITION_FAILED, "api.stale")
    if isinstance(error, ValidationError):
        return Problem(status.HTTP_422_UNPROCESSABLE_ENTITY, "api.refused", *_of_model(error))
    if isinstance(error, Http404 | ObjectDoesNotExist):
        return absent()
    if isinstance(error, PermissionDenied):
        return Problem(status.HTTP_403_FORBIDDEN, "api.scope")
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def absent() -> Problem:
    """Return the one answer for what is not there and for what is not yours."""
    return Problem(status.HTTP_404_NOT_FOUND, "api.absent")


def refused(error: Refused, pointer: Callable[[Finding], str] = lambda _finding: "") -> Problem:
    """Return the refusal of an action, with every finding."""
    faults = [fault_of(finding, pointer(finding)) for finding in error.findings]
    codes = {finding.code for finding in error.findings}
    if codes & _CONFLICTS:
        return Problem(status.HTTP_409_CONFLICT, "api.conflict", *faults)
    if any(code.startswith(_OF_RIGHTS) for code in codes):
        return Problem(status.HTTP_403_FORBIDDEN, "api.not_allowed", *faults)
    return Problem(status.HTTP_422_UNPROCESSABLE_ENTITY, "api.refused", *faults)


def moved(error: ValidationError, at: str) -> Problem:
    """Return what a constraint refuses, at the row of a delivery."""
    faults = (Fault(one.code, at, one.texts) for one in _of_model(error))
    return Problem(status.HTTP_422_UNPROCESSABLE_ENTITY, "api.refused", *faults)


def _of_framework(error: exceptions.APIException) -> Problem:
    if isinstance(error, exceptions.ValidationError):
        return Problem(error.status_code, "api.invalid", *_of_fields(error.get_full_details(), ""))
    named = {
        status.HTTP_400_BAD_REQUEST: "api.unreadable",
        status.HTTP_401_UNAUTHORIZED: "api.token",
        status.HTTP_403_FORBIDDEN: "api.scope",
        status.HTTP_405_METHOD_NOT_ALLOWED: "api.method",
        status.HTTP_406_NOT_ACCEPTABLE: "api.not_acceptable",
        status.HTTP_415_UNSUPPORTED_MEDIA_TYPE: "api.media_type",
    }
    return Problem(error.status_code, named.get(error.status_code, "api.failed"))


def _of_fields(details: Any, at: str) -> Iterator[Fault]:
    """Yield a fault for each message of the framework, which come nested as the body is."""
    if isinstance(details, Mapping) and "message" in details and "code" in details:
        yield of_field(str(details["code"]), at)
    elif isinstance(details, Mapping):
        for name, inner in details.items():
            yield from _of_fields(inner, at if name == "non_field_errors" else f"{at}/{name}")
    else:
        whole = all(isinstance(one, Mapping) and "message" in one for one in details)
        for place, inner in enumerate(details):
            yield from _of_fields(inner, at if whole else f"{at}/{place}")


def of_field(code: str, pointer: str) -> Fault:
    """Return what is wrong with a value in the body or the query."""
    known = f"api.field.{code}"
    found = known if known in known_codes() else "api.field.invalid"
    return Fault(found, pointer, in_both(lambda: sentence(found)))


def _of_model(error: ValidationError) -> Iterable[Fault]:
    """Return the messages of a model at their fields; each is said anew in both languages."""
    named = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
    for name, errors in named.items():
        pointer = "" if name == NON_FIELD_ERRORS else f"/{name}"
        for one in errors:
            texts = in_both(lambda one=one: " ".join(one.messages))  # type: ignore[misc]  # bound at once
            yield Fault("api.refused", pointer, texts)
