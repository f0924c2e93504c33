"""The questions of the self-evaluation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

QUESTIONS = {
    "self-results": _("What did the cluster achieve since the last decision?"),
    "self-targets": _("Which targets were met, which not, and why?"),
    "self-support": _("How did the support base among companies evolve?"),
    "self-smes": _("How do SMEs find their way to the cluster?"),
    "self-organisation": _("How do organisation and board work?"),
    "self-leverage": _("Which private and other means did the cluster bring in?"),
    "self-lessons": _("What would you do differently?"),
    "self-future": _("What will the cluster do in the coming years, and why is aid needed?"),
}
HINTS = {
    "self-results": _("Name the three most important results and who gained from them."),
    "self-targets": _("Compare with the promises of the application."),
    "self-future": _("Also say what remains when the aid ends."),
}

register({f"asked.{key}": text for key, text in QUESTIONS.items()})
register({"evaluations.missing": _("Not answered yet: %(field)s")})
