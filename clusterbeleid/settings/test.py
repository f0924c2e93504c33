"""Tests: fast password hash, mail to the test outbox, no background process, strict where it can be."""

import tempfile
from pathlib import Path

from clusterbeleid.settings.base import *  # noqa: F403 - settings modules extend each other by name

# The server of the browser tests answers each connection of each visitor in a thread of its own; kept
# open between requests, the stories of four processes would fill the database server.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
SECRET_KEY = "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.gettempdir()) / "clusterbeleid-test-media"
# Nothing listens there: a test that publishes a wake-up gets the same answer as a request without Redis.
CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
