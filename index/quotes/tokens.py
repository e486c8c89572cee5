"""Words of a paragraph with one-letter classes, quoted regions as single tokens, and its sentences.

The classes are those of words.py, and by shape: N capitalised, n other, e ends in -ed, g ends in -ing, V finite
reporting verb, G its -ing form, B its base form, Q a quoted region, p a bracketed aside, ' a genitive, - a dash,
. a full stop or its like, and , ; : themselves. A string of classes makes phrases cheap to find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import cues, words
from .marks import Region
from .names import is_forename
from .places import PLACES
from .roles import FAMILY_FIRST, SHORT
from .tagging import classes, is_headline

if TYPE_CHECKING:
    from .phrases import Phrase

_TOKEN = re.compile(
    r"(?-i:[RDIL]-(?:[A-Z][a-z]*\.){1,2})(?![^\W_])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?-i:" + "|".join(words.ABBREVIATIONS) + r")\.(?![^\W_])"
    r"|[^\W\d_]\.(?=\s?[^\W_])"
    r"|\([^()]{1,80}\)"
    r"|\d+(?:[-‐‑][^\W\d_]+)+"
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|m|bn|k)\b|%|(?![^\W_]))"
    r"|[^\W_][\w\u0300-\u036f]*(?:(?<=[ÂÃÄÅ\u0300-\u036f])[\x80-\xbf\ufffd][\w\u0300-\u036f]*|['’](?!(?:s|m|re|ve|d|ll)\b)[^\W_]+|[-‐‑&/]['’]?[^\W_]+|@[^\W_]+|\.(?:com|org|net|gov|edu|co)\b)*"
    r"|['’](?:s|m|re|ve|d|ll)\b"
    r"|[@#]\w+"
    r"|--+|[—–―]|\s-(?=\s)"
    r"|\.\.+|…"
    r"|[^\s\w]",
    re.I,
)
_NICKNAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?")
_PLURAL = re.compile(r"[^\W\d_]{3}(?:ies|[rt]s|ans|ists|ees|ives|ates)$")
"""Endings of nouns for many people: `Families said`; a surname such as Waters is met inside sentences too."""
_MAX_SENTENCE = 400
"""Tokens; longer runs are cut, so that no rule ever looks further."""
_LONGEST_DATELINE = 14
_ENDS = ".!?…"
_TAIL = re.compile(r"(?:P|[DnN#'eT]*[nN]p?)(?:,[^.Q,]{1,24},)?[RA]*V(?=[.,IRTgGQ:S]|$)")
_TAIL_SHORT = re.compile(r"(?:P|[DnN#'e]*[nN]p?)(?:,[^.Q,]{1,24},)?R?V[RT]?(?=\.|$|,(?!Q))")


@dataclass(slots=True)
class Line:
    """One paragraph as tokens."""

    number: int
    text: str
    regions: list[Region]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """As printed; a region is the empty string."""
    low: list[str] = field(default_factory=list)
    """Lower case, straight apostrophes, no final full stop of an abbreviation."""
    tags: str = ""
    region_of: dict[int, int] = field(default_factory=dict)
    """Token -> index in `regions`."""
    token_of: list[int] = field(default_factory=list)
    """Region -> its token."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    subjects: dict[tuple[int, int, int], Phrase | None] = field(default_factory=dict)
    """What the subject finder has found: verb, first token looked at, depth."""
    dateline: int = 0
    """Tokens of the place and agency at the head of the line."""
    quotes_in_doubles: bool = True
    """The article puts its quotations in double marks."""

    def is_nickname(self, token: int) -> bool:
        """Whether a token stands inside a name: Ana “Bo” Reed, Ana (Bo) Reed."""
        tags = self.tags
        if not 0 < token < len(tags) - 1 or tags[token - 1] != "N" or tags[token + 1] != "N":
            return False
        if tags[token] == "p":
            inner = self.words[token][1:-1]
        elif tags[token] == "Q":
            region = self.regions[self.region_of[token]]
            inner = self.text[region.start : region.end]
        else:
            return False
        before = self.words[token - 1]
        apart = (before.endswith(".") or before.isupper()) and len(before) > 2
        return _NICKNAME.fullmatch(inner) is not None and not apart and not is_headline(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, the latter not included."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """The sentence that ends where another starts."""
        if start == 0:
            return None
        span = self.sentence_at(start - 1)
        return span if span[1] == start else None

    def sentence_at(self, token: int) -> tuple[int, int]:
        """The sentence that holds `token`."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle][1] <= token:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low] if self.sentences else (0, 0)


def split(number: int, text: str, regions: list[Region]) -> Line:
    """The tokens of one paragraph, not yet tagged."""
    line = Line(number, text, regions)
    position = 0
    for index, region in enumerate(regions):
        _scan(line, position, region.outer_start)
        line.region_of[len(line.words)] = index
        line.token_of.append(len(line.words))
        line.starts.append(region.outer_start)
        line.ends.append(region.outer_end)
        line.words.append("")
        line.low.append("")
        position = region.outer_end
    _scan(line, position, len(text))
    return line


def _scan(line: Line, start: int, end: int) -> None:
    starts, ends, surface, low = line.starts, line.ends, line.words, line.low
    for match in _TOKEN.finditer(line.text, start, end):
        word = match.group()
        starts.append(match.start())
        ends.append(match.end())
        surface.append(word)
        lower = word.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        if lower[-1] == "." and len(lower) > 1 and lower[0] != ".":
            lower = lower[:-1]
        low.append(lower)


def _sentences(line: Line) -> None:
    tags, low, surface = line.tags, line.low, line.words
    n_words = len(surface)
    start = line.dateline = _dateline(line)
    if start:
        line.sentences.append((0, start))
    for index in range(start, n_words):
        letter = tags[index]
        if letter == ".":
            if index + 1 < n_words and tags[index + 1] == ".":
                continue
            following = surface[index + 1] if index + 1 < n_words else ""
            if (following and following[0].islower()) or (following and following[0] in ",;:"):
                continue
            ends = True
        elif letter == "Q":
            ends = _quote_ends_sentence(line, start, index) or index - start >= _MAX_SENTENCE
        elif "." in surface[index] and letter in "Nn" and surface[index].endswith("."):
            ends = (
                index + 1 < n_words
                and surface[index + 1][:1].isupper()
                and tags[index + 1] in "DPSAIC"
                and low[index] not in SHORT
            )
        else:
            ends = index - start >= _MAX_SENTENCE
        if ends:
            line.sentences.append((start, index + 1))
            start = index + 1
    if start < n_words:
        line.sentences.append((start, n_words))


def _dateline(line: Line) -> int:
    """The token behind `LONDON, March 4 (Reuters) -`, `NEW DELHI:` at the head of a line; 0 when there is none."""
    words, tags = line.words, line.tags
    if not words or not words[0].isupper() or len(words[0]) < 3 or tags[0] != "N":
        return 0
    upper = True
    for at in range(1, min(len(words) - 1, _LONGEST_DATELINE)):
        if tags[at] == "-" or (tags[at] == ":" and upper and any(word in PLACES for word in line.low[:at])):
            return at + 1
        if tags[at] not in "N,T#p.":
            return 0
        upper = upper and words[at].isupper()
    return 0


def _quote_ends_sentence(line: Line, start: int, index: int) -> bool:
    """Whether nothing of the sentence follows a region: its words end in a stop and no `she said` comes after."""
    tags = line.tags
    if index + 1 >= len(tags):
        return True
    region = line.regions[line.region_of[index]]
    inner = line.text[region.start : region.end].rstrip(" \"'”’\u00a0")
    last = inner[-1:]
    if last not in _ENDS or not last:
        return False
    letter = tags[index + 1]
    following = line.words[index + 1]
    if letter in ",;:.-'C" and not following[:1].isupper():
        return False
    if following[:1].islower():
        return False
    if letter == "Q":
        return True
    if last == "." and _told_before(line, start, index):
        return True
    rest = tags[index + 1 : index + 30]
    match = (_TAIL if last in "?!…" else _TAIL_SHORT).match(rest)
    if match:
        verb = index + 1 + match.group().rindex("V")
        cue = cues.CUES.get(line.low[verb])
        if cue is not None and (cue.family == "say" or _TAIL_SHORT.match(rest)):
            return False
    if rest[:1] in "PDnN" and "told" in line.low[index + 1 : index + 8] and last != ".":
        return False
    return following != "According"


def _told_before(line: Line, start: int, index: int) -> bool:
    """`Reed said “X.”`: a verb of saying stands ahead of the words, so that no other one follows a full stop."""
    verb = line.tags[start:index].rfind("V")
    return verb > 0 and cues.CUES[line.low[start + verb]].family == "say"


def lines(paragraphs: Sequence[tuple[int, str, list[Region]]]) -> list[Line]:
    """The tagged lines of an article; `paragraphs` = number, text and regions of each."""
    split_lines = [split(number, text, regions) for number, text, regions in paragraphs]
    common: set[str] = set()
    capital: set[str] = set()
    heads: set[str] = set()
    surnames: set[str] = set()
    for line in split_lines:
        previous = "."
        for word, lower in zip(line.words, line.low, strict=True):
            if word and word[0].isalpha():
                if word != lower and previous[:1].isupper():
                    if is_forename(previous):
                        surnames.add(lower)
                    elif "-" in word and previous.lower() in FAMILY_FIRST:
                        surnames.add(previous.lower())  # Son Ji-min
                if word == lower:
                    common.add(lower)
                elif previous not in (".", "!", "?", ":", "", "…"):
                    capital.add(lower)
                elif _PLURAL.search(lower) and lower not in PLACES:
                    heads.add(lower)
            previous = word
    common -= capital
    common |= heads - capital
    for line in split_lines:
        line.tags = classes(line.words, line.low, common, surnames)
        _sentences(line)
    return split_lines
