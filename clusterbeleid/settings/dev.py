"""The demo and work on one machine: plain http on localhost, demo data, mail into files."""

import secrets

from clusterbeleid.settings.base import *  # noqa: F403 - settings modules extend each other by name
from clusterbeleid.settings.base import ENV

DEBUG = ENV.flag("DEBUG", default=False)
DEMO = ENV.flag("DEMO", default=True)
# Printed by bin/run: people of the demo are invented and see invented data.
DEMO_PASSWORD = ENV.text("DEMO_PASSWORD", "clusterbeleid-demo")
# bin/run keeps a key in .run/; without one, every start has its own and old sessions end.
SECRET_KEY = ENV.text("SECRET_KEY", secrets.token_urlsafe(64))
ALLOWED_HOSTS = ENV.hosts("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
# Files are served from where they are, so a changed style sheet needs no collecting.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
