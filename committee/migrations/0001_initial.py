import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="CommitteeMandate",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("member", "Member"),
                                    ("deputy", "Deputy"),
                                    ("secretary", "Secretary"),
                                    ("observer", "Observer"),
                                ],
                                max_length=10,
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="committee_mandates",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "committee mandate",
                        "ordering": ["first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        ["chair", "member", "deputy", "secretary", "observer"],
                                    )
                                ),
                                name="committee_seat_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="committee_mandate_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
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
                                name="committee_person_once",
                                violation_error_message="This person already has a seat on some of these days.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("role", "chair")),
                                expressions=[
                                    ("role", "="),
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
                                name="committee_one_chair",
                                violation_error_message="The committee already has a chair on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommitteeMandateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("member", "Member"),
                                    ("deputy", "Deputy"),
                                    ("secretary", "Secretary"),
                                    ("observer", "Observer"),
                                ],
                                max_length=10,
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
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
                                to="committee.committeemandate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAuthorityName",
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
                            "name",
                            models.CharField(max_length=200, verbose_name="name of the authority"),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=300, verbose_name="legal basis"),
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
                    ],
                    options={
                        "verbose_name": "historical name of the granting authority",
                        "verbose_name_plural": "historical name of the granting authoritys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCommitteeMandate",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("member", "Member"),
                                    ("deputy", "Deputy"),
                                    ("secretary", "Secretary"),
                                    ("observer", "Observer"),
                                ],
                                max_length=10,
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical committee mandate",
                        "verbose_name_plural": "historical committee mandates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
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
                            "number",
                            models.CharField(db_index=True, max_length=12, verbose_name="number"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("meeting", "Meeting"), ("written", "Written procedure")],
                                default="meeting",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="day")),
                        ("begins_at", models.TimeField(verbose_name="hour")),
                        (
                            "closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="answers until"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="place"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("convened", "Convened"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("minuted", "Minuted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "minutes_text",
                            models.TextField(blank=True, verbose_name="remarks for the minutes"),
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
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="minutes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical meeting of the committee",
                        "verbose_name_plural": "historical meeting of the committees",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LetterTemplate",
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
                            "decision_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")],
                                default="nl",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject line")),
                        ("body", models.TextField(verbose_name="text")),
                        ("appeal_clause", models.TextField(verbose_name="how to appeal")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        (
                            "made_by",
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
                        "verbose_name": "letter template",
                        "ordering": ["decision_type", "language", "-number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "decision_type__in",
                                        [
                                            "grant",
                                            "refuse",
                                            "admissible",
                                            "not_admissible",
                                            "approve_pact",
                                            "prolong",
                                            "phase_out",
                                            "lapse",
                                            "suspend_payment",
                                            "change",
                                            "accept_report",
                                            "recover",
                                            "stop",
                                            "withdraw",
                                            "correct",
                                        ],
                                    )
                                ),
                                name="letter_template_type_known",
                            ),
                            models.UniqueConstraint(
                                fields=("decision_type", "language", "number"),
                                name="letter_template_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("appeal_clause", ""), _negated=True),
                                    models.Q(("body", ""), _negated=True),
                                ),
                                name="letter_template_has_appeal",
                                violation_error_message="A letter says how to appeal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterTemplateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "decision_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")],
                                default="nl",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject line")),
                        ("body", models.TextField(verbose_name="text")),
                        ("appeal_clause", models.TextField(verbose_name="how to appeal")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        (
                            "made_by",
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
                                to="committee.lettertemplate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                            "number",
                            models.CharField(max_length=12, unique=True, verbose_name="number"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("meeting", "Meeting"), ("written", "Written procedure")],
                                default="meeting",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="day")),
                        ("begins_at", models.TimeField(verbose_name="hour")),
                        (
                            "closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="answers until"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="place"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("convened", "Convened"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("minuted", "Minuted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "minutes_text",
                            models.TextField(blank=True, verbose_name="remarks for the minutes"),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="minutes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting of the committee",
                        "ordering": ["-on_day", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "planned",
                                            "convened",
                                            "open",
                                            "closed",
                                            "minuted",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="meeting_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["meeting", "written"])),
                                name="meeting_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "written"), _negated=True),
                                    ("closes_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="meeting_written_has_end",
                                violation_error_message="Say until when members may answer in writing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("minutes__isnull", False), ("state", "minuted")),
                                    models.Q(
                                        models.Q(("state", "minuted"), _negated=True),
                                        ("minutes__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_minuted_has_minutes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                max_length=10,
                                verbose_name="presence",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="committee.committeemandate",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="committee.committeemandate",
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "attendance",
                        "ordering": ["meeting_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("presence__in", ["present", "excused", "absent"])
                                ),
                                name="attendance_presence_known",
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "mandate"), name="attendance_once"
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "replaces"),
                                name="attendance_replaced_once",
                                violation_error_message="Somebody else replaces this member already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces__isnull", True),
                                    models.Q(("replaces", models.F("mandate")), _negated=True),
                                    _connector="OR",
                                ),
                                name="attendance_replaces_another",
                                violation_error_message="Nobody replaces oneself.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaItem",
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
                            models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
                        ),
                        (
                            "order",
                            models.PositiveSmallIntegerField(verbose_name="place on the agenda"),
                        ),
                        (
                            "subject_kind",
                            models.CharField(max_length=60, verbose_name="kind of subject"),
                        ),
                        ("subject_id", models.BigIntegerField(verbose_name="subject")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "subject_reference",
                            models.CharField(max_length=100, verbose_name="reference"),
                        ),
                        ("scope", models.CharField(db_index=True, max_length=60)),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
                            ),
                        ),
                        (
                            "proposed_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="proposed decision",
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="draft decision")),
                        (
                            "payload",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="figures of the proposal"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("listed", "On the agenda"),
                                    ("voting", "Vote open"),
                                    ("closed", "Vote closed"),
                                    ("decided", "Decided"),
                                    ("adjourned", "Adjourned"),
                                    ("withdrawn", "Taken off"),
                                ],
                                default="listed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("taking_part", models.JSONField(blank=True, editable=False, null=True)),
                        (
                            "regularity_note",
                            models.TextField(
                                blank=True, verbose_name="why the procedure was regular"
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "put_on_by",
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
                            "regularity_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="regularity confirmed by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agenda item",
                        "verbose_name_plural": "historical agenda items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttendance",
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
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                max_length=10,
                                verbose_name="presence",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="committee.committeemandate",
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
                                to="committee.committeemandate",
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical attendance",
                        "verbose_name_plural": "historical attendances",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.CharField(max_length=12, verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("meeting", "Meeting"), ("written", "Written procedure")],
                                default="meeting",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="day")),
                        ("begins_at", models.TimeField(verbose_name="hour")),
                        (
                            "closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="answers until"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="place"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("convened", "Convened"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("minuted", "Minuted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "minutes_text",
                            models.TextField(blank=True, verbose_name="remarks for the minutes"),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="minutes",
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
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                            models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                        ),
                        (
                            "order",
                            models.PositiveSmallIntegerField(verbose_name="place on the agenda"),
                        ),
                        (
                            "subject_kind",
                            models.CharField(max_length=60, verbose_name="kind of subject"),
                        ),
                        ("subject_id", models.BigIntegerField(verbose_name="subject")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "subject_reference",
                            models.CharField(max_length=100, verbose_name="reference"),
                        ),
                        ("scope", models.CharField(db_index=True, max_length=60)),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
                            ),
                        ),
                        (
                            "proposed_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="proposed decision",
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="draft decision")),
                        (
                            "payload",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="figures of the proposal"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("listed", "On the agenda"),
                                    ("voting", "Vote open"),
                                    ("closed", "Vote closed"),
                                    ("decided", "Decided"),
                                    ("adjourned", "Adjourned"),
                                    ("withdrawn", "Taken off"),
                                ],
                                default="listed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("taking_part", models.JSONField(blank=True, editable=False, null=True)),
                        (
                            "regularity_note",
                            models.TextField(
                                blank=True, verbose_name="why the procedure was regular"
                            ),
                        ),
                        (
                            "put_on_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "regularity_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="regularity confirmed by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "ordering": ["meeting_id", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "listed",
                                            "voting",
                                            "closed",
                                            "decided",
                                            "adjourned",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="agenda_item_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "proposed_type__in",
                                        [
                                            "grant",
                                            "refuse",
                                            "admissible",
                                            "not_admissible",
                                            "approve_pact",
                                            "prolong",
                                            "phase_out",
                                            "lapse",
                                            "suspend_payment",
                                            "change",
                                            "accept_report",
                                            "recover",
                                            "stop",
                                            "withdraw",
                                            "correct",
                                        ],
                                    )
                                ),
                                name="agenda_item_type_known",
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("meeting", "order"),
                                name="agenda_item_place_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["closed", "listed", "voting"])),
                                fields=("subject_kind", "subject_id"),
                                name="agenda_item_subject_once",
                                violation_error_message="This subject already stands on an agenda.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("regularity_by__isnull", True), ("regularity_note", "")
                                    ),
                                    models.Q(
                                        ("regularity_by__isnull", False),
                                        models.Q(("regularity_note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="agenda_item_regularity_whole",
                                violation_error_message="Write why the procedure was regular.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterestDeclaration",
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
                        ("has_interest", models.BooleanField(verbose_name="interest")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("is_late", models.BooleanField(default=False, verbose_name="late")),
                        (
                            "detected",
                            models.JSONField(blank=True, default=list, verbose_name="detected"),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interest_declarations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "declaration of interest",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "person", "has_interest"), name="declaration_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("has_interest", False),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="declaration_of_interest_has_reason",
                                violation_error_message="Write which interest you have.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterestDeclarationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("has_interest", models.BooleanField(verbose_name="interest")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("is_late", models.BooleanField(default=False, verbose_name="late")),
                        (
                            "detected",
                            models.JSONField(blank=True, default=list, verbose_name="detected"),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="committee.interestdeclaration",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SealedDossier",
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
                        ("content", models.JSONField(verbose_name="content")),
                        ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                        ("sealed_at", models.DateTimeField(verbose_name="sealed")),
                        (
                            "file",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dossiers",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "sealed_by",
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
                        "verbose_name": "sealed dossier",
                        "ordering": ["item_id", "-number"],
                        "indexes": [models.Index(fields=["sha256"], name="dossier_by_hash")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "number"), name="dossier_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "number",
                            models.CharField(max_length=30, unique=True, verbose_name="number"),
                        ),
                        (
                            "decision_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        ("outcome", models.TextField(verbose_name="decision")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        (
                            "payload",
                            models.JSONField(blank=True, default=dict, verbose_name="figures"),
                        ),
                        (
                            "authority",
                            models.CharField(max_length=200, verbose_name="granting authority"),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                        (
                            "required",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="needed to be present"
                            ),
                        ),
                        ("tally", models.JSONField(verbose_name="result of the vote")),
                        ("consequences", models.JSONField(verbose_name="consequences")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="committee.decision",
                                verbose_name="corrects",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "regularity_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="committee.sealeddossier",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision",
                        "ordering": ["-decided_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "decision_type__in",
                                        [
                                            "grant",
                                            "refuse",
                                            "admissible",
                                            "not_admissible",
                                            "approve_pact",
                                            "prolong",
                                            "phase_out",
                                            "lapse",
                                            "suspend_payment",
                                            "change",
                                            "accept_report",
                                            "recover",
                                            "stop",
                                            "withdraw",
                                            "correct",
                                        ],
                                    )
                                ),
                                name="decision_type_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("motivation", ""), _negated=True),
                                    models.Q(("outcome", ""), _negated=True),
                                ),
                                name="decision_is_motivated",
                                violation_error_message="A decision states what was decided and why.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("regularity_by__isnull", False), ("required__isnull", True)
                                    ),
                                    models.Q(
                                        ("present__gte", models.F("required")),
                                        ("required__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_has_quorum",
                                violation_error_message="Too few members took part.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decision_type__in", ["correct", "withdraw"]),
                                        _negated=True,
                                    ),
                                    ("corrects__isnull", False),
                                    _connector="OR",
                                ),
                                name="decision_correction_names_decision",
                                violation_error_message="Say which decision this one is about.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionCondition",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="condition")),
                        ("text", models.TextField(verbose_name="text")),
                        ("due_on", models.DateField(verbose_name="to be met by")),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="committee.decision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "condition",
                        "ordering": ["decision_id", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("decision", "number"), name="condition_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="condition_has_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionConditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="condition")),
                        ("text", models.TextField(verbose_name="text")),
                        ("due_on", models.DateField(verbose_name="to be met by")),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.decision",
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
                                to="committee.decisioncondition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.CharField(max_length=30, verbose_name="number")),
                        (
                            "decision_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="kind of decision",
                            ),
                        ),
                        ("outcome", models.TextField(verbose_name="decision")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        (
                            "payload",
                            models.JSONField(blank=True, default=dict, verbose_name="figures"),
                        ),
                        (
                            "authority",
                            models.CharField(max_length=200, verbose_name="granting authority"),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                        (
                            "required",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="needed to be present"
                            ),
                        ),
                        ("tally", models.JSONField(verbose_name="result of the vote")),
                        ("consequences", models.JSONField(verbose_name="consequences")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.decision",
                                verbose_name="corrects",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.agendaitem",
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
                                to="committee.decision",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "regularity_by",
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
                            "dossier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.sealeddossier",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLetter",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("recipient", models.CharField(max_length=200, verbose_name="addressee")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail address"
                            ),
                        ),
                        ("address", models.TextField(blank=True, verbose_name="postal address")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("ebox", "e-Box for enterprises"),
                                    ("post", "Registered letter"),
                                ],
                                default="email",
                                max_length=10,
                                verbose_name="sent by",
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject line")),
                        ("body", models.TextField(verbose_name="text")),
                        ("motivation", models.TextField(blank=True, verbose_name="motivation")),
                        (
                            "appeal_clause",
                            models.TextField(blank=True, verbose_name="how to appeal"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("final", "Final"), ("sent", "Sent")],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "sent_on",
                            models.DateField(blank=True, null=True, verbose_name="sent on"),
                        ),
                        ("proof", models.JSONField(blank=True, default=dict, verbose_name="proof")),
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="committee.decision",
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
                                verbose_name="PDF",
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
                            "template",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="committee.lettertemplate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical letter",
                        "verbose_name_plural": "historical letters",
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
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("recipient", models.CharField(max_length=200, verbose_name="addressee")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail address"
                            ),
                        ),
                        ("address", models.TextField(blank=True, verbose_name="postal address")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("ebox", "e-Box for enterprises"),
                                    ("post", "Registered letter"),
                                ],
                                default="email",
                                max_length=10,
                                verbose_name="sent by",
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject line")),
                        ("body", models.TextField(verbose_name="text")),
                        ("motivation", models.TextField(blank=True, verbose_name="motivation")),
                        (
                            "appeal_clause",
                            models.TextField(blank=True, verbose_name="how to appeal"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("final", "Final"), ("sent", "Sent")],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "sent_on",
                            models.DateField(blank=True, null=True, verbose_name="sent on"),
                        ),
                        ("proof", models.JSONField(blank=True, default=dict, verbose_name="proof")),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="committee.decision",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="PDF",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="committee.lettertemplate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter",
                        "ordering": ["decision_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "final", "sent"])),
                                name="letter_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["email", "ebox", "post"])),
                                name="letter_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("file__isnull", True), ("state", "draft")),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("file__isnull", False),
                                        models.Q(("motivation", ""), _negated=True),
                                        models.Q(("appeal_clause", ""), _negated=True),
                                        models.Q(("body", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_final_is_whole",
                                violation_error_message="A letter needs its motivation and says how to appeal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(
                                        ("channel", "email"), models.Q(("email", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("channel", "ebox"),
                                        models.Q(("organisation_number", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("channel", "post"),
                                        models.Q(("address", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_has_address",
                                violation_error_message="Give the address that fits how the letter is sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_on__isnull", False), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True),
                                        ("sent_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_sent_has_day",
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
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("recipient", models.CharField(max_length=200, verbose_name="addressee")),
                        (
                            "organisation_number",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail address"
                            ),
                        ),
                        ("address", models.TextField(blank=True, verbose_name="postal address")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("ebox", "e-Box for enterprises"),
                                    ("post", "Registered letter"),
                                ],
                                default="email",
                                max_length=10,
                                verbose_name="sent by",
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject line")),
                        ("body", models.TextField(verbose_name="text")),
                        ("motivation", models.TextField(blank=True, verbose_name="motivation")),
                        (
                            "appeal_clause",
                            models.TextField(blank=True, verbose_name="how to appeal"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("final", "Final"), ("sent", "Sent")],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "sent_on",
                            models.DateField(blank=True, null=True, verbose_name="sent on"),
                        ),
                        ("proof", models.JSONField(blank=True, default=dict, verbose_name="proof")),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.decision",
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
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="PDF",
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
                                to="committee.letter",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.lettertemplate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SealedDossierEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("content", models.JSONField(verbose_name="content")),
                        ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                        ("sealed_at", models.DateTimeField(verbose_name="sealed")),
                        (
                            "file",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.agendaitem",
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
                                to="committee.sealeddossier",
                            ),
                        ),
                        (
                            "sealed_by",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Vote",
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
                            "choice",
                            models.CharField(
                                choices=[
                                    ("for", "For"),
                                    ("against", "Against"),
                                    ("abstain", "Abstention"),
                                ],
                                max_length=10,
                                verbose_name="vote",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("annulled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="committee_votes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vote",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("choice__in", ["for", "against", "abstain"])),
                                name="vote_choice_known",
                            ),
                            models.UniqueConstraint(
                                fields=("item", "person"),
                                name="vote_once",
                                violation_error_message="You voted already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("for", "For"),
                                    ("against", "Against"),
                                    ("abstain", "Abstention"),
                                ],
                                max_length=10,
                                verbose_name="vote",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("annulled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="committee.vote",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("reference", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "order",
                            models.PositiveSmallIntegerField(verbose_name="place on the agenda"),
                        ),
                        (
                            "subject_kind",
                            models.CharField(max_length=60, verbose_name="kind of subject"),
                        ),
                        ("subject_id", models.BigIntegerField(verbose_name="subject")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "subject_reference",
                            models.CharField(max_length=100, verbose_name="reference"),
                        ),
                        ("scope", models.CharField(max_length=60)),
                        (
                            "organisations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="enterprise numbers",
                            ),
                        ),
                        (
                            "proposed_type",
                            models.CharField(
                                choices=[
                                    ("grant", "Grant aid"),
                                    ("refuse", "Refuse aid"),
                                    ("admissible", "Declare admissible"),
                                    ("not_admissible", "Declare not admissible"),
                                    ("approve_pact", "Approve a cluster pact or its amendment"),
                                    ("prolong", "Prolong after evaluation"),
                                    ("phase_out", "Phase out"),
                                    ("lapse", "Let the grant lapse"),
                                    ("suspend_payment", "Suspend payment"),
                                    ("change", "Change beneficiary, budget or period"),
                                    ("accept_report", "Accept a report or settlement"),
                                    ("recover", "Recover aid"),
                                    ("stop", "Stop the support"),
                                    ("withdraw", "Withdraw an earlier decision"),
                                    ("correct", "Correct an earlier decision"),
                                ],
                                max_length=20,
                                verbose_name="proposed decision",
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="draft decision")),
                        (
                            "payload",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="figures of the proposal"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("listed", "On the agenda"),
                                    ("voting", "Vote open"),
                                    ("closed", "Vote closed"),
                                    ("decided", "Decided"),
                                    ("adjourned", "Adjourned"),
                                    ("withdrawn", "Taken off"),
                                ],
                                default="listed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("taking_part", models.JSONField(blank=True, editable=False, null=True)),
                        (
                            "regularity_note",
                            models.TextField(
                                blank=True, verbose_name="why the procedure was regular"
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
                                to="committee.agendaitem",
                            ),
                        ),
                        (
                            "put_on_by",
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
                            "regularity_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="regularity confirmed by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                max_length=10,
                                verbose_name="presence",
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
                                to="committee.attendance",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.committeemandate",
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
                                related_query_name="+",
                                to="committee.committeemandate",
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="committee.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AuthorityName",
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
                            "name",
                            models.CharField(max_length=200, verbose_name="name of the authority"),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=300, verbose_name="legal basis"),
                        ),
                    ],
                    options={
                        "verbose_name": "name of the granting authority",
                        "ordering": ["first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="authority_name_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    )
                                ],
                                name="authority_name_once",
                                violation_error_message="The authority already has a name on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuthorityNameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "name",
                            models.CharField(max_length=200, verbose_name="name of the authority"),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=300, verbose_name="legal basis"),
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
                                to="committee.authorityname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="authorityname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_authoritynameevent" ("first_day", "id", "last_day", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="d95a86e634fb5d705f0d6d4fab7ab7c021c1b6a1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0dae3",
                            table="committee_authorityname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="authorityname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_authoritynameevent" ("first_day", "id", "last_day", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="7fbf7ec944863eca37dedaad11f7a502c29e9b6b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b4392",
                            table="committee_authorityname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="authorityname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_authoritynameevent" ("first_day", "id", "last_day", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."first_day", OLD."id", OLD."last_day", OLD."legal_basis", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                            hash="d71845f7e611afba54bc0d0ecfa0e4eb19550c01",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c8cc6",
                            table="committee_authorityname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="committeemandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_committeemandateevent" ("first_day", "id", "last_day", "organisations", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."organisations", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."version"); RETURN NULL;',
                            hash="1c589d6f66724eb5d1ff71128e1265a4e61e1cb5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a2b64",
                            table="committee_committeemandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="committeemandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_committeemandateevent" ("first_day", "id", "last_day", "organisations", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."organisations", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."version"); RETURN NULL;',
                            hash="33a6f48b43a701e102d84ada98e36e0b5aea6629",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6257f",
                            table="committee_committeemandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="committeemandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_committeemandateevent" ("first_day", "id", "last_day", "organisations", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (OLD."first_day", OLD."id", OLD."last_day", OLD."organisations", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."version"); RETURN NULL;',
                            hash="fd647cc6f57b190ab83a39c64f32e4b6bcc9a65b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_94471",
                            table="committee_committeemandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decisioncondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="condition_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9652664c0ef0488f5ae7384457cbe9b56abcf808",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_condition_is_final_4960a",
                            table="committee_decisioncondition",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decisioncondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_decisionconditionevent" ("decision_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."decision_id", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="4b95f30fb574cb8f5c408156dd576ed7c25c350e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_636a5",
                            table="committee_decisioncondition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decisioncondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_decisionconditionevent" ("decision_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."decision_id", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="59b72482a05430d950c3f2b1f8c0d2b0f9965fbe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_09e45",
                            table="committee_decisioncondition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decisioncondition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_decisionconditionevent" ("decision_id", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."decision_id", OLD."due_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="a57f7500a0f5eaca7572d4191330e5f7e74b78e2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8470e",
                            table="committee_decisioncondition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestdeclaration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="declaration_is_allowed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE item committee_agendaitem%ROWTYPE;",
                            func="SELECT * INTO item FROM committee_agendaitem AS found WHERE found.id = NEW.item_id FOR NO KEY UPDATE;\nIF NOT NEW.has_interest AND EXISTS (\n    SELECT 1 FROM committee_interestdeclaration AS own\n    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.has_interest \n) THEN RAISE EXCEPTION 'an interest is not taken back' USING ERRCODE = 'check_violation'; END IF;\nIF NEW.has_interest AND item.state IN ('voting', 'closed') AND EXISTS (\n    SELECT 1 FROM committee_vote AS own\n    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.annulled_at IS NULL\n) THEN RAISE EXCEPTION 'who declares an interest has no vote' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="0c2edadf509c97d59d609e7166b675f8b825436b",
                            operation="INSERT",
                            pgid="pgtrigger_declaration_is_allowed_96b1c",
                            table="committee_interestdeclaration",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestdeclaration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="declaration_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="606f4fa9c471a8608f02d6bb72f159ca1620ed08",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_declaration_is_final_89d1c",
                            table="committee_interestdeclaration",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestdeclaration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_interestdeclarationevent" ("at", "detected", "has_interest", "id", "is_late", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."at", NEW."detected", NEW."has_interest", NEW."id", NEW."is_late", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="62e0ffd8e9d69cd45f8a946acfe540fb1ad5f866",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f774a",
                            table="committee_interestdeclaration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestdeclaration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_interestdeclarationevent" ("at", "detected", "has_interest", "id", "is_late", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."at", NEW."detected", NEW."has_interest", NEW."id", NEW."is_late", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="6cba4638978f695326ff4fe024756c8decccd193",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_de16b",
                            table="committee_interestdeclaration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestdeclaration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_interestdeclarationevent" ("at", "detected", "has_interest", "id", "is_late", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."at", OLD."detected", OLD."has_interest", OLD."id", OLD."is_late", OLD."item_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="1be8ed2f1c365c2a65c9e8d4ebc833716bce1fc2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e119c",
                            table="committee_interestdeclaration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_template_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6d7a95d2bdf2fe046a33bd4429c4e1c9326dc545",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_letter_template_is_final_9bf00",
                            table="committee_lettertemplate",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_lettertemplateevent" ("appeal_clause", "body", "decision_type", "id", "language", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (NEW."appeal_clause", NEW."body", NEW."decision_type", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."subject"); RETURN NULL;',
                            hash="7bf9aae7154d803fd00abb91a2a9ecbefc18435c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6b756",
                            table="committee_lettertemplate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_lettertemplateevent" ("appeal_clause", "body", "decision_type", "id", "language", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (NEW."appeal_clause", NEW."body", NEW."decision_type", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."subject"); RETURN NULL;',
                            hash="0b271ed4e2e2cfaaed8dfc4fb354e6be311fdc7d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5aafe",
                            table="committee_lettertemplate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_lettertemplateevent" ("appeal_clause", "body", "decision_type", "id", "language", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (OLD."appeal_clause", OLD."body", OLD."decision_type", OLD."id", OLD."language", OLD."made_at", OLD."made_by_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."subject"); RETURN NULL;',
                            hash="67ea2633f502523dcadf6b9b0164148736d04ba6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3c62c",
                            table="committee_lettertemplate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_final_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.body <> OLD.body OR NEW.subject <> OLD.subject OR NEW.motivation <> OLD.motivation OR NEW.appeal_clause <> OLD.appeal_clause OR NEW.recipient <> OLD.recipient OR NEW.email <> OLD.email OR NEW.address <> OLD.address OR NEW.channel <> OLD.channel OR NEW.organisation_number <> OLD.organisation_number OR NEW.file_id IS DISTINCT FROM OLD.file_id OR NEW.decision_id <> OLD.decision_id))",
                            func="RAISE EXCEPTION 'a final letter keeps its text' USING ERRCODE = 'check_violation';",
                            hash="f25e3136f86dede5877f205bc50421b6e0cc33be",
                            operation="UPDATE",
                            pgid="pgtrigger_letter_final_is_fixed_e7906",
                            table="committee_letter",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state <> 'draft')",
                            func="RAISE EXCEPTION 'a final letter is not deleted' USING ERRCODE = 'check_violation';",
                            hash="c8a640e3fc35974bb1a675d5cb3e27915855afa2",
                            operation="DELETE",
                            pgid="pgtrigger_letter_stays_2eedf",
                            table="committee_letter",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_letterevent" ("address", "appeal_clause", "body", "channel", "decision_id", "email", "file_id", "id", "motivation", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "recipient", "sent_on", "state", "subject", "template_id", "version") VALUES (NEW."address", NEW."appeal_clause", NEW."body", NEW."channel", NEW."decision_id", NEW."email", NEW."file_id", NEW."id", NEW."motivation", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."recipient", NEW."sent_on", NEW."state", NEW."subject", NEW."template_id", NEW."version"); RETURN NULL;',
                            hash="0685018c5ce2637111117bbcb6789016a19a243f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fc807",
                            table="committee_letter",
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
                            func='INSERT INTO "committee_letterevent" ("address", "appeal_clause", "body", "channel", "decision_id", "email", "file_id", "id", "motivation", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "recipient", "sent_on", "state", "subject", "template_id", "version") VALUES (NEW."address", NEW."appeal_clause", NEW."body", NEW."channel", NEW."decision_id", NEW."email", NEW."file_id", NEW."id", NEW."motivation", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."recipient", NEW."sent_on", NEW."state", NEW."subject", NEW."template_id", NEW."version"); RETURN NULL;',
                            hash="8a0dc253b80ae9417d5f9dc4910ef4707cbca205",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_02d39",
                            table="committee_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_letterevent" ("address", "appeal_clause", "body", "channel", "decision_id", "email", "file_id", "id", "motivation", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "recipient", "sent_on", "state", "subject", "template_id", "version") VALUES (OLD."address", OLD."appeal_clause", OLD."body", OLD."channel", OLD."decision_id", OLD."email", OLD."file_id", OLD."id", OLD."motivation", OLD."organisation_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proof", OLD."recipient", OLD."sent_on", OLD."state", OLD."subject", OLD."template_id", OLD."version"); RETURN NULL;',
                            hash="92057bd41525db142d9f59fb098edc383ba7f500",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_19e5e",
                            table="committee_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_meetingevent" ("begins_at", "closes_at", "id", "kind", "minutes_id", "minutes_text", "number", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (NEW."begins_at", NEW."closes_at", NEW."id", NEW."kind", NEW."minutes_id", NEW."minutes_text", NEW."number", NEW."on_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."state", NEW."version"); RETURN NULL;',
                            hash="0f9186bece2fa0462529338bf013418fae126c6c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_770f9",
                            table="committee_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_meetingevent" ("begins_at", "closes_at", "id", "kind", "minutes_id", "minutes_text", "number", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (NEW."begins_at", NEW."closes_at", NEW."id", NEW."kind", NEW."minutes_id", NEW."minutes_text", NEW."number", NEW."on_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."state", NEW."version"); RETURN NULL;',
                            hash="0f8141141881fea8a12f67655b2857db9cb298ae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06758",
                            table="committee_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_meetingevent" ("begins_at", "closes_at", "id", "kind", "minutes_id", "minutes_text", "number", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (OLD."begins_at", OLD."closes_at", OLD."id", OLD."kind", OLD."minutes_id", OLD."minutes_text", OLD."number", OLD."on_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."state", OLD."version"); RETURN NULL;',
                            hash="8dc477c2cbe47b5a393899b4814166ae259d7e2a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_49017",
                            table="committee_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_attendanceevent" ("id", "mandate_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaces_id", "version") VALUES (NEW."id", NEW."mandate_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presence", NEW."replaces_id", NEW."version"); RETURN NULL;',
                            hash="f9203d0e87b079aa9fe5d9c1015d8319d6d3739f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_38e82",
                            table="committee_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_attendanceevent" ("id", "mandate_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaces_id", "version") VALUES (NEW."id", NEW."mandate_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presence", NEW."replaces_id", NEW."version"); RETURN NULL;',
                            hash="cbbb95e45a7b3dd1e871d1ec112b055c3eebf2e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7308c",
                            table="committee_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_attendanceevent" ("id", "mandate_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaces_id", "version") VALUES (OLD."id", OLD."mandate_id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presence", OLD."replaces_id", OLD."version"); RETURN NULL;',
                            hash="b45f76919a3e216b0139e564121bea5dd7c21d61",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b3d8c",
                            table="committee_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agenda_item_keeps_subject",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="IF OLD.state IN ('decided', 'adjourned', 'withdrawn') THEN RAISE EXCEPTION 'a settled item does not change' USING ERRCODE = 'check_violation'; END IF;\nIF OLD.state = 'closed' AND NEW.state NOT IN ('closed', 'decided', 'adjourned') THEN RAISE EXCEPTION 'a closed vote is not reopened' USING ERRCODE = 'check_violation'; END IF;\nIF OLD.state = 'voting' AND NEW.state NOT IN ('voting', 'closed', 'adjourned') THEN RAISE EXCEPTION 'an open vote is closed or adjourned' USING ERRCODE = 'check_violation'; END IF;\nIF OLD.state <> 'listed' AND (NEW.subject_kind <> OLD.subject_kind OR NEW.subject_id <> OLD.subject_id OR NEW.title <> OLD.title OR NEW.proposed_type <> OLD.proposed_type OR NEW.proposal <> OLD.proposal OR NEW.payload <> OLD.payload OR NEW.meeting_id <> OLD.meeting_id OR NEW.reference <> OLD.reference OR NEW.scope <> OLD.scope) THEN RAISE EXCEPTION 'what is voted on does not change' USING ERRCODE = 'check_violation'; END IF;\nIF OLD.state = 'closed' AND NEW.taking_part IS DISTINCT FROM OLD.taking_part THEN RAISE EXCEPTION 'who took part stands when the vote closes' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="c96cc49da616e7e3fcb21050e0f68c22703b5671",
                            operation="UPDATE",
                            pgid="pgtrigger_agenda_item_keeps_subject_fa8d4",
                            table="committee_agendaitem",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agenda_item_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'an agenda item is taken off, not deleted' USING ERRCODE = 'check_violation';",
                            hash="888ed8fd0d6a7ee533f3c8ea94dfa722f0d0bce9",
                            operation="DELETE",
                            pgid="pgtrigger_agenda_item_stays_b7f38",
                            table="committee_agendaitem",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_agendaitemevent" ("id", "meeting_id", "order", "organisations", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "proposed_type", "put_on_by_id", "reference", "regularity_by_id", "regularity_note", "scope", "state", "subject_id", "subject_kind", "subject_reference", "taking_part", "title", "version") VALUES (NEW."id", NEW."meeting_id", NEW."order", NEW."organisations", NEW."payload", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal", NEW."proposed_type", NEW."put_on_by_id", NEW."reference", NEW."regularity_by_id", NEW."regularity_note", NEW."scope", NEW."state", NEW."subject_id", NEW."subject_kind", NEW."subject_reference", NEW."taking_part", NEW."title", NEW."version"); RETURN NULL;',
                            hash="93b26be4aabe1680c7d3da2b7b37663c45303898",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bb379",
                            table="committee_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_agendaitemevent" ("id", "meeting_id", "order", "organisations", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "proposed_type", "put_on_by_id", "reference", "regularity_by_id", "regularity_note", "scope", "state", "subject_id", "subject_kind", "subject_reference", "taking_part", "title", "version") VALUES (NEW."id", NEW."meeting_id", NEW."order", NEW."organisations", NEW."payload", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal", NEW."proposed_type", NEW."put_on_by_id", NEW."reference", NEW."regularity_by_id", NEW."regularity_note", NEW."scope", NEW."state", NEW."subject_id", NEW."subject_kind", NEW."subject_reference", NEW."taking_part", NEW."title", NEW."version"); RETURN NULL;',
                            hash="effb92f91dd02fd36e1418ffaa0c9aa522d7676c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2badd",
                            table="committee_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_agendaitemevent" ("id", "meeting_id", "order", "organisations", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "proposed_type", "put_on_by_id", "reference", "regularity_by_id", "regularity_note", "scope", "state", "subject_id", "subject_kind", "subject_reference", "taking_part", "title", "version") VALUES (OLD."id", OLD."meeting_id", OLD."order", OLD."organisations", OLD."payload", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal", OLD."proposed_type", OLD."put_on_by_id", OLD."reference", OLD."regularity_by_id", OLD."regularity_note", OLD."scope", OLD."state", OLD."subject_id", OLD."subject_kind", OLD."subject_reference", OLD."taking_part", OLD."title", OLD."version"); RETURN NULL;',
                            hash="e16bdf20756fd7a6d2adaaf0c5a22eba5bd81e40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ba54a",
                            table="committee_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealeddossier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dossier_is_allowed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE item committee_agendaitem%ROWTYPE;",
                            func="SELECT * INTO item FROM committee_agendaitem AS found WHERE found.id = NEW.item_id FOR NO KEY UPDATE;\nIF item.state <> 'listed' THEN RAISE EXCEPTION 'a dossier is sealed before the vote opens' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="4d54086bd96f24c2f77f440b6ff43098a3556bcf",
                            operation="INSERT",
                            pgid="pgtrigger_dossier_is_allowed_57c9d",
                            table="committee_sealeddossier",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealeddossier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dossier_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d1ecd043f6171d9ebc6069579bbccd607bbacc4a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_dossier_is_final_317c3",
                            table="committee_sealeddossier",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealeddossier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_sealeddossierevent" ("content", "file_id", "id", "item_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256") VALUES (NEW."content", NEW."file_id", NEW."id", NEW."item_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sealed_at", NEW."sealed_by_id", NEW."sha256"); RETURN NULL;',
                            hash="4f30620973b81bc0dc46726d7d0bdaecf9da035f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f41b1",
                            table="committee_sealeddossier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealeddossier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_sealeddossierevent" ("content", "file_id", "id", "item_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256") VALUES (NEW."content", NEW."file_id", NEW."id", NEW."item_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sealed_at", NEW."sealed_by_id", NEW."sha256"); RETURN NULL;',
                            hash="867081e102d754f4290a69a0a0dfe61c2619af98",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f8ec5",
                            table="committee_sealeddossier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sealeddossier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_sealeddossierevent" ("content", "file_id", "id", "item_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256") VALUES (OLD."content", OLD."file_id", OLD."id", OLD."item_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sealed_at", OLD."sealed_by_id", OLD."sha256"); RETURN NULL;',
                            hash="995046634dd8c874e49329c33a4dee2110ed8891",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2f8b1",
                            table="committee_sealeddossier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decision_is_allowed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE item committee_agendaitem%ROWTYPE;",
                            func="SELECT * INTO item FROM committee_agendaitem AS found WHERE found.id = NEW.item_id FOR NO KEY UPDATE;\nIF item.state <> 'closed' THEN RAISE EXCEPTION 'a decision follows a closed vote' USING ERRCODE = 'check_violation'; END IF;\nIF NOT EXISTS (\n    SELECT 1 FROM committee_sealeddossier AS dossier\n    WHERE dossier.id = NEW.dossier_id AND dossier.item_id = NEW.item_id\n) THEN RAISE EXCEPTION 'a decision rests on the sealed dossier of its item' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="a53363b0a0fdc2c1b61810071765f1315c759cd8",
                            operation="INSERT",
                            pgid="pgtrigger_decision_is_allowed_d60f8",
                            table="committee_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decision_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="06f28b84aa198329d45241432752843493016b8e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_decision_is_final_8afe1",
                            table="committee_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_decisionevent" ("authority", "consequences", "corrects_id", "decided_on", "decision_type", "dossier_id", "id", "item_id", "motivation", "number", "outcome", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "regularity_by_id", "required", "tally") VALUES (NEW."authority", NEW."consequences", NEW."corrects_id", NEW."decided_on", NEW."decision_type", NEW."dossier_id", NEW."id", NEW."item_id", NEW."motivation", NEW."number", NEW."outcome", NEW."payload", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."recorded_at", NEW."recorded_by_id", NEW."regularity_by_id", NEW."required", NEW."tally"); RETURN NULL;',
                            hash="2a27026928ef21339bd0bfd7b0a076277c06eec9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1b3f7",
                            table="committee_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_decisionevent" ("authority", "consequences", "corrects_id", "decided_on", "decision_type", "dossier_id", "id", "item_id", "motivation", "number", "outcome", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "regularity_by_id", "required", "tally") VALUES (NEW."authority", NEW."consequences", NEW."corrects_id", NEW."decided_on", NEW."decision_type", NEW."dossier_id", NEW."id", NEW."item_id", NEW."motivation", NEW."number", NEW."outcome", NEW."payload", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."recorded_at", NEW."recorded_by_id", NEW."regularity_by_id", NEW."required", NEW."tally"); RETURN NULL;',
                            hash="b2d75effa16d1feffc80dc4a946f539d60833400",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2b78e",
                            table="committee_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_decisionevent" ("authority", "consequences", "corrects_id", "decided_on", "decision_type", "dossier_id", "id", "item_id", "motivation", "number", "outcome", "payload", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "regularity_by_id", "required", "tally") VALUES (OLD."authority", OLD."consequences", OLD."corrects_id", OLD."decided_on", OLD."decision_type", OLD."dossier_id", OLD."id", OLD."item_id", OLD."motivation", OLD."number", OLD."outcome", OLD."payload", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."recorded_at", OLD."recorded_by_id", OLD."regularity_by_id", OLD."required", OLD."tally"); RETURN NULL;',
                            hash="91811c08225a9e0e95afcf604a580ddf6e1dbab8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18120",
                            table="committee_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="vote_is_allowed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE item committee_agendaitem%ROWTYPE;",
                            func="SELECT * INTO item FROM committee_agendaitem AS found WHERE found.id = NEW.item_id FOR NO KEY UPDATE;\nIF item.state <> 'voting' THEN RAISE EXCEPTION 'no vote outside an open vote' USING ERRCODE = 'check_violation'; END IF;\nIF NOT EXISTS (\n    SELECT 1 FROM committee_committeemandate AS seat, committee_meeting AS meeting\n    WHERE meeting.id = item.meeting_id AND seat.person_id = NEW.person_id\n      AND seat.role IN ('chair', 'member', 'deputy')\n      AND seat.first_day <= meeting.on_day\n      AND (seat.last_day IS NULL OR seat.last_day >= meeting.on_day)\n) THEN RAISE EXCEPTION 'only who has a seat votes' USING ERRCODE = 'check_violation'; END IF;\nIF EXISTS (\n    SELECT 1 FROM committee_interestdeclaration AS own\n    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.has_interest \n) THEN RAISE EXCEPTION 'who declared an interest does not vote' USING ERRCODE = 'check_violation'; END IF;\nIF NOT EXISTS (\n    SELECT 1 FROM committee_interestdeclaration AS own\n    WHERE own.item_id = NEW.item_id AND own.person_id = NEW.person_id AND own.has_interest IS FALSE\n) THEN RAISE EXCEPTION 'who votes has declared no interest first' USING ERRCODE = 'check_violation'; END IF;\nIF NEW.annulled_at IS NOT NULL THEN RAISE EXCEPTION 'a vote begins whole' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="d0d0ead2e567d96871fc07bb2aac5cca7cf42491",
                            operation="INSERT",
                            pgid="pgtrigger_vote_is_allowed_e49f2",
                            table="committee_vote",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="vote_only_annulled",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE item committee_agendaitem%ROWTYPE;",
                            func="SELECT * INTO item FROM committee_agendaitem AS found WHERE found.id = OLD.item_id FOR NO KEY UPDATE;\nIF item.state NOT IN ('voting', 'closed') OR OLD.annulled_at IS NOT NULL OR NEW.annulled_at IS NULL OR NEW.item_id <> OLD.item_id OR NEW.person_id <> OLD.person_id OR NEW.choice <> OLD.choice OR NEW.at <> OLD.at THEN RAISE EXCEPTION 'a vote is final' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;",
                            hash="09d00a69ac510cec40f4c87c2b379722f56cc821",
                            operation="UPDATE",
                            pgid="pgtrigger_vote_only_annulled_04702",
                            table="committee_vote",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="vote_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'a vote is not deleted' USING ERRCODE = 'check_violation';",
                            hash="fd5f183d89810e6e7969d00c6e0d198c0ed68729",
                            operation="DELETE",
                            pgid="pgtrigger_vote_stays_4d71d",
                            table="committee_vote",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_voteevent" ("annulled_at", "at", "choice", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."annulled_at", NEW."at", NEW."choice", NEW."id", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="145793866e96df72e06bf530925a436eed098d0a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_676f8",
                            table="committee_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_voteevent" ("annulled_at", "at", "choice", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."annulled_at", NEW."at", NEW."choice", NEW."id", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c5cc2f5a4489c4b9baa351b5ceb892c21d12a9a4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1c8e5",
                            table="committee_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_voteevent" ("annulled_at", "at", "choice", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."annulled_at", OLD."at", OLD."choice", OLD."id", OLD."item_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="a0e1d9a8761fd78c795d43bbc83025a6a52848dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c1c5",
                            table="committee_vote",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
