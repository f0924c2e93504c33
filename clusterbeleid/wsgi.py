"""Entrance for the web server."""

import os
import sys

import kombu.transport.redis  # noqa: F401 - loaded now, or the first wake-up of each process comes too late
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clusterbeleid.settings.production")
os.environ.setdefault("PROCESS_KIND", "web")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as fault:
    sys.exit(f"clusterbeleid: {fault}")
