"""A number for what a name or a description is compared by, the same for all spellings under one heading.

An index keeps it for each of its names, so that 200,000 of them stand under their headings without being read again.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from quotedesk.index.names import name_key, sound_key
from quotedesk.index.roles import plain_role

MAKE = 1
"""Grows when names or descriptions are compared by other rules, so that numbers kept until then are not used."""


@lru_cache(maxsize=65536)
def name_likeness(name: str) -> int:
    """Of a named speaker: the same for transliterations of one full name and for equal names."""
    sound = sound_key(name)
    return _number(f"n{name_key(name)}" if sound is None else f"s{sound}")


def role_likeness(role: str) -> int:
    """Of the heading for unnamed sources."""
    return _number(f"r{role}")


def label_likeness(label: str) -> int:
    """Of an unnamed source: that of the heading which the general rules put it under."""
    return role_likeness(plain_role(label))


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)
