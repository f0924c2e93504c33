import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_extensions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="User",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "email",
                            models.EmailField(
                                error_messages={
                                    "unique": "There is already an account with this address."
                                },
                                max_length=254,
                                unique=True,
                                verbose_name="e-mail address",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=200, verbose_name="name")),
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
                            "is_active",
                            models.BooleanField(default=True, verbose_name="account open"),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="demo")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "person",
                        "ordering": ["full_name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email", django.db.models.functions.text.Lower("email"))
                                ),
                                name="user_email_lower_case",
                                violation_error_message="Write the e-mail address without capitals.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ["nl", "en"])),
                                name="user_language_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMandate",
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
                            "organisation_number",
                            models.CharField(
                                db_index=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("editor", "Editor"), ("signatory", "Signatory")],
                                max_length=10,
                                verbose_name="what this person may do",
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
                            "user",
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
                        "verbose_name": "historical mandate",
                        "verbose_name_plural": "historical mandates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRoleAssignment",
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
                                    ("account_manager", "Account manager"),
                                    ("head_of_team", "Head of team"),
                                    ("cluster_editor", "Cluster organisation, editor"),
                                    ("cluster_signatory", "Cluster organisation, signatory"),
                                    ("committee_member", "Committee member"),
                                    ("committee_secretary", "Committee secretary"),
                                    ("expert", "Expert"),
                                    ("finance", "Finance"),
                                    ("auditor", "Auditor, read-only"),
                                    ("administrator", "Administrator"),
                                ],
                                max_length=30,
                                verbose_name="role",
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
                            "user",
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
                        "verbose_name": "historical role",
                        "verbose_name_plural": "historical roles",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalUser",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                db_index=True,
                                error_messages={
                                    "unique": "There is already an account with this address."
                                },
                                max_length=254,
                                verbose_name="e-mail address",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=200, verbose_name="name")),
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
                            "is_active",
                            models.BooleanField(default=True, verbose_name="account open"),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="demo")),
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
                        "verbose_name": "historical person",
                        "verbose_name_plural": "historical persons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LoginAttempt",
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
                        ("account_key", models.CharField(max_length=64)),
                        ("origin_key", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        ("succeeded", models.BooleanField()),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["account_key", "at"], name="login_attempt_account"
                            ),
                            models.Index(fields=["origin_key", "at"], name="login_attempt_origin"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mandate",
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
                            "organisation_number",
                            models.CharField(
                                db_index=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("editor", "Editor"), ("signatory", "Signatory")],
                                max_length=10,
                                verbose_name="what this person may do",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mandate",
                        "ordering": ["user_id", "organisation_number", "kind", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["editor", "signatory"])),
                                name="mandate_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="mandate_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation_number__regex", "^[01][0-9]{9}$")
                                ),
                                name="mandate_number_is_kbo",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("user", "="),
                                    ("organisation_number", "="),
                                    ("kind", "="),
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
                                name="mandate_no_overlap",
                                violation_error_message="This person already has this mandate on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MandateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "organisation_number",
                            models.CharField(max_length=10, verbose_name="enterprise number"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("editor", "Editor"), ("signatory", "Signatory")],
                                max_length=10,
                                verbose_name="what this person may do",
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
                                to="accounts.mandate",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
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
                    name="RoleAssignment",
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
                                    ("account_manager", "Account manager"),
                                    ("head_of_team", "Head of team"),
                                    ("cluster_editor", "Cluster organisation, editor"),
                                    ("cluster_signatory", "Cluster organisation, signatory"),
                                    ("committee_member", "Committee member"),
                                    ("committee_secretary", "Committee secretary"),
                                    ("expert", "Expert"),
                                    ("finance", "Finance"),
                                    ("auditor", "Auditor, read-only"),
                                    ("administrator", "Administrator"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="role_assignments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "role",
                        "ordering": ["user_id", "role", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "account_manager",
                                            "head_of_team",
                                            "cluster_editor",
                                            "cluster_signatory",
                                            "committee_member",
                                            "committee_secretary",
                                            "expert",
                                            "finance",
                                            "auditor",
                                            "administrator",
                                        ],
                                    )
                                ),
                                name="role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="role_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("user", "="),
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
                                name="role_no_overlap",
                                violation_error_message="This person already has this role on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleAssignmentEvent",
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
                                    ("account_manager", "Account manager"),
                                    ("head_of_team", "Head of team"),
                                    ("cluster_editor", "Cluster organisation, editor"),
                                    ("cluster_signatory", "Cluster organisation, signatory"),
                                    ("committee_member", "Committee member"),
                                    ("committee_secretary", "Committee secretary"),
                                    ("expert", "Expert"),
                                    ("finance", "Finance"),
                                    ("auditor", "Auditor, read-only"),
                                    ("administrator", "Administrator"),
                                ],
                                max_length=30,
                                verbose_name="role",
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
                                to="accounts.roleassignment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
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
                pgtrigger.migrations.AddTrigger(
                    model_name="mandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_mandateevent" ("first_day", "id", "kind", "last_day", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (NEW."first_day", NEW."id", NEW."kind", NEW."last_day", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="268baaffbb77c8ba0572564aadb9dae31cfa72d1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_09f7b",
                            table="accounts_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_mandateevent" ("first_day", "id", "kind", "last_day", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (NEW."first_day", NEW."id", NEW."kind", NEW."last_day", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="f515d08538f4756a5565ace209c7f55a74450c35",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4c44a",
                            table="accounts_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mandate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_mandateevent" ("first_day", "id", "kind", "last_day", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") VALUES (OLD."first_day", OLD."id", OLD."kind", OLD."last_day", OLD."organisation_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."version"); RETURN NULL;',
                            hash="76a91c0c5575229e4711f4f6314b83462219c92b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1be46",
                            table="accounts_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_roleassignmentevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="d9839984193a090832abcee04318b8b8e78e61fb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e7f6a",
                            table="accounts_roleassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_roleassignmentevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "version") VALUES (NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="9ea091510460f07ee1c2fb85fd4aa9a6f5719ac8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bc884",
                            table="accounts_roleassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_roleassignmentevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "version") VALUES (OLD."first_day", OLD."id", OLD."last_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id", OLD."version"); RETURN NULL;',
                            hash="d93f1c31661c74edb543b24cb1d21426c0f06208",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0825",
                            table="accounts_roleassignment",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
