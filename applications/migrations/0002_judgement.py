import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("applications", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="AdmissibilityOutcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("admissible", models.BooleanField(verbose_name="admissible")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("checklist", models.JSONField(verbose_name="checklist")),
                        ("decided_at", models.DateTimeField(verbose_name="decided at")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="applications.application",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome of the admissibility",
                        "ordering": ["application_id", "-decided_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("admissible", True),
                                    models.Q(("motivation", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="inadmissible_has_motivation",
                                violation_error_message="Motivate why the application is not admissible.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdmissibilityOutcomeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("admissible", models.BooleanField(verbose_name="admissible")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("checklist", models.JSONField(verbose_name="checklist")),
                        ("decided_at", models.DateTimeField(verbose_name="decided at")),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.admissibilityoutcome",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Advice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("to_approve", "To approve"),
                                    ("returned", "Returned to the author"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "proposal",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("invite", "Invite to a full proposal"),
                                    ("not_invite", "Do not invite"),
                                ],
                                max_length=12,
                                verbose_name="proposal",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("draft_decision", models.TextField(verbose_name="draft decision")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advice",
                                to="applications.application",
                            ),
                        ),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "second_author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second author",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "advice of VLAIO",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "to_approve", "returned", "approved"])
                                ),
                                name="advice_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposal__in", ["grant", "refuse", "invite", "not_invite"])
                                ),
                                name="advice_proposal_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_author__isnull", True),
                                    models.Q(("second_author", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="advice_two_authors_differ",
                                violation_error_message="The second author is somebody else.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approver__isnull", True),
                                    models.Q(
                                        models.Q(("approver", models.F("author")), _negated=True),
                                        models.Q(
                                            ("second_author__isnull", True),
                                            models.Q(
                                                ("approver", models.F("second_author")),
                                                _negated=True,
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="advice_four_eyes",
                                violation_error_message="Nobody approves the own advice.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        ("approver__isnull", False),
                                        ("state", "approved"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "approved"), _negated=True),
                                        ("approved_at__isnull", True),
                                        ("approver__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="advice_approved_has_approver",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdviceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("to_approve", "To approve"),
                                    ("returned", "Returned to the author"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "proposal",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("invite", "Invite to a full proposal"),
                                    ("not_invite", "Do not invite"),
                                ],
                                max_length=12,
                                verbose_name="proposal",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("draft_decision", models.TextField(verbose_name="draft decision")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.advice",
                            ),
                        ),
                        (
                            "second_author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second author",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdviceYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid proposed"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
                            ),
                        ),
                        (
                            "advice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="applications.advice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "project year of an advice",
                        "ordering": ["advice_id", "number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="advice_year_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("advice", "number"), name="advice_year_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("eligible_cost__gte", 0),
                                    ("granted_amount__gte", 0),
                                    ("planned_cofinancing__gte", 0),
                                    ("granted_amount__lte", models.F("eligible_cost")),
                                ),
                                name="advice_year_amounts",
                                violation_error_message="The aid lies between zero and the eligible cost.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("advice", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="advice_year_no_overlap",
                                violation_error_message="Two project years share days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdviceYearEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid proposed"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
                            ),
                        ),
                        (
                            "advice",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.advice",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.adviceyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("point", models.CharField(max_length=60, verbose_name="point")),
                        ("met", models.BooleanField(verbose_name="met")),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checklist",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to the checklist",
                        "ordering": ["application_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "point"), name="checklist_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="checklist_has_reason",
                                violation_error_message="Write down why; the reason is kept with your name.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("point", models.CharField(max_length=60, verbose_name="point")),
                        ("met", models.BooleanField(verbose_name="met")),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.checklistanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConsensusMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("participants", models.TextField(verbose_name="who took part")),
                        ("notes", models.TextField(verbose_name="notes")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="applications.application",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consensus meeting",
                        "ordering": ["application_id", "-held_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ConsensusMeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("participants", models.TextField(verbose_name="who took part")),
                        ("notes", models.TextField(verbose_name="notes")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.consensusmeeting",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("tested_on", models.DateField(verbose_name="tested on")),
                        (
                            "accounts_year",
                            models.PositiveSmallIntegerField(
                                verbose_name="year of the annual accounts"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "recovery_open",
                            models.BooleanField(
                                verbose_name="a recovery order of the Commission is open"
                            ),
                        ),
                        (
                            "in_difficulty",
                            models.BooleanField(verbose_name="undertaking in difficulty"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="explanation")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exclusion_tests",
                                to="applications.application",
                            ),
                        ),
                        (
                            "tested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tested by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "test of the exclusions",
                        "ordering": ["application_id", "-tested_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="exclusion_has_source",
                                violation_error_message="Give the source of the test.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionTestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tested_on", models.DateField(verbose_name="tested on")),
                        (
                            "accounts_year",
                            models.PositiveSmallIntegerField(
                                verbose_name="year of the annual accounts"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "recovery_open",
                            models.BooleanField(
                                verbose_name="a recovery order of the Commission is open"
                            ),
                        ),
                        (
                            "in_difficulty",
                            models.BooleanField(verbose_name="undertaking in difficulty"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="explanation")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.exclusiontest",
                            ),
                        ),
                        (
                            "tested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tested by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Expert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "organisation_name",
                            models.CharField(max_length=200, verbose_name="organisation"),
                        ),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        ("expertise", models.TextField(verbose_name="expertise")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("nl", "Dutch"), ("en", "English"), ("fr", "French")],
                                    max_length=2,
                                ),
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "nda_signed_on",
                            models.DateField(verbose_name="confidentiality signed on"),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                error_messages={
                                    "unique": "This person already stands in the pool."
                                },
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="expert",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "expert",
                        "ordering": ["user__full_name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="expert_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation_number", ""),
                                    ("organisation_number__regex", "^[01][0-9]{9}$"),
                                    _connector="OR",
                                ),
                                name="expert_number_is_kbo",
                                violation_error_message="An enterprise number has ten digits.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpertEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "organisation_name",
                            models.CharField(max_length=200, verbose_name="organisation"),
                        ),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        ("expertise", models.TextField(verbose_name="expertise")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("nl", "Dutch"), ("en", "English"), ("fr", "French")],
                                    max_length=2,
                                ),
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "nda_signed_on",
                            models.DateField(verbose_name="confidentiality signed on"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.expert",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                error_messages={
                                    "unique": "This person already stands in the pool."
                                },
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GovernmentDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("reference", models.CharField(max_length=100, verbose_name="reference")),
                        ("decided_on", models.DateField(verbose_name="date of the decision")),
                        ("registered_at", models.DateTimeField(verbose_name="registered at")),
                        (
                            "call",
                            models.OneToOneField(
                                error_messages={
                                    "unique": "The decision on this call is registered already."
                                },
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="government_decision",
                                to="applications.call",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="document of the decision",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="registered by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision of the government",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="GovernmentDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reference", models.CharField(max_length=100, verbose_name="reference")),
                        ("decided_on", models.DateField(verbose_name="date of the decision")),
                        ("registered_at", models.DateTimeField(verbose_name="registered at")),
                        (
                            "call",
                            models.ForeignKey(
                                db_constraint=False,
                                error_messages={
                                    "unique": "The decision on this call is registered already."
                                },
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.call",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="document of the decision",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.governmentdecision",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="registered by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAdvice",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("to_approve", "To approve"),
                                    ("returned", "Returned to the author"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "proposal",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("invite", "Invite to a full proposal"),
                                    ("not_invite", "Do not invite"),
                                ],
                                max_length=12,
                                verbose_name="proposal",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("draft_decision", models.TextField(verbose_name="draft decision")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "second_author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second author",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical advice of VLAIO",
                        "verbose_name_plural": "historical advice of VLAIOs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAdviceYear",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid proposed"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "advice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.advice",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical project year of an advice",
                        "verbose_name_plural": "historical project year of an advices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalChecklistAnswer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("point", models.CharField(max_length=60, verbose_name="point")),
                        ("met", models.BooleanField(verbose_name="met")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical answer to the checklist",
                        "verbose_name_plural": "historical answer to the checklists",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalExpert",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "organisation_name",
                            models.CharField(max_length=200, verbose_name="organisation"),
                        ),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        ("expertise", models.TextField(verbose_name="expertise")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("nl", "Dutch"), ("en", "English"), ("fr", "French")],
                                    max_length=2,
                                ),
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "nda_signed_on",
                            models.DateField(verbose_name="confidentiality signed on"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                error_messages={
                                    "unique": "This person already stands in the pool."
                                },
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical expert",
                        "verbose_name_plural": "historical experts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReview",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("submitted", "Scores submitted"),
                                    ("declined", "Declined"),
                                    ("conflicted", "Conflict of interest"),
                                    ("withdrawn", "Invitation withdrawn"),
                                ],
                                default="invited",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="until")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        (
                            "detected",
                            models.JSONField(blank=True, default=list, verbose_name="detected"),
                        ),
                        ("invited_at", models.DateTimeField(verbose_name="invited at")),
                        (
                            "has_interest",
                            models.BooleanField(blank=True, null=True, verbose_name="interest"),
                        ),
                        ("interest", models.TextField(blank=True, verbose_name="which interest")),
                        (
                            "declared_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="declared at"),
                        ),
                        ("closing_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="scores submitted at"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.expert",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="invited by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical review",
                        "verbose_name_plural": "historical reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inadmissible", "Not admissible"),
                                    ("invited", "Invitation to a full proposal"),
                                    ("not_invited", "No invitation"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="number"),
                        ),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("recipients", models.JSONField(verbose_name="recipients")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="applications.application",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter about an application",
                        "ordering": ["application_id", "-made_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["inadmissible", "invited", "not_invited"])
                                ),
                                name="application_letter_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "kind", "number"),
                                name="application_letter_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inadmissible", "Not admissible"),
                                    ("invited", "Invitation to a full proposal"),
                                    ("not_invited", "No invitation"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="number"),
                        ),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("recipients", models.JSONField(verbose_name="recipients")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.letter",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("submitted", "Scores submitted"),
                                    ("declined", "Declined"),
                                    ("conflicted", "Conflict of interest"),
                                    ("withdrawn", "Invitation withdrawn"),
                                ],
                                default="invited",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="until")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        (
                            "detected",
                            models.JSONField(blank=True, default=list, verbose_name="detected"),
                        ),
                        ("invited_at", models.DateTimeField(verbose_name="invited at")),
                        (
                            "has_interest",
                            models.BooleanField(blank=True, null=True, verbose_name="interest"),
                        ),
                        ("interest", models.TextField(blank=True, verbose_name="which interest")),
                        (
                            "declared_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="declared at"),
                        ),
                        ("closing_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="scores submitted at"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="applications.application",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="applications.expert",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="invited by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review",
                        "ordering": ["application_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "invited",
                                            "accepted",
                                            "submitted",
                                            "declined",
                                            "conflicted",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="review_state_known",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "expert"),
                                name="review_once",
                                violation_error_message="This expert was already invited for this application.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["accepted", "submitted"]), _negated=True
                                    ),
                                    models.Q(
                                        ("declared_at__isnull", False), ("has_interest", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="review_declared_before_access",
                                violation_error_message="Access needs a declaration without interest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "conflicted"), _negated=True),
                                    models.Q(
                                        ("declared_at__isnull", False),
                                        ("has_interest", True),
                                        models.Q(("interest", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="review_conflict_is_declared",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "submitted"), _negated=True),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="review_submitted_has_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalScore",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "points",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="score"
                            ),
                        ),
                        (
                            "passed",
                            models.BooleanField(blank=True, null=True, verbose_name="passed"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="motivation")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.callcriterion",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical score",
                        "verbose_name_plural": "historical scores",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("submitted", "Scores submitted"),
                                    ("declined", "Declined"),
                                    ("conflicted", "Conflict of interest"),
                                    ("withdrawn", "Invitation withdrawn"),
                                ],
                                default="invited",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="until")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                verbose_name="enterprise number of the organisation",
                            ),
                        ),
                        (
                            "detected",
                            models.JSONField(blank=True, default=list, verbose_name="detected"),
                        ),
                        ("invited_at", models.DateTimeField(verbose_name="invited at")),
                        (
                            "has_interest",
                            models.BooleanField(blank=True, null=True, verbose_name="interest"),
                        ),
                        ("interest", models.TextField(blank=True, verbose_name="which interest")),
                        (
                            "declared_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="declared at"),
                        ),
                        ("closing_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="scores submitted at"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.expert",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="invited by",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "points",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="score"
                            ),
                        ),
                        (
                            "passed",
                            models.BooleanField(blank=True, null=True, verbose_name="passed"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="motivation")),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="applications.callcriterion",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "score",
                        "ordering": ["review_id", "criterion__number", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("review", "criterion"), name="score_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("points__isnull", True), ("points__lte", 5), _connector="OR"
                                ),
                                name="score_in_range",
                                violation_error_message="A score lies between 0 and 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("points__isnull", True),
                                    ("passed__isnull", True),
                                    _connector="OR",
                                ),
                                name="score_is_one_answer",
                                violation_error_message="A criterion is scored, or passed or failed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "points",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="score"
                            ),
                        ),
                        (
                            "passed",
                            models.BooleanField(blank=True, null=True, verbose_name="passed"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="motivation")),
                        (
                            "criterion",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.callcriterion",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.score",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.review",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Selection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("invited", models.BooleanField(verbose_name="invited")),
                        ("reason", models.TextField(verbose_name="motivation")),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="selection",
                                to="applications.application",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="selections",
                                to="applications.governmentdecision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice of the government",
                        "ordering": ["decision_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="selection_has_reason",
                                violation_error_message="Motivate the choice for each expression of interest.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("invited", models.BooleanField(verbose_name="invited")),
                        ("reason", models.TextField(verbose_name="motivation")),
                        (
                            "application",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.governmentdecision",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="applications.selection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="admissibilityoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="25bac15a937e76bf7f67863fb03f524ad3b8b343",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_outcome_is_final_45dce",
                            table="applications_admissibilityoutcome",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="admissibilityoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_admissibilityoutcomeevent" ("admissible", "application_id", "checklist", "decided_at", "decided_by_id", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."admissible", NEW."application_id", NEW."checklist", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="6dd0b352094b84c0c0a2c70b5972a3bb8463e410",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3906b",
                            table="applications_admissibilityoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="admissibilityoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_admissibilityoutcomeevent" ("admissible", "application_id", "checklist", "decided_at", "decided_by_id", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."admissible", NEW."application_id", NEW."checklist", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c2d5026afdaafb70bec9b1696ed5262308ecfc26",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08f4a",
                            table="applications_admissibilityoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="admissibilityoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_admissibilityoutcomeevent" ("admissible", "application_id", "checklist", "decided_at", "decided_by_id", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."admissible", OLD."application_id", OLD."checklist", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."motivation", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="8bdf0ca1b3088ece35445233a2a03577bdb7a200",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_795d6",
                            table="applications_admissibilityoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="advice_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="5472f28f177fefc996ccdc35f31a7e6b1e0f33d2",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_advice_stands_still_ace65",
                            table="applications_advice",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_adviceevent" ("application_id", "approved_at", "approver_id", "author_id", "draft_decision", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "second_author_id", "state", "version") VALUES (NEW."application_id", NEW."approved_at", NEW."approver_id", NEW."author_id", NEW."draft_decision", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal", NEW."second_author_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="67d7aa8b0b47901488b46641bcf7aab99e612028",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ced57",
                            table="applications_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_adviceevent" ("application_id", "approved_at", "approver_id", "author_id", "draft_decision", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "second_author_id", "state", "version") VALUES (NEW."application_id", NEW."approved_at", NEW."approver_id", NEW."author_id", NEW."draft_decision", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal", NEW."second_author_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="c57973c77f2416bcf3dec22f740ae2997989b2b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5bdfc",
                            table="applications_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_adviceevent" ("application_id", "approved_at", "approver_id", "author_id", "draft_decision", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "second_author_id", "state", "version") VALUES (OLD."application_id", OLD."approved_at", OLD."approver_id", OLD."author_id", OLD."draft_decision", OLD."id", OLD."motivation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal", OLD."second_author_id", OLD."state", OLD."version"); RETURN NULL;',
                            hash="1e36b1644bcc117dfc341ca0b601d554fb5a31f1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5f759",
                            table="applications_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="advice_year_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = (SELECT advice.application_id FROM applications_advice AS advice WHERE advice.id = OLD.advice_id) AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = (SELECT advice.application_id FROM applications_advice AS advice WHERE advice.id = NEW.advice_id) AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="885f5ac3b873adb6caca1e7eac30a94c0ed7b151",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_advice_year_stands_still_48209",
                            table="applications_adviceyear",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_adviceyearevent" ("advice_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (NEW."advice_id", NEW."eligible_cost", NEW."first_day", NEW."granted_amount", NEW."id", NEW."last_day", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_cofinancing", NEW."version"); RETURN NULL;',
                            hash="fe0de7658a3cc69e7ab13cadc0aaaacfc9ccf8a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d08b7",
                            table="applications_adviceyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_adviceyearevent" ("advice_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (NEW."advice_id", NEW."eligible_cost", NEW."first_day", NEW."granted_amount", NEW."id", NEW."last_day", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_cofinancing", NEW."version"); RETURN NULL;',
                            hash="f2bbe44eadb256470b9ac7951c715efecb1af465",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a8f9d",
                            table="applications_adviceyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_adviceyearevent" ("advice_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (OLD."advice_id", OLD."eligible_cost", OLD."first_day", OLD."granted_amount", OLD."id", OLD."last_day", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_cofinancing", OLD."version"); RETURN NULL;',
                            hash="e332889d3b52faa68a4510733544d3d4c60ef000",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_90c35",
                            table="applications_adviceyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checklistanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="checklist_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('submitted')\n) THEN\n    RAISE EXCEPTION 'the checklist changes only before its outcome' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('submitted')\n) THEN\n    RAISE EXCEPTION 'the checklist changes only before its outcome' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="85f932fa2075098193641d6869a5e490d009f3c8",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_checklist_stands_still_daacb",
                            table="applications_checklistanswer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checklistanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_checklistanswerevent" ("answered_by_id", "application_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "reason", "version") VALUES (NEW."answered_by_id", NEW."application_id", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."point", NEW."reason", NEW."version"); RETURN NULL;',
                            hash="554102e0cc9cbc1c6e2bb68ca61838ba55e9106d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dec8c",
                            table="applications_checklistanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checklistanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_checklistanswerevent" ("answered_by_id", "application_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "reason", "version") VALUES (NEW."answered_by_id", NEW."application_id", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."point", NEW."reason", NEW."version"); RETURN NULL;',
                            hash="d5240524eed9df480a29f0626665840e35e98439",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1ce2b",
                            table="applications_checklistanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checklistanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_checklistanswerevent" ("answered_by_id", "application_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "reason", "version") VALUES (OLD."answered_by_id", OLD."application_id", OLD."id", OLD."met", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."point", OLD."reason", OLD."version"); RETURN NULL;',
                            hash="9e7cc6631d42a3900bc89ece1b8d7ae247167dd2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57b3a",
                            table="applications_checklistanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consensusmeeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consensus_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="3e589db7826d7eaf22dae8df5effd83b52794f1a",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_consensus_stands_still_abefa",
                            table="applications_consensusmeeting",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consensusmeeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_consensusmeetingevent" ("application_id", "held_on", "id", "notes", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."application_id", NEW."held_on", NEW."id", NEW."notes", NEW."participants", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="9409de3befdbd40ff85de476bf0f97f7296650a8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6fd5f",
                            table="applications_consensusmeeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consensusmeeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_consensusmeetingevent" ("application_id", "held_on", "id", "notes", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."application_id", NEW."held_on", NEW."id", NEW."notes", NEW."participants", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="b22e7233029596d3b17a8c520dc6e273bdceb36e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23dec",
                            table="applications_consensusmeeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consensusmeeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_consensusmeetingevent" ("application_id", "held_on", "id", "notes", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (OLD."application_id", OLD."held_on", OLD."id", OLD."notes", OLD."participants", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                            hash="862b57d4e92493acbf24f66365b2c19dba1f1606",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d94ba",
                            table="applications_consensusmeeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusiontest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="exclusion_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ed89af35e0c8395590729621edd0f61ee018fbe2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_exclusion_is_final_a7f15",
                            table="applications_exclusiontest",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusiontest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_exclusiontestevent" ("accounts_year", "application_id", "id", "in_difficulty", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recovery_open", "source", "tested_by_id", "tested_on") VALUES (NEW."accounts_year", NEW."application_id", NEW."id", NEW."in_difficulty", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recovery_open", NEW."source", NEW."tested_by_id", NEW."tested_on"); RETURN NULL;',
                            hash="b24cbcbd6dee0c8226131273b7e2a96009c03be6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0be9f",
                            table="applications_exclusiontest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusiontest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_exclusiontestevent" ("accounts_year", "application_id", "id", "in_difficulty", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recovery_open", "source", "tested_by_id", "tested_on") VALUES (NEW."accounts_year", NEW."application_id", NEW."id", NEW."in_difficulty", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recovery_open", NEW."source", NEW."tested_by_id", NEW."tested_on"); RETURN NULL;',
                            hash="72cd58faf67137bd14c4c667c5f64a04f6087314",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c868",
                            table="applications_exclusiontest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusiontest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_exclusiontestevent" ("accounts_year", "application_id", "id", "in_difficulty", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recovery_open", "source", "tested_by_id", "tested_on") VALUES (OLD."accounts_year", OLD."application_id", OLD."id", OLD."in_difficulty", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recovery_open", OLD."source", OLD."tested_by_id", OLD."tested_on"); RETURN NULL;',
                            hash="090beda378daf4c5881dc00af6cc7f46aaf811ec",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4b11f",
                            table="applications_exclusiontest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="expert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_expertevent" ("expertise", "first_day", "id", "languages", "last_day", "nda_signed_on", "organisation_name", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (NEW."expertise", NEW."first_day", NEW."id", NEW."languages", NEW."last_day", NEW."nda_signed_on", NEW."organisation_name", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="d2c29265cdff1de506a1098eeae63892e47005cf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bccb2",
                            table="applications_expert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="expert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_expertevent" ("expertise", "first_day", "id", "languages", "last_day", "nda_signed_on", "organisation_name", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (NEW."expertise", NEW."first_day", NEW."id", NEW."languages", NEW."last_day", NEW."nda_signed_on", NEW."organisation_name", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="1d05e3be51f1ecea4c0d2bee917c81b2af264593",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_70c4a",
                            table="applications_expert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="expert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_expertevent" ("expertise", "first_day", "id", "languages", "last_day", "nda_signed_on", "organisation_name", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (OLD."expertise", OLD."first_day", OLD."id", OLD."languages", OLD."last_day", OLD."nda_signed_on", OLD."organisation_name", OLD."organisation_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."version"); RETURN NULL;',
                            hash="95e4d1a93ba0b85957703f2565ffa23ae52045d3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d0c91",
                            table="applications_expert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="governmentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="government_decision_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="eca43b3bfce864d3440aa1590f2cf1278199b0b7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_government_decision_is_final_d86af",
                            table="applications_governmentdecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="governmentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_governmentdecisionevent" ("call_id", "decided_on", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "registered_at", "registered_by_id") VALUES (NEW."call_id", NEW."decided_on", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."registered_at", NEW."registered_by_id"); RETURN NULL;',
                            hash="756effc853f3c6b4fe8ca1ff38dc82578bdfa682",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_23dda",
                            table="applications_governmentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="governmentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_governmentdecisionevent" ("call_id", "decided_on", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "registered_at", "registered_by_id") VALUES (NEW."call_id", NEW."decided_on", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."registered_at", NEW."registered_by_id"); RETURN NULL;',
                            hash="97e3bc4691f3936cfc342f80288e0416d79dff28",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c74d",
                            table="applications_governmentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="governmentdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_governmentdecisionevent" ("call_id", "decided_on", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "registered_at", "registered_by_id") VALUES (OLD."call_id", OLD."decided_on", OLD."file_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."registered_at", OLD."registered_by_id"); RETURN NULL;',
                            hash="f98475654e6c8c1026beec3cdfcc15ac4579b667",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8f7c3",
                            table="applications_governmentdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="application_letter_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5ee363b02258d601c8ba21bfbe030420910ad293",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_application_letter_is_final_ad960",
                            table="applications_letter",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_letterevent" ("application_id", "body", "id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "subject") VALUES (NEW."application_id", NEW."body", NEW."id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipients", NEW."subject"); RETURN NULL;',
                            hash="a73fa959f1c9d673e54e6f130a9b4a7497840102",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccc54",
                            table="applications_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_letterevent" ("application_id", "body", "id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "subject") VALUES (NEW."application_id", NEW."body", NEW."id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipients", NEW."subject"); RETURN NULL;',
                            hash="7d9517b964324281d24518f65bd93fd3bcde932e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_51b1b",
                            table="applications_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_letterevent" ("application_id", "body", "id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "subject") VALUES (OLD."application_id", OLD."body", OLD."id", OLD."kind", OLD."made_at", OLD."made_by_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipients", OLD."subject"); RETURN NULL;',
                            hash="fa5d0791cd64ae27005a3a9f45efa1f1938f432c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a5f8",
                            table="applications_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="0468be857bec0a1759c5dcbb68c96d5a84a92bdb",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_review_stands_still_d4dc8",
                            table="applications_review",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_own_organisation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.organisation_number <> '' AND NEW.state IN ('invited', 'accepted', 'submitted') AND EXISTS (\n    SELECT 1 FROM applications_consortiummember AS member\n    WHERE member.application_id = NEW.application_id AND member.kbo = NEW.organisation_number\n    UNION ALL\n    SELECT 1 FROM applications_application AS file\n    JOIN clusters_organisation AS body ON body.id = file.applicant_id\n    WHERE file.id = NEW.application_id AND body.kbo = NEW.organisation_number\n) THEN\n    RAISE EXCEPTION 'an expert does not judge the own organisation'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="dea032e59c8cac69adc7bf22820f7698f30f551c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_review_own_organisation_f5476",
                            table="applications_review",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_reviewevent" ("application_id", "closing_reason", "declared_at", "detected", "due_on", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (NEW."application_id", NEW."closing_reason", NEW."declared_at", NEW."detected", NEW."due_on", NEW."expert_id", NEW."has_interest", NEW."id", NEW."interest", NEW."invited_at", NEW."invited_by_id", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="fab2a1182fd7903f813352236b08cb82582cdcab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_20129",
                            table="applications_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_reviewevent" ("application_id", "closing_reason", "declared_at", "detected", "due_on", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (NEW."application_id", NEW."closing_reason", NEW."declared_at", NEW."detected", NEW."due_on", NEW."expert_id", NEW."has_interest", NEW."id", NEW."interest", NEW."invited_at", NEW."invited_by_id", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="a72f90b0f899acc5154834b0822c1c3869768d75",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_40fed",
                            table="applications_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_reviewevent" ("application_id", "closing_reason", "declared_at", "detected", "due_on", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (OLD."application_id", OLD."closing_reason", OLD."declared_at", OLD."detected", OLD."due_on", OLD."expert_id", OLD."has_interest", OLD."id", OLD."interest", OLD."invited_at", OLD."invited_by_id", OLD."organisation_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."submitted_at", OLD."version"); RETURN NULL;',
                            hash="6a9772b9fec3d211703f899df1422edd5c49e6bb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_56bdd",
                            table="applications_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="score",
                    trigger=pgtrigger.compiler.Trigger(
                        name="score_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = (SELECT review.application_id FROM applications_review AS review WHERE review.id = OLD.review_id) AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = (SELECT review.application_id FROM applications_review AS review WHERE review.id = NEW.review_id) AND file.state NOT IN ('in_assessment')\n) THEN\n    RAISE EXCEPTION 'a judgement changes only in assessment' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="af6fbc461223fe916de1447f6454912ba843fb4b",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_score_stands_still_a07c8",
                            table="applications_score",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="score",
                    trigger=pgtrigger.compiler.Trigger(
                        name="score_of_open_review",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_review AS review\n    WHERE review.id = OLD.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'scores change only in a review that was accepted and not submitted'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_review AS review\n    WHERE review.id = NEW.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'scores change only in a review that was accepted and not submitted'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="eb2ce9bc5a033e9e2e17f3a09023c9dd73532a4d",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_score_of_open_review_3ad2d",
                            table="applications_score",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="score",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_scoreevent" ("criterion_id", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (NEW."criterion_id", NEW."id", NEW."passed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="a373cf688c15f465de79f30c55fbd17eccabc74c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_83cbb",
                            table="applications_score",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="score",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_scoreevent" ("criterion_id", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (NEW."criterion_id", NEW."id", NEW."passed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="88bbe527210ea15905bf7dc561895182fd7e4581",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a5076",
                            table="applications_score",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="score",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_scoreevent" ("criterion_id", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (OLD."criterion_id", OLD."id", OLD."passed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."points", OLD."review_id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="c5dafca778c9aca4d26fc0ce93a6855e54bf4e4f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_49d4b",
                            table="applications_score",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="selection_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d25507221298175f5c80cf39b95471dd071009ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_selection_is_final_85821",
                            table="applications_selection",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_selectionevent" ("application_id", "decision_id", "id", "invited", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."application_id", NEW."decision_id", NEW."id", NEW."invited", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="6c1f481644fe01adfd050a5abbe337ff44d9ab5b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bc51f",
                            table="applications_selection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_selectionevent" ("application_id", "decision_id", "id", "invited", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."application_id", NEW."decision_id", NEW."id", NEW."invited", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="70e2ab47cc624ed9946d38f6ec397cb4ef4c17d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73ee6",
                            table="applications_selection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_selectionevent" ("application_id", "decision_id", "id", "invited", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."application_id", OLD."decision_id", OLD."id", OLD."invited", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="494493a147a09e5474e718cc586c87c77c3b02a0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_491dc",
                            table="applications_selection",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
