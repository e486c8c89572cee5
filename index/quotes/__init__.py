"""Who said what: quotes of an article by rules, with the evidence for every speaker."""

from __future__ import annotations

from .extract import extract, spoken

__all__ = ["extract", "spoken"]
