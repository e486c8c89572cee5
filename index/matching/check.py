"""The verdict on a paste, given every passage of an archive that might carry its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quotedesk.index.matching.carriers import Asked, carrier_of
from quotedesk.index.matching.inside import carriers_inside
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.splices import spliced
from quotedesk.index.matching.verdict import Carrier, Passage, Verification, verification

_LONGER, _MORE_WORDS = 1.5, 3
"""How much longer than a quote a text must be to hold the quote instead of being an altered form of it."""


def check(paste: Paste, passages: Sequence[Passage], asked: Asked | None = None) -> Verification:
    """Hold a paste against passages: as one utterance, as a splice, then as a longer text with quotes in it."""
    carriers = _one_a_place([c for passage in passages if (c := carrier_of(paste, passage, asked))])
    settled = any(carrier.verdict != "ALTERED" for carrier in carriers)
    if settled:
        return verification(paste.text, carriers)
    if pieces := spliced(paste, passages, _n_explained(carriers), asked):
        return verification(paste.text, pieces)
    if all(_is_longer(paste, carrier) for carrier in carriers):
        inside = carriers_inside(paste, passages, asked)
        carriers = [carrier for carrier in inside if _is_longer(paste, carrier)] or carriers
    return verification(paste.text, carriers)


def _is_longer(paste: Paste, carrier: Carrier) -> bool:
    return paste.n_words >= _LONGER * carrier.n_words + _MORE_WORDS


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
