"""What a few changed words do to the sense: numbers, negations, conditions, modal verbs, how many of all.

Each guard compares what two wordings state; none of them measures how alike they look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from quotedesk.index.matching.tokens import is_word, tokens

_NEGATIONS = frozenset(
    """not never no nor neither none nobody nothing nowhere without cannot hardly scarcely barely rarely seldom non
    refuse refuses refused refusing deny denies denied denying fail fails failed failing lack lacks lacked
    lacking""".split()
)
_NEGATING_PHRASES = re.compile(r"\b(?:far from|anything but|instead of|rather than|other than)\b")
_NO_NEGATION = re.compile(r"\bnot (?:only|just|merely|simply)\b")
_BARE_NEGATIONS = {
    f"{verb}t"
    for verb in "don didn doesn isn aren wasn weren hasn haven hadn shouldn wouldn couldn mustn needn ain".split()
}
"""Typed without their apostrophe; `cant` and `wont` are words of their own."""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis")
_LESS = re.compile(r"(?P<stem>\w{3,})less$")
_MODALS = {
    spelling: modal
    for modal, spellings in {
        "will": "will won't shall 'll",
        "would": "would wouldn't",
        "may": "may might mightn't",
        "can": "can can't cannot",
        "could": "could couldn't",
        "should": "should shouldn't ought",
        "must": "must mustn't",
    }.items()
    for spelling in spellings.split()
}
_QUANTIFIERS = frozenset(
    """all every each always any anyone anybody everyone everybody everything most many much few several some sometimes
    often usually rarely seldom only merely almost nearly about approximately roughly around least more less fewer both
    half entire whole""".split()
)
_HEDGES = frozenset(
    """reportedly allegedly apparently seemingly supposedly presumably perhaps maybe possibly probably likely
    conceivably arguably potentially""".split()
)
_CONDITIONS = frozenset(
    """if unless until till provided providing only except excepting although though assuming otherwise lest
    whenever""".split()
)
_WITH_MODAL = frozenset({"when", "once", "without"})
"""Conditions of what somebody will or would do; of what somebody did they are none."""
_TURNS = frozenset({"but", "however", "yet", "nevertheless", "nonetheless"})
_TURN_PHRASES = ("that said", "having said that", "even so", "then again", "on the other hand", "at the same time")
_NO_TURN = re.compile(r"\b(?:anything|nothing|all|none|everything|not only [^.;]*?) but\b|\bnot only\b")
_CONDITION_PHRASES = re.compile(
    r"\b(?:as long as|so long as|on condition|in case|subject to|depending on|in the event|should (?:they|he|she|it|we)"
    r"|as soon as|even if|only if|contingent on|on the understanding|pending (?:an?|the|approval|review|further))\b"
    r"|(?:^|[,;] )(?:were|had) (?:they|he|she|it|we|you|i|there)\b"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+")
_NEAR = 3
"""Words back from a cut within which a negation belongs to the words that were kept."""


def negation_changed(changes: Iterable[tuple[str, str]], neighbours: Iterable[tuple[str, str]]) -> bool:
    """Whether a change, the archive's words and the paste's, adds, drops or makes a negation.

    `neighbours` are the same changes with the words beside them: `not only rich` is no negation, `not rich` is one.
    """
    return any(_n_negations(archive) != _n_negations(pasted) for archive, pasted in neighbours) or any(
        _prefix_changed(archive, pasted) for archive, pasted in changes
    )


def negation_cut_before(cut: str) -> bool:
    """Whether a cut at the beginning of the words ends with a negation that belongs to them: `we will never`."""
    keys = list(tokens(cut).keys)
    while keys and not is_word(keys[-1]) and keys[-1] in {'"'}:
        keys.pop()
    for key in keys[: -_NEAR - 1 : -1]:
        if not is_word(key) or key in {"and", "but", "or"}:
            return False
        if _is_negation(key):
            return True
    return False


def hides_condition(text: str) -> bool:
    """Whether words left out from inside a quote hold a condition or a turn: if, unless, until, only, but …"""
    return _conditional(text, _CONDITIONS | _TURNS)


def condition_cut_after(kept: str, cut: str) -> bool:
    """Whether what is cut behind the kept words binds them: a condition in their sentence, or a `But` next."""
    sentence, *rest = _SENTENCE_END.split(cut, maxsplit=1)
    bound = _CONDITIONS | _TURNS | _also(_SENTENCE_END.split(kept)[-1])
    if cut[: len(sentence) + 1].strip() and _conditional(sentence, bound):
        return True
    if sentence.strip(" .!?\"'”’") and not rest:
        return False
    following = list(filter(is_word, tokens(rest[0][:200] if rest else "").keys))
    return following[:1] != [] and (
        following[0] in _TURNS | _CONDITIONS or " ".join(following).startswith(_TURN_PHRASES)
    )


def to_sentence_end(text: str) -> str:
    """What of a text belongs to the sentence that is before it."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def condition_cut_before(cut: str, kept: str) -> bool:
    """Whether what is cut before the kept words is a condition in their sentence."""
    return _conditional(_SENTENCE_END.split(cut)[-1], _CONDITIONS | _also(_SENTENCE_END.split(kept, maxsplit=1)[0]))


def _also(sentence: str) -> frozenset[str]:
    """Words that are conditions beside a sentence that says what somebody will do."""
    keys = tokens(sentence).keys
    return _WITH_MODAL if any(key in _MODALS or key.endswith(("'ll", "'d")) for key in keys) else frozenset()


def modal_changes(changes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Modal verbs of the archive and of the paste where a change shifts them: `would` to `will`."""
    for archive, pasted in changes:
        before, after = _those(archive, _MODALS), _those(pasted, _MODALS)
        if [_MODALS[key] for key in before] != [_MODALS[key] for key in after]:
            yield " ".join(before), " ".join(after)


def quantifier_changes(changes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words for how many, of the archive and of the paste, where a change shifts them: `some` to `all`."""
    for archive, pasted in changes:
        before, after = _those(archive, _QUANTIFIERS), _those(pasted, _QUANTIFIERS)
        if Counter(before) != Counter(after):
            yield " ".join(before), " ".join(after)


def hedge_changes(changes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words that make a statement less certain, of the archive and of the paste, where a change shifts them."""
    for archive, pasted in changes:
        before, after = _those(archive, _HEDGES), _those(pasted, _HEDGES)
        if Counter(before) != Counter(after):
            yield " ".join(before), " ".join(after)


def _those(text: str, among: Iterable[str]) -> list[str]:
    known = frozenset(among)
    return [key for key in tokens(text).keys if key in known]


def _conditional(text: str, among: frozenset[str]) -> bool:
    words = _NO_TURN.sub(" ", " ".join(tokens(text).keys))
    return not among.isdisjoint(words.split()) or bool(_CONDITION_PHRASES.search(words))


def _is_negation(key: str) -> bool:
    return key in _NEGATIONS or key.endswith("n't") or key in _BARE_NEGATIONS


def _n_negations(text: str) -> int:
    keys = tokens(text).keys
    words = " ".join(keys)
    n_phrases = len(_NEGATING_PHRASES.findall(words)) - len(_NO_NEGATION.findall(words))
    return sum(map(_is_negation, keys)) + n_phrases


def _prefix_changed(archive: str, pasted: str) -> bool:
    before = [key for key in tokens(archive).keys if is_word(key)]
    after = [key for key in tokens(pasted).keys if is_word(key)]
    return any(_opposite(one, other) or _opposite(other, one) for one in before for other in after)


def _opposite(word: str, other: str) -> bool:
    """Whether `other` is `word` negated by its form: unlikely, illegal, hopeless for hopeful."""
    if any(other == prefix + word for prefix in _PREFIXES) and len(word) > 2:
        return True
    less = _LESS.match(other)
    return bool(less) and word in {less["stem"], less["stem"] + "ful"} if less else False
