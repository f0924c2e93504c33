"""Something done by a machine: once, whatever the number of times it is sent, and upon what it saw."""

from __future__ import annotations

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response

from clusterbeleid.api.idempotency import answered, keep_answer, only_one
from clusterbeleid.api.rest.base import Endpoint, tag_of
from clusterbeleid.api.rest.fields import In
from clusterbeleid.api.rest.problems import Problem

_KEY = re.compile(r"[!-~]{1,100}")


class Action(Endpoint, ABC):
    """Takes a body, does one thing through an action of a room, and answers with the record."""

    input: ClassVar[type[In]]
    success: ClassVar[int] = 200
    # Whether it changes a record that was read before: then the caller names what it read.
    upon_version: ClassVar[bool] = False

    @abstractmethod
    def act(self, body: Mapping[str, Any], tag: str, **address: Any) -> Mapping[str, Any]:
        """Do it inside the transaction, and return the record as it goes out."""

    def post(self, request: Request, **address: Any) -> Response:
        """Do it once; a repeated call gets the first answer."""
        key, tag = _key_of(request), self._tag_of(request)
        body = self.input(data=request.data)
        body.is_valid(raise_exception=True)
        fingerprint = _fingerprint(request)
        with transaction.atomic():
            if not only_one(self.machine.client, key):
                raise Problem(409, "api.in_flight")
            before = answered(self.machine.client, key)
            if before is None:
                shown = self.act(body.validated_data, tag, **address)
                before = keep_answer(
                    self.machine.client, key, fingerprint, self.success, shown, tag_of(shown)
                )
        if before.fingerprint != fingerprint:
            raise Problem(422, "api.key_used")
        return Response(
            json.loads(before.body), status=before.status, headers={"ETag": before.etag}
        )

    def _tag_of(self, request: Request) -> str:
        tag = request.headers.get("If-Match", "").strip()
        if self.upon_version and (not tag or tag == "*"):
            raise Problem(428, "api.no_version")
        return tag


def refuse_stale(shown: Mapping[str, Any], tag: str) -> None:
    """Raise ``Problem`` when a record, read under lock, is not what the caller saw."""
    if tag_of(shown) != tag:
        raise Problem(412, "api.stale")


def _key_of(request: Request) -> str:
    key: str = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        raise Problem(400, "api.no_key")
    return key


def _fingerprint(request: Request) -> str:
    sent = json.dumps([request.path, request.data], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(sent.encode("utf-8", "surrogatepass")).hexdigest()
