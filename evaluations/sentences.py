"""The sentences of this room, by code."""

from __future__ import annotations

from importlib import import_module

for page in ("interim", "interim_written", "kpis", "figures", "reports"):
    import_module(f"evaluations.texts.{page}")
