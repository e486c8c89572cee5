"""The one-letter classes of words: by the lists of words.py, by shape, and by what stands beside them."""

from __future__ import annotations

import re

from . import cues, words
from .forenames import EITHER, FEMALE, MALE
from .roles import BODY_NOUNS, PARTICLES, PERSON_NOUNS, SHORT, TITLES
from .shapes import CACHED, of_lower_case, of_shape

_START_FUNCTION = frozenset("the a an of and for in on at to de i".split())
_SOFT_PARTICLES = frozenset("do ten e y av san santa st mac um umm la le den".split())
_PARTICLE_WORDS = PARTICLES
_FORENAMES = MALE | FEMALE
_NOUN_FORMS = frozenset(
    """references talks visits votes trades deals aims reports claims calls posts views notes questions comments
    answers demands threats remarks quotes
        stories tweets texts
    emails blogs hopes fears doubts plans wants needs states attacks offers guesses estimates dreams points lists shows
    promises vows pledges charges complaints rules orders blasts quotes mocks hits jokes titles details names issues
    releases
    voices stresses benefits projects challenges highlights echoes signals credits honors shouts screams cries laughs
    accounts thanks supports approaches campaigns messages appeals""".split()
)
_NOUN_BASES = frozenset(form[:-1] for form in _NOUN_FORMS) | frozenset(
    "report address outline detail quip snap bark cry laugh pitch defend sign answer speculate contrast echo".split()
)
_STANDALONE = frozenset("another others some many both several all this that those these each few most".split())
PLURALS = frozenset(
    [noun + "s" for noun in PERSON_NOUNS | BODY_NOUNS]
    + [noun[:-1] + "ies" for noun in PERSON_NOUNS | BODY_NOUNS if noun.endswith("y")]
    + [
        "critics",
        "families",
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


def classes(surface: list[str], low: list[str], common: set[str], surnames: set[str]) -> str:
    """One letter a word. `common` = words that the article also prints in lower case mid-sentence, `surnames` = those
    that stand behind a forename in it: `Baker said` of Ana Baker."""
    tags: list[str] = []
    n_words = len(surface)
    starts_sentence = True
    headline = is_headline(surface)
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
            begins = starts_sentence or (index > 0 and _may_end_sentence(surface[index - 1]))
            if begins and lower in surnames and lower not in words.TAGS:
                begins = False
            letter = "p" if _PARTY.fullmatch(word) else _capitalised(word, lower, begins, following, common)
            if letter == "N" and lower in _MONTHS and index and low[index - 1] in _BEFORE_MONTHS:
                letter = "T"
            if headline and letter == "N" and index and word[-1] != ".":
                letter = _in_headline(lower, tags[-1])
            if (
                lower == "said"
                and starts_sentence
                and following
                and (index + 2 >= n_words or low[index + 2] not in cues.CUES)
            ):
                letter = "V"  # not the forename
        else:
            letter = CACHED.get(lower) or of_lower_case(word, lower)
            goes_on = low[index + 1] if index + 1 < n_words else ""
            if lower in ("pulled", "pulls", "pull", "pulling") and goes_on != "up":
                letter = {"pulled": "e", "pulling": "g"}.get(lower, "n")
            if letter == "v" and lower in cues.CUES and (goes_on == "that" or (goes_on == "by" and lower == "seen")):
                letter = "V"  # the court held that ...
            elif lower == "put" and index + 1 < n_words and low[index + 1] == "it":
                letter = "V"
            elif letter in "VBG" or lower in _PARTICLE_WORDS:
                letter = _in_context(letter, index, tags, surface, low)
        tags.append(letter)
        starts_sentence = letter in ".:-" or (starts_sentence and letter in "'x(")
    _that(tags, low)
    return "".join(tags)


def _may_end_sentence(word: str) -> bool:
    """Whether the full stop of an abbreviation can be that of the sentence: `in the U.S. He said`."""
    return word.endswith(".") and (word.count(".") > 1 or word in _LAST_ABBREVIATIONS)


def is_headline(surface: list[str]) -> bool:
    """Whether nearly every word of a line has a capital, so that capitals tell no names."""
    if not 4 <= len(surface) <= _LONGEST_HEADLINE:
        return False
    long_words = [word for word in surface if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 3 and 5 * capitals >= 4 * len(long_words)


_LONGEST_HEADLINE = 30
_BEHIND_NAMES = frozenset(
    "said says told added adds asked wrote replied tweeted explained noted was has is had".split()
)
_PARTY = re.compile(r"[RDIL]-[A-Z][A-Za-z.]*")
"""`Ana Reed, R-Utah,`: party and state."""
_PLAINLY = frozenset("say tell add ask agree believe think".split())
_MONTHS = words.MONTHS_AND_DAYS | {"may"}
_BEFORE_MONTHS = frozenset("in since last of until from during early late mid next this".split())
_LAST_ABBREVIATIONS = frozenset("Inc. Corp. Co. Ltd. Jr. Bros. etc.".split())
_NAMES_TOO = frozenset("he an will may do so as us it no of".split())
"""Small words that are names as well."""


def _in_headline(lower: str, before: str) -> str:
    """The class of a word with a capital among words with capitals: `Reed Says He Is Sorry`."""
    cue = cues.CUES.get(lower)
    if cue is not None and cue.form == "present" and before in "Nn" and lower not in _NOUN_FORMS - {"calls"}:
        return "V"
    if lower.endswith("ly") and len(lower) > 5 and lower not in words.LY_NOUNS and lower not in _FORENAMES:
        return "R"
    tag = words.TAGS.get(lower, "N")
    return tag if tag in "PODISWARtvC" and lower not in _NAMES_TOO and lower not in _FORENAMES else "N"


def _capitalised(
    word: str, lower: str, starts_sentence: bool, following: str, common: frozenset[str] | set[str]
) -> str:
    if lower in words.MONTHS_AND_DAYS:
        goes_on = following[:1].isupper() or following in PARTICLES
        named = goes_on and "." not in word and (lower in _FORENAMES or lower in EITHER)
        return "N" if named else "T"
    if len(word) == 2 and word[1] == ".":
        return "N"  # an initial
    if not starts_sentence:
        if lower in _START_FUNCTION and (lower != "i" or word == "I"):
            return words.TAGS.get(lower, "N")
        return "N"
    next_is_name = following[:1].isupper()
    if lower in words.TAGS and not (lower in _FORENAMES and next_is_name):
        tag = words.TAGS[lower]
        bears_name = tag == "v" and following.lower() in _BEHIND_NAMES
        return "N" if bears_name else tag  # `“It bends,” Shook said`
    if (lower in TITLES and next_is_name) or lower in SHORT:
        return "N"
    if (lower in PERSON_NOUNS or lower in BODY_NOUNS) and not next_is_name:
        return "n"
    if lower in PLURALS and not next_is_name:
        return "n"
    if lower in _FORENAMES:
        return "N"
    cue = cues.CUES.get(lower)
    if (
        cue is not None
        and cue.form in ("ing", "past")
        and (cue.form == "ing" or not next_is_name or lower in ("said", "asked", "added"))
    ):
        return "G" if cue.form == "ing" else "V"
    if lower.endswith("ly") and len(lower) > 5 and lower not in words.LY_NOUNS:
        return "R"
    if lower in common:
        return of_shape(lower, lower)
    if lower.endswith("ing") and len(lower) > 5 and not next_is_name:
        return "g"
    return "N"


def _in_context(letter: str, index: int, tags: list[str], surface: list[str], low: list[str]) -> str:
    """Verbs that stand where a noun or adjective stands, and small words inside a name."""
    lower = low[index]
    following = surface[index + 1] if index + 1 < len(surface) else ""
    before = tags[-1] if tags else ""
    if lower in _PARTICLE_WORDS:
        name_follows = following[:1].isupper() or (
            index + 2 < len(surface) and following in PARTICLES and surface[index + 2][:1].isupper()
        )
        if (
            name_follows
            and (lower not in ("do", "ten", "e", "y") or before == "N")
            and (lower not in _SOFT_PARTICLES or before == "N")
        ):
            return "N"
        return letter
    if letter == "V":
        cue = cues.CUES[lower]
        if before == "'" and low[index - 1] == "'" and lower in ("said", "says", "told"):
            return letter  # a name that ends in an apostrophe
        if before == "#" and low[index - 1] == "one" and (len(tags) < 2 or tags[-2] in "Q.,;"):
            return letter  # one of many: `“Yes,” one said`
        if before == "#" and cue.lemma in _PLAINLY:
            return letter  # Article 5 says, one in ten said
        if before in ("D", "'", "#") and not (before == "D" and low[index - 1] in _STANDALONE):
            return "e" if cue.form == "past" else "n"
        if (
            cue.form == "present"
            and lower in _NOUN_FORMS
            and (
                before in ("I", "e", "g", "G", "V", "B", "v")
                or _is_object(tags)
                or (following and _is_finite(following.lower()))
                or (
                    before == "n"
                    and low[index - 1] not in PERSON_NOUNS
                    and low[index - 1] not in BODY_NOUNS
                    and words.TAGS.get(following, "") not in ("D", "O")
                )
            )
        ):
            return "n"
    if letter == "B" and before == "D" and low[index - 1] in ("many", "some", "most", "few", "others", "several"):
        return "B" if following[:1].isupper() or following in ("that", "the", "he", "she", "it", "they") else "n"
    if lower == "say" and before not in ("D", "'"):
        return "B"
    if letter == "B" and before in ("D", "'", "#", "I", "e", "g", "G", ""):
        return "n"
    if lower == "read" and before in ("n", "N", "Q"):
        return "V"
    if letter == "B" and before in ("n", "N") and low[index - 1] not in PLURALS:
        plural = before == "n" and low[index - 1].endswith("s") and not low[index - 1].endswith("ss")
        return "B" if plural and lower not in _NOUN_BASES else "n"
    if lower == "saying" and before in ("n", "e") and tags[-2:-1] == ["D"]:
        return "n"  # an old saying
    if letter == "G" and (before == "D" or (before == "'" and tags[-2:-1] != ["P"])):
        return "g"
    return letter


def _is_finite(lower: str) -> bool:
    """Whether a word is a finite verb, so that the word before it is none: `Reed emails contained`."""
    cue = cues.CUES.get(lower)
    return words.TAGS.get(lower, "") in ("A", "v") or (cue is not None and cue.form == "past")


def _is_object(tags: list[str]) -> bool:
    """Whether the noun phrase that ends the tags so far hangs on a verb: `repeats the same campaign points`."""
    at = len(tags) - 1
    while at >= 0 and tags[at] in "nNe#":
        at -= 1
    return at > 0 and tags[at] == "D" and tags[at - 1] in "VvGB"


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
