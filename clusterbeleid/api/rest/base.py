"""The endpoints that every resource is made of: a list, one record, and something done."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.rest.asking import Parameter, of_list, read_query
from clusterbeleid.api.rest.authentication import Machine
from clusterbeleid.api.rest.fields import Out, columns_of, write_flat
from clusterbeleid.api.rest.paging import USUAL, page_from, rows_after
from clusterbeleid.api.rest.problems import Problem, absent, of_field
from clusterbeleid.api.rest.questions import answered, drawn_up
from clusterbeleid.core import clock
from clusterbeleid.core.actors import Actor

Row = Any


# The door of people stands elsewhere; here a machine shows its token.
@method_decorator(login_not_required, name="dispatch")
class Endpoint(APIView):
    """An address of the API: the right it asks, what may stand behind the question mark."""

    scope: ClassVar[Scope]
    output: ClassVar[type[Out]]
    parameters: ClassVar[Sequence[Parameter]] = ()
    operation: ClassVar[str]
    flat: ClassVar[bool] = False
    http_method_names = ["get", "head", "post"]

    machine: Machine
    asked: Mapping[str, Any]
    today: date

    @property
    def actor(self) -> Actor:
        """The system that calls, as actor."""
        return self.machine.actor

    def known_parameters(self) -> Sequence[Parameter]:
        """Return all that may be asked."""
        return self.parameters

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Know who calls and what is asked before anything is read."""
        super().initial(request, *args, **kwargs)
        # One day for the whole request, as the middleware read it.
        known: Any = request
        self.machine, self.today = known.user, known.today
        self.asked = read_query(request.query_params, self.known_parameters())

    def moment(self) -> datetime | None:
        """Return the last moment of the day that ``as_of`` names; None for now.

        Raises ``Problem`` for a day to come.
        """
        day = self.asked.get("as_of")
        if day is None:
            return None
        if day > self.today:
            raise Problem(400, "api.query", of_field("future", "?as_of"))
        return datetime.combine(day, time.max, tzinfo=clock.BRUSSELS)

    def written(self, rows: Iterable[Row]) -> list[dict[str, Any]]:
        """Return rows as they go out."""
        if self.flat:
            return write_flat(self.output, rows)
        one = self.output()
        return [one.to_representation(row) for row in rows]

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """Keep every answer out of caches that are shared."""
        done = super().finalize_response(request, response, *args, **kwargs)
        done["Cache-Control"] = "private, no-store"
        return done


class Reading(Endpoint, ABC):
    """What a list and a record of it share.

    A ``flat`` output asks the database for its own columns only, and builds no records.
    """

    @abstractmethod
    def rows(self) -> QuerySet[Row]:
        """Return what this actor may see."""

    def read(self) -> QuerySet[Row]:
        """Return them with the columns that go out; a flat question is drawn up once a day for each actor."""
        if not self.flat:
            return self.rows()
        return drawn_up(self.key(), lambda: self.rows().values_list(*columns_of(self.output)))

    def key(self) -> tuple[Any, ...]:
        """Return what the question of a flat list depends on, before anything narrows it."""
        return (type(self), self.actor, self.today, self.moment())

    def field(self, row: Row, name: str) -> Any:
        """Return a field of a row by its name in the database."""
        return row[columns_of(self.output).index(name)] if self.flat else getattr(row, name)

    def completed(self, rows: Sequence[Row]) -> Iterable[Row]:
        """Return the rows of a page with what was not read with them."""
        return rows


class Collection(Reading):
    """A list, page by page."""

    orders: ClassVar[Mapping[str, str]] = {"id": "id"}
    usual_order: ClassVar[str] = "id"

    def known_parameters(self) -> Sequence[Parameter]:
        """Return the filters, and what every list takes."""
        return (*self.parameters, *of_list(self.orders, self.usual_order))

    def get(self, request: Request) -> Response:
        """Answer with a page."""
        order, limit = self.asked.get("order", self.usual_order), self.asked.get("limit", USUAL)
        found = self._found(order, self.asked.get("cursor", ""), limit)
        page = page_from(found, self.orders, order, limit, self.field)
        results = self.written(self.completed(page.rows))
        following = self._address(request, page.cursor) if page.cursor else None
        return Response({"results": results, "next": following})

    def _found(self, order: str, cursor: str, limit: int) -> list[Row]:
        """Return the rows after ``cursor``, and one more when there is a page after this one."""
        narrowing = [one for one in self.parameters if one.name in self.asked]

        def draw_up() -> QuerySet[Row]:
            rows = self.read()
            for parameter in narrowing:
                rows = parameter.narrow(rows, self.asked[parameter.name])
            return rows_after(cursor, rows, self.orders, order, limit)

        if self.flat and not narrowing:
            return answered((*self.key(), order, limit, cursor), draw_up)
        return list(draw_up())

    def _address(self, request: Request, cursor: str) -> str:
        query = urlencode({**request.query_params.dict(), "cursor": cursor})
        return request.build_absolute_uri(f"{request.path}?{query}")


class Item(Reading):
    """One record, with the tag that a later change of it must name."""

    def get(self, request: Request, **address: int) -> Response:
        """Answer with the record; what is not there and what is not yours answer alike."""
        [key] = address.values()
        found = self.written(self.completed(list(self.read().filter(id=key)[:1])))
        if not found:
            raise absent()
        [shown] = found
        tag = tag_of(shown)
        if tag in _tags(request.headers.get("If-None-Match", "")):
            return Response(status=304, headers={"ETag": tag})
        return Response(shown, headers={"ETag": tag})


def tag_of(shown: Mapping[str, Any]) -> str:
    """Return the tag of a record as it was shown: another tag means that something differs."""
    text = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
