"""What every environment shares. Read values come from the environment; `dev`, `test` and `production` finish it."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from clusterbeleid.settings.environment import Environment, refuse
from clusterbeleid.settings.identity import read_provider, read_second_factor
from clusterbeleid.settings.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent.parent
ENV = Environment(os.environ)

# The kind of process decides the time limits in the database and its name in pg_stat_activity.
PROCESS_KIND = ENV.choice("PROCESS_KIND", ("web", "worker", "beat", "command"), default="command")

DEBUG = False
BASE_URL = ENV.origin("BASE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "simple_history",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "csp",
    "clusterbeleid.core",
    "clusterbeleid.accounts",
    "clusters",
    "agreements",
    "committee",
    "applications",
    "cofinancing",
    "evaluations",
    "projects",
    "clusterbeleid.overview",
    "clusterbeleid.api",
    # After our rooms: the first to translate a word decides, and these bring Dutch of their own.
    "oauth2_provider",
    # Only its flow of OpenID Connect is used (accounts/oidc); none of its pages has an address here.
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
]

MIDDLEWARE = [
    "clusterbeleid.core.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "clusterbeleid.core.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "clusterbeleid.api.middleware.MachineDoor",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clusterbeleid.core.middleware.DatabaseTroubleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "clusterbeleid.accounts.middleware.ClosedByDefault",
    "clusterbeleid.accounts.middleware.ActorMiddleware",
]

ROOT_URLCONF = "clusterbeleid.urls"
WSGI_APPLICATION = "clusterbeleid.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clusterbeleid.overview.context_processors.shell",
            ],
        },
    }
]

# --- Database -------------------------------------------------------------------------------------------------
# A page may not hang on a lock or a bad plan; a job may work longer; a command at a terminal has no limit.
_TIMEOUTS = {
    "web": "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
    "worker": "-c statement_timeout=600s -c lock_timeout=30s -c idle_in_transaction_session_timeout=900s",
    "beat": "-c statement_timeout=15s -c lock_timeout=5s",
    "command": "",
}
_ADDRESS = ENV.database("DATABASE_URL")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _ADDRESS.name,
        "USER": _ADDRESS.user,
        "PASSWORD": _ADDRESS.password,
        "HOST": _ADDRESS.host,
        "PORT": _ADDRESS.port,
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_ADDRESS.options,
            "application_name": f"clusterbeleid-{PROCESS_KIND}",
            "connect_timeout": 5,
            "options": _TIMEOUTS[PROCESS_KIND],
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Language, time and numbers -------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
FORMAT_MODULE_PATH = ["clusterbeleid.formats"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- Accounts and sessions ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# An OpenID provider such as ACM/IDM, our own login page, or both (docs/how-to/identity.md).
OIDC = read_provider(ENV)
LOCAL_LOGIN = ENV.flag("LOCAL_LOGIN", default=True)
if not LOCAL_LOGIN and OIDC is None:
    raise refuse(
        "LOCAL_LOGIN", "can only be off when an OpenID provider is configured (OIDC_ISSUER)"
    )
SECOND_FACTOR_ROLES = read_second_factor(ENV, "none")
SOCIALACCOUNT_ADAPTER = "clusterbeleid.accounts.oidc.provider.Quiet"
SOCIALACCOUNT_ONLY = True
SOCIALACCOUNT_EMAIL_VERIFICATION = ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
# A link to choose a password works for a day.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# Sessions live in the database: Redis may vanish without anybody being logged out. One working day, not sliding,
# so that a page that is only read writes nothing.
SESSION_ENGINE = "clusterbeleid.accounts.session_store"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "clusterbeleid.core.views.errors.csrf_failure"

# --- Other systems ---------------------------------------------------------------------------------------------
# A token lives ten minutes; of it, as of a secret, only a hash is kept.
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "ACCESS_TOKEN_EXPIRE_SECONDS": 600,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    # Nobody logs in by these ways; they stay shut all the same.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "SCOPES_BACKEND_CLASS": "clusterbeleid.api.rest.authentication.ClientScopes",
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "clusterbeleid.api.rest.authentication.MachineAuthentication"
    ],
    "DEFAULT_PERMISSION_CLASSES": ["clusterbeleid.api.rest.authentication.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "clusterbeleid.api.rest.schema.HouseSchema",
    "EXCEPTION_HANDLER": "clusterbeleid.api.rest.problems.handle",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "clusterbeleid",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["clusterbeleid.api.rest.schema.finish"],
}

# Health answers must not depend on who asks, nor on the database.
PATHS_WITHOUT_DATABASE = ("/healthz", "/readyz")

# --- Headers --------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "frame-src": [NONE],
        "base-uri": [NONE],
        # Logging in and out by the provider are forms of ours that end there.
        "form-action": [SELF, *([OIDC.origin] if OIDC else [])],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# --- Files ----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = Path(ENV.text("STATIC_ROOT", str(BASE_DIR / ".run" / "static")))
STATICFILES_DIRS = [
    folder for folder in (BASE_DIR / "static_built", BASE_DIR / "static") if folder.is_dir()
]
# Private: nothing serves this folder; every file goes through a view that asks for permission.
MEDIA_ROOT = Path(ENV.text("MEDIA_ROOT", str(BASE_DIR / "media")))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Without one, uploads pass the few signatures of our own.
CLAMD_ADDRESS = ENV.scanner("CLAMD_URL")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- e-Box -----------------------------------------------------------------------------------------------------
# Without one, letters by e-Box are refused; only the demo has a stand-in.
EBOX_ORIGIN = ENV.origin("EBOX_URL") if ENV.text("EBOX_URL", "") else ""
EBOX_TOKEN = ENV.text("EBOX_TOKEN") if EBOX_ORIGIN else ""

# --- Crossroads Bank for Enterprises ---------------------------------------------------------------------------
# Without an address the service is never asked; without a path there is no open data to read.
KBO_ORIGIN = ENV.origin("KBO_URL") if ENV.text("KBO_URL", "") else ""
KBO_TOKEN = ENV.text("KBO_TOKEN") if KBO_ORIGIN else ""
KBO_OPEN_DATA = ENV.text("KBO_OPEN_DATA", "")

# --- Mail -----------------------------------------------------------------------------------------------------
_MAIL = ENV.mail("EMAIL_URL", f"file://{BASE_DIR / '.run' / 'mail'}")
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_TLS = _MAIL.starttls
EMAIL_USE_SSL = _MAIL.tls
EMAIL_FILE_PATH = _MAIL.folder
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENV.text("MAIL_FROM", "clusterbeleid@localhost")

# --- Celery ---------------------------------------------------------------------------------------------------
# PostgreSQL holds the work; a message is only a wake-up. Publishing therefore gives up at once when Redis is
# away: the request goes on and beat finds the row within half a minute.
CELERY_BROKER_URL = ENV.broker("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than the longest task, or a running task would be handed out again.
    "visibility_timeout": 20 * 60,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "socket_keepalive": True,
}
CELERY_BEAT_SCHEDULE_FILENAME = ENV.text(
    "BEAT_SCHEDULE_FILE", str(BASE_DIR / ".run" / "celerybeat-schedule")
)

# --- Demo -----------------------------------------------------------------------------------------------------
DEMO = False
DEMO_PASSWORD = ""
DEMO_DATE = ENV.day("DEMO_DATE", default="2026-11-21")

# The standard output of a command is its answer, often JSON for another program.
LOGGING = logging_config(
    ENV.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"),
    "stderr" if PROCESS_KIND == "command" else "stdout",
)
