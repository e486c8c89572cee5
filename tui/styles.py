"""The styles a quote can be cited in, as one table, and templates of a person's own.

    styles = all_styles(config.templates)        # name -> Style: the built-in ones, then one's own
    styles["chicago"].cite([(quote, summary)])   # text ready to paste; several quotes make one text

A template is text with named places, such as `“$words” — $speaker, $outlet, $date`; FIELDS lists them. It is filled
in once and never looks into what it is given, so it can do nothing but stand there. What an article does not state is
said to be unknown in every style.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from string import Template

from quotedesk.index.model import ArticleSummary, Quote
from quotedesk.tui import citation

Cited = tuple[Quote, ArticleSummary]
"""A quote and the article it stands in."""
Cite = Callable[[Quote, ArticleSummary], str]

FIELDS: dict[str, str] = {
    "words": "the words of the quote, without marks",
    "speaker": "who said it; `(unnamed)` behind the description of an unnamed source",
    "headline": "the headline",
    "outlet": "the outlet",
    "author": "the author",
    "date": "the date, as 3 March 2026",
    "published": "the date as the source states it",
    "url": "the address",
    "article": "the article's id",
    "version": "the article's version, from 1",
    "paragraph": "the number of the paragraph",
    "id": "the quote's id",
    "kind": "direct, fragment or indirect",
}
"""What a template can name, and what each stands for."""

_AP_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()


@dataclass(frozen=True, slots=True)
class Style:
    """One way to cite."""

    name: str
    about: str
    """In a few words, as a list of styles says it."""
    one: Cite
    between: str = "\n"
    """What stands between two quotes."""
    around: tuple[str, str] = ("", "")
    """What stands before the first and after the last."""

    def cite(self, quotes: Sequence[Cited]) -> str:
        """Several quotes as one text, without a line break at its end."""
        return self.between.join(self.one(*each) for each in quotes).join(self.around)


def ap(quote: Quote, summary: ArticleSummary) -> str:
    """`Speaker, quoted by Outlet on March 3, 2026: “words” (“Headline,” by Author; article, paragraph 4)`.

    The speaker stands first, so that nothing inside the quote marks has to change.
    """
    story = f"“{summary.title},”" if summary.title and summary.author else f"“{summary.title}”" if summary.title else ""
    byline = f"by {summary.author}" if summary.author else ""
    told = "paraphrased" if quote.kind == "indirect" else "quoted"
    by = f"by {summary.source}" if summary.source else ""
    when = _american(summary.published, _AP_MONTHS, on=True)
    where = " ".join(filter(None, (told, by, when))) if by or when else ""
    told_by = ", ".join(filter(None, (citation.speaker(quote), where)))
    notes = (" ".join(filter(None, (story, byline))), citation.place(quote, summary), citation.unknown(summary))
    return f"{told_by}: {citation.marked(quote)} ({'; '.join(filter(None, notes))})"


def chicago(quote: Quote, summary: ArticleSummary) -> str:
    """The words, and below them a note in the manner of Chicago: author, headline, outlet, date, address."""
    told = "paraphrased in" if quote.kind == "indirect" else "quoted in"
    title = f"“{summary.title},”" if summary.title else ""
    known = [summary.source, _american(summary.published, citation.MONTHS), citation.place(quote, summary), summary.url]
    note = " ".join(filter(None, (title, ", ".join(filter(None, known)))))
    story = ", ".join(filter(None, (summary.author, note)))
    missing = citation.unknown(summary)
    return f"{citation.marked(quote)}\n{citation.speaker(quote)}, {told} {story}{f' ({missing})' if missing else ''}."


def csl_json(quote: Quote, summary: ArticleSummary) -> str:
    """One CSL-JSON item."""
    return json.dumps(citation.csl(quote, summary), ensure_ascii=False, indent=2)


BUILT_IN: dict[str, Style] = {
    style.name: style
    for style in (
        Style("plain", "one line of text", citation.plain),
        Style("markdown", "a block quote", citation.markdown, "\n\n"),
        Style("ap", "for news copy, as AP writes", ap),
        Style("chicago", "a note, as Chicago writes", chicago, "\n\n"),
        Style("json", "CSL-JSON, for reference managers", csl_json, ",\n", ("[\n", "\n]")),
    )
}
"""By name, in the order they are offered."""


def all_styles(templates: Mapping[str, str] | None = None) -> dict[str, Style]:
    """The built-in styles, then those of a person's own templates, which have been checked by `template_fault`."""
    own = {name: Style(name, "your own template", _filled(text), "\n\n") for name, text in (templates or {}).items()}
    return BUILT_IN | {name: style for name, style in own.items() if name not in BUILT_IN}


def template_fault(text: str) -> str:
    """Why a template cannot be used, in a few words; empty when it can."""
    template = Template(text)
    if not template.is_valid():
        return "a $ stands before no name; write $$ for a dollar sign"
    for name in template.get_identifiers():
        if name not in FIELDS:
            near = get_close_matches(name.lower(), FIELDS, 1)
            return f"no field ${name}; " + (f"did you mean ${near[0]}?" if near else f"there are ${', $'.join(FIELDS)}")
    return "" if template.get_identifiers() else "it names no field such as $words"


def _filled(text: str) -> Cite:
    template = Template(text)
    return lambda quote, summary: template.substitute(_fields(quote, summary))


def _fields(quote: Quote, summary: ArticleSummary) -> dict[str, str]:
    stated = {
        "headline": summary.title,
        "outlet": summary.source,
        "author": summary.author,
        "date": citation.day(summary.published),
        "published": summary.published,
        "url": summary.url,
    }
    return {name: value or f"{'date' if name == 'published' else name} unknown" for name, value in stated.items()} | {
        "words": quote.clean,
        "speaker": citation.speaker(quote),
        "article": summary.id,
        "version": str(quote.version),
        "paragraph": str(quote.paragraph),
        "id": quote.id,
        "kind": quote.kind,
    }


def _american(published: str | None, months: Sequence[str], *, on: bool = False) -> str:
    """`March 3, 2026`; with `on` as it stands in a sentence: `on March 3, 2026`, `in 2026`."""
    parts = citation.date_parts(published)
    if not parts:
        return published or ""
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return f"{'on ' * on}{months[month - 1]} {day}, {year}"
    return f"{'in ' * on}{f'{citation.MONTHS[month - 1]} ' if month else ''}{year}"
