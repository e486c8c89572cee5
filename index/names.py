"""Which spellings are one name: the same letters, the same name transliterated another way, or perhaps a short form."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from quotedesk.index.text import fold


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of one name share: case, accents, hyphens, apostrophes and full stops aside."""
    bare = fold(name)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(bare.translate(_LETTERS).split())


def name_keys(names: Sequence[str]) -> list[str]:
    """The keys of many names: those of plain letters, which are most, all at once."""
    plain = iter(fold("\n".join(filter(is_plain, names))).translate(_LETTERS).split("\n"))
    return [_single_spaced(next(plain)) if is_plain(name) else name_key(name) for name in names]


def is_plain(text: str) -> bool:
    """Whether a text folds to the same alone and as one line of many."""
    return text.isascii() and "\n" not in text


def _single_spaced(key: str) -> str:
    return " ".join(key.split()) if "  " in key or key != key.strip() else key


# Letters that NFKD leaves whole, and marks inside names.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"'": None, ".": None, "-": " ", ",": " "}
)

_VARIANTS = {
    variant: group.split()[0]
    for group in (
        "mohammed mohamed muhammad mohammad mohamad muhammed mohamoud muhamad",
        "ahmed ahmad achmed",
        "hussein hossein husain husayn hussain husein",
        "yusuf yousef youssef yusef yousuf yossef",
        "abdullah abdallah abdulla",
        "khaled khalid",
        "saeed said sayeed",
        "hassan hasan",
        "ali aly",
        "omar umar",
        "osama usama",
        "ibrahim ebrahim",
        "mustafa moustafa mostafa",
        "sergei sergey sergej sergiy",
        "alexei alexey aleksei aleksey alexej",
        "alexander aleksandr alexandr aleksander",
        "dmitri dmitry dmitriy dimitri",
        "yuri yury yuriy juri",
        "andrei andrey andrej",
        "nikolai nikolay nikolaj",
        "yevgeny evgeny yevgeni evgeni yevgeniy evgeniy",
        "yekaterina ekaterina",
        "natalia natalya nataliya",
        "yulia julia yuliya",
        "viktor victor",
        "maxim maksim",
        "oleksandr olexandr",
        "el al",
    )
    for variant in group.split()
}
"""Given names and particles that differ only by who transliterated them (ALA-LC, BGN/PCGN, press habit)."""

_SOUNDS = (
    (re.compile(r"(?:yy|iy|ij|yi|ii|yj|ie|y|i)$"), "i"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("ck"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("ou|oo"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound_key(name: str) -> str | None:
    """What transliterations of one full name share: `Volodymyr Zelenskyy`, `Volodymyr Zelenskiy`; `Kim Jong Un`,
    `Kim Jong-un`. None for a name of one word, which is too little to tell people apart by."""
    words = name_key(name).split()
    return "".join(map(_sound, words)) if len(words) > 1 else None


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    word = _VARIANTS.get(word, word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


_SHORT = {
    short: frozenset(longer.split())
    for short, longer in {
        "abe": "abraham", "al": "albert alan alfred", "alex": "alexander alexandra alexandria", "andy": "andrew",
        "barb": "barbara", "ben": "benjamin", "bernie": "bernard", "beth": "elizabeth", "bill": "william",
        "billy": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine", "charlie": "charles",
        "chris": "christopher christian christine christina", "chuck": "charles", "cindy": "cynthia", "dan": "daniel",
        "danny": "daniel", "dave": "david", "deb": "deborah", "debbie": "deborah", "dick": "richard", "don": "donald",
        "doug": "douglas", "ed": "edward edwin", "eddie": "edward", "fred": "frederick", "gene": "eugene",
        "greg": "gregory", "hal": "harold", "hank": "henry", "harry": "harold henry", "jack": "john", "jake": "jacob",
        "jeff": "jeffrey geoffrey", "jen": "jennifer", "jenny": "jennifer", "jerry": "gerald jerome",
        "jim": "james", "jimmy": "james", "joe": "joseph", "jon": "jonathan", "josh": "joshua",
        "kate": "katherine catherine",
        "kathy": "katherine kathleen", "katie": "katherine", "ken": "kenneth", "larry": "lawrence laurence",
        "liz": "elizabeth", "lou": "louis louise", "maggie": "margaret", "marty": "martin", "matt": "matthew",
        "meg": "margaret", "mick": "michael", "mike": "michael", "mitch": "mitchell", "ned": "edward",
        "nick": "nicholas", "pam": "pamela", "pat": "patrick patricia", "peggy": "margaret", "pete": "peter",
        "phil": "philip phillip", "ray": "raymond", "rich": "richard", "rick": "richard", "rob": "robert",
        "ron": "ronald", "sam": "samuel samantha", "sandy": "alexander sandra", "steve": "steven stephen",
        "sue": "susan", "ted": "edward theodore", "terry": "terence theresa", "tim": "timothy", "toby": "tobias",
        "tom": "thomas", "tommy": "thomas", "tony": "anthony antonio", "vic": "victor", "vince": "vincent",
        "walt": "walter", "will": "william", "zach": "zachary",
    }.items()
}  # fmt: skip


_LONG: defaultdict[str, set[str]] = defaultdict(set)
for _short, _longer in _SHORT.items():
    for _long in _longer:
        _LONG[_long].add(_short)


def may_be_short_for(first: str, second: str) -> bool:
    """Whether one of two names may be a shorter way to write the other: a surname alone, a short given name, an
    initial, or a middle name left out. Never enough to call them one."""
    one, other = sorted((name_key(first).split(), name_key(second).split()), key=len)
    if one == other or not one:
        return False
    if len(one) == 1:
        return len(other) > 1 and one[0] in (other[-1], other[0])
    if one[-1] != other[-1]:
        return False
    return _given_fits(one[0], other[0]) or _given_fits(other[0], one[0])


def given_names_like(given: str) -> tuple[str, ...]:
    """The longer forms of a given name that is a short one, and the short forms of a long one."""
    return (*_SHORT.get(given, ()), *_LONG.get(given, ()))


def _given_fits(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short)) or long in _SHORT.get(short, ())


def given_names_differ(first: str, second: str) -> bool:
    """Whether nothing in their words lets two names be one person's."""
    one, other = set(name_key(first).split()), set(name_key(second).split())
    return not (
        one <= other or other <= one or may_be_short_for(first, second) or sound_key(first) == sound_key(second)
    )
