"""Which quotes of an archive are one utterance: worked out for the articles that came, kept for all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from quotedesk.index.matching.groups import Groups, Place, place_of
from quotedesk.index.matching.prints import Hashes, Numbers, Prints, WordHashes, pairs_sharing, prints
from quotedesk.index.matching.tokens import Tokens, n_words, tokens
from quotedesk.index.matching.utterances import one_utterance, tells, word_keys
from quotedesk.index.model import Quote

TextsOf = Callable[[Collection[str]], Iterable[Quote]]
"""The quotes of articles, in any order."""

_OFTEN = 48
"""Forms that may share three words in a row before these words say nothing."""
_TAKEN_APART = 5000
"""Forms whose words are kept at hand, about 2.5 kB each."""
_SHARED = 0.4
"""Share of fingerprints that makes two forms worth a look at their words."""


@dataclass(slots=True)
class _Fresh:
    """Quotes whose words have to be looked at, column by column."""

    places: list[Place] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    identities: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    """For each identity the text of one quote that has it."""
    hashes: dict[int, list[int]] = field(default_factory=dict)


def updated(
    before: Groups, digests: dict[str, str], gone: Collection[str], put: Collection[str], read: TextsOf
) -> Groups:
    """The groups after articles went and came; `digests` are those of all articles there are now.

    Costs what the changed articles and their groups cost, not the archive, but for copying its columns.
    """
    changed = set(gone) | set(put)
    kept = _kept_quotes(before, changed)
    loose = _loosened(before, kept)
    again = {before.place(int(quote)) for quote in np.flatnonzero(loose)}
    kept &= ~loose
    fresh = _look(read, set(put), again)
    return _joined(before, kept, fresh, digests, read)


def _kept_quotes(before: Groups, changed: Collection[str]) -> NDArray[np.bool_]:
    kept = np.ones(len(before), np.bool_)
    for article_id in changed:
        at = bisect_left(before.article_ids, article_id)
        if at < len(before.article_ids) and before.article_ids[at] == article_id:
            kept[before.starts[at] : before.starts[at + 1]] = False
    return kept


def _loosened(before: Groups, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Kept quotes of groups that lose a member: what held them together may be gone."""
    if kept.all():
        return np.zeros(len(before), np.bool_)
    broken = np.zeros(int(before.group_of_form.max()) + 1, np.bool_)
    broken[before.groups[~kept]] = True
    loosened: NDArray[np.bool_] = kept & broken[before.groups]
    return loosened


def _look(read: TextsOf, put: Collection[str], again: Collection[Place]) -> _Fresh:
    fresh, hashes = _Fresh(), WordHashes()
    articles = set(put) | {place.article_id for place in again}
    for quote in read(articles) if articles else ():
        place = place_of(quote)
        if quote.article_id not in put and place not in again:
            continue
        keys = word_keys(tokens(quote.text))
        identity = _identity(keys, quote)
        fresh.places.append(place)
        fresh.words.append(n_words(quote.text))
        fresh.identities.append(identity)
        if identity not in fresh.texts:
            fresh.texts[identity] = quote.text
            fresh.hashes[identity] = hashes.of(keys)
    return fresh


def _identity(keys: Sequence[str], quote: Quote) -> int:
    """A number that quotes with the same words share; few words must also be by one named speaker or of one article."""
    words = " ".join(keys)
    if not tells(list(keys)):
        words += f"\n{quote.speaker.name or quote.article_id}"
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "little")


def _joined(before: Groups, kept: NDArray[np.bool_], fresh: _Fresh, digests: dict[str, str], read: TextsOf) -> Groups:
    """The columns of kept and fresh quotes, with the fresh forms linked to all."""
    old_forms, old_number = np.unique(before.forms[kept], return_inverse=True)
    known = {int(identity): number for number, identity in enumerate(before.identities[old_forms])}
    n_old = len(known)
    for identity in fresh.identities:
        known.setdefault(identity, len(known))
    added = [identity for identity, number in known.items() if number >= n_old]
    new_prints = prints([fresh.hashes[identity] for identity in added])
    old_prints = _prints_kept(before, old_forms)
    all_prints = _sorted(
        np.concatenate((old_prints.hashes, new_prints.hashes)),
        np.concatenate((old_prints.owners, new_prints.owners + np.uint32(n_old))),
    )
    quotes = _Columns(before, kept, fresh, np.array([known[identity] for identity in fresh.identities], np.uint32))
    quotes.old_forms = old_number.astype(np.uint32)
    texts = {known[identity]: fresh.texts[identity] for identity in added}
    old_groups = np.unique(before.group_of_form[old_forms], return_inverse=True)[1]
    samples = _samples(before, kept, old_number)
    links = _links(all_prints, n_old, len(known), texts, lambda forms: _texts_of(forms, samples, before, read))
    groups = _components([int(group) for group in old_groups], len(known), links)
    identities = np.concatenate((before.identities[old_forms], np.array(added, np.uint64)))
    return quotes.laid(digests, identities, groups, all_prints)


def _prints_kept(before: Groups, old_forms: Numbers) -> Prints:
    number = np.full(len(before.identities), -1, np.int64)
    number[old_forms] = np.arange(len(old_forms))
    owners = number[before.prints.owners]
    there = owners >= 0
    return Prints(before.prints.hashes[there], owners[there].astype(np.uint32))


def _sorted(hashes: Hashes, owners: Numbers) -> Prints:
    order = np.lexsort((owners, hashes))
    return Prints(hashes[order], owners[order])


def _samples(before: Groups, kept: NDArray[np.bool_], old_number: NDArray[np.intp]) -> dict[int, int]:
    """For each kept form, by its new number, one quote that has it."""
    numbers, first = np.unique(old_number, return_index=True)
    quotes = np.flatnonzero(kept)[first]
    return {int(number): int(quote) for number, quote in zip(numbers, quotes, strict=True)}


def _texts_of(forms: Collection[int], samples: dict[int, int], before: Groups, read: TextsOf) -> dict[int, str]:
    """The texts of kept forms, read from the archive."""
    wanted = {before.place(samples[form]): form for form in forms}
    found = {}
    for quote in read({place.article_id for place in wanted}) if wanted else ():
        form = wanted.get(place_of(quote))
        if form is not None:
            found[form] = quote.text
    return found


def _links(
    all_prints: Prints,
    n_old: int,
    n_forms: int,
    texts: dict[int, str],
    read_old: Callable[[Collection[int]], dict[int, str]],
) -> Iterator[tuple[int, int]]:
    """Pairs of forms that are one utterance, one of them fresh."""
    fresh = np.arange(n_forms) >= n_old
    pairs = pairs_sharing(all_prints, fresh, often=_OFTEN, least=_SHARED)
    texts = texts | read_old({int(form) for form in np.unique(pairs) if form < n_old})

    @lru_cache(maxsize=_TAKEN_APART)
    def words(form: int) -> Tokens:
        return tokens(texts[form])

    for one, other in pairs.tolist():
        if one in texts and other in texts and one_utterance(words(one), words(other)):
            yield one, other


def _components(old_groups: Sequence[int], n_forms: int, links: Iterable[tuple[int, int]]) -> Numbers:
    """For each form the number of its group, counted by first form. Old groups stay together."""
    parents = list(range(n_forms))

    def root(form: int) -> int:
        while parents[form] != form:
            parents[form] = parents[parents[form]]
            form = parents[form]
        return form

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        parents[second] = first

    leaders: dict[int, int] = {}
    for form, group in enumerate(old_groups):
        join(leaders.setdefault(group, form), form)
    for one, other in links:
        join(one, other)
    _, numbers = np.unique([root(form) for form in range(n_forms)], return_inverse=True)
    return numbers.astype(np.uint32)


class _Columns:
    """Kept and fresh quotes on their way into one set of columns."""

    def __init__(self, before: Groups, kept: NDArray[np.bool_], fresh: _Fresh, new_forms: Numbers) -> None:
        self._before = before
        self._kept = kept
        self._fresh = fresh
        self._new_forms = new_forms
        self.old_forms: Numbers = np.empty(0, np.uint32)

    def laid(
        self, digests: dict[str, str], identities: NDArray[np.uint64], groups: Numbers, all_prints: Prints
    ) -> Groups:
        """Everything sorted by article id and place."""
        before, kept, fresh = self._before, self._kept, self._fresh
        article_ids = tuple(sorted(digests))
        number = {article_id: at for at, article_id in enumerate(article_ids)}
        owner = np.repeat(np.arange(len(before.article_ids)), before.sizes)[kept]
        moved = np.array([number.get(article_id, -1) for article_id in before.article_ids], np.int64)
        articles = np.concatenate((moved[owner], [number[place.article_id] for place in fresh.places])).astype(np.int64)

        def column(old: NDArray[np.unsignedinteger], new: Iterable[int]) -> NDArray[np.unsignedinteger]:
            return np.concatenate((old[kept], np.fromiter(new, old.dtype)))

        versions = column(before.versions, (place.version for place in fresh.places))
        paragraphs = column(before.paragraphs, (place.paragraph for place in fresh.places))
        numbers = column(before.numbers, (place.number for place in fresh.places))
        words = column(before.words, fresh.words)
        forms = np.concatenate((self.old_forms, self._new_forms)).astype(np.uint32)
        order = np.lexsort((numbers, paragraphs, versions, articles))
        starts = np.searchsorted(articles[order], np.arange(len(article_ids) + 1)).astype(np.uint32)
        return Groups(
            article_ids,
            tuple(digests[article_id] for article_id in article_ids),
            starts,
            versions[order].astype(np.uint16),
            paragraphs[order].astype(np.uint32),
            numbers[order].astype(np.uint16),
            words[order].astype(np.uint32),
            forms[order],
            identities.astype(np.uint64),
            groups,
            all_prints,
        )
