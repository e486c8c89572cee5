"""What kind of mention a noun phrase is: a name, a pronoun, a body, or a description of somebody."""

from __future__ import annotations

from typing import Literal, NamedTuple

from . import roles, words
from .cast import Cast
from .names import Entity, Reading, Sex, content, fold
from .phrases import COLLECTIVES, Phrase
from .places import DEMONYMS, PARTIES
from .roles import BODY_NOUNS, PERSON_NOUNS, SHORT
from .tokens import Line

MentionKind = Literal["name", "pronoun", "role", "nobody"]
_DEFINITE = frozenset("the this that these those both his her their its my our your".split())
_OF_BODIES = roles.OFFICES | {"member", "spokesman", "spokeswoman", "spokesperson"}
_GROUPS = frozenset(
    "police people public staff crowd audience others parents men women children folks authorities media press".split()
)


class Mention(NamedTuple):
    """A mention with what can be read from its own words."""

    kind: MentionKind
    line: int
    start: int
    end: int
    """Tokens, the end not included; for a name found beside a description, of the name."""
    entities: tuple[Entity, ...] = ()
    """For a name: whom it may mean, best first."""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    sex: Sex | None = None
    plural: bool = False
    definite: bool = False
    titles: tuple[str, ...] = ()
    """For a name: what stands before it."""
    owner: int | None = None
    """Token of a possessive pronoun inside the mention: `his lawyer`."""

    def is_about(self, entity: Entity) -> bool:
        """Whether the description names the entity as somebody else: `Reed’s lawyer` is not Reed."""
        if entity.kind == "body" or not entity.folded or entity.folded[-1] not in self.modifiers:
            return False
        return self.head not in roles.KIN or entity.folded[0] in self.modifiers


def read(line: Line, index: int, phrase: Phrase, cast: Cast) -> Mention:
    """The mention that `phrase` of line `index` is."""
    start, end = phrase.start, phrase.head_end
    if phrase.end - phrase.start == 1 or line.tags[start] in "PO":
        pronoun = _pronoun(line, index, start)
        if pronoun is not None:
            return pronoun
    if (
        phrase.end > end
        and line.low[end - 1] not in COLLECTIVES
        and (line.tags[end - 1] == "N" or line.low[end - 1].split("-")[0] in _OF_BODIES)
    ):
        further = _name_at_end(line, index, end, phrase.end, cast)  # Secretary of State Ana Reed
        if further is not None and _is_titled(line, index, further, cast):
            return further._replace(start=start)
    named = _name_at_end(line, index, start, end, cast)
    if named is not None:
        return named
    if phrase.apposition is not None:
        beside = _name_in_apposition(line, index, phrase, cast)
        if beside is not None:
            return beside
    return _role(line, index, phrase)


def _is_titled(line: Line, index: int, mention: Mention, cast: Cast) -> bool:
    """Whether a full name at the end of `Secretary of State Ana Reed` carries part of the title before it."""
    entity = mention.entities[0]
    if entity.kind != "person" or len(entity.words) < 2:
        return False
    first = mention.end - 1
    while first > 0 and line.tags[first - 1] == "N":
        first -= 1
    reading = cast.at[index, first][0]
    return bool(reading.titles) and len(reading.name) > 1


def _pronoun(line: Line, index: int, at: int) -> Mention | None:
    word = line.low[at]
    if line.tags[at] not in "POWD":
        return None
    sex: Sex | None = "m" if word in words.HE else "f" if word in words.SHE else None
    plural = word in words.THEY or word in (
        "we",
        "us",
        "our",
        "those",
        "these",
        "both",
        "many",
        "some",
        "others",
        "most",
        "several",
    )
    return Mention("pronoun", index, at, at + 1, head=word, sex=sex, plural=plural, definite=True)


def _run_before(line: Line, end: int, low: int) -> tuple[int, int] | None:
    tags = line.tags
    while end > low and (tags[end - 1] == "p" or (tags[end - 1] == "'" and line.low[end - 1] == "'")):
        end -= 1
    start = end
    while start > low and tags[start - 1] == "N":
        start -= 1
    return (start, end) if start < end else None


def _name_at_end(line: Line, index: int, start: int, end: int, cast: Cast) -> Mention | None:
    run = _run_before(line, end, start)
    if run is None:
        return None
    first = run[0]
    while first > 0 and line.tags[first - 1] == "N":
        first -= 1
    known = cast.at.get((index, first))
    if known is None:
        return None
    reading, entities, run_end = known
    if reading.kind == "role" or not entities:
        return None
    if line.low[start] in ("a", "an", "some", "many", "several") and reading.kind != "body":
        return None
    if entities[0].kind == "unknown" and len(entities[0].words) == 1 and _common_plural(entities[0].words[0]):
        return None
    whole = max(end, run_end)
    return Mention("name", index, start, whole, tuple(entities), sex=_title_sex(reading), titles=reading.titles)


def _title_sex(reading: Reading) -> Sex | None:
    return reading.sex if reading.titles else None


def _common_plural(word: str) -> bool:
    low = fold(word)
    return (
        low in PARTIES or low in DEMONYMS or (low.endswith("s") and (low[:-1] in PERSON_NOUNS or low[:-1] in DEMONYMS))
    )


def _name_in_apposition(line: Line, index: int, phrase: Phrase, cast: Cast) -> Mention | None:
    assert phrase.apposition is not None
    start, end = phrase.apposition
    at = start
    while at < end and line.tags[at] not in "NWGIVA,":
        at += 1
    if at >= end or line.tags[at] != "N":
        return None
    stop = at
    while stop < end and line.tags[stop] in "Np":
        stop += 1
    mention = _name_at_end(line, index, at, stop, cast)
    if mention is None or mention.entities[0].kind not in ("person", "unknown"):
        return None
    if stop == end or line.tags[stop] == ",":
        return mention
    # `his rival, Tom Reed of the Green party,`: a full name right behind the comma may have more behind it
    hangs = line.tags[stop] == "I" and at == start and len(mention.entities[0].words) > 1
    return mention if hangs else None


def _role(line: Line, index: int, phrase: Phrase) -> Mention:
    low = line.low
    start, head_end = phrase.start, phrase.head_end
    at = head_end - 1
    while at > start and line.tags[at] in "p'#":
        at -= 1
    head = SHORT.get(low[at], low[at])
    singular = _singular(head)
    plural = singular != head or head in _GROUPS or phrase.joined is not None
    noun = singular if singular in PERSON_NOUNS or singular in BODY_NOUNS else head
    owner = next((k for k in range(start, at) if low[k] in ("his", "her", "their", "its", "my", "our")), None)
    genitive = any(line.tags[k] == "'" for k in range(start, at))
    sex: Sex | None = "f" if noun in roles.FEMALE_NOUNS else "m" if noun in roles.MALE_NOUNS else None
    modifiers = content([SHORT.get(word, word) for word in low[start:at]] + low[head_end : phrase.end])
    return Mention(
        "role", index, start, phrase.end, head=noun, modifiers=modifiers, sex=sex, plural=plural,
        definite=low[start] in _DEFINITE or genitive, owner=owner,
    )  # fmt: skip


def _singular(noun: str) -> str:
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("ies") and noun[:-3] + "y" in PERSON_NOUNS | BODY_NOUNS:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3:
        return noun[:-1]
    return noun
