"""One paste held against one passage of the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quotedesk.index.matching import guards
from quotedesk.index.matching.alignment import Alignment, approximate, declared, exact
from quotedesk.index.matching.numbers import same_numbers, splits_number
from quotedesk.index.matching.pairing import could_hold, may_hold
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import Tokens, is_word
from quotedesk.index.matching.verdict import Carrier, Passage, Verdict, Warning_
from quotedesk.index.model import Quote

Asked = Callable[[Quote], bool | None]
"""Whether a quote is by the speaker somebody asked for; None when the article does not say."""

_BESIDE = 10
"""Tokens beside a change that may belong to a number in it."""
_APART = " … "
"""Between words that do not follow each other, so that no number runs over."""
_QUOTE_MARK = re.compile('["“”„«»]')
_ENDING = frozenset({"?", "!"})
"""Marks at the end of a quote that are part of what was said."""


def carrier_of(paste: Paste, passage: Passage, asked: Asked | None = None) -> Carrier | None:
    """How a passage carries the pasted words; None when it does not."""
    alignment = _aligned(paste, passage)
    return carrier(alignment, passage, asked) if alignment else None


def carrier(alignment: Alignment, passage: Passage, asked: Asked | None, verdict: Verdict | None = None) -> Carrier:
    """What an alignment shows. `verdict` is given where more than one passage decides it."""
    read = alignment.carrier
    start, end = _covered(alignment, passage)
    quote = passage.quote
    warnings = [*_cut_warnings(passage, start, end), *_word_warnings(alignment), *_source_warnings(passage)]
    opening, closing = (quote.start, quote.end) if quote else (start, end)
    told = verdict or _verdict(alignment)
    return Carrier(
        passage,
        told,
        tuple(dict.fromkeys(warnings)),
        text=read.text[start:end],
        before=passage.context[:opening],
        after=passage.context[closing:],
        cut_before=read.text[:start] if quote else "",
        cut_after=read.text[end:] if quote else "",
        hidden=alignment.hidden,
        diff=alignment.diff,
        notes=tuple(_notes(alignment)),
        n_changed=alignment.n_changed,
        n_same=alignment.n_same,
        misattributed=bool(asked and quote and asked(quote) is False),
    )


def _aligned(paste: Paste, passage: Passage) -> Alignment | None:
    """The least changed way the words stand in the passage. Words inside quotes are not the paragraph's own."""
    if not may_hold(passage.text, paste.telling, paste.weight):
        return None
    read = passage.tokens
    if not could_hold(read, paste.weights, paste.weight):
        return None
    found = exact(read, paste)
    if not found:
        reading = paste.reading(read)
        found = declared(read, paste, reading) or approximate(read, paste, reading)
    if found and not passage.quote and _quoted(found, passage):
        return None
    return found


def _quoted(alignment: Alignment, passage: Passage) -> bool:
    """Whether each stretch of a paragraph that a paste has stands inside one of its quotes."""
    read = alignment.carrier
    stretches = [(read.starts[s.first], read.ends[s.last - 1]) for s in alignment.steps if s.kind == "same"]
    return all(any(low <= start and end <= high for low, high in passage.quoted) for start, end in stretches)


def _verdict(alignment: Alignment) -> Verdict:
    if alignment.has("changed"):
        return "ALTERED"
    if alignment.has("ellipsis"):
        return "ELIDED"
    if alignment.has("bracket"):
        return "BRACKETED"
    return "VERBATIM" if alignment.verbatim else "TYPOGRAPHIC"


def _covered(alignment: Alignment, passage: Passage) -> tuple[int, int]:
    """The code points of the passage that the paste covers; a quote's outer marks, comma or full stop included."""
    read = alignment.carrier
    start, end = read.starts[alignment.first], read.ends[alignment.last - 1]
    if not passage.quote:
        return start, end
    if not any(map(is_word, read.keys[: alignment.first])):
        start = 0
    if not any(is_word(key) or key in _ENDING for key in read.keys[alignment.last :]):
        end = len(read.text)
    return start, end


def _cut_warnings(passage: Passage, start: int, end: int) -> Iterator[Warning_]:
    text = passage.text
    if splits_number(text, start) or splits_number(text, end):
        yield "NUMBER_CHANGED"
    if passage.quote and start > 0:
        yield "STARTS_LATE"
    if passage.quote and end < len(text):
        yield "ENDS_EARLY"
    before, kept, after = text[:start], text[start:end], text[end:]
    if not passage.quote:  # what somebody says beside it is no part of its sentence
        before, after = _QUOTE_MARK.split(before)[-1], guards.to_sentence_end(_QUOTE_MARK.split(after)[0])
    if before and guards.negation_cut_before(before):
        yield "NEGATION_CHANGED"
    if (before and guards.condition_cut_before(before, kept)) or (after and guards.condition_cut_after(kept, after)):
        yield "HIDES_CONDITION"


def _word_warnings(alignment: Alignment) -> Iterator[Warning_]:
    read, pasted = alignment.carrier, alignment.paste.tokens
    departures = [
        (step.kind, read.slice(step.first, step.last), pasted.slice(step.start, step.end))
        for step in alignment.steps
        if step.kind != "same"
    ]
    if not departures:
        return
    if not _numbers_kept(alignment, read, pasted):
        yield "NUMBER_CHANGED"
    replaced = [(archive, "" if kind == "ellipsis" else words) for kind, archive, words in departures]
    if guards.negation_changed(replaced, _between_neighbours(alignment)):
        yield "NEGATION_CHANGED"
    if any(guards.hides_condition(archive) and not guards.hides_condition(words) for archive, words in replaced):
        yield "HIDES_CONDITION"


def _between_neighbours(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """The archive's and the paste's words of each departure with the word before it and the word behind it."""
    read, pasted = alignment.carrier, alignment.paste.tokens
    steps = alignment.steps
    for number, step in enumerate(steps):
        if step.kind == "same":
            continue
        before = int(number > 0 and steps[number - 1].kind == "same")
        after = int(steps[number + 1 : number + 2] != () and steps[number + 1].kind == "same")
        archive = read.slice(step.first - before, step.last + after)
        if step.kind != "ellipsis":
            yield archive, pasted.slice(step.start - before, step.end + after)
        else:
            beside = (pasted.slice(step.start - before, step.start), pasted.slice(step.end, step.end + after))
            yield archive, _APART.join(beside)


def _numbers_kept(alignment: Alignment, read: Tokens, pasted: Tokens) -> bool:
    archive_words, pasted_words = _around_changes(alignment)
    hidden = [step for step in alignment.steps if step.kind == "ellipsis" and step.first < step.last]
    edges = {read.starts[step.first] for step in hidden} | {read.ends[step.last - 1] for step in hidden}
    return same_numbers(archive_words, pasted_words) and not any(splits_number(read.text, edge) for edge in edges)


def _around_changes(alignment: Alignment) -> tuple[str, str]:
    """The archive's and the paste's words without what an ellipsis hides and what is the same far from any change."""
    ranges: list[tuple[int, int, int, int]] = []
    for step in alignment.steps:
        if step.kind == "ellipsis":
            continue
        parts = [(step.first, step.last, step.start, step.end)]
        if step.kind == "same" and step.last - step.first > 2 * _BESIDE:
            parts = [
                (step.first, step.first + _BESIDE, step.start, step.start + _BESIDE),
                (step.last - _BESIDE, step.last, step.end - _BESIDE, step.end),
            ]
        if ranges and ranges[-1][1::2] == parts[0][::2]:
            parts[0] = (ranges[-1][0], parts[0][1], ranges[-1][2], parts[0][3])
            ranges.pop()
        ranges += parts
    archive = _APART.join(alignment.carrier.slice(first, last) for first, last, _, _ in ranges)
    return archive, _APART.join(alignment.paste.tokens.slice(start, end) for _, _, start, end in ranges)


def _source_warnings(passage: Passage) -> Iterator[Warning_]:
    if passage.superseded:
        yield "CHANGED_IN_LATER_VERSION"
    quote = passage.quote
    if not quote:
        yield "NOT_IN_QUOTES"
    elif quote.attribution.how in {"none", "uncertain"}:
        yield "NO_SPEAKER"
    elif not quote.speaker.named:
        yield "UNNAMED_SOURCE"


def _notes(alignment: Alignment) -> Iterator[str]:
    changes = list(alignment.changes)
    for archive, pasted in guards.modal_changes(changes):
        yield f"modal verb: {archive or 'none'} in the archive, {pasted or 'none'} in the paste"
    for archive, pasted in guards.quantifier_changes(changes):
        yield f"how many: {archive or 'no such word'} in the archive, {pasted or 'no such word'} in the paste"
    for archive, pasted in guards.hedge_changes(changes):
        yield f"how certain: {archive or 'no such word'} in the archive, {pasted or 'no such word'} in the paste"
