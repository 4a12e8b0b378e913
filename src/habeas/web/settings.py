"""What Django is told for the desk: no database of its own, sessions in memory, nothing from elsewhere."""

from __future__ import annotations

import secrets
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

from habeas.ingest.limits import USUAL
from habeas.ledger import settings as ledger
from habeas.web.words.catalogues import compile_catalogues
from habeas.web.words.languages import LANGUAGES as TABLE
from habeas.web.words.languages import django_languages

HERE = Path(__file__).parent
OWN = ("HERE", "OWN", "TABLE", "TLS")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

INSTALLED_APPS = [*ledger.INSTALLED_APPS, "django.contrib.staticfiles", "django_htmx"]
DATABASES = ledger.DATABASES
DEFAULT_AUTO_FIELD = ledger.DEFAULT_AUTO_FIELD
LOGGING_CONFIG = None  # a log would name pages, and pages name people
USE_TZ = True
TIME_ZONE = "UTC"
DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)  # of this run alone: what it signed is worth nothing after it

ALLOWED_HOSTS: list[str] = [*LOOPBACK]  # a page elsewhere cannot reach us by renaming itself (DNS rebinding)
ROOT_URLCONF = "habeas.web.urls"
APPEND_SLASH = False
MIDDLEWARE = [
    "habeas.web.chrome.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "habeas.web.chrome.middleware.language",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "habeas.web.chrome.middleware.Doors",
]
CSRF_FAILURE_VIEW = "habeas.web.chrome.failures.stale_form"
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "habeas_session", "habeas_form"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_AGE = None  # until the browser is closed
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sessions",
                      "OPTIONS": {"MAX_ENTRIES": 10_000}}}  # fmt: skip

# Behind TLS a cookie goes over TLS alone, and no other host may have set it. On this machine, and at an onion address
# without TLS, browsers refuse such cookies: there they have their plain names.
TLS = {
    "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "LANGUAGE_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-habeas_session", "CSRF_COOKIE_NAME": "__Host-habeas_form",
}  # fmt: skip

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(HERE.glob("*/templates")),
        "OPTIONS": {"environment": "habeas.web.chrome.environment.environment"},
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = sorted(HERE.glob("*/static"))
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0  # the files change with the program, and they come from this machine

# Files stay in memory until they are in the ledger: Django's other handler would write them to the disk in the clear.
FILE_UPLOAD_HANDLERS = ["habeas.web.chrome.uploads.InMemory"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * USUAL.file_bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = django_languages()
LANGUAGES_BIDI = [each.code for each in TABLE if each.direction == "rtl"]
LANGUAGE_COOKIE_NAME = "habeas_language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
FORMAT_MODULE_PATH = None


def configure(*, hosts: tuple[str, ...] = (), behind_tls: bool = False) -> None:
    """Django knows these settings; hosts beside loopback are those that a person named."""
    if not settings.configured:
        values = {name: value for name, value in globals().items() if name.isupper() and name not in OWN}
        settings.configure(**values, LOCALE_PATHS=[str(path) for path in compile_catalogues()])
    if hosts:
        settings.ALLOWED_HOSTS = [*LOOPBACK, *hosts]
    if behind_tls:
        for name, value in TLS.items():
            setattr(settings, name, value)
    if not apps.ready:
        django.setup()
