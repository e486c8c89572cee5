"""Records as `--json` gives them: the keys of the contract, null for what is unknown."""

from __future__ import annotations

from collections.abc import Sequence

from quotedesk.index.model import Article, ArticleSummary, Hit, Quote, Role, Speaker
from quotedesk.index.speaker_log import LogEntry

Record = dict[str, object]


def quote_record(quote: Quote, summary: ArticleSummary, group: str | None) -> Record:
    attribution = quote.attribution
    why: Record = {
        "how": attribution.how,
        "evidence": attribution.evidence or None,
        "paragraph": attribution.paragraph,
    }
    if attribution.how == "uncertain":
        why["candidates"] = list(attribution.candidates)
    return {
        "id": quote.id,
        "article": quote.article_id,
        "version": quote.version,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "clean": quote.clean,
        "kind": quote.kind,
        "group": group,
        "speaker": speaker_of(quote),
        "attribution": why,
        "source": summary.source,
        "title": summary.title,
        "published": summary.published,
        "url": summary.url,
        "same_person": None,
    }


def speaker_of(quote: Quote) -> Record:
    speaker = quote.speaker
    return {
        "label": speaker.label,
        "name": speaker.name,
        "named": speaker.named,
        "id": speaker.id,
        "role": speaker.role,
    }


def article_record(summary: ArticleSummary) -> Record:
    return {
        "id": summary.id,
        "title": summary.title,
        "source": summary.source,
        "published": summary.published,
        "lang": summary.lang,
        "paragraphs": summary.n_paragraphs,
        "quotes": summary.n_quotes,
        "versions": summary.version,
        "sha256": summary.sha256,
        "reprint_of": None,
        "warnings": list(summary.warnings),
    }


def whole_article_record(
    article: Article, summary: ArticleSummary, quotes: Sequence[tuple[Quote, str | None]]
) -> Record:
    """`quotes` come with their groups."""
    return {
        "id": article.id,
        "title": article.title,
        "standfirst": article.standfirst,
        "author": article.author,
        "source": article.source,
        "published": article.published,
        "url": article.url,
        "lang": article.lang,
        "version": article.version,
        "sha256": article.sha256,
        "origin": article.origin,
        "warnings": list(article.warnings),
        "paragraphs": [{"number": each.number, "kind": each.kind, "text": each.text} for each in article.paragraphs],
        "quotes": [quote_record(quote, summary, group) for quote, group in quotes],
    }


def hit_record(hit: Hit) -> Record:
    """The snippet is the whole paragraph, so that `spans` count in the one as in the other."""
    return {
        "id": hit.id,
        "article": hit.article_id,
        "paragraph": hit.paragraph,
        "snippet": hit.text,
        "spans": [list(span) for span in hit.spans],
        "score": round(hit.score, 4),
        "speaker": hit.speaker,
    }


def speaker_record(speaker: Speaker) -> Record:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "quotes": speaker.n_quotes,
        "articles": speaker.n_articles,
    }


def role_record(role: Role) -> Record:
    return {
        "role": role.role,
        "descriptions": [
            {"text": each.text, "article": each.article_id, "quotes": each.n_quotes} for each in role.descriptions
        ],
    }


def log_record(entry: LogEntry) -> Record:
    return {
        "action": entry.action,
        "who": entry.who,
        "when": entry.when,
        "from": entry.source,
        "into": entry.target,
        "quotes": entry.n_quotes,
    }
