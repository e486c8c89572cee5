"""Capitalised runs read as title and name; what is known of whoever bears it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from . import roles
from .forenames import EITHER, FEMALE, MALE
from .places import DEMONYMS, NATIONALS, PARTIES, PARTY_MEMBERS, PLACE_FIRST, PLACES, STATE_ABBREVIATIONS
from .roles import FAMILY_FIRST, ORGANISATION_WORDS, PORTFOLIOS, SHORT, SUFFIXES, TITLES

Kind = Literal["person", "body", "place", "role", "unknown"]
Sex = Literal["m", "f"]
_STRONG_TITLES = frozenset(SHORT) | frozenset(
    """mr mrs ms miss mx sir dame lord lady president senator governor mayor congressman congresswoman judge
    pope king queen prince princess sheikh sheik imam rabbi ayatollah cardinal bishop archbishop detective sheriff
    spokesman spokeswoman chancellor premier ambassador""".split()
)
_KEEP_AS_FIRST = frozenset("dean duke earl prince king sheikh judge major pope baron".split())
REGAL = frozenset(
    """sheikh prince princess king queen pope sister father mother saint emperor sultan mullah ayatollah lord lady
    baroness""".split()
)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A name's word as it is compared: no case, accents, full stops."""
    word = word.lower().replace("’", "'").strip(".")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something an article names or describes."""

    kind: Kind
    words: list[str]
    """The fullest name, without titles."""
    sex: Sex | None = None
    plural: bool = False
    count: int = 0
    n_placed: int = 0
    """How often it stands where a place stands: `in Lund`, `the district of Lund`."""
    descriptors: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    """Offices and trades: head noun, and the words that narrow it."""
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    """Where it is named: line, first token, end token."""
    description: str = ""
    """For one without a name: the fullest words for it."""
    folded: list[str] = field(default_factory=list)

    def add_descriptor(self, head: str, narrowed: frozenset[str]) -> None:
        """Remember an office or trade once; nobody needs more than a dozen."""
        if (head, narrowed) not in self.descriptors and len(self.descriptors) < 12:
            self.descriptors.append((head, narrowed))

    @property
    def name(self) -> str:
        """The fullest name, or the description."""
        return " ".join(self.words) if self.words else self.description


class Reading(NamedTuple):
    """A capitalised run read as title and name."""

    kind: Kind
    titles: tuple[str, ...]
    name: tuple[str, ...]
    sex: Sex | None


_SYLLABLE = re.compile(r"(?:[bcdfghjklmnpqrstvwxz]{0,3}[aeiouyw]{1,3}(?:ng|nh|ch|[nmklptrhbcsd])?)")


def family_first(words: tuple[str, ...] | list[str]) -> bool:
    """Whether a name reads as family name and given syllables: `Kim Sang Ho`, `Park Jin-hee`, `Zhao Wenbin`."""
    if len(words) < 2 or fold(words[0]) not in FAMILY_FIRST:
        return False
    given = [fold(word) for word in words[1:]]
    if "-" in given[0]:
        return True
    if len(given) > 1:
        return len(given) == 2 and all(_SYLLABLE.fullmatch(word) for word in given)
    return fold(words[0]) not in MALE | FEMALE and given[0] not in FAMILY_FIRST


def _sex_of(words: tuple[str, ...]) -> Sex | None:
    """The sex the forename of a full name tells."""
    parent = fold(words[0])
    if parent in ("umm", "um", "abu"):
        return "m" if parent == "abu" else "f"
    if family_first(words):
        return given_sex("-".join(words[1:]))
    return given_sex(words[0]) or (given_sex(words[1]) if len(words) > 2 else None)


def given_sex(word: str) -> Sex | None:
    """The sex a forename tells."""
    word = fold(word)
    if word in MALE:
        return "m"
    if word in FEMALE:
        return "f"
    return None


def is_forename(word: str) -> bool:
    """A known forename, or an initial."""
    folded = fold(word)
    if folded in MALE or folded in FEMALE or folded in EITHER:
        return True
    first = folded.split("-")[0]
    return (len(word) <= 5 and bool(re.fullmatch(r"(?:[^\W\d_]\.)+", word))) or (
        first != folded and (first in MALE or first in FEMALE)
    )


def read_run(words: tuple[str, ...]) -> Reading:
    """Title and name of a capitalised run, and whether it is a person, a body or a place."""
    if len(words) > 1 and words[-1] in _JUDGES:
        words = words[:-1]  # Reed J
    low = [fold(word) for word in words]
    while len(low) > 2 and low[-1] in SUFFIXES and low[-1] not in ("jr", "sr", "ii", "iii", "iv"):
        low, words = low[:-1], words[:-1]  # Tom Reed KC
    last = len(low) - 1
    while last > 0 and low[last] in SUFFIXES:
        last -= 1
    cut = 0
    for index in range(last - 1, -1, -1):
        word = low[index]
        if word == "son" and "-" in low[index + 1]:
            continue  # Son Ji-min
        if _is_title(word) or word in DEMONYMS or word in PARTIES or _is_trade(words, index, last):
            if index == 0 and word in MALE and last == 1:
                break
            if word in _KEEP_AS_FIRST and index == 0 and last == 1 and word in MALE:
                break
            cut = index + 1
            break
    if (
        all(word.count(".") > 1 for word in words)
        or low == ["dc"]
        or (len(low) == 1 and low[0] in STATE_ABBREVIATIONS and words[0].endswith("."))
    ):
        return Reading("place", (), tuple(words), None)
    if low[last] in PARTY_MEMBERS and last > 0 and not is_forename(words[0]):
        return Reading("role", tuple(low), (), None)
    if cut and last == cut and low[cut - 1] in REGAL:
        cut -= 1  # Pope Marcus, Sheikh Amina: the title is part of the name
    titles, name = low[:cut], words[cut:]
    strong = any(title in _STRONG_TITLES for title in titles)
    sex = title_sex(titles)
    rest = low[cut : last + 1]
    if not rest:
        return Reading("role", tuple(low), (), sex)
    if (
        rest[-1] in ORGANISATION_WORDS
        and not (len(rest) <= 3 and len(rest) > 1 and is_forename(name[0]))
        and not (strong and len(rest) == 1)
    ):
        return Reading("body", (), tuple(words), None)
    if not titles and len(rest) == 1 and rest[0] in NATIONALS and rest[0] not in PLACES and "." not in name[0]:
        return Reading("role", tuple(low), (), sex)
    if (
        not titles
        and all(word in PLACES or word in PLACE_FIRST or word in DEMONYMS for word in rest)
        and not (len(rest) > 1 and is_forename(name[0]))
    ):
        return Reading("place", (), tuple(words), None)
    if len(rest) == 2 and rest[0] in REGAL:
        return Reading("person", tuple(titles), tuple(name), sex or title_sex(rest[:1]) or given_sex(name[1]))
    if len(rest) == 1 and strong:
        return Reading("person", tuple(titles), tuple(name), sex)
    if len(rest) == 1:
        if rest[0] in TITLES or rest[0] in PARTIES or rest[0] in NATIONALS:
            return Reading("role", tuple(low), (), sex)
        if rest[0] in PLACES:
            return Reading("place", (), tuple(words), None)
        if titles:
            return Reading("unknown", tuple(titles), tuple(name), sex)
        if is_forename(name[0]):
            return Reading("unknown", (), tuple(name), given_sex(name[0]))
        return Reading("unknown", (), tuple(name), None)
    if rest[0] in PLACES and len(rest) > 2 and is_forename(name[1]):
        name, rest = name[1:], rest[1:]
    if is_forename(name[0]) or strong:
        return Reading(
            "person",
            tuple(titles),
            tuple(name),
            sex or _sex_of(tuple(name)),
        )
    if any(word in ORGANISATION_WORDS for word in rest[1:]) or rest[0] in DEMONYMS | PLACES:
        return Reading("body", (), tuple(words), None)
    if rest[0] in FAMILY_FIRST:
        return Reading("person", tuple(titles), tuple(name), sex or given_sex("-".join(rest[1:])))
    return Reading(
        "unknown",
        tuple(titles),
        tuple(name),
        sex or _sex_of(tuple(name)) or (given_sex(name[-1]) if rest[-1] not in PLACES else None),
    )


def read_after_office(words: tuple[str, ...]) -> Reading | None:
    """The run behind `Minister of`, when a full name follows what the office is over: `Foreign Affairs Ana Ruiz`."""
    cut = 0
    while cut < len(words) - 2 and (fold(words[cut]) in PORTFOLIOS or fold(words[cut]) in TITLES):
        cut += 1
    for at in range(len(words) - 3, cut - 1, -1):
        if fold(words[at]) in ORGANISATION_WORDS and is_forename(words[at + 1]):
            cut = at + 1  # Director of the World Trade Forum Ana Ruiz
            break
    if not cut and len(words) > 2 and is_forename(words[1]) and not is_forename(words[0]):
        cut = 1  # Mayor of Lund Ana Ruiz
    if not cut and len(words) > 3 and is_forename(words[-2]) and not any(is_forename(word) for word in words[:-2]):
        cut = len(words) - 2  # Spokesman for Tatra Steel Ana Ruiz
    rest = words[cut:]
    if not cut or len(rest) < 2:
        return None
    reading = read_run(rest)
    if reading.kind not in ("person", "unknown") or len(reading.name) < 2:
        return None
    over = tuple(fold(word) for word in words[:cut])
    return Reading("person", (*over, *reading.titles), reading.name, reading.sex)


def title_sex(titles: list[str]) -> Sex | None:
    for title in titles:
        if title in roles.HONORIFICS_MALE or title in roles.MALE_NOUNS:
            return "m"
        if title in roles.HONORIFICS_FEMALE or title in roles.FEMALE_NOUNS:
            return "f"
    return None


def _is_trade(words: tuple[str, ...], index: int, last: int) -> bool:
    """`Plumber Ana Reed`, `DSP Ana Reed`: a trade at the head of a sentence, or letters for a rank, before a name."""
    if index or not is_forename(words[1]):
        return False
    word = words[0]
    if last == 1:
        return fold(word) in roles.KIN or fold(word) in ("twins", "brothers", "sisters", "siblings", "cousins")
    folded = fold(word)
    trade = folded in roles.PERSON_NOUNS or folded.removesuffix("s") in roles.PERSON_NOUNS
    letters = word.isupper() and 2 <= len(word) <= 4 and not words[1].isupper() and "." not in word
    return letters or (trade and not is_forename(word))


_JUDGES = frozenset("J LJ CJ JA".split())
_IN_TITLES = frozenset("in at large elect designate general".split())
"""Parts of titles such as `editor-in-chief`."""


def _is_title(word: str) -> bool:
    """A title, in short or in parts: `sen`, `secretary-general`."""
    if word in TITLES or word in SHORT:
        return True
    parts = word.split("-")
    return parts[0] == "ex" or (len(parts) > 1 and all(part in TITLES or part in _IN_TITLES for part in parts))


def content(words: list[str]) -> frozenset[str]:
    """The words that narrow an office: places, bodies, ranks."""
    small = (
        "the",
        "a",
        "an",
        "of",
        "for",
        "in",
        "at",
        "and",
        "s",
        "'s",
        "former",
        "current",
        "from",
        "to",
        "his",
        "her",
    )
    return frozenset(_SAME_PARTY.get(word, word) for word in words if word not in small)


_SAME_PARTY = {"gop": "republican", "democrat": "democratic", "dem": "democratic", "tory": "conservative"}
"""Words for a party that say the same of whoever stands for it."""
