"""What Django is told when nobody else has configured it; no database: each opened ledger adds its own."""

from __future__ import annotations

INSTALLED_APPS = ["habeas.ledger"]
DATABASES: dict[str, object] = {}
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None  # Django would set up logging for the whole process
SECRET_KEY = None  # nothing here signs anything
