"""What an ingest changed, as groups need to know it. Loads nothing."""

from __future__ import annotations

Changed = dict[str, str | None]
"""Articles that came, with their sha256, and that went, with None."""
