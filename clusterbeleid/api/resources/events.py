"""The feed: everything that happened, each event once, in one order, from any place on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries.events import RIGHT_OF_SUBJECT, last_position, visible_events
from clusterbeleid.api.queries.told import event_as_json
from clusterbeleid.api.rest.asking import Kind, Parameter
from clusterbeleid.api.rest.base import Reading
from clusterbeleid.api.rest.fields import Out
from clusterbeleid.api.rest.paging import MOST, USUAL
from clusterbeleid.core.models import BusinessEvent


class EventOut(Out):
    """Something that happened; `position` is its place in the feed and never changes."""

    position = serializers.IntegerField()
    name = serializers.CharField(help_text="As `agreement.granted`.")
    subject = serializers.ChoiceField([(name, name) for name in RIGHT_OF_SUBJECT])
    subject_id = serializers.IntegerField(help_text="The key of the record it is about.")
    file = serializers.CharField(allow_blank=True, help_text="As `cluster:12`.")
    on = serializers.DateField(help_text="The day on which it counts.")
    at = serializers.DateTimeField()
    from_state = serializers.CharField(allow_blank=True)
    to_state = serializers.CharField(allow_blank=True)
    facts = serializers.DictField(help_text="What else the event says, by name.")


class EventFeed(Reading):
    """Gives what happened after a place in the feed, in order.

    `next` leads on from there, also when nothing follows yet: ask it again later.
    """

    operation = "events_feed"
    scope = Scope.EVENTS
    output = EventOut
    # A page with `results` and `next`; the order is that of the feed.
    orders = {"position": "position"}
    parameters = (
        Parameter("after", "The place after which to begin; 0 without.", Kind.WHOLE),
        Parameter("name", "Only events with this name.", apply="name", bounds=(1, 60)),
        Parameter("limit", f"Events at once; {USUAL} without.", Kind.WHOLE, bounds=(1, MOST)),
    )

    def rows(self) -> QuerySet[BusinessEvent]:
        """Return the events of the subjects that the token may read."""
        rights = frozenset(self.machine.scopes)
        return visible_events(self.actor, rights, on=self.today)

    def get(self, request: Request) -> Response:
        """Answer with the events after a place, and where to go on."""
        after, limit = self.asked.get("after", 0), self.asked.get("limit", USUAL)
        # First the end, then the rows: what is numbered in between is for the next call.
        last = last_position()
        rows = self.rows().filter(position__gt=after, position__lte=last)
        if "name" in self.asked:
            rows = rows.filter(name=self.asked["name"])
        found = list(rows.order_by("position")[:limit])
        reached = found[-1].position if len(found) == limit else max(last, after)
        results = [event_as_json(event) for event in found]
        return Response({"results": results, "next": self._address(request, reached)})

    def _address(self, request: Request, after: Any) -> str:
        query = urlencode({**request.query_params.dict(), "after": after})
        return request.build_absolute_uri(f"{request.path}?{query}")
