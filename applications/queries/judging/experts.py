"""The pool of experts, and what is known about their interests in one application."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from applications.judging_enums import LIVE_REVIEWS
from applications.models import Application, Expert
from applications.queries.judging.ties import circle_around
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import running, users_with_role
from clusterbeleid.core.actors import Role
from clusterbeleid.core.history import Change, changes_of
from clusterbeleid.kernel.findings import Finding
from clusters.rules.conflicts import TiedPerson, detect_conflicts


def experts_in_order(*, on: date) -> QuerySet[Expert]:
    """Return the whole pool by name, with ``open_reviews``: asked or being written."""
    live = Q(reviews__state__in=LIVE_REVIEWS, reviews__submitted_at__isnull=True)
    return (
        Expert.objects.select_related("user")
        .annotate(open_reviews=Count("reviews", filter=live & Q(reviews__due_on__gte=on)))
        .order_by("user__full_name", "pk")
    )


def get_expert(expert_id: int) -> Expert:
    """Return one expert of the pool; raises ``Expert.DoesNotExist``."""
    return Expert.objects.select_related("user").get(pk=expert_id)


def people_for_pool(*, on: date) -> QuerySet[User]:
    """Return who holds the role of expert and does not stand in the pool yet, by name."""
    found = users_with_role(Role.EXPERT, on=on).filter(expert__isnull=True)
    return found.order_by("full_name", "pk")


def experts_to_invite(application: Application, *, on: date) -> QuerySet[Expert]:
    """Return the experts under contract on ``on`` who hold the role and were not invited yet."""
    found = Expert.objects.filter(running(on), user__in=users_with_role(Role.EXPERT, on=on))
    found = found.exclude(reviews__application=application)
    return found.select_related("user").order_by("user__full_name", "pk")


def detected_conflicts(expert: Expert, application: Application) -> tuple[Finding, ...]:
    """Return the known ties of an expert with an application; the own employer blocks (A22)."""
    person = expert_as_person(expert)
    return detect_conflicts(person, circle_around(application, [person]))


def expert_as_person(expert: Expert) -> TiedPerson:
    """Return the expert as somebody whose ties are looked for, with the employer."""
    number = expert.organisation_number
    numbers = frozenset({number} if number else ())
    return TiedPerson(expert.user_id, expert.user.full_name, expert.user.email, numbers)


def changes_of_expert(expert: Expert) -> list[Change]:
    """Return everything that changed about an expert, newest first."""
    return changes_of(Expert.objects.filter(pk=expert.pk))
