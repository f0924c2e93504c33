"""What every environment shares. Read values come from the environment; `dev`, `test` and `production` finish it."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from clusterbeleid.settings.environment import Environment
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
    "clusterbeleid.overview",
]

MIDDLEWARE = [
    "clusterbeleid.core.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "clusterbeleid.core.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clusterbeleid.core.middleware.DatabaseTroubleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
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
# A link to choose a password works for a day.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# Sessions live in the database: Redis may vanish without anybody being logged out. One working day, not sliding,
# so that a page that is only read writes nothing.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "clusterbeleid.core.views.errors.csrf_failure"

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
        "form-action": [SELF],
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
