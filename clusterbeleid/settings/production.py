"""Real use: nothing has a comfortable default, and a weak value stops the start with one line."""

from clusterbeleid.settings.base import *  # noqa: F403 - settings modules extend each other by name
from clusterbeleid.settings.base import BASE_URL, ENV
from clusterbeleid.settings.environment import long_secret, refuse
from clusterbeleid.settings.identity import read_second_factor

SECRET_KEY = ENV.checked(
    "SECRET_KEY",
    long_secret,
    "must be a random key of at least 50 characters, not one made for development",
)
SECRET_KEY_FALLBACKS = ENV.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = ENV.hosts("ALLOWED_HOSTS")

for _name in ("DEBUG", "DEMO"):
    if ENV.flag(_name, default=False):
        raise refuse(_name, "must be off in production")
if not ENV.text("BASE_URL").startswith("https://"):
    raise refuse("BASE_URL", "must start with https:// in production")
for _name in ("MEDIA_ROOT", "MAIL_FROM", "REDIS_URL"):
    ENV.text(_name)
if not ENV.text("EMAIL_URL").startswith("smtp"):
    raise refuse("EMAIL_URL", "must name an SMTP server in production")

# Who opens accounts, pays or decides shows more than a password.
SECOND_FACTOR_ROLES = read_second_factor(
    ENV, "administrator,finance,committee_member,committee_secretary"
)

# TLS ends at the proxy in front; it must set this header itself and drop the one a visitor sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
