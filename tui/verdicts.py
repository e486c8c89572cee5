"""What verdicts and warnings mean, in words: the same in the commands and in the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotedesk.index.matching.verdict import Carrier, Searched, Verification, Warning_
from quotedesk.index.model import Quote
from quotedesk.tui.citation import day
from quotedesk.tui.counting import counted

NOT_STATED = "Whether this is one person is not stated in either text."
PARTIAL = "Other forms may be missing: the archive's list of them is lost or old; quotedesk rebuild makes it anew."
NOT_STATED_HERE = "Whether this is one person is not stated in the text."
NOT_STATED_MANY = "Whether this is one person is not stated in these texts."

VERDICTS = {
    "VERBATIM": "the words stand in the archive as pasted",
    "TYPOGRAPHIC": "the same words; only marks, dashes, spaces, case or width differ",
    "BRACKETED": "the same words but for the editor's brackets",
    "ELIDED": "the same words in order; an ellipsis leaves some out",
    "ALTERED": "the words differ from those in the archive",
    "WRONG_SPEAKER": "the archive gives these words to somebody else",
    "SPLICED": "put together from parts that do not stand so in any one quote",
    "NOT_FOUND": "not in this archive",
}
WARNINGS = {
    "LONGER_FORM_EXISTS": "a longer form exists",
    "STARTS_LATE": "the quote begins earlier",
    "ENDS_EARLY": "the quote goes on",
    "NUMBER_CHANGED": "a number, unit or date is not the same",
    "NEGATION_CHANGED": "a negation was added, dropped or made",
    "HIDES_CONDITION": "a condition is left out",
    "CHANGED_IN_LATER_VERSION": "a later version of the article has other words",
    "UNNAMED_SOURCE": "the source is unnamed",
    "NOT_IN_QUOTES": "the words stand outside quote marks",
    "NO_SPEAKER": "the article gives these words to nobody for certain",
}


_FIRST = (
    "NEGATION_CHANGED",
    "NUMBER_CHANGED",
    "HIDES_CONDITION",
    "CHANGED_IN_LATER_VERSION",
    "NO_SPEAKER",
    "NOT_IN_QUOTES",
)
"""Warnings that are told before the others: what changes the sense."""


def told(warnings: Iterable[Warning_]) -> list[str]:
    """Warnings in words, the gravest first; that a source is unnamed is told where the source stands."""
    ordered = sorted(warnings, key=lambda each: _FIRST.index(each) if each in _FIRST else len(_FIRST))
    return [WARNINGS[each] for each in ordered if each != "UNNAMED_SOURCE"]


def headline(found: Verification) -> str:
    """`VERBATIM, but a longer form exists`: the verdict with what most needs to be read beside it."""
    telling = told(found.warnings)
    if telling and found.verdict in {"VERBATIM", "TYPOGRAPHIC"}:
        return f"{found.verdict}, but {'; '.join(telling)}"
    return f"{found.verdict}: {'; '.join((VERDICTS[found.verdict], *telling))}"


def searched(where: Searched) -> str:
    """How many articles of what dates an answer rests on."""
    n_articles = counted(where.articles, "article")
    if where.first is None or where.last is None:
        return f"{n_articles} searched, dates unknown"
    first, last = day(where.first), day(where.last)
    dates = f"of {first}" if first == last else f"published from {first} to {last}"
    return f"{n_articles} searched, {dates}"


def carried(found: Verification) -> str:
    """`2 articles carry these words`, and how many have other words beside them."""
    same = {carrier.passage.article_id for carrier in found.carriers if carrier.verdict != "ALTERED"}
    near = {carrier.passage.article_id for carrier in found.carriers} - same
    if not same:
        return f"{counted(len(near), 'article')} {'has' if len(near) == 1 else 'have'} words near these"
    told = f"{counted(len(same), 'article')} {'carries' if len(same) == 1 else 'carry'} these words"
    return f"{told}, {len(near)} {'has' if len(near) == 1 else 'have'} others near them" if near else told


def speaker(quote: Quote | None) -> str:
    """Who a carrier gives the words to."""
    if quote is None:
        return "not in quotes"
    how, who = quote.attribution.how, quote.speaker
    if how == "uncertain":
        candidates = " or ".join(quote.attribution.candidates)
        return f"speaker uncertain{': ' + candidates if candidates else ''}"
    if who.name is not None:
        return who.name
    return f"{who.label} · unnamed" if who.label and how != "none" else "no speaker"


def place(carrier: Carrier) -> str:
    """`000_3a3f ¶4`, with the version when it is a later one."""
    version = f" version {carrier.passage.version}" if carrier.passage.version > 1 else ""
    return f"{carrier.passage.article_id}{version} ¶{carrier.passage.paragraph}"


def cut(words: str) -> str:
    """What was cut, as a line shows it: without spaces around and the comma at its end."""
    return words.strip().removesuffix(",")


def unnamed(quotes: list[Quote]) -> bool:
    """Whether among several carriers one is by an unnamed source, so that it must be said what is not known."""
    return len({quote.id for quote in quotes}) > 1 and any(not quote.speaker.named for quote in quotes)


def not_stated(quotes: list[Quote]) -> str:
    n_articles = len({quote.article_id for quote in quotes})
    return NOT_STATED_MANY if n_articles > 2 else NOT_STATED if n_articles == 2 else NOT_STATED_HERE


def departures(carrier: Carrier) -> Iterator[tuple[str, str]]:
    """The archive's and the paste's words, change by change; one of them empty where words were only added or cut."""
    archive = ""
    for sign, words in carrier.diff:
        if archive and sign != "+":
            yield archive, ""
            archive = ""
        if sign == "-":
            archive = words
        elif sign == "+":
            yield archive, words
            archive = ""
    if archive:
        yield archive, ""
