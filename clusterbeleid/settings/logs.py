"""Logging to one stream: one line a record, with the request it belongs to.

Arguments of requests and tasks are never logged, so no personal data reaches the log.
"""

from typing import Any


def logging_config(level: str, stream: str) -> dict[str, Any]:
    """Return the dictConfig of a process: the lowest level shown, and `stdout` or `stderr`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "%(asctime)s %(levelname)s %(request_id)s %(name)s %(message)s"}
        },
        "filters": {"request_id": {"()": "clusterbeleid.core.request_id.RequestIdFilter"}},
        "handlers": {
            "stream": {
                "class": "logging.StreamHandler",
                "stream": f"ext://sys.{stream}",
                "formatter": "line",
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["stream"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # WeasyPrint and fontTools report every font table they subset.
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "pikepdf": {"level": "WARNING"},
        },
    }
