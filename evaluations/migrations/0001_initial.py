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
        ("agreements", "0003_grant_duties"),
        ("applications", "0004_applicant_size"),
        ("clusters", "0004_staff_interests"),
        ("core", "0003_daily_overview"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="AdviceCondition",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="condition")),
                        ("due_on", models.DateField(verbose_name="to be met by")),
                    ],
                    options={
                        "verbose_name": "condition of an advice",
                        "ordering": ["advice_id", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="Kpi",
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
                        ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
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
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("self_due_on", models.DateField(verbose_name="self-evaluation due on")),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="opened by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluation campaign",
                        "ordering": ["-opened_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("self_due_on", models.DateField(verbose_name="self-evaluation due on")),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="opened by",
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
                                to="evaluations.campaign",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Evaluation",
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
                            "reference",
                            models.CharField(max_length=40, unique=True, verbose_name="reference"),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "interval_months",
                            models.PositiveSmallIntegerField(verbose_name="interval in months"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("self_evaluation", "Self-evaluation"),
                                    ("panel", "Expert panel"),
                                    ("findings", "Draft findings"),
                                    ("reply", "Right of reply"),
                                    ("advice", "Advice in the making"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda"),
                                    ("decided", "Decided"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "self_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="self-evaluation due on"
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="self-evaluation handed in at"
                            ),
                        ),
                        ("findings", models.TextField(blank=True, verbose_name="findings")),
                        (
                            "findings_sent_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="findings sent at"
                            ),
                        ),
                        (
                            "reply_until",
                            models.DateField(blank=True, null=True, verbose_name="reply until"),
                        ),
                        (
                            "reply",
                            models.TextField(blank=True, verbose_name="reply of the cluster"),
                        ),
                        (
                            "replied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="replied at"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of the decision"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="agreements.supportagreement",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="evaluations.campaign",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="clusters.cluster",
                            ),
                        ),
                        (
                            "findings_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="findings written by",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reply signed by",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="self-evaluation signed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "interim evaluation",
                        "ordering": ["-due_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationAdvice",
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
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="years of prolongation"
                            ),
                        ),
                        (
                            "yearly_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="aid per project year",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("draft_decision", models.TextField(verbose_name="draft decision")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
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
                            "evaluation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advice",
                                to="evaluations.evaluation",
                            ),
                        ),
                        (
                            "second_reader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second reader",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "advice on an evaluation",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AdviceConditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="condition")),
                        ("due_on", models.DateField(verbose_name="to be met by")),
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
                                to="evaluations.advicecondition",
                            ),
                        ),
                        (
                            "advice",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.evaluationadvice",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="advicecondition",
                    name="advice",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="evaluations.evaluationadvice",
                    ),
                ),
                migrations.CreateModel(
                    name="EvaluationAdviceEvent",
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
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="years of prolongation"
                            ),
                        ),
                        (
                            "yearly_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="aid per project year",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("draft_decision", models.TextField(verbose_name="draft decision")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
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
                            "evaluation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.evaluation",
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
                                to="evaluations.evaluationadvice",
                            ),
                        ),
                        (
                            "second_reader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second reader",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "interval_months",
                            models.PositiveSmallIntegerField(verbose_name="interval in months"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("self_evaluation", "Self-evaluation"),
                                    ("panel", "Expert panel"),
                                    ("findings", "Draft findings"),
                                    ("reply", "Right of reply"),
                                    ("advice", "Advice in the making"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda"),
                                    ("decided", "Decided"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "self_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="self-evaluation due on"
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="self-evaluation handed in at"
                            ),
                        ),
                        ("findings", models.TextField(blank=True, verbose_name="findings")),
                        (
                            "findings_sent_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="findings sent at"
                            ),
                        ),
                        (
                            "reply_until",
                            models.DateField(blank=True, null=True, verbose_name="reply until"),
                        ),
                        (
                            "reply",
                            models.TextField(blank=True, verbose_name="reply of the cluster"),
                        ),
                        (
                            "replied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="replied at"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of the decision"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.supportagreement",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.campaign",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.cluster",
                            ),
                        ),
                        (
                            "findings_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="findings written by",
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
                                to="evaluations.evaluation",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reply signed by",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="self-evaluation signed by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAdviceCondition",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="condition")),
                        ("due_on", models.DateField(verbose_name="to be met by")),
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
                                to="evaluations.evaluationadvice",
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
                        "verbose_name": "historical condition of an advice",
                        "verbose_name_plural": "historical condition of an advices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCampaign",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("self_due_on", models.DateField(verbose_name="self-evaluation due on")),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
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
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="opened by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluation campaign",
                        "verbose_name_plural": "historical evaluation campaigns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluation",
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
                            "reference",
                            models.CharField(
                                db_index=True, max_length=40, verbose_name="reference"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "interval_months",
                            models.PositiveSmallIntegerField(verbose_name="interval in months"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("self_evaluation", "Self-evaluation"),
                                    ("panel", "Expert panel"),
                                    ("findings", "Draft findings"),
                                    ("reply", "Right of reply"),
                                    ("advice", "Advice in the making"),
                                    ("advised", "Advised"),
                                    ("on_agenda", "On the agenda"),
                                    ("decided", "Decided"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "self_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="self-evaluation due on"
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="self-evaluation handed in at"
                            ),
                        ),
                        ("findings", models.TextField(blank=True, verbose_name="findings")),
                        (
                            "findings_sent_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="findings sent at"
                            ),
                        ),
                        (
                            "reply_until",
                            models.DateField(blank=True, null=True, verbose_name="reply until"),
                        ),
                        (
                            "reply",
                            models.TextField(blank=True, verbose_name="reply of the cluster"),
                        ),
                        (
                            "replied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="replied at"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of the decision"
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
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.supportagreement",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.campaign",
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
                            ),
                        ),
                        (
                            "findings_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="findings written by",
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
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reply signed by",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="self-evaluation signed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical interim evaluation",
                        "verbose_name_plural": "historical interim evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluationAdvice",
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
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("positive", "Positive: prolong"),
                                    ("conditions", "Positive with conditions"),
                                    ("negative", "Negative: phase out"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="years of prolongation"
                            ),
                        ),
                        (
                            "yearly_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="aid per project year",
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
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
                            "second_reader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second reader",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical advice on an evaluation",
                        "verbose_name_plural": "historical advice on an evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKpi",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
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
                    ],
                    options={
                        "verbose_name": "historical indicator",
                        "verbose_name_plural": "historical indicators",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPanelReview",
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
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
                        "verbose_name": "historical review of a panel",
                        "verbose_name_plural": "historical review of a panels",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReport",
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
                                choices=[("plan", "Yearly plan"), ("report", "Yearly report")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due date")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("submitted", "Submitted"),
                                    ("in_review", "In review"),
                                    ("questions", "Questions"),
                                    ("accepted", "Accepted"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("form_version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="submitted at"
                            ),
                        ),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
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
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.cluster",
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
                            "project_year",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical yearly plan or report",
                        "verbose_name_plural": "historical yearly plan or reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSelfAnswer",
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
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
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
                        "verbose_name": "historical answer of a self-evaluation",
                        "verbose_name_plural": "historical answer of a self-evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKpiVersion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("name_nl", models.CharField(max_length=200, verbose_name="name in Dutch")),
                        (
                            "name_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        ("definition_nl", models.TextField(verbose_name="definition in Dutch")),
                        ("definition_en", models.TextField(verbose_name="definition in English")),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("number", "number"),
                                    ("pct", "%"),
                                    ("eur", "euro"),
                                    ("eur_per_fte", "euro per full-time equivalent"),
                                    ("fte", "full-time equivalents"),
                                    ("score", "score"),
                                ],
                                max_length=20,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "better",
                            models.CharField(
                                choices=[
                                    ("higher", "higher is better"),
                                    ("lower", "lower is better"),
                                    ("neither", "neither way is better"),
                                ],
                                max_length=10,
                                verbose_name="direction",
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
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
                            "kpi",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.kpi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical definition of an indicator",
                        "verbose_name_plural": "historical definition of an indicators",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="KpiVersion",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("name_nl", models.CharField(max_length=200, verbose_name="name in Dutch")),
                        (
                            "name_en",
                            models.CharField(max_length=200, verbose_name="name in English"),
                        ),
                        ("definition_nl", models.TextField(verbose_name="definition in Dutch")),
                        ("definition_en", models.TextField(verbose_name="definition in English")),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("number", "number"),
                                    ("pct", "%"),
                                    ("eur", "euro"),
                                    ("eur_per_fte", "euro per full-time equivalent"),
                                    ("fte", "full-time equivalents"),
                                    ("score", "score"),
                                ],
                                max_length=20,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "better",
                            models.CharField(
                                choices=[
                                    ("higher", "higher is better"),
                                    ("lower", "lower is better"),
                                    ("neither", "neither way is better"),
                                ],
                                max_length=10,
                                verbose_name="direction",
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "kpi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="evaluations.kpi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "definition of an indicator",
                        "ordering": ["kpi_id", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="KpiValue",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                        ("scope", models.CharField(max_length=300, verbose_name="scope")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="value"
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="measured on")),
                        (
                            "cluster",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evaluations.kpiversion",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "value of an indicator",
                        "ordering": ["definition_id", "cluster_id", "year", "scope"],
                    },
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="target"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="baseline",
                            ),
                        ),
                        (
                            "baseline_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="year of the baseline"
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evaluations.kpiversion",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target of an indicator",
                        "ordering": ["definition_id", "cluster_id", "year"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalKpiValue",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                        ("scope", models.CharField(max_length=300, verbose_name="scope")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="value"
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="measured on")),
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
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
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
                            "definition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.kpiversion",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical value of an indicator",
                        "verbose_name_plural": "historical value of an indicators",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="target"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="baseline",
                            ),
                        ),
                        (
                            "baseline_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="year of the baseline"
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
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
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
                            "definition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.kpiversion",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical target of an indicator",
                        "verbose_name_plural": "historical target of an indicators",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PanelReview",
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
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="evaluations.evaluation",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="panel_reviews",
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
                        "verbose_name": "review of a panel",
                        "ordering": ["evaluation_id", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRemark",
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
                                    ("strength", "Strength"),
                                    ("weakness", "Weakness"),
                                    ("opportunity", "Opportunity"),
                                    ("threat", "Threat"),
                                ],
                                max_length=12,
                                verbose_name="kind of remark",
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("strategy", "Strategy and vision"),
                                    ("activities", "Activities and projects"),
                                    ("members", "Members and support base"),
                                    ("organisation", "Organisation and board"),
                                    ("finances", "Finances and co-financing"),
                                    ("international", "International work"),
                                ],
                                max_length=16,
                                verbose_name="area",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="remark")),
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
                            "review",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical remark of a panel",
                        "verbose_name_plural": "historical remark of a panels",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPanelScore",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("criterion", models.SlugField(max_length=40, verbose_name="criterion")),
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
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical score of a panel",
                        "verbose_name_plural": "historical score of a panels",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PanelReviewEvent",
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
                            "evaluation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.evaluation",
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
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PanelScore",
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
                        ("criterion", models.SlugField(max_length=40, verbose_name="criterion")),
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
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "score of a panel",
                        "ordering": ["review_id", "criterion", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PanelScoreEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "criterion",
                            models.SlugField(
                                db_index=False, max_length=40, verbose_name="criterion"
                            ),
                        ),
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
                                to="evaluations.panelscore",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Remark",
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
                                    ("strength", "Strength"),
                                    ("weakness", "Weakness"),
                                    ("opportunity", "Opportunity"),
                                    ("threat", "Threat"),
                                ],
                                max_length=12,
                                verbose_name="kind of remark",
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("strategy", "Strategy and vision"),
                                    ("activities", "Activities and projects"),
                                    ("members", "Members and support base"),
                                    ("organisation", "Organisation and board"),
                                    ("finances", "Finances and co-financing"),
                                    ("international", "International work"),
                                ],
                                max_length=16,
                                verbose_name="area",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="remark")),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "remark of a panel",
                        "ordering": ["kind", "area", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RemarkEvent",
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
                                    ("strength", "Strength"),
                                    ("weakness", "Weakness"),
                                    ("opportunity", "Opportunity"),
                                    ("threat", "Threat"),
                                ],
                                max_length=12,
                                verbose_name="kind of remark",
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("strategy", "Strategy and vision"),
                                    ("activities", "Activities and projects"),
                                    ("members", "Members and support base"),
                                    ("organisation", "Organisation and board"),
                                    ("finances", "Finances and co-financing"),
                                    ("international", "International work"),
                                ],
                                max_length=16,
                                verbose_name="area",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="remark")),
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
                                to="evaluations.remark",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.panelreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Report",
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
                                choices=[("plan", "Yearly plan"), ("report", "Yearly report")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due date")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("submitted", "Submitted"),
                                    ("in_review", "In review"),
                                    ("questions", "Questions"),
                                    ("accepted", "Accepted"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("form_version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="submitted at"
                            ),
                        ),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="clusters.cluster",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yearly plan or report",
                        "ordering": ["-due_on", "cluster_id", "kind", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReportRequest",
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
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical question about a report",
                        "verbose_name_plural": "historical question about a reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportAnswer",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical answer of a report",
                        "verbose_name_plural": "historical answer of a reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportAnswer",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="evaluations.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer of a report",
                        "ordering": ["report_id", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="ReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("plan", "Yearly plan"), ("report", "Yearly report")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due date")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("submitted", "Submitted"),
                                    ("in_review", "In review"),
                                    ("questions", "Questions"),
                                    ("accepted", "Accepted"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("form_version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="submitted at"
                            ),
                        ),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.cluster",
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
                                to="evaluations.report",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportRequest",
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
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="evaluations.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "question about a report",
                        "ordering": ["report_id", "-asked_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ReportVersion",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="evaluations.report",
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
                        "verbose_name": "version of a report",
                        "ordering": ["report_id", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="ReportPdf",
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
                                to="evaluations.reportversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sealed PDF of a report",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSectionReview",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("section", models.SlugField(max_length=40, verbose_name="section")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("question", "Question"),
                                    ("correction", "Correction asked"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "remark",
                            models.TextField(blank=True, max_length=4000, verbose_name="remark"),
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
                            "judged_by",
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
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.reportversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical review of a section",
                        "verbose_name_plural": "historical review of a sections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportVersionEvent",
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
                                to="evaluations.reportversion",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.report",
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
                    name="SectionReview",
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
                        ("section", models.SlugField(max_length=40, verbose_name="section")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("question", "Question"),
                                    ("correction", "Correction asked"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "remark",
                            models.TextField(blank=True, max_length=4000, verbose_name="remark"),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="evaluations.reportversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review of a section",
                        "ordering": ["submission_id", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SelfAnswer",
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
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="evaluations.evaluation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer of a self-evaluation",
                        "ordering": ["evaluation_id", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="SelfSubmission",
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
                            "evaluation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submission",
                                to="evaluations.evaluation",
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
                        "verbose_name": "self-evaluation handed in",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SelfSubmissionEvent",
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
                            "evaluation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluations.evaluation",
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
                                to="evaluations.selfsubmission",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_campaignevent" ("id", "name", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_due_on", "version") VALUES (NEW."id", NEW."name", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."self_due_on", NEW."version"); RETURN NULL;',
                            hash="e18f1fa4feff0bd1a52b94e315c2fd4da149dffd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fba03",
                            table="evaluations_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_campaignevent" ("id", "name", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_due_on", "version") VALUES (NEW."id", NEW."name", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."self_due_on", NEW."version"); RETURN NULL;',
                            hash="e7e9b002a8a3e12a6f9fc2ec4b1f2757afd2f7ee",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_961dc",
                            table="evaluations_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_campaignevent" ("id", "name", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_due_on", "version") VALUES (OLD."id", OLD."name", OLD."opened_at", OLD."opened_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."self_due_on", OLD."version"); RETURN NULL;',
                            hash="ace703d5a6351c3291ae3cf1d4baa9e2e1f978fd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9ae11",
                            table="evaluations_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "planned",
                                    "self_evaluation",
                                    "panel",
                                    "findings",
                                    "reply",
                                    "advice",
                                    "advised",
                                    "on_agenda",
                                    "decided",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="evaluation_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["", "positive", "conditions", "negative"])
                        ),
                        name="evaluation_outcome_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("agreement", "due_on"),
                        name="evaluation_once",
                        violation_error_message="This evaluation exists already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state", "decided"),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("decision_reference", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "decided"), _negated=True),
                                ("decided_on__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_decided_has_outcome",
                        violation_error_message="Only a decision gives an outcome.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    ["reply", "advice", "advised", "on_agenda", "decided"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("findings_sent_at__isnull", False),
                                ("reply_until__isnull", False),
                                models.Q(("findings", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_findings_have_term",
                        violation_error_message="The findings go to the cluster with a term to reply.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("replied_at__isnull", True),
                            models.Q(
                                ("replied_by__isnull", False),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_reply_is_signed",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="evaluation_papers_stand_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state <> 'findings' AND NEW.findings <> OLD.findings THEN\n    RAISE EXCEPTION 'findings change only while they are a draft' USING ERRCODE = 'check_violation';\nEND IF;\nIF OLD.state <> 'reply' AND NEW.reply <> OLD.reply THEN\n    RAISE EXCEPTION 'a reply changes only within its term' USING ERRCODE = 'check_violation';\nEND IF;\nIF OLD.state IN ('decided', 'cancelled') THEN\n    RAISE EXCEPTION 'an evaluation that is over stands still' USING ERRCODE = 'check_violation';\nEND IF;\nIF NEW.cluster_id <> OLD.cluster_id OR NEW.agreement_id <> OLD.agreement_id THEN\n    RAISE EXCEPTION 'an evaluation stays with its cluster' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="1d37279acd9791c83f35a666ac20686020cbee26",
                            operation="UPDATE",
                            pgid="pgtrigger_evaluation_papers_stand_still_e9c99",
                            table="evaluations_evaluation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_evaluationevent" ("agreement_id", "campaign_id", "cluster_id", "decided_on", "decision_reference", "due_on", "findings", "findings_by_id", "findings_sent_at", "id", "interval_months", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replied_at", "replied_by_id", "reply", "reply_until", "self_due_on", "state", "submitted_at", "submitted_by_id", "version") VALUES (NEW."agreement_id", NEW."campaign_id", NEW."cluster_id", NEW."decided_on", NEW."decision_reference", NEW."due_on", NEW."findings", NEW."findings_by_id", NEW."findings_sent_at", NEW."id", NEW."interval_months", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."reply_until", NEW."self_due_on", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."version"); RETURN NULL;',
                            hash="0d9c98d5925355a8b66f4d6896e761b7f9b984f5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b11c4",
                            table="evaluations_evaluation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_evaluationevent" ("agreement_id", "campaign_id", "cluster_id", "decided_on", "decision_reference", "due_on", "findings", "findings_by_id", "findings_sent_at", "id", "interval_months", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replied_at", "replied_by_id", "reply", "reply_until", "self_due_on", "state", "submitted_at", "submitted_by_id", "version") VALUES (NEW."agreement_id", NEW."campaign_id", NEW."cluster_id", NEW."decided_on", NEW."decision_reference", NEW."due_on", NEW."findings", NEW."findings_by_id", NEW."findings_sent_at", NEW."id", NEW."interval_months", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."reply_until", NEW."self_due_on", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."version"); RETURN NULL;',
                            hash="a6f32277991d1ca9fa89c7f03939c070f45ff90e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_58a92",
                            table="evaluations_evaluation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_evaluationevent" ("agreement_id", "campaign_id", "cluster_id", "decided_on", "decision_reference", "due_on", "findings", "findings_by_id", "findings_sent_at", "id", "interval_months", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replied_at", "replied_by_id", "reply", "reply_until", "self_due_on", "state", "submitted_at", "submitted_by_id", "version") VALUES (OLD."agreement_id", OLD."campaign_id", OLD."cluster_id", OLD."decided_on", OLD."decision_reference", OLD."due_on", OLD."findings", OLD."findings_by_id", OLD."findings_sent_at", OLD."id", OLD."interval_months", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."replied_at", OLD."replied_by_id", OLD."reply", OLD."reply_until", OLD."self_due_on", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."version"); RETURN NULL;',
                            hash="b60c2353749b704669b2386f7e70f7619b846750",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b9f40",
                            table="evaluations_evaluation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "to_approve", "returned", "approved"])
                        ),
                        name="evaluation_advice_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["positive", "conditions", "negative"])),
                        name="evaluation_advice_outcome_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ["conditions", "positive"]), ("years__gte", 1)
                            ),
                            models.Q(("outcome", "negative"), ("years__isnull", True)),
                            _connector="OR",
                        ),
                        name="evaluation_advice_years",
                        violation_error_message="A prolongation has a number of years, a phase-out not.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("yearly_amount__isnull", True),
                            ("yearly_amount__gt", 0),
                            _connector="OR",
                        ),
                        name="evaluation_advice_amount",
                        violation_error_message="An amount is above zero.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("second_reader__isnull", True),
                            models.Q(("second_reader", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluation_advice_readers_differ",
                        violation_error_message="The second reader is somebody else.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluation_advice_four_eyes",
                        violation_error_message="Somebody else approves the advice.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluationadvice",
                    constraint=models.CheckConstraint(
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
                        name="evaluation_advice_approved",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluationadvice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="evaluation_advice_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = OLD.evaluation_id AND file.state NOT IN ('advice')\n) THEN\n    RAISE EXCEPTION 'an advice changes only while it is made' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = NEW.evaluation_id AND file.state NOT IN ('advice')\n) THEN\n    RAISE EXCEPTION 'an advice changes only while it is made' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="d3d8b5a1be82b30408a8cd5b67a514cfb673be26",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_evaluation_advice_stands_still_83b59",
                            table="evaluations_evaluationadvice",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluationadvice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_evaluationadviceevent" ("approved_at", "approver_id", "author_id", "draft_decision", "evaluation_id", "id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_reader_id", "state", "version", "yearly_amount", "years") VALUES (NEW."approved_at", NEW."approver_id", NEW."author_id", NEW."draft_decision", NEW."evaluation_id", NEW."id", NEW."motivation", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."second_reader_id", NEW."state", NEW."version", NEW."yearly_amount", NEW."years"); RETURN NULL;',
                            hash="d9d0a5762d74c520c0a97a96d0cb0845a0ed0158",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ac252",
                            table="evaluations_evaluationadvice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluationadvice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_evaluationadviceevent" ("approved_at", "approver_id", "author_id", "draft_decision", "evaluation_id", "id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_reader_id", "state", "version", "yearly_amount", "years") VALUES (NEW."approved_at", NEW."approver_id", NEW."author_id", NEW."draft_decision", NEW."evaluation_id", NEW."id", NEW."motivation", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."second_reader_id", NEW."state", NEW."version", NEW."yearly_amount", NEW."years"); RETURN NULL;',
                            hash="a5455cd71e462919e8a468663bc4c4df979331db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1f0a",
                            table="evaluations_evaluationadvice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evaluationadvice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_evaluationadviceevent" ("approved_at", "approver_id", "author_id", "draft_decision", "evaluation_id", "id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_reader_id", "state", "version", "yearly_amount", "years") VALUES (OLD."approved_at", OLD."approver_id", OLD."author_id", OLD."draft_decision", OLD."evaluation_id", OLD."id", OLD."motivation", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."second_reader_id", OLD."state", OLD."version", OLD."yearly_amount", OLD."years"); RETURN NULL;',
                            hash="c98b6ff22eb9df0a2be146a79fc82960f5fcbc11",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b1e84",
                            table="evaluations_evaluationadvice",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advicecondition",
                    constraint=models.UniqueConstraint(
                        fields=("advice", "number"), name="advice_condition_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="advicecondition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="advice_condition_has_text",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advicecondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="advice_condition_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT advice.evaluation_id FROM evaluations_evaluationadvice AS advice WHERE advice.id = OLD.advice_id) AND file.state NOT IN ('advice')\n) THEN\n    RAISE EXCEPTION 'an advice changes only while it is made' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT advice.evaluation_id FROM evaluations_evaluationadvice AS advice WHERE advice.id = NEW.advice_id) AND file.state NOT IN ('advice')\n) THEN\n    RAISE EXCEPTION 'an advice changes only while it is made' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="f2fd15ff7ee4d180b6a9b9817a9ebd90e9db5cd8",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_advice_condition_stands_still_d4694",
                            table="evaluations_advicecondition",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advicecondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_adviceconditionevent" ("advice_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."advice_id", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="7a728c568b8f0622cfd5f6ce9b1cba23f6165e83",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_39ef1",
                            table="evaluations_advicecondition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advicecondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_adviceconditionevent" ("advice_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."advice_id", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="faffb6f3dd775bfeb729535dd51bbe8fd7f32f43",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4203a",
                            table="evaluations_advicecondition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advicecondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_adviceconditionevent" ("advice_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (OLD."advice_id", OLD."due_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="ec87d538dfb45d9c0cd0bc62008fd2b073d4f2c3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5a195",
                            table="evaluations_advicecondition",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpiversion",
                    constraint=models.UniqueConstraint(
                        fields=("kpi", "number"), name="kpi_version_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpiversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("unit__in", ["number", "pct", "eur", "eur_per_fte", "fte", "score"])
                        ),
                        name="kpi_unit_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpiversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("better__in", ["higher", "lower", "neither"])),
                        name="kpi_better_known",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kpiversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="kpi_version_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8affc0878c162597bc41c780e6299dfff711b08",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_kpi_version_is_final_98ebf",
                            table="evaluations_kpiversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpivalue",
                    constraint=models.UniqueConstraint(
                        fields=("definition", "cluster", "year", "scope"),
                        name="kpi_value_once",
                        nulls_distinct=False,
                        violation_error_message="This value stands here already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpivalue",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                        ),
                        name="kpi_value_has_grounds",
                        violation_error_message="Give the scope and the source.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpitarget",
                    constraint=models.UniqueConstraint(
                        fields=("definition", "cluster", "year"),
                        name="kpi_target_once",
                        nulls_distinct=False,
                        violation_error_message="This indicator already has a target for this year.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kpitarget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline__isnull", True), ("baseline_year__isnull", True)),
                            models.Q(("baseline__isnull", False), ("baseline_year__isnull", False)),
                            _connector="OR",
                        ),
                        name="kpi_baseline_has_year",
                        violation_error_message="A baseline belongs to a year.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelreview",
                    constraint=models.CheckConstraint(
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
                        name="panel_review_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelreview",
                    constraint=models.UniqueConstraint(
                        fields=("evaluation", "expert"),
                        name="panel_review_once",
                        violation_error_message="This expert was already invited for this evaluation.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "submitted"]), _negated=True),
                            models.Q(("declared_at__isnull", False), ("has_interest", False)),
                            _connector="OR",
                        ),
                        name="panel_review_declared_before_access",
                        violation_error_message="Access needs a declaration without interest.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "conflicted"), _negated=True),
                            models.Q(
                                ("declared_at__isnull", False),
                                ("has_interest", True),
                                models.Q(("interest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="panel_review_conflict_is_declared",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="panel_review_submitted_has_moment",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_review_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = OLD.evaluation_id AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = NEW.evaluation_id AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="5e6c8cc41a967d66056c0b73a2fb2c9feee391b9",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_panel_review_stands_still_7a6c7",
                            table="evaluations_panelreview",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_review_own_organisation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.organisation_number <> '' AND NEW.state IN ('invited', 'accepted', 'submitted') AND EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    JOIN clusters_clusteroperator AS mandate ON mandate.cluster_id = file.cluster_id\n    JOIN clusters_organisation AS body ON body.id = mandate.organisation_id\n    WHERE file.id = NEW.evaluation_id AND body.kbo = NEW.organisation_number\n    UNION ALL\n    SELECT 1 FROM evaluations_evaluation AS file\n    JOIN clusters_membership AS member ON member.cluster_id = file.cluster_id\n    JOIN clusters_organisation AS body ON body.id = member.organisation_id\n    WHERE file.id = NEW.evaluation_id AND body.kbo = NEW.organisation_number AND member.last_day IS NULL\n) THEN\n    RAISE EXCEPTION 'an expert does not judge the own organisation'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="7babd01eae4f8fe39f21efd26e64bec5d4bc8abf",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_panel_review_own_organisation_63101",
                            table="evaluations_panelreview",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_panelreviewevent" ("closing_reason", "declared_at", "detected", "due_on", "evaluation_id", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (NEW."closing_reason", NEW."declared_at", NEW."detected", NEW."due_on", NEW."evaluation_id", NEW."expert_id", NEW."has_interest", NEW."id", NEW."interest", NEW."invited_at", NEW."invited_by_id", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="37d58e39483d5d6d817135f74a37580a526e8e90",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3b8f5",
                            table="evaluations_panelreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_panelreviewevent" ("closing_reason", "declared_at", "detected", "due_on", "evaluation_id", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (NEW."closing_reason", NEW."declared_at", NEW."detected", NEW."due_on", NEW."evaluation_id", NEW."expert_id", NEW."has_interest", NEW."id", NEW."interest", NEW."invited_at", NEW."invited_by_id", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="3914a5897b8cd2abd329b02d1c955e2b1e6e2a79",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_21a72",
                            table="evaluations_panelreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_panelreviewevent" ("closing_reason", "declared_at", "detected", "due_on", "evaluation_id", "expert_id", "has_interest", "id", "interest", "invited_at", "invited_by_id", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "version") VALUES (OLD."closing_reason", OLD."declared_at", OLD."detected", OLD."due_on", OLD."evaluation_id", OLD."expert_id", OLD."has_interest", OLD."id", OLD."interest", OLD."invited_at", OLD."invited_by_id", OLD."organisation_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."submitted_at", OLD."version"); RETURN NULL;',
                            hash="cf1474a819fb7a0ff1263e640f469d30481bc9db",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b414a",
                            table="evaluations_panelreview",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelscore",
                    constraint=models.UniqueConstraint(
                        fields=("review", "criterion"), name="panel_score_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelscore",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("points__isnull", True), ("points__lte", 5), _connector="OR"
                        ),
                        name="panel_score_in_range",
                        violation_error_message="A score lies between 0 and 5.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="panelscore",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("points__isnull", True), ("passed__isnull", True), _connector="OR"
                        ),
                        name="panel_score_is_one_answer",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_score_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT review.evaluation_id FROM evaluations_panelreview AS review WHERE review.id = OLD.review_id) AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT review.evaluation_id FROM evaluations_panelreview AS review WHERE review.id = NEW.review_id) AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="6d1c68e8e1b94ae9d9f23bb292d4f8bc3ea877c2",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_panel_score_stands_still_a6aba",
                            table="evaluations_panelscore",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_score_of_open_review",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_panelreview AS review\n    WHERE review.id = OLD.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'a panel review changes only when accepted and not handed in'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_panelreview AS review\n    WHERE review.id = NEW.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'a panel review changes only when accepted and not handed in'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="cc2af0f79564fc5f6157b8bd7bd293c4b3cd96b8",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_panel_score_of_open_review_0da50",
                            table="evaluations_panelscore",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_panelscoreevent" ("criterion", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (NEW."criterion", NEW."id", NEW."passed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="2fa6c816a80fef62e3391d05bf79c6337524cd81",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_88754",
                            table="evaluations_panelscore",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_panelscoreevent" ("criterion", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (NEW."criterion", NEW."id", NEW."passed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="fc015857e9d2f589f5998abe56f43876c5e5e6ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61d46",
                            table="evaluations_panelscore",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="panelscore",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_panelscoreevent" ("criterion", "id", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "text", "version") VALUES (OLD."criterion", OLD."id", OLD."passed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."points", OLD."review_id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="950fef590a381b3639a7307a80a8376dcb63efca",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_705ee",
                            table="evaluations_panelscore",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="remark",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["strength", "weakness", "opportunity", "threat"])
                        ),
                        name="panel_remark_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="remark",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "area__in",
                                [
                                    "strategy",
                                    "activities",
                                    "members",
                                    "organisation",
                                    "finances",
                                    "international",
                                ],
                            )
                        ),
                        name="panel_remark_area_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="remark",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="panel_remark_has_text",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="remark",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_remark_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT review.evaluation_id FROM evaluations_panelreview AS review WHERE review.id = OLD.review_id) AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = (SELECT review.evaluation_id FROM evaluations_panelreview AS review WHERE review.id = NEW.review_id) AND file.state NOT IN ('panel')\n) THEN\n    RAISE EXCEPTION 'a panel judges only until it is closed' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="fc70d11911a59124997d91b2915ae23da27f152a",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_panel_remark_stands_still_c0cc4",
                            table="evaluations_remark",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="remark",
                    trigger=pgtrigger.compiler.Trigger(
                        name="panel_remark_of_open_review",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_panelreview AS review\n    WHERE review.id = OLD.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'a panel review changes only when accepted and not handed in'\n        USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_panelreview AS review\n    WHERE review.id = NEW.review_id AND review.state <> 'accepted'\n) THEN\n    RAISE EXCEPTION 'a panel review changes only when accepted and not handed in'\n        USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="464ccc471422990eb4bd43f94cc99d919be29b82",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_panel_remark_of_open_review_82376",
                            table="evaluations_remark",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="remark",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_remarkevent" ("area", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "text", "version") VALUES (NEW."area", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="4cec4f0c1c037400e9b09a5c613e7a2b9cdd6300",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c34da",
                            table="evaluations_remark",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="remark",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_remarkevent" ("area", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "text", "version") VALUES (NEW."area", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="8f1865ae884cc896fc08508da456f47e23d76f3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f9d6c",
                            table="evaluations_remark",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="remark",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_remarkevent" ("area", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "text", "version") VALUES (OLD."area", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="7413b1bc118aa8779bbc4b1b885bf4b97688f61c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_496d2",
                            table="evaluations_remark",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["plan", "report"])),
                        name="report_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["open", "submitted", "in_review", "questions", "accepted"],
                            )
                        ),
                        name="report_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        fields=("kind", "project_year"),
                        name="report_once",
                        violation_error_message="This is opened already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"), ("submitted_at__isnull", False), _connector="OR"
                        ),
                        name="report_submitted_has_moment",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            ("accepted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="report_accepted_has_moment",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="report",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_reportevent" ("accepted_at", "cluster_id", "due_on", "form_version", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "submitted_at", "version") VALUES (NEW."accepted_at", NEW."cluster_id", NEW."due_on", NEW."form_version", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="ac2e5615cee23fefb851b76f672f10a12a1999e1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7212",
                            table="evaluations_report",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="report",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_reportevent" ("accepted_at", "cluster_id", "due_on", "form_version", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "submitted_at", "version") VALUES (NEW."accepted_at", NEW."cluster_id", NEW."due_on", NEW."form_version", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."state", NEW."submitted_at", NEW."version"); RETURN NULL;',
                            hash="8e1a7aed4048df8670d9640561b3f67820782760",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f1a7f",
                            table="evaluations_report",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="report",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_reportevent" ("accepted_at", "cluster_id", "due_on", "form_version", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "submitted_at", "version") VALUES (OLD."accepted_at", OLD."cluster_id", OLD."due_on", OLD."form_version", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."state", OLD."submitted_at", OLD."version"); RETURN NULL;',
                            hash="84ad0e9de6ad98b68358830d6f608117365f43b0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c701a",
                            table="evaluations_report",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportanswer",
                    constraint=models.UniqueConstraint(
                        fields=("report", "key"), name="report_answer_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="report_answer_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_report AS report\n    WHERE report.id = OLD.report_id AND report.state NOT IN ('open', 'questions')\n) THEN\n    RAISE EXCEPTION 'a report that was handed in keeps its content' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_report AS report\n    WHERE report.id = NEW.report_id AND report.state NOT IN ('open', 'questions')\n) THEN\n    RAISE EXCEPTION 'a report that was handed in keeps its content' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="0933e154d025cef941d0bae9b8b16b8e01b589ec",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_report_answer_kept_4e23b",
                            table="evaluations_reportanswer",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("asked_at"))),
                        name="report_request_in_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="report_request_has_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportrequest",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("report",),
                        name="report_request_one_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportversion",
                    constraint=models.UniqueConstraint(
                        fields=("report", "number"), name="report_version_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="report_version_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="571fc0cd304c1ceab4ab24a2d809f64ee0671259",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_report_version_is_final_00c9a",
                            table="evaluations_reportversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_reportversionevent" ("content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="eae00f3dcc70bb1d8c89b03ed0d44d89c59c3dab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f0181",
                            table="evaluations_reportversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_reportversionevent" ("content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="3abb1dabfd456ae2b4282202cd6402cd857744d7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5c12e",
                            table="evaluations_reportversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_reportversionevent" ("content", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "submitted_at", "submitted_by_id") VALUES (OLD."content", OLD."findings", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."report_id", OLD."sha256", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="cd9c7d1c18435c2b5f66c6046074cfb22791e0e6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b1b17",
                            table="evaluations_reportversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportpdf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="report_pdf_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="de10b79398c6009c2ecd4cb0926e095370051a9e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_report_pdf_is_final_5bd79",
                            table="evaluations_reportpdf",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["accepted", "question", "correction"])),
                        name="section_outcome_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionreview",
                    constraint=models.UniqueConstraint(
                        fields=("submission", "section"), name="section_judged_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sectionreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "accepted"),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="section_question_has_words",
                        violation_error_message="Write what you ask.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="selfanswer",
                    constraint=models.UniqueConstraint(
                        fields=("evaluation", "key"), name="self_answer_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="self_answer_stands_still",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = OLD.evaluation_id AND file.state NOT IN ('self_evaluation')\n) THEN\n    RAISE EXCEPTION 'a self-evaluation changes only until it is handed in' USING ERRCODE = 'check_violation';\nEND IF;\n END IF;\nIF TG_OP <> 'DELETE' THEN \nIF EXISTS (\n    SELECT 1 FROM evaluations_evaluation AS file\n    WHERE file.id = NEW.evaluation_id AND file.state NOT IN ('self_evaluation')\n) THEN\n    RAISE EXCEPTION 'a self-evaluation changes only until it is handed in' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NEW; END IF;\nRETURN OLD;\n",
                            hash="553df8f41492c352d2853d28724858294f517cfe",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_self_answer_stands_still_87dce",
                            table="evaluations_selfanswer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfsubmission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="self_submission_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2b1cf83e212bacc6b3f445328bf72edc0f6507ce",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_self_submission_is_final_985c6",
                            table="evaluations_selfsubmission",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfsubmission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_selfsubmissionevent" ("content", "evaluation_id", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."evaluation_id", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="7d3ef695521ecc4ca591a1564b3f4ee6f72bb90d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8832f",
                            table="evaluations_selfsubmission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfsubmission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "evaluations_selfsubmissionevent" ("content", "evaluation_id", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."evaluation_id", NEW."findings", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="ad40a9652d0a89bb5792cabd8483975b39d37451",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1cd0e",
                            table="evaluations_selfsubmission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfsubmission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "evaluations_selfsubmissionevent" ("content", "evaluation_id", "findings", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "submitted_at", "submitted_by_id") VALUES (OLD."content", OLD."evaluation_id", OLD."findings", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="b28715d8f7181eeee3432853bfcbb835a1a9499d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31ce4",
                            table="evaluations_selfsubmission",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
