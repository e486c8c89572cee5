"""Where in an archive a paste is looked for, and where else a quote's words run: the archive's side of matching."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quotedesk.index.engines.base import Engine, Order
from quotedesk.index.matching.candidates import Candidates
from quotedesk.index.matching.carriers import Asked
from quotedesk.index.matching.check import Memo, check
from quotedesk.index.matching.forms import Form, forms_of
from quotedesk.index.matching.groups import Place, place_of
from quotedesk.index.matching.lookup import PAGE, stages
from quotedesk.index.matching.paste import Paste, paste, readings
from quotedesk.index.matching.reprints import Reports, reports_of
from quotedesk.index.matching.tokens import ELLIPSIS, MARK, is_word, n_words, tokens
from quotedesk.index.matching.utterances import one_utterance, word_keys
from quotedesk.index.matching.verdict import Carrier, Searched, Verification
from quotedesk.index.model import Hit, Quote
from quotedesk.index.text import fold
from quotedesk.index.tree import And, Query, Word

if TYPE_CHECKING:
    from quotedesk.index.matching.keeping import Known

_HITS = 40
_FEW_WORDS = 4
"""Words up to which a paste may be an altered quote of one word or two."""

_FEW_CHANGES = 4
"""Words and marks on either side."""

Resolve = Callable[[Quote], Quote]
"""Gives a quote its speaker of the whole archive."""


@dataclass(frozen=True, slots=True)
class Where:
    """One utterance in all its forms."""

    forms: tuple[Form, ...]
    reports: Reports
    partial: bool = False
    """Whether there may be more: the groups of the archive are not known."""

    @property
    def speaker_labels(self) -> tuple[str, ...]:
        """How the articles call who said it, each once, in the order of the forms."""
        labels = (quote.speaker.label or quote.speaker.name for form in self.forms for quote in form.carriers)
        return tuple(dict.fromkeys(label for label in labels if label))


class Matcher:
    """Verifies pastes against one snapshot of an archive and knows its groups."""

    def __init__(self, engine: Engine, folder: Path, resolve: Resolve) -> None:
        self._engine = engine
        self._folder = folder
        self._resolve = resolve

    @cached_property
    def _known(self) -> Known:
        from quotedesk.index.matching.keeping import groups_of  # numpy is loaded by the first question

        return groups_of(self._engine, self._folder)

    @cached_property
    def searched(self) -> Searched:
        """All articles of the archive, with the dates of those that have one."""
        return Searched(self._engine.counts().articles, self._published("oldest"), self._published("newest"))

    def _published(self, order: Order) -> str | None:
        """The date of the first article in an order; those without one come last."""
        hits = self._engine.search(And(()), limit=1, order=order).hits
        article = self._engine.article(hits[0].article_id) if hits else None
        return article.published if article else None

    def verify(self, text: str, asked: Asked | None = None) -> Verification:
        """The verdict on pasted words. Raises UsageError when there is nothing to check."""
        pastes = readings(text, self._is_word)
        found = self._checked(next(pastes), asked)
        for pasted in pastes:
            if found.level == 0:
                break
            found = min(found, self._checked(pasted, asked), key=lambda each: each.level)
        carriers = tuple(map(self._completed, found.carriers))
        return replace(found, carriers=carriers, searched=self.searched, partial=not self._known.whole)

    def lead(self, quote: Quote) -> str | None:
        """The id of the quote that leads the group of a quote; None for indirect speech, and while it is not known."""
        if quote.kind == "indirect" or not self._known.whole:
            return None
        return self._known.groups.lead(place_of(quote))

    def where(self, quote: Quote) -> Where:
        """Every form of what a quote says. A quote that stands alone is its own longest form."""
        quotes = [self._resolve(each) for each in self._group(quote)] if quote.kind != "indirect" else []
        articles = {each.article_id for each in quotes or [quote]}
        reports = reports_of(filter(None, map(self._engine.article, sorted(articles))))
        return Where(forms_of(quotes or [quote]), reports, partial=not self._known.whole)

    def _group(self, quote: Quote) -> list[Quote]:
        """The quotes that say what a quote says, itself among them, by place."""
        if self._known.whole:
            wanted = set(self._known.groups.members_of(place_of(quote)))
        else:
            found = [quote, *self._like(quote)]
            longest = max(found, key=lambda each: n_words(each.text))
            wanted = {place_of(each) for each in (*found, *self._like(longest))}
        quotes = self._engine.quotes_in({(place.article_id, place.paragraph) for place in wanted})
        return sorted((each for each in quotes if place_of(each) in wanted), key=lambda each: astuple(place_of(each)))

    def _like(self, quote: Quote) -> Iterator[Quote]:
        """Of the quotes that a search for a quote's words finds, those that are one utterance with it."""
        if not n_words(quote.text):
            return
        candidates, pasted = Candidates(self._engine), paste(quote.text)
        for places, queries in zip(self._alike(pasted), stages(pasted), strict=True):
            candidates.add_quotes(places)
            candidates.add_hits(hit for query in queries for hit in self._hits(query))
        words = tokens(quote.text)
        for passage in candidates.passages():
            if passage.quote and (one_utterance(words, passage.tokens) or _is_same(quote, passage.quote)):
                yield passage.quote

    def _checked(self, pasted: Paste, asked: Asked | None) -> Verification:
        """The verdict over what the likeliest ways find, and over more when these do not find the words as they are.

        Of quotes with the same words one is held against the paste, and the others when it carries it.
        """
        resolved = (lambda quote: asked(self._resolve(quote))) if asked else None
        found, candidates, memo = Verification(pasted.text), Candidates(self._engine), Memo()
        rounds = list(zip(self._alike(pasted), stages(pasted, alone=not self._known.whole), strict=True))
        for number, (places, queries) in enumerate(rounds, 1):
            candidates.add_quotes(places)
            candidates.add_hits(hit for query in queries for hit in self._hits(query))
            found = check(pasted, candidates.passages(), resolved, memo, all_there=number == len(rounds))
            if found.best and (found.best.level == 0 or _is_near(found.best)):
                break
        places = [place_of(carrier.passage.quote) for carrier in found.carriers if carrier.passage.quote]
        candidates.add_quotes(other for place in places for other in self._known.groups.same_words(place))
        return check(pasted, candidates.passages(), resolved, memo) if places else found

    def _is_word(self, word: str) -> bool:
        """Whether a word stands anywhere in the archive."""
        return bool(self._engine.search(Word(fold(word)), limit=1).hits)

    def _alike(self, pasted: Paste) -> tuple[list[Place], list[Place]]:
        """Quotes with words of a paste: those to begin with, and those for when these do not carry it."""
        pasted_keys = pasted.tokens.keys[pasted.start : pasted.end]
        keys = list(filter(is_word, pasted_keys))
        in_parts = len(keys) <= _FEW_WORDS or MARK in pasted_keys or ELLIPSIS in pasted_keys
        near, others = self._known.groups.alike(keys, fragments=in_parts)
        return ([*near, *others], []) if pasted.n_words > PAGE else (near, others)

    def _completed(self, carrier: Carrier) -> Carrier:
        """A carrier with its speaker of the whole archive and the paragraph around it."""
        quote = carrier.passage.quote
        if quote is None:
            return carrier
        context = carrier.passage.context or self._paragraph(quote)
        passage = replace(carrier.passage, quote=self._resolve(quote), context=context)
        return replace(carrier, passage=passage, before=context[: quote.start], after=context[quote.end :])

    def _paragraph(self, quote: Quote) -> str:
        article = self._engine.article(quote.article_id)
        texts = {paragraph.number: paragraph.text for paragraph in (article.paragraphs if article else ())}
        return texts.get(quote.paragraph, quote.text)

    def _hits(self, query: Query) -> Sequence[Hit]:
        return self._engine.search(query, limit=_HITS).hits


def _is_same(one: Quote, other: Quote) -> bool:
    """Whether two quotes have the same words, if few, and one named speaker or article."""
    same_source = one.article_id == other.article_id or one.speaker.name is not None
    return (
        same_source
        and one.speaker.name == other.speaker.name
        and word_keys(tokens(one.text)) == word_keys(tokens(other.text))
    )


def _is_near(carrier: Carrier) -> bool:
    """Whether so little of a quote is changed that no other way to look for it would find more."""
    return carrier.passage.quote is not None and carrier.n_changed <= _FEW_CHANGES <= carrier.n_same / 2


def asked_for(names: frozenset[str], labels: frozenset[str], speaker_ids: frozenset[str]) -> Asked:
    """Whether a quote is by those whom a typed name stands for; not known when its article does not say."""

    def asked(quote: Quote) -> bool | None:
        if quote.attribution.how in {"none", "uncertain"}:
            return None
        speaker = quote.speaker
        return speaker.id in speaker_ids or (speaker.name in names if speaker.named else speaker.label in labels)

    return asked
