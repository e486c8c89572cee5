"""Words of a paragraph with one-letter classes, quoted regions as single tokens, and its sentences.

The classes are those of words.py, and by shape: N capitalised, n other, e ends in -ed, g ends in -ing, V finite reporting
verb, G its -ing form, B its base form, Q a quoted region, p a bracketed aside, ' a genitive, - a dash, . a full stop or
its like, and , ; : themselves. A string of classes makes phrases cheap to find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import cues, words
from .forenames import FEMALE, MALE
from .marks import Region
from .roles import BODY_NOUNS, PARTICLES, PERSON_NOUNS, SHORT, TITLES

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?-i:" + "|".join(words.ABBREVIATIONS) + r")\.(?![^\W_])"
    r"|[^\W\d_]\.(?=\s?[^\W_])"
    r"|\([^()]{1,80}\)"
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|m|bn|k)\b|%|(?![^\W_]))"
    r"|[^\W_][\w\u0300-\u036f]*(?:(?<=[ÂÃÄÅ\u0300-\u036f])[\x80-\xbf\ufffd][\w\u0300-\u036f]*|['’](?!(?:s|m|re|ve|d|ll)\b)[^\W_]+|[-‐‑&/]['’]?[^\W_]+|@[^\W_]+|\.(?:com|org|net|gov|edu|co)\b)*"
    r"|['’](?:s|m|re|ve|d|ll)\b"
    r"|[@#]\w+"
    r"|--+|[—–―]|\s-(?=\s)"
    r"|\.\.+|…"
    r"|[^\s\w]",
    re.I,
)
_MAX_SENTENCE = 400
"""Tokens; longer runs are cut, so that no rule ever looks further."""
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "'s": "'", "’s": "'", "'": "'", "’": "'",
    "'m": "A", "'re": "A", "'ve": "A", "'d": "A", "'ll": "A", "—": "-", "–": "-", "―": "-", "&": "C", "%": "n",
}  # fmt: skip
_ENDS = ".!?…"
_START_FUNCTION = frozenset("the a an of and for in on at to de i".split())
_SOFT_PARTICLES = frozenset("do ten e y av san santa st mac um umm la le den".split())
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
    quotes_in_doubles: bool = True
    """The article puts its quotations in double marks."""

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


def tag(line: Line, common: frozenset[str] | set[str]) -> None:
    """Fill in classes and sentences. `common` = words that the article also prints in lower case mid-sentence."""
    tags: list[str] = []
    surface, low = line.words, line.low
    n_words = len(surface)
    starts_sentence = True
    for index in range(n_words):
        word = surface[index]
        if not word:
            tags.append("Q")
            starts_sentence = True
            continue
        lower = low[index]
        first = word[0]
        if first.isupper():
            following = surface[index + 1] if index + 1 < n_words else ""
            letter = _capitalised(word, lower, starts_sentence, following, common)
            if lower == "said" and starts_sentence and following and (index + 2 >= n_words or low[index + 2] not in cues.CUES):
                letter = "V"  # not the forename
        else:
            cached = _LOWER.get(lower)
            letter = cached if cached is not None else _lower_case(word, lower)
            if lower == "put" and index + 1 < n_words and low[index + 1] == "it":
                letter = "V"
            elif letter in "VBG" or lower in _PARTICLE_WORDS:
                letter = _in_context(letter, index, tags, surface, low)
        tags.append(letter)
        starts_sentence = letter in ".:-" or (starts_sentence and letter in "'x(")
    _that(tags, low)
    line.tags = "".join(tags)
    _sentences(line)


_LOWER: dict[str, str] = {}
_PARTICLE_WORDS = PARTICLES
_FORENAMES = MALE | FEMALE


def _lower_case(word: str, lower: str) -> str:
    letter = _PUNCTUATION.get(word)
    if letter is None:
        letter = _class_of(word, lower)
    if len(_LOWER) < 50_000:
        _LOWER[lower] = letter
    return letter


def _class_of(word: str, lower: str) -> str:
    if lower in words.TAGS:
        return words.TAGS[lower]
    cue = cues.CUES.get(lower)
    if cue is not None:
        return {"ing": "G", "base": "B", "past": "V", "present": "V"}[cue.form]
    first = word[0]
    if first.isdigit():
        return "#"
    if first == "(":
        return "p"
    if first in "@#" and len(word) > 1:
        return "N"
    if first == "-" or (first.isspace() and "-" in word):
        return "-"
    if first == ".":
        return "."
    if not first.isalpha():
        return "x"
    if len(word) > 3 and "-" in word[1:4] and any(letter.isupper() for letter in word[2:6]):
        return "N"  # al-Assad, el-Sisi
    if lower.endswith("ly") and lower not in words.LY_NOUNS:
        return "R"
    if lower.endswith("ed") and len(lower) > 3 and lower[-3] != "e" and lower not in PERSON_NOUNS and lower not in _ED_WORDS:
        return "e"
    if lower.endswith("ing") and len(lower) > 5 and lower not in _ING_NOUNS:
        return "g"
    return "n"


_ING_NOUNS = frozenset(
    "morning evening meeting something anything nothing everything hearing filing briefing building ruling".split()
)
_ED_WORDS = frozenset("hundred sacred naked wicked shed sled bred kindred hatred infrared biped".split())
_NOUN_FORMS = frozenset(
    """references reports claims calls posts views notes questions comments answers demands threats remarks quotes stories tweets texts
    emails blogs hopes fears doubts plans wants needs states attacks offers guesses estimates dreams points lists shows
    promises vows pledges charges complaints rules orders blasts quotes mocks hits jokes titles details names issues releases
    voices stresses benefits projects challenges highlights echoes signals credits honors shouts screams cries laughs
    accounts thanks supports approaches""".split()
)


_NOUN_BASES = frozenset(form[:-1] for form in _NOUN_FORMS) | frozenset(
    "report address outline detail quip snap bark cry laugh pitch defend sign answer speculate contrast echo".split()
)
_STANDALONE = frozenset("another others some many both several all this that those these each few most".split())


def _capitalised(
    word: str, lower: str, starts_sentence: bool, following: str, common: frozenset[str] | set[str]
) -> str:
    if lower in words.MONTHS_AND_DAYS and not (following[:1].isupper() and lower in _FORENAMES):
        return "T"
    if not starts_sentence:
        if lower in _START_FUNCTION and (lower != "i" or word == "I"):
            return words.TAGS.get(lower, "N")
        return "N"
    next_is_name = following[:1].isupper()
    if lower in words.TAGS and not (lower in _FORENAMES and next_is_name):
        return words.TAGS[lower]
    if (lower in TITLES and next_is_name) or lower in SHORT:
        return "N"
    if (lower in PERSON_NOUNS or lower in BODY_NOUNS) and not next_is_name:
        return "n"
    if lower in PLURALS and not next_is_name:
        return "n"
    if lower in _FORENAMES:
        return "N"
    cue = cues.CUES.get(lower)
    if cue is not None and cue.form in ("ing", "past") and (cue.form == "ing" or not next_is_name or lower in ("said", "asked", "added")):
        return "G" if cue.form == "ing" else "V"
    if lower.endswith("ly") and len(lower) > 5 and lower not in words.LY_NOUNS:
        return "R"
    if lower in common:
        return _class_of(lower, lower)
    if lower.endswith("ing") and len(lower) > 5 and not next_is_name:
        return "g"
    return "N"


PLURALS = frozenset(
    [noun + "s" for noun in PERSON_NOUNS | BODY_NOUNS]
    + [noun[:-1] + "ies" for noun in PERSON_NOUNS | BODY_NOUNS if noun.endswith("y")]
    + [
        "critics",
        "aides",
        "others",
        "parents",
        "others",
        "women",
        "men",
        "children",
        "locals",
        "police",
        "people",
        "sources",
    ]
)
"""Plural nouns for people and bodies."""


def _in_context(letter: str, index: int, tags: list[str], surface: list[str], low: list[str]) -> str:
    """Verbs that stand where a noun or adjective stands, and small words inside a name."""
    lower = low[index]
    following = surface[index + 1] if index + 1 < len(surface) else ""
    before = tags[-1] if tags else ""
    if lower in _PARTICLE_WORDS:
        name_follows = following[:1].isupper() or (
            index + 2 < len(surface) and following in PARTICLES and surface[index + 2][:1].isupper()
        )
        if name_follows and lower not in ("do", "ten", "e", "y") and (lower not in _SOFT_PARTICLES or before == "N"):
            return "N"
        return letter
    if letter == "V":
        cue = cues.CUES[lower]
        if before in ("D", "'", "#") and not (before == "D" and low[index - 1] in _STANDALONE):
            return "e" if cue.form == "past" else "n"
        if (
            cue.form == "present"
            and lower in _NOUN_FORMS
            and (
                before in ("I", "e", "g", "G", "V", "B", "v")
                or (before == "n" and low[index - 1] not in PERSON_NOUNS and low[index - 1] not in BODY_NOUNS)
            )
        ):
            return "n"
    if letter == "B" and before == "D" and low[index - 1] in ("many", "some", "most", "few", "others", "several"):
        return "B" if following[:1].isupper() or following in ("that", "the", "he", "she", "it", "they") else "n"
    if letter == "B" and before in ("D", "'", "#", "I", "e", "g", "G", ""):
        return "n"
    if lower == "read" and before in ("n", "N", "Q"):
        return "V"
    if letter == "B" and before in ("n", "N") and low[index - 1] not in PLURALS:
        plural = before == "n" and low[index - 1].endswith("s") and not low[index - 1].endswith("ss")
        return "B" if plural and lower not in _NOUN_BASES else "n"
    if letter == "G" and (before == "D" or (before == "'" and tags[-2:-1] != ["P"])):
        return "g"
    return letter


def _that(tags: list[str], low: list[str]) -> None:
    """Tell the `that` of a clause (S) and of a relative clause (W) from the one that points (D)."""
    for index, lower in enumerate(low):
        if lower != "that" or index == 0 or index + 1 >= len(low):
            continue
        before, after = tags[index - 1], tags[index + 1]
        if after in "vVAe" and before in "nN'Bpg":
            tags[index] = "W"
        elif before in "It.:" and after not in "PDNQ":
            continue
        elif after in "DPNQ#OSI" or (before in "VGB" and after in "neg"):
            tags[index] = "S"


def _sentences(line: Line) -> None:
    tags, low, surface = line.tags, line.low, line.words
    start = 0
    n_words = len(surface)
    for index in range(n_words):
        letter = tags[index]
        if letter == ".":
            if index + 1 < n_words and tags[index + 1] == ".":
                continue
            following = surface[index + 1] if index + 1 < n_words else ""
            if (following and following[0].islower()) or (following and following[0] in ",;:"):
                continue
            ends = True
        elif letter == "Q":
            ends = _quote_ends_sentence(line, index) or index - start >= _MAX_SENTENCE
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


def _quote_ends_sentence(line: Line, index: int) -> bool:
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
    rest = tags[index + 1 : index + 30]
    match = (_TAIL if last in "?!…" else _TAIL_SHORT).match(rest)
    if match:
        verb = index + 1 + match.group().rindex("V")
        cue = cues.CUES.get(line.low[verb])
        if cue is not None and (cue.family == "say" or _TAIL_SHORT.match(rest)):
            return False
    if rest[:1] in "PDnN" and "told" in line.low[index + 1 : index + 8] and last != ".":
        return False
    return not (following == "According")


def lines(paragraphs: Sequence[tuple[int, str, list[Region]]]) -> list[Line]:
    """The tagged lines of an article; `paragraphs` = number, text and regions of each."""
    split_lines = [split(number, text, regions) for number, text, regions in paragraphs]
    common: set[str] = set()
    capital: set[str] = set()
    for line in split_lines:
        previous = "."
        for word, lower in zip(line.words, line.low, strict=True):
            if word and word[0].isalpha():
                if word == lower:
                    common.add(lower)
                elif previous not in (".", "!", "?", ":", "", "…"):
                    capital.add(lower)
            previous = word
    common -= capital
    for line in split_lines:
        tag(line, common)
    return split_lines
