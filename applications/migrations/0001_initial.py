import clusterbeleid.core.migration_steps
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
        ("clusters", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="Call",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(max_length=40, unique=True, verbose_name="reference"),
                        ),
                        ("name_nl", models.CharField(max_length=200, verbose_name="name in Dutch")),
                        (
                            "name_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        (
                            "about_nl",
                            models.TextField(blank=True, verbose_name="explanation in Dutch"),
                        ),
                        (
                            "about_en",
                            models.TextField(blank=True, verbose_name="explanation in English"),
                        ),
                        (
                            "expression_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions from"
                            ),
                        ),
                        (
                            "expression_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions until"
                            ),
                        ),
                        (
                            "full_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals from"
                            ),
                        ),
                        (
                            "full_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals until"
                            ),
                        ),
                        (
                            "form_version",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="version of the form"
                            ),
                        ),
                        (
                            "envelope",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="envelope",
                            ),
                        ),
                        (
                            "minimum_companies",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minimum of companies"
                            ),
                        ),
                        (
                            "required_documents",
                            models.JSONField(
                                blank=True, default=list, verbose_name="required documents"
                            ),
                        ),
                        ("contact_name", models.CharField(max_length=200, verbose_name="contact")),
                        (
                            "contact_email",
                            models.EmailField(
                                max_length=254, verbose_name="e-mail address of the contact"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="telephone of the contact"
                            ),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True,
                                max_length=100,
                                verbose_name="reference of the government's decision",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="date of the government's decision",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("published", "Published"),
                                    ("closed", "Closed"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="applications.call",
                                verbose_name="copied from",
                            ),
                        ),
                        (
                            "decision_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="document of the government's decision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "call",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["SPC", "IBN", "AD_HOC"])),
                                name="call_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "published", "closed", "dropped"])
                                ),
                                name="call_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expression_closes_at__isnull", True),
                                    ("expression_closes_at__gt", models.F("expression_opens_at")),
                                    _connector="OR",
                                ),
                                name="call_expression_in_order",
                                violation_error_message="Expressions close after they open.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("full_closes_at__isnull", True),
                                    ("full_closes_at__gt", models.F("full_opens_at")),
                                    _connector="OR",
                                ),
                                name="call_full_in_order",
                                violation_error_message="Full proposals close after they open.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expression_closes_at__isnull", True),
                                    ("full_closes_at__isnull", True),
                                    ("full_closes_at__gt", models.F("expression_closes_at")),
                                    _connector="OR",
                                ),
                                name="call_steps_in_order",
                                violation_error_message="Full proposals close after expressions.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "IBN"),
                                    models.Q(
                                        ("expression_closes_at__isnull", True),
                                        ("expression_opens_at__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_two_steps_for_ibn",
                                violation_error_message="Only an IBN call has expressions of interest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["published", "closed"]), _negated=True),
                                    models.Q(
                                        ("expression_closes_at__isnull", False),
                                        ("expression_opens_at__isnull", False),
                                        ("kind", "IBN"),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "IBN"), _negated=True),
                                        ("full_opens_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_public_has_terms",
                                violation_error_message="A published call has its terms.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "AD_HOC"),
                                        ("state__in", ["published", "closed"]),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        models.Q(("decision_reference", ""), _negated=True),
                                        ("decided_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_ad_hoc_has_decision",
                                violation_error_message="An ad hoc call rests on a decision of the government.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("envelope__isnull", True), ("envelope__gt", 0), _connector="OR"
                                ),
                                name="call_envelope_positive",
                                violation_error_message="An envelope is above zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("expression", "Expression of interest"),
                                    ("full", "Full proposal"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(max_length=40, unique=True, verbose_name="reference"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")],
                                default="nl",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "first_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day of the activities"
                            ),
                        ),
                        (
                            "last_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of the activities"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Submitted"),
                                    ("completion_asked", "Completion asked"),
                                    ("admissible", "Admissible"),
                                    ("inadmissible", "Not admissible"),
                                    ("in_assessment", "In assessment"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda of the committee"),
                                    ("invited", "Invited to a full proposal"),
                                    ("not_invited", "Not invited"),
                                    ("joined", "Joined into one proposal"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="submitted at"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "applicant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="clusters.organisation",
                                verbose_name="designated cluster organisation",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="clusters.cluster",
                                verbose_name="existing cluster",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="started by",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="applications.call",
                                verbose_name="call",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                fields=["call", "step", "state"], name="application_of_call"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("step__in", ["expression", "full"])),
                                name="application_step_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "draft",
                                            "submitted",
                                            "completion_asked",
                                            "admissible",
                                            "inadmissible",
                                            "in_assessment",
                                            "advised",
                                            "on_agenda",
                                            "invited",
                                            "not_invited",
                                            "joined",
                                            "granted",
                                            "refused",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="application_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ["nl", "en"])),
                                name="application_language_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("first_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="application_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "withdrawn"]),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="application_submitted_has_moment",
                                violation_error_message="A submitted application has its moment.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["invited", "not_invited", "joined"]),
                                        _negated=True,
                                    ),
                                    ("step", "expression"),
                                    _connector="OR",
                                ),
                                name="application_invited_is_expression",
                                violation_error_message="Only an expression of interest leads to an invitation.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["on_agenda", "granted", "refused"]),
                                        _negated=True,
                                    ),
                                    ("step", "full"),
                                    _connector="OR",
                                ),
                                name="application_decided_is_full",
                                violation_error_message="Only a full proposal goes to the committee.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationOrigin",
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
                            "expression",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_to",
                                to="applications.application",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origins",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "origin of a proposal",
                        "ordering": ["proposal_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposal", models.F("expression")), _negated=True
                                ),
                                name="origin_is_another",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    (
                                        "a",
                                        "a. Animation: collaboration, sharing information, support of companies",
                                    ),
                                    ("b", "b. Marketing: new participants, visibility"),
                                    ("c", "c. Facilities, training, workshops and conferences"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personnel"),
                                    ("administration", "Administration and overhead"),
                                ],
                                max_length=20,
                                verbose_name="nature",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budget line",
                        "ordering": ["application_id", "year", "category", "nature"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("category__in", ["a", "b", "c"])),
                                name="budget_category_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nature__in", ["personnel", "administration"])),
                                name="budget_nature_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                                ),
                                name="budget_not_negative",
                                violation_error_message="An amount is not below zero.",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "year", "category", "nature"),
                                name="budget_line_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("expression", "Expression of interest"),
                                    ("full", "Full proposal"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")],
                                default="nl",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "first_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day of the activities"
                            ),
                        ),
                        (
                            "last_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of the activities"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Submitted"),
                                    ("completion_asked", "Completion asked"),
                                    ("admissible", "Admissible"),
                                    ("inadmissible", "Not admissible"),
                                    ("in_assessment", "In assessment"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda of the committee"),
                                    ("invited", "Invited to a full proposal"),
                                    ("not_invited", "Not invited"),
                                    ("joined", "Joined into one proposal"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="submitted at"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "applicant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.organisation",
                                verbose_name="designated cluster organisation",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.cluster",
                                verbose_name="existing cluster",
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
                                to="applications.application",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="started by",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.call",
                                verbose_name="call",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallCriterion",
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
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("main", "Main criterion"),
                                    ("critical", "Critical criterion"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "label_nl",
                            models.CharField(max_length=200, verbose_name="name in Dutch"),
                        ),
                        (
                            "label_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        (
                            "weight",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "anchors_nl",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="meaning of the scores in Dutch",
                            ),
                        ),
                        (
                            "anchors_en",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="meaning of the scores in English",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="applications.call",
                                verbose_name="call",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "ordering": ["call_id", "number", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["main", "critical"])),
                                name="criterion_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("call", "code"),
                                name="criterion_code_once",
                                violation_error_message="This call already has a criterion with this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "main"), ("weight__gt", 0)),
                                    models.Q(("kind", "critical"), ("weight__isnull", True)),
                                    _connector="OR",
                                ),
                                name="criterion_weight_of_main",
                                violation_error_message="A main criterion has a weight above zero, a critical one has none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("name_nl", models.CharField(max_length=200, verbose_name="name in Dutch")),
                        (
                            "name_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        (
                            "about_nl",
                            models.TextField(blank=True, verbose_name="explanation in Dutch"),
                        ),
                        (
                            "about_en",
                            models.TextField(blank=True, verbose_name="explanation in English"),
                        ),
                        (
                            "expression_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions from"
                            ),
                        ),
                        (
                            "expression_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions until"
                            ),
                        ),
                        (
                            "full_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals from"
                            ),
                        ),
                        (
                            "full_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals until"
                            ),
                        ),
                        (
                            "form_version",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="version of the form"
                            ),
                        ),
                        (
                            "envelope",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="envelope",
                            ),
                        ),
                        (
                            "minimum_companies",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minimum of companies"
                            ),
                        ),
                        (
                            "required_documents",
                            models.JSONField(
                                blank=True, default=list, verbose_name="required documents"
                            ),
                        ),
                        ("contact_name", models.CharField(max_length=200, verbose_name="contact")),
                        (
                            "contact_email",
                            models.EmailField(
                                max_length=254, verbose_name="e-mail address of the contact"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="telephone of the contact"
                            ),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True,
                                max_length=100,
                                verbose_name="reference of the government's decision",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="date of the government's decision",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("published", "Published"),
                                    ("closed", "Closed"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.call",
                                verbose_name="copied from",
                            ),
                        ),
                        (
                            "decision_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="document of the government's decision",
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
                                to="applications.call",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallExtension",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("expression", "Expression of interest"),
                                    ("full", "Full proposal"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        ("old_closes_at", models.DateTimeField(verbose_name="closed before on")),
                        ("new_closes_at", models.DateTimeField(verbose_name="closes on")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("decided_at", models.DateTimeField(verbose_name="decided at")),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="applications.application",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="applications.call",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "extension of a term",
                        "ordering": ["-decided_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("step__in", ["expression", "full"])),
                                name="extension_step_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("new_closes_at__gt", models.F("old_closes_at"))
                                ),
                                name="extension_later",
                                violation_error_message="An extension moves the term to a later moment.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="extension_has_reason",
                                violation_error_message="Give the reason of the extension.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallExtensionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("expression", "Expression of interest"),
                                    ("full", "Full proposal"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        ("old_closes_at", models.DateTimeField(verbose_name="closed before on")),
                        ("new_closes_at", models.DateTimeField(verbose_name="closes on")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("decided_at", models.DateTimeField(verbose_name="decided at")),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.application",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="applications.call",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="applications.callextension",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CompletionRequest",
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
                        ("sections", models.JSONField(verbose_name="open sections")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("closes_at", models.DateTimeField(verbose_name="until")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("answered", "Answered"),
                                    ("ended", "Ended without an answer"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ended at"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="completions",
                                to="applications.application",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request for completion",
                        "ordering": ["application_id", "-asked_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_at__gt", models.F("asked_at"))),
                                name="completion_term_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("outcome", "")),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("outcome__in", ["answered", "ended"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="completion_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="completion_has_reason",
                                violation_error_message="Give the reason.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "")),
                                fields=("application",),
                                name="completion_one_open",
                                violation_error_message="A completion is already asked.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsortiumMember",
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
                        ("kbo", models.CharField(max_length=10, verbose_name="enterprise number")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge partner"),
                                    ("other", "Other partner"),
                                ],
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "flemish_site",
                            models.BooleanField(default=False, verbose_name="site in Flanders"),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="role in the cluster"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of the consortium",
                        "ordering": ["application_id", "name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("part__in", ["company", "knowledge", "other"])),
                                name="consortium_part_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("size", ""),
                                    ("size__in", ["micro", "small", "medium", "large"]),
                                    _connector="OR",
                                ),
                                name="consortium_size_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kbo__regex", "^[01][0-9]{9}$")),
                                name="consortium_kbo_canonical",
                                violation_error_message="An enterprise number has ten digits.",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "kbo"),
                                name="consortium_kbo_once",
                                violation_error_message="This organisation already stands in the consortium.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("business_plan", "Business plan"),
                                    ("letter_of_intent", "Letter of intent"),
                                    ("annual_accounts", "Annual accounts"),
                                    ("mandate", "Mandate of the group of companies"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="applications.application",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document of an application",
                        "ordering": ["application_id", "kind", "title", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "business_plan",
                                            "letter_of_intent",
                                            "annual_accounts",
                                            "mandate",
                                            "other",
                                        ],
                                    )
                                ),
                                name="document_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundingLine",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("aid", "Aid asked from VLAIO"),
                                    ("other_flemish", "Other Flemish public money"),
                                    ("other_public", "Federal or local public money"),
                                    ("eu_shared", "European money under shared management"),
                                    ("eu_central", "European money managed centrally"),
                                    ("services", "Income from services"),
                                    ("own", "Own means"),
                                ],
                                max_length=20,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "line of the financing plan",
                        "ordering": ["application_id", "year", "source"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "source__in",
                                        [
                                            "aid",
                                            "other_flemish",
                                            "other_public",
                                            "eu_shared",
                                            "eu_central",
                                            "services",
                                            "own",
                                        ],
                                    )
                                ),
                                name="funding_source_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                                ),
                                name="funding_not_negative",
                                violation_error_message="An amount is not below zero.",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "year", "source"), name="funding_line_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("key", models.SlugField(max_length=60, verbose_name="field")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=100000, verbose_name="text"),
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
                        "verbose_name": "historical answer",
                        "verbose_name_plural": "historical answers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalApplication",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("expression", "Expression of interest"),
                                    ("full", "Full proposal"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                db_index=True, max_length=40, verbose_name="reference"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")],
                                default="nl",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "first_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day of the activities"
                            ),
                        ),
                        (
                            "last_day",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of the activities"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Submitted"),
                                    ("completion_asked", "Completion asked"),
                                    ("admissible", "Admissible"),
                                    ("inadmissible", "Not admissible"),
                                    ("in_assessment", "In assessment"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda of the committee"),
                                    ("invited", "Invited to a full proposal"),
                                    ("not_invited", "Not invited"),
                                    ("joined", "Joined into one proposal"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="submitted at"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
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
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="designated cluster organisation",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.call",
                                verbose_name="call",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="existing cluster",
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
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="started by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical application",
                        "verbose_name_plural": "historical applications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalApplicationOrigin",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
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
                            "expression",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical origin of a proposal",
                        "verbose_name_plural": "historical origin of a proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetLine",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    (
                                        "a",
                                        "a. Animation: collaboration, sharing information, support of companies",
                                    ),
                                    ("b", "b. Marketing: new participants, visibility"),
                                    ("c", "c. Facilities, training, workshops and conferences"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personnel"),
                                    ("administration", "Administration and overhead"),
                                ],
                                max_length=20,
                                verbose_name="nature",
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
                        "verbose_name": "historical budget line",
                        "verbose_name_plural": "historical budget lines",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCall",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                db_index=True, max_length=40, verbose_name="reference"
                            ),
                        ),
                        ("name_nl", models.CharField(max_length=200, verbose_name="name in Dutch")),
                        (
                            "name_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        (
                            "about_nl",
                            models.TextField(blank=True, verbose_name="explanation in Dutch"),
                        ),
                        (
                            "about_en",
                            models.TextField(blank=True, verbose_name="explanation in English"),
                        ),
                        (
                            "expression_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions from"
                            ),
                        ),
                        (
                            "expression_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="expressions until"
                            ),
                        ),
                        (
                            "full_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals from"
                            ),
                        ),
                        (
                            "full_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="full proposals until"
                            ),
                        ),
                        (
                            "form_version",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="version of the form"
                            ),
                        ),
                        (
                            "envelope",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="envelope",
                            ),
                        ),
                        (
                            "minimum_companies",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minimum of companies"
                            ),
                        ),
                        (
                            "required_documents",
                            models.JSONField(
                                blank=True, default=list, verbose_name="required documents"
                            ),
                        ),
                        ("contact_name", models.CharField(max_length=200, verbose_name="contact")),
                        (
                            "contact_email",
                            models.EmailField(
                                max_length=254, verbose_name="e-mail address of the contact"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="telephone of the contact"
                            ),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True,
                                max_length=100,
                                verbose_name="reference of the government's decision",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="date of the government's decision",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("published", "Published"),
                                    ("closed", "Closed"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
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
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.call",
                                verbose_name="copied from",
                            ),
                        ),
                        (
                            "decision_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="document of the government's decision",
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
                        "verbose_name": "historical call",
                        "verbose_name_plural": "historical calls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCallCriterion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("main", "Main criterion"),
                                    ("critical", "Critical criterion"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "label_nl",
                            models.CharField(max_length=200, verbose_name="name in Dutch"),
                        ),
                        (
                            "label_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        (
                            "weight",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "anchors_nl",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="meaning of the scores in Dutch",
                            ),
                        ),
                        (
                            "anchors_en",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="meaning of the scores in English",
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
                            "call",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.call",
                                verbose_name="call",
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
                        "verbose_name": "historical criterion",
                        "verbose_name_plural": "historical criterions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCompletionRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("sections", models.JSONField(verbose_name="open sections")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("closes_at", models.DateTimeField(verbose_name="until")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("answered", "Answered"),
                                    ("ended", "Ended without an answer"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ended at"),
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
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "verbose_name": "historical request for completion",
                        "verbose_name_plural": "historical request for completions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConsortiumMember",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("kbo", models.CharField(max_length=10, verbose_name="enterprise number")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge partner"),
                                    ("other", "Other partner"),
                                ],
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "flemish_site",
                            models.BooleanField(default=False, verbose_name="site in Flanders"),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="role in the cluster"
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
                        "verbose_name": "historical member of the consortium",
                        "verbose_name_plural": "historical member of the consortiums",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("business_plan", "Business plan"),
                                    ("letter_of_intent", "Letter of intent"),
                                    ("annual_accounts", "Annual accounts"),
                                    ("mandate", "Mandate of the group of companies"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
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
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="document",
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
                        "verbose_name": "historical document of an application",
                        "verbose_name_plural": "historical document of an applications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFundingLine",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("aid", "Aid asked from VLAIO"),
                                    ("other_flemish", "Other Flemish public money"),
                                    ("other_public", "Federal or local public money"),
                                    ("eu_shared", "European money under shared management"),
                                    ("eu_central", "European money managed centrally"),
                                    ("services", "Income from services"),
                                    ("own", "Own means"),
                                ],
                                max_length=20,
                                verbose_name="source",
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
                        "verbose_name": "historical line of the financing plan",
                        "verbose_name_plural": "historical line of the financing plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKpiTarget",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("name", models.CharField(max_length=200, verbose_name="indicator")),
                        ("unit", models.CharField(max_length=40, verbose_name="unit")),
                        (
                            "baseline",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, verbose_name="baseline"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, verbose_name="target"
                            ),
                        ),
                        (
                            "by_year",
                            models.PositiveSmallIntegerField(verbose_name="by project year"),
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
                        "verbose_name": "historical target",
                        "verbose_name_plural": "historical targets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPledge",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="applications.consortiummember",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical promised contribution",
                        "verbose_name_plural": "historical promised contributions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposedSeat",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("person", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="organisation"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("flemish_company", "Flemish company"),
                                    ("other_company", "Company outside Flanders"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("other", "Other"),
                                    ("vlaio_observer", "Observer of VLAIO, without vote"),
                                ],
                                max_length=20,
                                verbose_name="represents",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
                        (
                            "company_background",
                            models.TextField(
                                blank=True, verbose_name="company background of the chair"
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
                        "verbose_name": "historical proposed board seat",
                        "verbose_name_plural": "historical proposed board seats",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="KpiTarget",
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
                        ("name", models.CharField(max_length=200, verbose_name="indicator")),
                        ("unit", models.CharField(max_length=40, verbose_name="unit")),
                        (
                            "baseline",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, verbose_name="baseline"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, verbose_name="target"
                            ),
                        ),
                        (
                            "by_year",
                            models.PositiveSmallIntegerField(verbose_name="by project year"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kpis",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target",
                        "ordering": ["application_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "name", "by_year"),
                                name="kpi_once",
                                violation_error_message="This indicator already has a target for this year.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pledge",
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
                            "typed",
                            models.CharField(blank=True, max_length=40, verbose_name="as typed"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pledges",
                                to="applications.application",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pledges",
                                to="applications.consortiummember",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "promised contribution",
                        "ordering": ["application_id", "year", "member_id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                                ),
                                name="pledge_not_negative",
                                violation_error_message="An amount is not below zero.",
                            ),
                            models.UniqueConstraint(fields=("member", "year"), name="pledge_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedSeat",
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
                        ("person", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="organisation"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("flemish_company", "Flemish company"),
                                    ("other_company", "Company outside Flanders"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("other", "Other"),
                                    ("vlaio_observer", "Observer of VLAIO, without vote"),
                                ],
                                max_length=20,
                                verbose_name="represents",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
                        (
                            "company_background",
                            models.TextField(
                                blank=True, verbose_name="company background of the chair"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposed board seat",
                        "ordering": ["application_id", "-is_chair", "person", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "seat__in",
                                        [
                                            "flemish_company",
                                            "other_company",
                                            "knowledge",
                                            "authority",
                                            "other",
                                            "vlaio_observer",
                                        ],
                                    )
                                ),
                                name="seat_known",
                            ),
                            models.UniqueConstraint(
                                fields=("application", "person"),
                                name="seat_person_once",
                                violation_error_message="This person already stands in the board.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_chair", True)),
                                fields=("application",),
                                name="seat_one_chair",
                                violation_error_message="The board already has a chair.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_chair", False),
                                    models.Q(("seat", "vlaio_observer"), _negated=True),
                                    _connector="OR",
                                ),
                                name="seat_observer_no_chair",
                                violation_error_message="The observer of VLAIO cannot chair the board.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "sha256",
                            models.CharField(max_length=64, verbose_name="hash of the content"),
                        ),
                        (
                            "findings",
                            models.JSONField(default=list, verbose_name="remarks of the rules"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="applications.application",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "submission",
                        "ordering": ["application_id", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "number"), name="submission_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SealedPdf",
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
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pdf",
                                to="applications.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sealed PDF",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SubmissionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "sha256",
                            models.CharField(max_length=64, verbose_name="hash of the content"),
                        ),
                        (
                            "findings",
                            models.JSONField(default=list, verbose_name="remarks of the rules"),
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
                                to="applications.submission",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                        ("key", models.SlugField(max_length=60, verbose_name="field")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=100000, verbose_name="text"),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="applications.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer",
                        "ordering": ["application_id", "key"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "key"), name="answer_once"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="answer_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="56effd6a086127ba6542bff39f3f215e040017c2",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_answer_kept_7f38a",
                            table="applications_answer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="budget_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="d7f620d1470a0f22542f75421a70f98770ceda28",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_budget_kept_8fdf5",
                            table="applications_budgetline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_callevent" ("about_en", "about_nl", "contact_email", "contact_name", "contact_phone", "copied_from_id", "decided_on", "decision_file_id", "decision_reference", "envelope", "expression_closes_at", "expression_opens_at", "form_version", "full_closes_at", "full_opens_at", "id", "is_demo", "kind", "minimum_companies", "name_en", "name_nl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required_documents", "state", "version") VALUES (NEW."about_en", NEW."about_nl", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."copied_from_id", NEW."decided_on", NEW."decision_file_id", NEW."decision_reference", NEW."envelope", NEW."expression_closes_at", NEW."expression_opens_at", NEW."form_version", NEW."full_closes_at", NEW."full_opens_at", NEW."id", NEW."is_demo", NEW."kind", NEW."minimum_companies", NEW."name_en", NEW."name_nl", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."required_documents", NEW."state", NEW."version"); RETURN NULL;',
                            hash="3100d3afb98df92bcae2189d5f0d68f47f3a3982",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ebae5",
                            table="applications_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_callevent" ("about_en", "about_nl", "contact_email", "contact_name", "contact_phone", "copied_from_id", "decided_on", "decision_file_id", "decision_reference", "envelope", "expression_closes_at", "expression_opens_at", "form_version", "full_closes_at", "full_opens_at", "id", "is_demo", "kind", "minimum_companies", "name_en", "name_nl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required_documents", "state", "version") VALUES (NEW."about_en", NEW."about_nl", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."copied_from_id", NEW."decided_on", NEW."decision_file_id", NEW."decision_reference", NEW."envelope", NEW."expression_closes_at", NEW."expression_opens_at", NEW."form_version", NEW."full_closes_at", NEW."full_opens_at", NEW."id", NEW."is_demo", NEW."kind", NEW."minimum_companies", NEW."name_en", NEW."name_nl", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."required_documents", NEW."state", NEW."version"); RETURN NULL;',
                            hash="d3b2ef839c28ff7b513eaa769a47c94682839d93",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1d498",
                            table="applications_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_callevent" ("about_en", "about_nl", "contact_email", "contact_name", "contact_phone", "copied_from_id", "decided_on", "decision_file_id", "decision_reference", "envelope", "expression_closes_at", "expression_opens_at", "form_version", "full_closes_at", "full_opens_at", "id", "is_demo", "kind", "minimum_companies", "name_en", "name_nl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required_documents", "state", "version") VALUES (OLD."about_en", OLD."about_nl", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."copied_from_id", OLD."decided_on", OLD."decision_file_id", OLD."decision_reference", OLD."envelope", OLD."expression_closes_at", OLD."expression_opens_at", OLD."form_version", OLD."full_closes_at", OLD."full_opens_at", OLD."id", OLD."is_demo", OLD."kind", OLD."minimum_companies", OLD."name_en", OLD."name_nl", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."required_documents", OLD."state", OLD."version"); RETURN NULL;',
                            hash="1874acd51a0a38daa30cc0edc250bebff0f76ed9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca653",
                            table="applications_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "cluster_id", "first_day", "id", "is_demo", "language", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "started_by_id", "state", "step", "submitted_at", "title", "version") VALUES (NEW."applicant_id", NEW."call_id", NEW."cluster_id", NEW."first_day", NEW."id", NEW."is_demo", NEW."language", NEW."last_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."started_by_id", NEW."state", NEW."step", NEW."submitted_at", NEW."title", NEW."version"); RETURN NULL;',
                            hash="7d451f1f6c801bd53df8edc9545c1c7ef6ec0044",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_60e1b",
                            table="applications_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "cluster_id", "first_day", "id", "is_demo", "language", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "started_by_id", "state", "step", "submitted_at", "title", "version") VALUES (NEW."applicant_id", NEW."call_id", NEW."cluster_id", NEW."first_day", NEW."id", NEW."is_demo", NEW."language", NEW."last_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."started_by_id", NEW."state", NEW."step", NEW."submitted_at", NEW."title", NEW."version"); RETURN NULL;',
                            hash="0fb76febf2fb1b60ed5bbeb9616421e87e4c0649",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f714e",
                            table="applications_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "cluster_id", "first_day", "id", "is_demo", "language", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "started_by_id", "state", "step", "submitted_at", "title", "version") VALUES (OLD."applicant_id", OLD."call_id", OLD."cluster_id", OLD."first_day", OLD."id", OLD."is_demo", OLD."language", OLD."last_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."started_by_id", OLD."state", OLD."step", OLD."submitted_at", OLD."title", OLD."version"); RETURN NULL;',
                            hash="f7fda77f8ab7267cd1623e7600b8df256c53ee9d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9016e",
                            table="applications_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callcriterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="criterion_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_call AS call\n    WHERE call.id = OLD.call_id AND call.state <> 'draft'\n) THEN\n    RAISE EXCEPTION 'the criteria of a published call stand still' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_call AS call\n    WHERE call.id = NEW.call_id AND call.state <> 'draft'\n) THEN\n    RAISE EXCEPTION 'the criteria of a published call stand still' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="438ef2dcac9afee497de8016031e4d632d4e9b97",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_criterion_kept_fcf19",
                            table="applications_callcriterion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callextension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="extension_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="68b0756bf7ca37879ac5b0510bc2ba83cb102ad7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_extension_is_final_448d7",
                            table="applications_callextension",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callextension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_callextensionevent" ("application_id", "call_id", "decided_at", "decided_by_id", "id", "new_closes_at", "old_closes_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "step") VALUES (NEW."application_id", NEW."call_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."new_closes_at", NEW."old_closes_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."step"); RETURN NULL;',
                            hash="0d56721e02890799148f28994a91ea4225252927",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f85e",
                            table="applications_callextension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callextension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_callextensionevent" ("application_id", "call_id", "decided_at", "decided_by_id", "id", "new_closes_at", "old_closes_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "step") VALUES (NEW."application_id", NEW."call_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."new_closes_at", NEW."old_closes_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."step"); RETURN NULL;',
                            hash="5994eaea2691d70fb897781a5ea27a82ec22c72e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96c34",
                            table="applications_callextension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callextension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_callextensionevent" ("application_id", "call_id", "decided_at", "decided_by_id", "id", "new_closes_at", "old_closes_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "step") VALUES (OLD."application_id", OLD."call_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."new_closes_at", OLD."old_closes_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."step"); RETURN NULL;',
                            hash="eb4aaa912b5c276bc60e080075ea614c14d863c2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_822cb",
                            table="applications_callextension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consortiummember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consortium_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="46a6426a6500a56af1ccb6ddbb3f086e1decb15b",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_consortium_kept_48908",
                            table="applications_consortiummember",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="2e152b0aac870622a4c8acb4647953daa0a792dd",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_document_kept_ab580",
                            table="applications_document",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fundingline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="funding_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="2033b48c935af08ff0375562ce43b1742a192115",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_funding_kept_cf91e",
                            table="applications_fundingline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kpitarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="kpi_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="fbd033bcc34e8504522b24382cee7698e2011ffa",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_kpi_kept_e8422",
                            table="applications_kpitarget",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pledge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="pledge_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="2018d2a02b04708a98bf2dbaea35671aa7558801",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_pledge_kept_05093",
                            table="applications_pledge",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposedseat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seat_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = OLD.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM applications_application AS file\n    WHERE file.id = NEW.application_id AND file.state NOT IN ('draft', 'completion_asked')\n) THEN\n    RAISE EXCEPTION 'an application that was submitted keeps its content'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="02bf26fbc52b8449686a770a5dcce14d871d8e74",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_seat_kept_cf140",
                            table="applications_proposedseat",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="submission_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="65d49a056d25d80777b97b07739a9cc40ac6a5d4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_submission_is_final_cfbaa",
                            table="applications_submission",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_submissionevent" ("application_id", "content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."application_id", NEW."content", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="bf168103aa0aef9c8bc0bd3e200b4058e8f8e31f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf22b",
                            table="applications_submission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applications_submissionevent" ("application_id", "content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."application_id", NEW."content", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="0e21d3ac76d81279393dff0b8c711f9b81ff65ac",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2d6d",
                            table="applications_submission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applications_submissionevent" ("application_id", "content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (OLD."application_id", OLD."content", OLD."findings", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="2665ccb650a2e47aa82ef0cd68de85b4c55f699a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_387fd",
                            table="applications_submission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealedpdf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="sealed_pdf_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1eb7b06735fe2e4443d6ef49dc2727c57747be95",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_sealed_pdf_is_final_1e4cd",
                            table="applications_sealedpdf",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
