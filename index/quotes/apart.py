"""Words in quote marks that nobody says: titles of works, nicknames, headings, attributes of markup."""

from __future__ import annotations

import re

from .cues import CUES
from .frames import Frame
from .places import DEMONYMS
from .tagging import is_headline
from .tokens import Line

_WORKS = frozenset(
    """book memoir film movie show program programme series song album novel play documentary podcast column hashtag
        video essay
    titled entitled musical drama sitcom magazine newsletter single track poem painting exhibition opera newspaper
    journal novella
    autobiography biography episode thriller comedy hit bestseller ballad commentary anthem hymn tune""".split()
)
_SMALL = frozenset("a an the of and or in on at to for with from by is vs as it his her my".split())
_NAMING = frozenset("call dub label nickname name describe brand refer term title denounce".split())
_POINTER = re.compile(
    r"(?:read|see|watch|listen|related|more|also|recommended|next|subscribe)\b[^.!?:]{0,24}:\s*$", re.I
)
"""`Read also:` before the title of another article."""
_WRITTEN = frozenset("column commentary op-ed editorial essay article letter review piece story post headline".split())
_MAKERS = frozenset(
    """host hosts anchor co-host co-anchor star creator author director producer columnist correspondent presenter
    moderator singer actor actress contestant""".split()
)
"""Who stands behind the title of a work: `“Morning Line” host Ana Reed`."""
_PUBLISHED = frozenset(
    """published self-published directed produced penned watched recorded performed sang staged filmed premiered
    authored sings performs directs""".split()
)
_CLOTHES = frozenset("hat hats cap caps shirt shirts t-shirt t-shirts sweatshirt jersey badge badges mug".split())
_CALLS_OF = frozenset(
    "chant chants cry cries shout shouts call calls accusation accusations charge talk word words".split()
)
_TONGUES = frozenset(
    "latin hebrew hindi urdu yiddish swahili slavic gaelic sanskrit pashto farsi mandarin quechua".split()
)
_BUTTONS = frozenset("click clicked press pressed tap tapped hit select selected".split())


def said_by_nobody(line: Line, number: int, frame: Frame | None) -> bool:
    """Whether region `number` is no speech although it stands between quote marks."""
    region = line.regions[number]
    text = line.text[region.start : region.end].strip()
    if text.startswith(">") or (region.outer_start and line.text[region.outer_start - 1] == "="):
        return True  # an attribute: id="17"
    if region.outer_start < 60 and _POINTER.match(line.text[: region.outer_start]):
        return True
    token = line.token_of[number]
    n_words = len(text.split())
    tags = line.tags
    if (
        n_words <= 2
        and 0 < token < len(tags) - 1
        and tags[token - 1] == "N"
        and tags[token + 1] == "N"
        and text[:1].isupper()
    ) and ("." not in line.words[token - 1][-1:] or len(line.words[token - 1]) < 3):
        return True  # Walter “Wally” Reed
    if _is_heading(line, number, text, n_words) or _has_byline(line, token):
        return True
    if token and line.low[token - 1] in _BUTTONS and n_words <= 4:
        return True
    if token > 1 and n_words <= 4 and _is_gloss(line, token):
        return True
    if line.low[token + 1 : token + 2] and line.low[token + 1] in _CLOTHES:
        return True
    told = token > 0 and line.low[token - 1] in ("told", "tells") and line.low[token + 1 : token + 2] == ["that"]
    if told and _all_capital(text.split()):
        return True  # told “The Herald” that ...
    if line.low[max(0, token - 2) : token] == ["known", "as"] and text[:1].isupper() and n_words <= 3:
        return True
    return _is_title(line, token, text, n_words, frame)


_THE_TERM = [["the", noun] for noun in ("term", "word", "words", "phrase", "expression")]
_BEFORE = {
    "A": 1.0,
    "V": 1.0,
    "C": 1.0,
    ",": 1.0,
    "e": 0.5,
    "g": 0.5,
    "t": 0.3,
    "I": -0.5,
    "'": -1.0,
    "S": -2.0,
    "R": -2.0,
    "-": -2.0,
}
_AFTER = {
    "": 1.0,
    "I": 0.2,
    "C": 0.3,
    "t": 0.3,
    "S": 0.3,
    "n": -0.8,
    "N": -0.8,
    "A": -0.5,
    "V": -0.5,
    "v": -0.5,
    "-": -1.5,
    ".": 1.0,
    "W": -1.5,
}
_SUBJECT = {"n": 0.8, "N": 0.3, "P": 0.0, "": -0.3}


def somebody_may_say(line: Line, number: int, frame: Frame | None) -> bool:
    """Whether a region without a verb of saying reads like reported words rather than a term in marks.

    A sum of hints: length, what stands before and after (a verb before, the end of the sentence after, no noun that
    the words would only qualify), and whether the sentence has a subject whose words they could be.
    """
    region = line.regions[number]
    token = line.token_of[number]
    start, end = line.sentence_at(token)
    before = line.tags[token - 1] if token > start else ""
    after = line.tags[token + 1] if token + 1 < end else ""
    words = line.text[region.start : region.end].split()
    if line.low[max(start, token - 2) : token] in _THE_TERM and not _all_capital(words):
        return True  # used the term “X”
    subject = ""
    if frame is not None and frame.source is not None:
        first, last = line.tags[frame.source.start], line.tags[frame.source.head_end - 1]
        subject = "P" if first in "PW" else "N" if last == "N" else "n"
    n_words = len(words)
    length = 2.0 if n_words >= 5 else 1.0 if n_words >= 3 else 0.0 if n_words == 2 else -0.3
    return length + _BEFORE.get(before, 0.0) + _AFTER.get(after, 0.0) + _SUBJECT[subject] > 0.3


def _is_heading(line: Line, number: int, text: str, n_words: int) -> bool:
    """A paragraph of its own in single marks or capitals, in an article that quotes in other marks."""
    if len(line.regions) > 1 or any(tag not in "Q.,-" for tag in line.tags):
        return False
    mark = line.text[line.regions[number].outer_start]
    if text.isupper() and n_words > 2:
        return True
    return mark in "'‘" and not line.text.startswith("''") and n_words <= 8 and line.quotes_in_doubles


def _is_gloss(line: Line, token: int) -> bool:
    """`Latin for “bridge”`, `the name means “bridge”`: what words of another tongue mean."""
    before, further = line.low[token - 1], line.low[token - 2]
    if before == "for":
        return further in DEMONYMS or further in _TONGUES
    return before in ("means", "meaning") and further in ("word", "name", "which", "literally", ",", "term", "it")


def _has_byline(line: Line, token: int) -> bool:
    """`“Gallery opens downtown,” by the Times’ Jane Roe: ...`"""
    tags = line.tags
    at = token + 1
    if tags[at : at + 1] == ",":
        at += 1
    return (
        line.low[at : at + 1] == ["by"]
        and tags[at + 1 : at + 3] in ("NN", "N'", "DN")
        and (token == 0 or tags[token - 1] in "-:")
    )


def _is_title(line: Line, token: int, text: str, n_words: int, frame: Frame | None) -> bool:
    bare = text.rstrip(",.;")
    if not bare or n_words > 16 or (bare[-1] in "!?" and n_words < 2):
        return False
    words = bare.split()
    tags, low = line.tags, line.low
    follows_owner = token >= 2 and tags[token - 1] == "'" and tags[token - 2] == "N"
    if n_words > 9 and not (token and (low[token - 1] in _WORKS or follows_owner)):
        return False
    if token >= 2 and tags[token - 1] == "," and low[token - 2] in _WRITTEN and text.endswith(","):
        return True  # in Reed's column, “The bridge must close,”
    if not all(word[:1].isupper() or word[:1].isdigit() or word.lower().strip(",:") in _SMALL for word in words):
        return False
    if not words[0][:1].isupper() and not words[0][:1].isdigit():
        return False
    before = low[token - 1] if token else ""
    if token >= 2 and tags[token - 1] == ",":
        if low[token - 2] in _WORKS:
            return True
        before = ""
    if before in _PUBLISHED and _all_capital(words):
        return True
    named = before in ("called", "titled", "entitled", "named", "dubbed") and token >= 2 and tags[token - 2] == "n"
    if named and (n_words <= 4 or _all_capital(words)) and tags[token + 1 : token + 2] in ("v", "V", "A", ",", "", "."):
        return True  # an organisation called “The Local” sent ...
    if frame is not None and frame.cue is not None:
        cue = CUES.get(low[frame.cue[0]]) if frame.line is not None and frame.cue[0] < len(low) else None
        if cue is not None and cue.lemma in _NAMING and 0 < token - frame.cue[0] < 8:
            return False
    behind = token + 2 if tags[token + 1 : token + 2] == "," else token + 1
    if (
        (behind > token + 1 or text.endswith(","))
        and tags[behind : behind + 1] == "D"
        and any(word in _WORKS for word in low[behind + 1 : behind + 4])
    ):
        return True  # “Salt Road,” a movie about ...
    if low[token + 1 : token + 2] and low[token + 1] in _MAKERS and n_words <= 6:
        return True
    if before == "to" and low[token - 2 : token - 1] == ["according"]:
        return True
    if before in _WORKS or (token + 1 < len(low) and low[token + 1] in _WORKS and n_words <= 6):
        return True
    if tags[token + 1 : token + 2] in ("n", "N") and low[token + 2 : token + 3] and low[token + 2] in _WORKS:
        return True  # “The Late Boat” radio play
    if (
        follows_owner
        and n_words == 1
        and line.words[token - 2].isupper()
        and token >= 3
        and low[token - 3] in ("on", "to", "told")
    ):
        return True  # told NBC's “Today”
    follows_place = before in ("on", "of", "in") and token >= 2 and low[token - 2] not in _CALLS_OF | {"instead"}
    follows_place = follows_place or (
        before in ("with", "to", "from")
        and token >= 2
        and (before != "to" or tags[token - 2] in "VG" or low[token - 2] == "interview")
        and _all_capital(words)
    )
    near_name = token >= 2 and tags[token - 1] == "N"
    if is_headline(line.words):
        return False  # every phrase has capitals there
    return n_words >= 2 and (follows_owner or follows_place or near_name) and frame_is_far(token, frame)


def _all_capital(words: list[str]) -> bool:
    return len(words) > 1 and all(word[:1].isupper() or word.lower() in _SMALL for word in words)


def frame_is_far(token: int, frame: Frame | None) -> bool:
    """No verb of naming or saying right before the words."""
    return frame is None or frame.cue is None or frame.cue[1] != token
