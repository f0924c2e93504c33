"""What applicants write: answers, consortium, amounts, targets, board and documents.

Whatever is typed is stored, also what is no amount (yet): ``typed`` holds the text, ``amount``
what it means, empty when it cannot be read.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums import CostCategory, CostNature, DocumentKind, FundingSource, MemberPart
from applications.models.files import Application
from applications.models.fixed import keep_submitted
from clusterbeleid.core.models import StoredFile, Tracked, one_of
from clusterbeleid.core.written.models import WrittenAnswer
from clusters.enums import BoardSeat, SizeClass

TYPED_LENGTH = 40


class TypedAmount(Tracked):
    """An amount in euro as somebody typed it."""

    typed = models.CharField(_("as typed"), max_length=TYPED_LENGTH, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, null=True, blank=True
    )

    class Meta:
        abstract = True


def _not_negative(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(amount__isnull=True) | Q(amount__gte=0),
        violation_error_message=_("An amount is not below zero."),
    )


class Answer(WrittenAnswer):
    """The answer to one field of the form; each field has a version of its own."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")

    class Meta:
        ordering = ["application_id", "key"]
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(fields=["application", "key"], name="answer_once"),
        ]
        triggers = [keep_submitted("answer_kept")]

    def __str__(self) -> str:
        return self.key


class ConsortiumMember(Tracked):
    """An organisation of the group, as it is at the moment of applying (R37)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="members")
    kbo = models.CharField(_("enterprise number"), max_length=10)
    name = models.CharField(_("name"), max_length=200)
    part = models.CharField(_("part"), max_length=10, choices=MemberPart)
    size = models.CharField(_("size"), max_length=10, choices=SizeClass, blank=True)
    flemish_site = models.BooleanField(_("site in Flanders"), default=False)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    role = models.CharField(_("role in the cluster"), max_length=300, blank=True)

    class Meta:
        ordering = ["application_id", "name", "pk"]
        verbose_name = _("member of the consortium")
        constraints = [
            one_of("consortium_part_known", "part", MemberPart),
            models.CheckConstraint(
                name="consortium_size_known",
                condition=Q(size="") | Q(size__in=[str(value) for value in SizeClass.values]),
            ),
            models.CheckConstraint(
                name="consortium_kbo_canonical",
                condition=Q(kbo__regex=r"^[01][0-9]{9}$"),
                violation_error_message=_("An enterprise number has ten digits."),
            ),
            models.UniqueConstraint(
                fields=["application", "kbo"],
                name="consortium_kbo_once",
                violation_error_message=_("This organisation already stands in the consortium."),
            ),
        ]
        triggers = [keep_submitted("consortium_kept")]

    def __str__(self) -> str:
        return self.name


class Pledge(TypedAmount):
    """What a member promises to pay in for a project year (R43)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="pledges")
    member = models.ForeignKey(ConsortiumMember, models.PROTECT, related_name="pledges")
    year = models.PositiveSmallIntegerField(_("project year"))

    class Meta:
        ordering = ["application_id", "year", "member_id"]
        verbose_name = _("promised contribution")
        constraints = [
            _not_negative("pledge_not_negative"),
            models.UniqueConstraint(fields=["member", "year"], name="pledge_once"),
        ]
        triggers = [keep_submitted("pledge_kept")]

    def __str__(self) -> str:
        return f"{self.member_id}/{self.year}"


class BudgetLine(TypedAmount):
    """An eligible cost of a project year, by category and nature (R7)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="budget")
    year = models.PositiveSmallIntegerField(_("project year"))
    category = models.CharField(_("category"), max_length=1, choices=CostCategory)
    nature = models.CharField(_("nature"), max_length=20, choices=CostNature)

    class Meta:
        ordering = ["application_id", "year", "category", "nature"]
        verbose_name = _("budget line")
        constraints = [
            one_of("budget_category_known", "category", CostCategory),
            one_of("budget_nature_known", "nature", CostNature),
            _not_negative("budget_not_negative"),
            models.UniqueConstraint(
                fields=["application", "year", "category", "nature"], name="budget_line_once"
            ),
        ]
        triggers = [keep_submitted("budget_kept")]

    def __str__(self) -> str:
        return f"{self.year}/{self.category}/{self.nature}"


class FundingLine(TypedAmount):
    """Money for the costs of a project year, by its nature; members' pledges stand apart (R18)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="funding")
    year = models.PositiveSmallIntegerField(_("project year"))
    source = models.CharField(_("source"), max_length=20, choices=FundingSource)

    class Meta:
        ordering = ["application_id", "year", "source"]
        verbose_name = _("line of the financing plan")
        constraints = [
            one_of("funding_source_known", "source", FundingSource),
            _not_negative("funding_not_negative"),
            models.UniqueConstraint(
                fields=["application", "year", "source"], name="funding_line_once"
            ),
        ]
        triggers = [keep_submitted("funding_kept")]

    def __str__(self) -> str:
        return f"{self.year}/{self.source}"


class KpiTarget(Tracked):
    """A target with where it starts from (R61)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="kpis")
    name = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    by_year = models.PositiveSmallIntegerField(_("by project year"))

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("target")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "name", "by_year"],
                name="kpi_once",
                violation_error_message=_("This indicator already has a target for this year."),
            ),
        ]
        triggers = [keep_submitted("kpi_kept")]

    def __str__(self) -> str:
        return self.name


class ProposedSeat(Tracked):
    """A seat of the board as proposed (R40)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="seats")
    person = models.CharField(_("name"), max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    seat = models.CharField(_("represents"), max_length=20, choices=BoardSeat)
    is_chair = models.BooleanField(_("chair"), default=False)
    company_background = models.TextField(_("company background of the chair"), blank=True)

    class Meta:
        ordering = ["application_id", "-is_chair", "person", "pk"]
        verbose_name = _("proposed board seat")
        constraints = [
            one_of("seat_known", "seat", BoardSeat),
            models.UniqueConstraint(
                fields=["application", "person"],
                name="seat_person_once",
                violation_error_message=_("This person already stands in the board."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(is_chair=True),
                name="seat_one_chair",
                violation_error_message=_("The board already has a chair."),
            ),
            models.CheckConstraint(
                name="seat_observer_no_chair",
                condition=Q(is_chair=False) | ~Q(seat=BoardSeat.VLAIO_OBSERVER),
                violation_error_message=_("The observer of VLAIO cannot chair the board."),
            ),
        ]
        triggers = [keep_submitted("seat_kept")]

    def __str__(self) -> str:
        return self.person


class Document(Tracked):
    """A file that belongs to the application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    title = models.CharField(_("title"), max_length=200)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("document")
    )

    class Meta:
        ordering = ["application_id", "kind", "title", "pk"]
        verbose_name = _("document of an application")
        constraints = [one_of("document_kind_known", "kind", DocumentKind)]
        triggers = [keep_submitted("document_kept")]

    def __str__(self) -> str:
        return self.title
