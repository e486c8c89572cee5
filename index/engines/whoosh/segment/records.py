"""How articles and quotes are written down in an archive: plain lists that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotedesk.index.model import (
    Article,
    ArticleSummary,
    Attribution,
    Paragraph,
    Place,
    Quote,
    QuoteSpeaker,
    Step,
)

Record = list[Any]
"""A list of JSON values; its fields are named by the functions below, in one place each way."""


FIELDS = (
    "id",
    "title",
    "standfirst",
    "author",
    "source",
    "published",
    "url",
    "lang",
    "sha256",
    "origin",
    "version",
    "warnings",
)
"""What an article states about itself, in the order of its record."""


def head_record(article: Article, quotes: Sequence[Quote]) -> Record:
    """All of an article but its text and quotes: its fields, its captions, and how many paragraphs and quotes."""
    captions = [paragraph.number for paragraph in article.paragraphs if paragraph.kind == "caption"]
    n_quotes = sum(quote.kind != "indirect" for quote in quotes)
    return [*(getattr(article, field) for field in FIELDS), captions, len(article.paragraphs), n_quotes]


def summary_of(head: Record) -> ArticleSummary:
    *values, _, n_paragraphs, n_quotes = head
    stated = dict(zip(FIELDS, values, strict=True))
    del stated["standfirst"]
    stated["warnings"] = tuple(stated["warnings"])
    return ArticleSummary(**stated, n_paragraphs=n_paragraphs, n_quotes=n_quotes)


def article_of(head: Record, texts: Sequence[str]) -> Article:
    *values, captions, _, _ = head
    stated = dict(zip(FIELDS, values, strict=True))
    stated["warnings"] = tuple(stated["warnings"])
    paragraphs = tuple(
        Paragraph(number, text, "caption" if number in captions else "body") for number, text in enumerate(texts, 1)
    )
    return Article(paragraphs=paragraphs, **stated)


def quote_record(quote: Quote) -> Record:
    """All of a quote but its text and its article, which stand elsewhere."""
    speaker, attribution = quote.speaker, quote.attribution
    return [
        quote.paragraph,
        quote.number,
        quote.start,
        quote.end,
        quote.kind,
        [speaker.label, speaker.name, speaker.id, speaker.role],
        [
            attribution.how,
            attribution.evidence,
            attribution.paragraph,
            list(attribution.candidates),
            [[step.rule, step.text, step.paragraph] for step in attribution.chain],
        ],
        _place_record(quote.cue),
        _place_record(quote.source),
        quote.version,
    ]


def quote_of(article_id: str, texts: Sequence[str], record: Record) -> Quote:
    paragraph, number, start, end, kind, speaker, attribution, cue, source, version = record
    how, evidence, stands, candidates, chain = attribution
    return Quote(
        article_id,
        paragraph,
        number,
        start,
        end,
        texts[paragraph - 1][start:end],
        kind,
        QuoteSpeaker(*speaker),
        Attribution(how, evidence, stands, tuple(candidates), tuple(Step(*step) for step in chain)),
        Place(*cue) if cue else None,
        Place(*source) if source else None,
        version,
    )


def _place_record(place: Place | None) -> list[int] | None:
    return [place.paragraph, place.start, place.end] if place else None


def checked(article: Article, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes by place. Raises ValueError where one is not what its paragraph says, or paragraphs are miscounted."""
    if [paragraph.number for paragraph in article.paragraphs] != list(range(1, len(article.paragraphs) + 1)):
        raise ValueError(f"the paragraphs of {article.id} are not counted from 1")
    for quote in quotes:
        paragraph = article.paragraphs[quote.paragraph - 1].text if quote.paragraph <= len(article.paragraphs) else ""
        if quote.article_id != article.id or paragraph[quote.start : quote.end] != quote.text:
            raise ValueError(f"{quote.id} does not stand in {article.id} as it says")
    return sorted(quotes, key=lambda quote: (quote.paragraph, quote.start, quote.end, quote.number))


def by_name(quote: Quote) -> str | None:
    """The article's name for a quote's speaker, when it is given to one."""
    return quote.speaker.name if quote.attribution.how not in ("uncertain", "none") else None


def by_label(quote: Quote) -> str | None:
    """The description of a quote's unnamed speaker, when it is given to one."""
    if quote.attribution.how in ("uncertain", "none") or quote.speaker.name is not None:
        return None
    return quote.speaker.label


def voices(quotes: Sequence[Quote]) -> str | None:
    """Those who are quoted, by name or label, as a hit names them."""
    found = dict.fromkeys(by_name(quote) or by_label(quote) for quote in quotes if quote.kind != "indirect")
    return "; ".join(voice for voice in found if voice) or None
