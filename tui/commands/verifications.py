"""A verification as records and as lines, for `verify` and `check-draft`."""

from __future__ import annotations

from quotedesk.index.matching.verdict import Carrier, Searched, Verification
from quotedesk.tui import verdicts
from quotedesk.tui.citation import markdown_block, markdown_escaped
from quotedesk.tui.commands.page import Page
from quotedesk.tui.commands.printing import put
from quotedesk.tui.counting import counted
from quotedesk.tui.records import Record, speaker_of

_SHOWN = 20
"""Carriers that are printed; `--json` has all."""


def verification_record(found: Verification, pasted: str) -> Record:
    return {
        "verdict": found.verdict,
        "warnings": list(found.warnings),
        "paste": pasted,
        "carriers": [_carrier_record(carrier) for carrier in found.carriers],
        "archive": searched_record(found.searched),
    }


def searched_record(searched: Searched) -> Record:
    return {"articles": searched.articles, "from": searched.first, "to": searched.last}


def _carrier_record(carrier: Carrier) -> Record:
    passage = carrier.passage
    return {
        "id": passage.id,
        "article": passage.article_id,
        "version": passage.version,
        "paragraph": passage.paragraph,
        "speaker": speaker_of(passage.quote) if passage.quote else None,
        "verdict": carrier.verdict,
        "warnings": list(carrier.warnings),
        "text": carrier.text,
        "before": carrier.before,
        "after": carrier.after,
        "cut_before": carrier.cut_before,
        "cut_after": carrier.cut_after,
        "hidden": list(carrier.hidden),
        "diff": [list(step) for step in carrier.diff],
        "notes": list(carrier.notes),
    }


def print_verification(sheet: Page, found: Verification) -> None:
    """The verdict, then each carrier in the archive's own words."""
    sheet.line((verdicts.headline(found), "heading"))
    if found.warnings:
        sheet.line((" ".join(found.warnings), "dim"))
    if not found.carriers:
        sheet.line(verdicts.searched(found.searched))
        return
    sheet.line((f"{verdicts.carried(found)} · {verdicts.searched(found.searched)}", "dim"))
    for carrier in found.carriers[:_SHOWN]:
        sheet.blank()
        print_carrier(sheet, carrier)
    if len(found.carriers) > _SHOWN:
        sheet.blank()
        sheet.line((f"and {counted(len(found.carriers) - _SHOWN, 'more carrier')}; --json lists all", "dim"))
    quotes = [carrier.passage.quote for carrier in found.carriers if carrier.passage.quote]
    if verdicts.unnamed(quotes):
        sheet.blank()
        sheet.line(verdicts.not_stated(quotes))


def print_carrier(sheet: Page, carrier: Carrier, margin: str = "  ") -> None:
    quote = carrier.passage.quote
    sheet.line((verdicts.place(carrier), "heading"), f"  {verdicts.speaker(quote)}")
    sheet.line((f"{carrier.passage.id} · {' '.join((carrier.verdict, *carrier.warnings))}", "dim"), margin=margin)
    words = carrier.text if quote is None else f"“{quote.text}”"
    sheet.line((words, "quote"), margin=margin)
    if carrier.cut_before:
        sheet.line(_cut("before", carrier.cut_before), margin=margin)
    if carrier.cut_after:
        sheet.line(_cut("after", carrier.cut_after), margin=margin)
    for hidden in carrier.hidden:
        sheet.line(f"left out ({_words(hidden)}): {hidden}", margin=margin)
    for archive, pasted in _changes(carrier):
        if archive:
            sheet.line(f"- {archive}  (archive)", margin=margin)
        if pasted:
            sheet.line(f"+ {pasted}  (paste)", margin=margin)
    for note in carrier.notes:
        sheet.line(note, margin=margin)


def _changes(carrier: Carrier) -> list[tuple[str, str]]:
    """The archive's and the paste's words where they differ, unless all that differs is what was left out."""
    only_left_out = len(carrier.hidden) * 2 >= sum(sign != "=" for sign, _ in carrier.diff)
    return [] if carrier.verdict == "ELIDED" and only_left_out else list(verdicts.departures(carrier))


def _cut(where: str, words: str) -> str:
    return f"cut {where} ({_words(words)}): {verdicts.cut(words)}"


def _words(text: str) -> str:
    from quotedesk.index.matching.tokens import n_words

    return counted(n_words(text), "word")


def put_markdown(found: Verification, pasted: str) -> None:
    """The same for a document."""
    put(f"**{markdown_escaped(verdicts.headline(found))}**\n")
    put(markdown_block(pasted, markdown_escaped(verdicts.searched(found.searched))))
    for carrier in found.carriers[:_SHOWN]:
        quote = carrier.passage.quote
        about = f"{verdicts.speaker(quote)}, {verdicts.place(carrier)}"
        put(f"\n- {markdown_escaped(about)} (`{carrier.passage.id}`): {' '.join((carrier.verdict, *carrier.warnings))}")
        put(f"  {markdown_escaped(carrier.text if quote is None else f'“{quote.text}”')}")
        for line in _markdown_lines(carrier):
            put(f"  - {markdown_escaped(line)}")


def _markdown_lines(carrier: Carrier) -> list[str]:
    lines = [
        _cut(where, words) for where, words in (("before", carrier.cut_before), ("after", carrier.cut_after)) if words
    ]
    lines += [f"left out ({_words(hidden)}): {hidden}" for hidden in carrier.hidden]
    lines += [f"archive: {archive or 'nothing'}; paste: {pasted or 'nothing'}" for archive, pasted in _changes(carrier)]
    return [*lines, *carrier.notes]
