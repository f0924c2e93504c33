"""The sentences of this room, by code."""

from __future__ import annotations

from importlib import import_module

# Calls and applications each keep their own page of sentences.
for page in ("applications", "calls", "form", "judging", "money"):
    import_module(f"applications.texts.{page}")
