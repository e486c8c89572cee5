"""How a quote is cited: pure functions, the same for the commands and the program."""

from __future__ import annotations

import re
from typing import Any

from quotedesk.index.model import ArticleSummary, Paragraph, Quote

MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_MARKDOWN = re.compile(
    r"(?P<mark>[\\`*\[\]<>&~|]|(?<![^\W_])_|_(?![^\W_]))|^(?P<start>\s*\d*)(?P<list>[#+\-=.)])", re.M
)


def plain(quote: Quote, summary: ArticleSummary) -> str:
    """`“words” — speaker, article, paragraph 4; what is known of the article; what is not`."""
    return f"{marked(quote)} — {attribution(quote, summary)}"


def marked(quote: Quote) -> str:
    """The words between quote marks; indirect speech, which is not in the speaker's words, without."""
    return quote.clean if quote.kind == "indirect" else f"“{quote.clean}”"


def attribution(quote: Quote, summary: ArticleSummary) -> str:
    """Who said it and where it stands."""
    return f"{speaker(quote)}, {where(summary, quote.paragraph)}"


def paragraph(text: Paragraph, summary: ArticleSummary) -> str:
    """A paragraph in its own words, with where it stands."""
    return f"{text.text} — {where(summary, text.number)}"


def speaker(quote: Quote) -> str:
    """The speaker as a citation names one; nobody unnamed or uncertain is given a name."""
    how = quote.attribution.how
    if how == "uncertain":
        return "speaker uncertain"
    if how == "none":
        return "no speaker"
    if quote.speaker.name is not None:
        return quote.speaker.name
    return f"{quote.speaker.label} (unnamed)" if quote.speaker.label else "unnamed"


def markdown(quote: Quote, summary: ArticleSummary) -> str:
    """A block quote and a line of attribution that holds the quote's id."""
    return markdown_block(quote.clean, attribution_markdown(quote, summary))


def attribution_markdown(quote: Quote, summary: ArticleSummary) -> str:
    """Who said it, where it stands, and the quote's id, as Markdown."""
    return f"{markdown_escaped(attribution(quote, summary))} ({markdown_code(quote.id)})"


def markdown_block(words: str, below: str) -> str:
    """`words` as a block quote with a line, already Markdown, below."""
    return "\n".join(f"> {line}" for line in markdown_escaped(words).split("\n")) + f"\n\n— {below}"


def csl(quote: Quote, summary: ArticleSummary) -> dict[str, Any]:
    """The article as a CSL-JSON item, with the quote in its note. What is unknown is left out."""
    issued = _issued(summary.published)
    return {
        "id": quote.id,
        "type": "article-newspaper",
        **({"title": summary.title} if summary.title else {}),
        **({"container-title": summary.source} if summary.source else {}),
        **({"author": [{"literal": summary.author}]} if summary.author else {}),
        **({"issued": issued} if issued else {}),
        **({"URL": summary.url} if summary.url else {}),
        **({"language": summary.lang} if summary.lang else {}),
        "note": plain(quote, summary),
    }


def day(published: str | None) -> str | None:
    """`2026-03-03T09:00:00+01:00` as `3 March 2026`; what is no ISO date stays as it is."""
    parts = date_parts(published)
    if not parts:
        return published
    year, month, day_ = (*parts, 0, 0)[:3]
    return " ".join(filter(None, (str(day_ or ""), MONTHS[month - 1] if month else "", str(year).zfill(4))))


def date_parts(published: str | None) -> tuple[int, ...]:
    """Year, month and day as far as an ISO date states them; empty for what is none."""
    match = _DATE.match(published or "")
    parts = tuple(int(part) for part in match.groups() if part) if match else ()
    month, day_ = (*parts, 1, 1, 1)[1:3]
    return parts if 1 <= month <= 12 and 1 <= day_ <= 31 else ()


def unknown(summary: ArticleSummary) -> str:
    """`headline, outlet and date unknown`; empty when all three are stated."""
    missing = [
        word
        for word, value in (("headline", summary.title), ("outlet", summary.source), ("date", summary.published))
        if not value
    ]
    listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
    return f"{listed} unknown" if missing else ""


def place(quote: Quote, summary: ArticleSummary) -> str:
    """`article, paragraph 4`, with the version where it is a later one."""
    return _place(summary, quote.paragraph)


def _place(summary: ArticleSummary, number: int) -> str:
    version = f", version {summary.version}" if summary.version > 1 else ""
    return f"{summary.id}{version}, paragraph {number}"


def where(summary: ArticleSummary, number: int) -> str:
    """An article and a paragraph of it, what is known of the article, and what is not."""
    title = f"“{summary.title}”" if summary.title else None
    known = ", ".join(filter(None, (summary.author, title, summary.source, day(summary.published), summary.url)))
    return "; ".join(filter(None, (_place(summary, number), known, unknown(summary))))


def _issued(published: str | None) -> dict[str, Any] | None:
    if not published:
        return None
    parts = date_parts(published)
    return {"date-parts": [list(parts)]} if parts else {"raw": published}


def markdown_escaped(text: str) -> str:
    """`text` such that Markdown shows it as it is."""
    return _MARKDOWN.sub(lambda m: f"\\{m['mark']}" if m["mark"] else f"{m['start']}\\{m['list']}", text)


def markdown_code(text: str) -> str:
    """`text` as Markdown sets code."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"
