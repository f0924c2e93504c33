import clusterbeleid.core.migration_steps
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("clusters", "0002_cluster_pact"),
        ("core", "0002_initial"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="MemberProposal",
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
                                    ("add", "New member"),
                                    ("end", "Membership ends"),
                                    ("details", "Details change"),
                                    ("size", "Size"),
                                ],
                                max_length=10,
                                verbose_name="what changes",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for VLAIO"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("kbo", models.CharField(max_length=10, verbose_name="enterprise number")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organisation_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("civil", "Civil society organisation"),
                                    ("federation", "Federation"),
                                    ("collective_centre", "Collective centre"),
                                    ("soc", "Strategic research centre (SOC)"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "flemish_establishment",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="site in Flanders"
                            ),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "first_day",
                            models.DateField(blank=True, null=True, verbose_name="member from"),
                        ),
                        (
                            "last_day",
                            models.DateField(blank=True, null=True, verbose_name="member until"),
                        ),
                        (
                            "size_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="accounts closed on"
                            ),
                        ),
                        (
                            "staff",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="staff in annual work units",
                            ),
                        ),
                        (
                            "turnover",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="turnover",
                            ),
                        ),
                        (
                            "balance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="balance sheet total",
                            ),
                        ),
                        (
                            "size_source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "manual_size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="class chosen by hand",
                            ),
                        ),
                        (
                            "manual_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for a size chosen by hand"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("submitted_at", models.DateTimeField(verbose_name="proposed")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="clusters.cluster",
                                verbose_name="cluster",
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
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.backgroundjob",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="clusters.membership",
                                verbose_name="membership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="put_in_again",
                                to="clusters.memberproposal",
                                verbose_name="put in again after",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal about a member",
                        "ordering": ["-submitted_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["add", "end", "details", "size"])),
                                name="proposal_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "accepted", "rejected", "withdrawn"])
                                ),
                                name="proposal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("first_day__isnull", False),
                                        ("kind", "add"),
                                        models.Q(("name", ""), _negated=True),
                                        models.Q(("organisation_kind", ""), _negated=True),
                                        ("flemish_establishment__isnull", False),
                                    ),
                                    models.Q(
                                        ("kind", "end"),
                                        ("last_day__isnull", False),
                                        ("membership__isnull", False),
                                    ),
                                    models.Q(
                                        ("flemish_establishment__isnull", False),
                                        ("kind", "details"),
                                        ("organisation__isnull", False),
                                        models.Q(("name", ""), _negated=True),
                                        models.Q(("organisation_kind", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("evidence__isnull", False),
                                        ("kind", "size"),
                                        ("organisation__isnull", False),
                                        ("size_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_has_its_content",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("state__in", ["waiting", "withdrawn"]),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("state__in", ["accepted", "rejected"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "rejected"), _negated=True),
                                    models.Q(("decision_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="proposal_rejected_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state", "waiting"), models.Q(("kind", "size"), _negated=True)
                                ),
                                fields=("cluster", "kbo", "kind"),
                                name="proposal_waits_once",
                                violation_error_message="The same proposal about this organisation waits already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting"), ("kind", "size")),
                                fields=("cluster", "kbo", "size_on"),
                                name="proposal_size_waits_once",
                                violation_error_message="A size for this day waits already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMemberProposal",
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
                                    ("add", "New member"),
                                    ("end", "Membership ends"),
                                    ("details", "Details change"),
                                    ("size", "Size"),
                                ],
                                max_length=10,
                                verbose_name="what changes",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for VLAIO"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("kbo", models.CharField(max_length=10, verbose_name="enterprise number")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organisation_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("civil", "Civil society organisation"),
                                    ("federation", "Federation"),
                                    ("collective_centre", "Collective centre"),
                                    ("soc", "Strategic research centre (SOC)"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "flemish_establishment",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="site in Flanders"
                            ),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "first_day",
                            models.DateField(blank=True, null=True, verbose_name="member from"),
                        ),
                        (
                            "last_day",
                            models.DateField(blank=True, null=True, verbose_name="member until"),
                        ),
                        (
                            "size_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="accounts closed on"
                            ),
                        ),
                        (
                            "staff",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="staff in annual work units",
                            ),
                        ),
                        (
                            "turnover",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="turnover",
                            ),
                        ),
                        (
                            "balance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="balance sheet total",
                            ),
                        ),
                        (
                            "size_source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "manual_size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="class chosen by hand",
                            ),
                        ),
                        (
                            "manual_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for a size chosen by hand"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("submitted_at", models.DateTimeField(verbose_name="proposed")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
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
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="evidence",
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
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.backgroundjob",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.membership",
                                verbose_name="membership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
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
                                verbose_name="proposed by",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.memberproposal",
                                verbose_name="put in again after",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal about a member",
                        "verbose_name_plural": "historical proposal about a members",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
