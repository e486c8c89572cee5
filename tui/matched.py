"""Carriers of a paste and forms of an utterance as lines: what differs is told by marks, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content

from quotedesk.index.matching.forms import Form
from quotedesk.index.matching.tokens import n_words
from quotedesk.index.matching.verdict import Carrier
from quotedesk.index.model import ArticleSummary, Quote
from quotedesk.tui import citation, render, verdicts
from quotedesk.tui.counting import counted
from quotedesk.tui.wrap import break_lines

Piece = tuple[str, str]
"""Words and their ink."""

_CUT = f"italic {render.DIM}"
_OTHER = render.HIT


def carrier(carrier: Carrier, short: str, width: int) -> list[Content]:
    """Where a carrier stands, who says it there, and the archive's words with what was cut or changed."""
    passage, quote = carrier.passage, carrier.passage.quote
    version = f" version {passage.version}" if passage.version > 1 else ""
    head: list[Piece] = [(f"{short}{version} ¶{passage.paragraph}", render.STRONG), ("   ", "")]
    lines = _wrapped([*head, (render.plain(verdicts.speaker(quote)), "")], width)
    warnings = "; ".join(verdicts.told(carrier.warnings))
    told = f"{carrier.verdict}: {warnings}" if warnings else carrier.verdict
    lines += render.wrapped(told, width, render.DIM)
    lines += _wrapped(list(_words(carrier)), width)
    for note in carrier.notes:
        lines += render.wrapped(note, width, render.DIM)
    return [*lines, Content("")]


def _words(carrier: Carrier) -> Iterator[Piece]:
    """The whole quote between its marks, what the paste lacks in angle brackets."""
    is_quote = carrier.passage.quote is not None
    if is_quote:
        yield "“", render.QUOTE
    if carrier.cut_before:
        yield _cut(carrier.cut_before), _CUT
        yield " ", ""
    yield from _covered(carrier)
    if carrier.cut_after:
        yield " ", ""
        yield _cut(carrier.cut_after), _CUT
    if is_quote:
        last = carrier.passage.text[-1:]
        yield (f"{last}”" if carrier.cut_after and last == "," else "”"), render.QUOTE


def _cut(words: str) -> str:
    return f"⟨cut, {counted(n_words(words), 'word')}: {render.plain(verdicts.cut(words))}⟩"


def _covered(carrier: Carrier) -> Iterator[Piece]:
    if all(sign == "=" for sign, _ in carrier.diff):
        yield render.plain(carrier.text), render.QUOTE
        return
    hidden = list(carrier.hidden)
    for number, (sign, words) in enumerate(carrier.diff):
        space = " " if number else ""
        if sign == "=":
            yield space + render.plain(words), render.QUOTE
        elif sign == "-" and words in hidden:
            hidden.remove(words)
            yield f"{space}⟨left out, {counted(n_words(words), 'word')}: {render.plain(words)}⟩", _CUT
        elif sign == "-":
            yield f"{space}‹{render.plain(words)}›", _OTHER
        elif not _is_ellipsis(words):
            yield f"{space}[paste: {render.plain(words)}]", render.DIM


def _is_ellipsis(words: str) -> bool:
    return not any(map(str.isalnum, words)) and ("…" in words or ".." in words)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One carrier of a form in the list of them."""

    form: Form
    quote: Quote
    is_first: bool
    """Whether it is the first of its form, under which the words are shown."""
    summary: ArticleSummary
    short: str
    original: str | None = None
    """The short id of the article that this one reprints."""


def form(row: FormRow, longest: str, width: int) -> list[Content]:
    """A carrier, and below the first of a form its words laid on those of the longest."""
    head: list[Piece] = [(f"{row.short} ¶{row.quote.paragraph}", render.STRONG)]
    lines = _wrapped(head, width)
    if row.is_first:
        lines += render.wrapped(_relation(row.form), width, render.DIM)
        lines += _laid(row.form, longest, width)
    lines += render.wrapped(f"— {verdicts.speaker(row.quote)}", width)
    known = [row.summary.source or "", citation.day(row.summary.published) or ""]
    known.append(f"reprint of {row.original}" if row.original else "")
    if about := " · ".join(filter(None, known)):
        lines += render.wrapped(about, width, render.DIM)
    return [*lines, Content("")]


def _relation(form: Form) -> str:
    relation = form.relation.lower().replace("_", " ").replace("of longest", "of the longest")
    return f"{relation}, {counted(form.words, 'word')}"


def _laid(form: Form, longest: str, width: int) -> list[Content]:
    if form.relation == "ALTERED":
        return _wrapped(list(_altered(form)), width)
    if form.relation == "LONGEST":
        return _wrapped([(render.plain(form.text), render.QUOTE)], width)
    shared = longest[len(form.cut_before) : len(longest) - len(form.cut_after)]
    own = form.text[: len(shared)]
    if len(own) != len(shared):
        return _wrapped(list(_with_cuts(form)), width)
    return list(_under(render.plain(longest), render.plain(own), len(form.cut_before), form, width))


def _under(longest: str, own: str, start: int, form: Form, width: int) -> Iterator[Content]:
    """A form's own words, each in the place where the longest form has it."""
    end = start + len(own)
    told = ""
    for first, last in break_lines(longest, width):
        low, high = max(first, start), min(last, end)
        if low < high:
            yield Content.assemble(" " * (low - first), (own[low - start : high - start], render.QUOTE))
            continue
        cut = form.cut_before if first < start else form.cut_after
        yield Content("" if told == cut else _short_cut(cut)).stylize(_CUT)
        told = cut
    if form.cut_after and told != form.cut_after:
        yield Content(_short_cut(form.cut_after)).stylize(_CUT)


def _short_cut(words: str) -> str:
    return f"⟨cut, {counted(n_words(words), 'word')}⟩"


def _with_cuts(form: Form) -> Iterator[Piece]:
    if n_words(form.cut_before):
        yield _short_cut(form.cut_before) + " ", _CUT
    yield render.plain(form.text), render.QUOTE
    if n_words(form.cut_after):
        yield " " + _short_cut(form.cut_after), _CUT


def _altered(form: Form) -> Iterator[Piece]:
    if not form.diff:
        yield render.plain(form.text), render.QUOTE
        return
    if n_words(form.cut_before):
        yield _short_cut(form.cut_before) + " ", _CUT
    for number, (sign, words) in enumerate(form.diff):
        space = " " if number else ""
        if sign == "-":
            yield f"{space}⟨longest: {render.plain(words)}⟩", _CUT
        else:
            yield (
                (space + render.plain(words), render.QUOTE)
                if sign == "="
                else (
                    f"{space}‹{render.plain(words)}›",
                    _OTHER,
                )
            )
    if n_words(form.cut_after):
        yield " " + _short_cut(form.cut_after), _CUT


def _wrapped(pieces: Iterable[Piece], width: int) -> list[Content]:
    whole = Content.assemble(*pieces)
    return [whole[start:end] for start, end in break_lines(whole.plain, width)]
