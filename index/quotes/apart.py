"""Words in quote marks that nobody says: titles of works, nicknames, headings, attributes of markup."""

from __future__ import annotations

from .attribution import Frame
from .cues import CUES
from .tokens import Line

_WORKS = frozenset(
    """book memoir film movie show program programme series song album novel play documentary podcast column hashtag video essay
    titled entitled musical drama sitcom magazine newsletter single track poem painting exhibition opera newspaper journal novella
    autobiography biography episode thriller comedy hit bestseller ballad""".split()
)
_SMALL = frozenset("a an the of and or in on at to for with from by is vs as it his her my".split())
_NAMING = frozenset("call dub label nickname name describe brand refer term title denounce".split())
_BUTTONS = frozenset("click clicked press pressed tap tapped hit select selected".split())


def said_by_nobody(line: Line, number: int, frame: Frame | None) -> bool:
    """Whether region `number` is no speech although it stands between quote marks."""
    region = line.regions[number]
    text = line.text[region.start : region.end].strip()
    if region.outer_start and line.text[region.outer_start - 1] == "=":
        return True  # an attribute: id="17"
    token = line.token_of[number]
    n_words = len(text.split())
    tags = line.tags
    if n_words <= 2 and 0 < token < len(tags) - 1 and tags[token - 1] == "N" and tags[token + 1] == "N" and text[:1].isupper():
        if "." not in line.words[token - 1][-1:] or len(line.words[token - 1]) < 3:
            return True  # Robert “Bobby” Scott
    if _is_heading(line, number, text, n_words) or _has_byline(line, token):
        return True
    if token and line.low[token - 1] in _BUTTONS and n_words <= 4:
        return True
    return _is_title(line, token, text, n_words, frame)


def _is_heading(line: Line, number: int, text: str, n_words: int) -> bool:
    """A paragraph of its own in single marks or capitals, in an article that quotes in other marks."""
    if len(line.regions) > 1 or any(tag not in "Q.,-" for tag in line.tags):
        return False
    mark = line.text[line.regions[number].outer_start]
    if text.isupper() and n_words > 2:
        return True
    return mark in "'‘" and not line.text.startswith("''") and n_words <= 8 and line.quotes_in_doubles


def _has_byline(line: Line, token: int) -> bool:
    """`“Gallery opens downtown,” by the Times’ Jane Roe: ...`"""
    tags = line.tags
    at = token + 1
    if tags[at : at + 1] == ",":
        at += 1
    return line.low[at : at + 1] == ["by"] and tags[at + 1 : at + 3] in ("NN", "N'", "DN") and (token == 0 or tags[token - 1] in "-:")


def _is_title(line: Line, token: int, text: str, n_words: int, frame: Frame | None) -> bool:
    bare = text.rstrip(",.;")
    if not bare or n_words > 9 or bare[-1] in "!?" and n_words < 2:
        return False
    words = bare.split()
    if not all(word[:1].isupper() or word[:1].isdigit() or word.lower().strip(",:") in _SMALL for word in words):
        return False
    if not words[0][:1].isupper() and not words[0][:1].isdigit():
        return False
    tags, low = line.tags, line.low
    before = low[token - 1] if token else ""
    if token >= 2 and tags[token - 1] == ",":
        if low[token - 2] in _WORKS:
            return True
        before = ""
    if frame is not None and frame.cue is not None:
        cue = CUES.get(low[frame.cue[0]]) if frame.line is not None and frame.cue[0] < len(low) else None
        if cue is not None and cue.lemma in _NAMING and 0 < token - frame.cue[0] < 8:
            return False
    if before in _WORKS or (token + 1 < len(low) and low[token + 1] in _WORKS and n_words <= 6):
        return True
    follows_owner = token >= 2 and tags[token - 1] == "'" and tags[token - 2] == "N"
    follows_place = before in ("on", "of", "in") and token >= 2
    near_name = token >= 2 and tags[token - 1] == "N"
    return n_words >= 2 and (follows_owner or follows_place or near_name) and frame_is_far(token, frame)


def frame_is_far(token: int, frame: Frame | None) -> bool:
    """No verb of naming or saying right before the words."""
    return frame is None or frame.cue is None or frame.cue[1] != token
