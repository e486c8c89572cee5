"""The values of a verification: what was looked at, what each carrier shows, and the verdict over all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from quotedesk.index.matching.alignment import Diff
from quotedesk.index.matching.tokens import Tokens, n_words, tokens
from quotedesk.index.model import Quote, QuoteSpeaker

Verdict = Literal["VERBATIM", "TYPOGRAPHIC", "BRACKETED", "ELIDED", "ALTERED", "WRONG_SPEAKER", "SPLICED", "NOT_FOUND"]
Warning_ = Literal[
    "LONGER_FORM_EXISTS",
    "STARTS_LATE",
    "ENDS_EARLY",
    "NUMBER_CHANGED",
    "NEGATION_CHANGED",
    "HIDES_CONDITION",
    "CHANGED_IN_LATER_VERSION",
    "UNNAMED_SOURCE",
    "NOT_IN_QUOTES",
    "NO_SPEAKER",
]
_HARMLESS: frozenset[Warning_] = frozenset({"UNNAMED_SOURCE"})


@dataclass(frozen=True)
class Passage:
    """Words of the archive that a paste is held against: a quote, or a paragraph with its quotes."""

    article_id: str
    paragraph: int
    context: str
    """The whole paragraph."""
    quote: Quote | None = None
    """None when it is the paragraph itself."""
    quoted: tuple[tuple[int, int], ...] = ()
    """Of a paragraph, the spans of its quotes."""
    version: int = 1
    superseded: bool = False
    """Whether a later version of the article does not have these words any more."""

    @property
    def id(self) -> str:
        if self.quote:
            return self.quote.id
        later = f"@{self.version}" if self.version > 1 else ""
        return f"{self.article_id}{later}#p{self.paragraph}"

    @property
    def text(self) -> str:
        return self.quote.text if self.quote else self.context

    @cached_property
    def tokens(self) -> Tokens:
        return tokens(self.text)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A passage that carries the pasted words, and how it carries them."""

    passage: Passage
    verdict: Verdict
    warnings: tuple[Warning_, ...]
    text: str
    """The archive's words that the paste covers, first to last."""
    before: str
    """The words around them in the paragraph; of a quote, those around the whole quote."""
    after: str
    cut_before: str = ""
    """`cut_before + text + cut_after` is the whole quote; both are empty for words outside quotes."""
    cut_after: str = ""
    hidden: tuple[str, ...] = ()
    diff: Diff = ()
    notes: tuple[str, ...] = ()
    """Further shifts of sense, in words."""
    n_changed: int = 0
    """Words and marks that differ."""
    n_same: int = 0
    """Words that are the same."""
    misattributed: bool = False
    """Whether somebody else said it than was asked for."""

    @property
    def speaker(self) -> QuoteSpeaker | None:
        return self.passage.quote.speaker if self.passage.quote else None

    @property
    def n_cut(self) -> int:
        """Words of the quote that the paste leaves out at its ends."""
        return n_words(self.cut_before) + n_words(self.cut_after)

    @property
    def n_words(self) -> int:
        """Words of the whole quote; of a paragraph, those that are covered."""
        return n_words(self.passage.quote.text if self.passage.quote else self.text)

    @property
    def level(self) -> int:
        """How far the paste is from the archive's words; 0 when it is these words."""
        return _LEVELS[self.verdict]

    @property
    def rank(self) -> tuple[object, ...]:
        """Least changed first, then least cut, then longest; where two tell the same, the asked-for speaker."""
        outside = self.passage.quote is None
        return (
            self.level,
            self.misattributed,
            self.n_changed,
            outside,
            self.n_cut,
            _ORDER.index(self.verdict),
            -self.n_words,
            self.passage.article_id,
            self.passage.paragraph,
            self.passage.id,
        )


_ORDER: tuple[Verdict, ...] = (
    "VERBATIM",
    "TYPOGRAPHIC",
    "BRACKETED",
    "ELIDED",
    "ALTERED",
    "WRONG_SPEAKER",
    "SPLICED",
    "NOT_FOUND",
)
_LEVELS = {verdict: max(0, level - 1) for level, verdict in enumerate(_ORDER)}
"""VERBATIM and TYPOGRAPHIC tell the same."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer rests on: how many articles, published from when to when."""

    articles: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on one paste."""

    paste: str
    verdict: Verdict = "NOT_FOUND"
    warnings: tuple[Warning_, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    """Best first."""
    searched: Searched = field(default_factory=Searched)
    partial: bool = False
    """Whether other forms of the words may be missing: the groups of the archive are not known."""

    @property
    def clear(self) -> bool:
        """Whether the words stand in the archive as pasted and nothing is to be read beside them."""
        return self.verdict in {"VERBATIM", "TYPOGRAPHIC"} and _HARMLESS.issuperset(self.warnings)

    @property
    def best(self) -> Carrier | None:
        return self.carriers[0] if self.carriers else None

    @property
    def level(self) -> int:
        """How far the paste is from the archive's words; 0 when it is these words."""
        return self.best.level if self.best else _LEVELS["NOT_FOUND"]


def verification(paste: str, carriers: list[Carrier]) -> Verification:
    """The verdict over all carriers: that of the best one, and whether another carries a longer form."""
    if not carriers:
        return Verification(paste)
    ranked = sorted(carriers, key=lambda carrier: carrier.rank)
    best = ranked[0]
    shown = tuple(_attributed(carrier) for carrier in ranked)
    warnings = list(shown[0].warnings)
    if best.verdict != "SPLICED" and any(
        other.passage.quote and other.verdict != "SPLICED" and other.n_words > best.n_words for other in ranked[1:]
    ):
        warnings.insert(0, "LONGER_FORM_EXISTS")
    return Verification(paste, shown[0].verdict, tuple(warnings), shown)


def _attributed(carrier: Carrier) -> Carrier:
    """The carrier with the verdict that is told: a wrong speaker comes before changed words."""
    if carrier.misattributed and carrier.verdict != "SPLICED":
        return replace(carrier, verdict="WRONG_SPEAKER")
    return carrier
