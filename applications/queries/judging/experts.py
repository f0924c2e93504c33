"""The pool of experts, and what is known about their interests in one application."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from applications.judging_enums import LIVE_REVIEWS
from applications.models import Application, ConsortiumMember, Expert, ProposedSeat
from applications.rules.judging.conflicts import ConflictFacts, mail_domain, site_domain
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.queries import running, users_with_role
from clusterbeleid.core.actors import Role
from clusterbeleid.core.history import Change, changes_of
from clusters.models import BoardMandate, Cluster, Membership, Organisation


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


def conflict_facts(expert: Expert, application: Application) -> ConflictFacts:
    """Return what is known about the interests of an expert in an application; eight queries."""
    consortium = _consortium(application)
    return ConflictFacts(
        organisation_number=expert.organisation_number,
        consortium=consortium,
        boards=_boards(expert, application, set(consortium)),
        earlier=_earlier(expert, application, set(consortium)),
        same_mail=_same_mail(expert, set(consortium)),
    )


def changes_of_expert(expert: Expert) -> list[Change]:
    """Return everything that changed about an expert, newest first."""
    return changes_of(Expert.objects.filter(pk=expert.pk))


def _consortium(application: Application) -> dict[str, str]:
    rows = ConsortiumMember.objects.filter(application=application)
    found = dict(rows.values_list("kbo", "name"))
    return {**found, application.applicant.kbo: application.applicant.name}


def _boards(expert: Expert, application: Application, numbers: set[str]) -> tuple[str, ...]:
    """Return the boards in which expert or employer sits, of clusters with a stake; proposed ones too."""
    near = Q(operators__organisation__kbo__in=numbers)
    if application.cluster_id is not None:
        near |= Q(pk=application.cluster_id)
    mine = Q(person__iexact=expert.user.full_name)
    if expert.organisation_number:
        mine |= Q(organisation__kbo=expert.organisation_number)
    seats = BoardMandate.objects.filter(
        mine, cluster__in=Cluster.objects.filter(near).order_by().values("pk")
    )
    # A board in which somebody of the consortium sits beside the expert.
    shared = BoardMandate.objects.filter(
        mine,
        cluster__in=BoardMandate.objects.filter(organisation__kbo__in=numbers)
        .order_by()
        .values("cluster_id"),
    )
    names = {row.cluster.name for row in (seats | shared).select_related("cluster")}
    proposed = ProposedSeat.objects.filter(
        application=application, person__iexact=expert.user.full_name
    )
    if proposed.exists():
        names.add(application.reference)
    return tuple(sorted(names))


def _earlier(expert: Expert, application: Application, numbers: set[str]) -> tuple[str, ...]:
    """Return earlier files and clusters in which the employer took part with the consortium."""
    number = expert.organisation_number
    if not number:
        return ()
    files = Application.objects.filter(
        Q(members__kbo=number) | Q(applicant__kbo=number), submitted_at__isnull=False
    ).exclude(pk=application.pk)
    together = files.filter(Q(members__kbo__in=numbers) | Q(applicant__kbo__in=numbers))
    found = set(together.order_by().values_list("reference", flat=True).distinct())
    member = Membership.objects.filter(organisation__kbo=number)
    near = Q(cluster__operators__organisation__kbo=application.applicant.kbo)
    if application.cluster_id is not None:
        near |= Q(cluster_id=application.cluster_id)
    found |= set(member.filter(near).order_by().values_list("cluster__name", flat=True).distinct())
    return tuple(sorted(found))


def _same_mail(expert: Expert, numbers: set[str]) -> tuple[str, ...]:
    """Return the organisations with a person, or a web site, in the mail domain of the expert."""
    domain = mail_domain(expert.user.email)
    if not domain:
        return ()
    bodies = dict(Organisation.objects.filter(kbo__in=numbers).values_list("kbo", "name"))
    people = Mandate.objects.filter(
        organisation_number__in=numbers, user__email__iendswith=f"@{domain}"
    ).exclude(user=expert.user_id)
    found = {
        bodies.get(number, number)
        for number in people.values_list("organisation_number", flat=True)
    }
    sites = Organisation.objects.filter(kbo__in=numbers).exclude(website="")
    found |= {row.name for row in sites if site_domain(row.website) == domain}
    return tuple(sorted(found))
