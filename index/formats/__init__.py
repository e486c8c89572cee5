"""Readers of what articles come in: bytes to Article."""
