"""Only for building the image: collects static files and compiles sentences, connects nowhere."""

import os
import secrets

os.environ.setdefault("DATABASE_URL", "postgresql:///none")

from clusterbeleid.settings.base import *  # noqa: F403 - after the address that base reads

SECRET_KEY = secrets.token_urlsafe(64)
ALLOWED_HOSTS: list[str] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
