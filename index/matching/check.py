"""The verdict on a paste, given every passage of an archive that might carry its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quotedesk.index.matching.carriers import Asked, carrier_of
from quotedesk.index.matching.inside import quotes_inside
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.splices import spliced
from quotedesk.index.matching.tokens import MARK, n_words
from quotedesk.index.matching.verdict import Carrier, Passage, Verification, verification

_LONGER, _MORE_WORDS = 1.5, 3
"""How much longer than a quote a text must be to hold the quote instead of being an altered form of it."""

Memo = dict[str, Carrier | None]
"""What was found out about passages before, by their ids."""


def check(
    paste: Paste,
    passages: Sequence[Passage],
    asked: Asked | None = None,
    memo: Memo | None = None,
    *,
    all_there: bool = True,
) -> Verification:
    """Hold a paste against passages: as one utterance, as a splice, then as a longer text with quotes in it.

    The latter two are for when the passages are `all_there`: they say that nothing carries the paste as a whole.
    """
    memo = {} if memo is None else memo
    for passage in passages:
        if passage.id not in memo:
            memo[passage.id] = carrier_of(paste, passage, asked)
    carriers = _one_a_place([carrier for passage in passages if (carrier := memo[passage.id])])
    if not all_there or any(carrier.verdict != "ALTERED" for carrier in carriers):
        return verification(paste.text, carriers)
    if pieces := spliced(paste, passages, _n_explained(carriers), asked):
        return verification(paste.text, pieces)
    return verification(paste.text, _inside(paste, passages, asked, carriers))


def _inside(paste: Paste, passages: Sequence[Passage], asked: Asked | None, carriers: list[Carrier]) -> list[Carrier]:
    """The carriers of quotes in a paste that is longer than any passage or puts a quote between marks of its own.

    A shorter paste that only has a telling part in common with a quote is an altered form of it at best.
    """
    is_longest = all(n_words(passage.text) < paste.n_words for passage in passages)
    if carriers and not is_longest and MARK not in paste.tokens.keys[paste.start : paste.end]:
        return carriers
    inside = quotes_inside(paste, passages, asked)
    if is_longest:
        held = [each for each in inside if paste.n_words >= _LONGER * each.carrier.n_words + _MORE_WORDS]
        known = [each for each in held if each.tells] or [each for each in held if each.marked]
        if known:
            return [each.carrier for each in known]
    least = max(paste.n_words / 2, _n_explained([carrier for carrier in carriers if carrier.passage.quote]))
    marked = [each.carrier for each in inside if each.marked and each.carrier.n_same >= least]
    return marked or carriers or [each.as_altered(paste) for each in inside if each.tells]


def _n_explained(carriers: Sequence[Carrier]) -> int:
    return max((carrier.n_same for carrier in carriers), default=0)


def _one_a_place(carriers: Sequence[Carrier]) -> list[Carrier]:
    """Carriers without the paragraphs whose quotes carry the words as well, and the other way round."""
    places: dict[tuple[str, int, int], list[Carrier]] = defaultdict(list)
    for carrier in carriers:
        places[carrier.passage.article_id, carrier.passage.version, carrier.passage.paragraph].append(carrier)
    kept: list[Carrier] = []
    for group in places.values():
        quotes = [carrier for carrier in group if carrier.passage.quote]
        paragraphs = [carrier for carrier in group if not carrier.passage.quote]
        if quotes and paragraphs:
            better = paragraphs[0].level < min(quote.level for quote in quotes)
            group = paragraphs if better else quotes
        kept += group
    return kept
