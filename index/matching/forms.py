"""The forms in which one utterance runs through an archive: the longest, parts of it, and altered ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotedesk.index.matching.alignment import Alignment, Diff, approximate, exact
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import MARK, Tokens, is_word, n_words, tokens
from quotedesk.index.model import Quote

Relation = Literal["LONGEST", "BEGINNING_OF_LONGEST", "MIDDLE_OF_LONGEST", "END_OF_LONGEST", "ALTERED"]


@dataclass(frozen=True, slots=True)
class Form:
    """One wording, and the quotes that have it."""

    relation: Relation
    text: str
    """As its first carrier prints it."""
    carriers: tuple[Quote, ...]
    cut_before: str = ""
    """What the longest form has before this one."""
    cut_after: str = ""
    diff: Diff = ()
    """Against the longest form; of an altered form only."""

    @property
    def words(self) -> int:
        return n_words(self.text)


def forms_of(quotes: Sequence[Quote]) -> tuple[Form, ...]:
    """The forms of the quotes of one group, longest first, those that are no part of it last."""
    by_words: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_words[tuple(filter(is_word, tokens(quote.text).keys))].append(quote)
    wordings = sorted(by_words.values(), key=lambda same: (-n_words(same[0].text), same[0].article_id))
    longest = tokens(wordings[0][0].text)
    first = Form("LONGEST", longest.text, tuple(wordings[0]))
    others = [_form(longest, tuple(same)) for same in wordings[1:]]
    return first, *sorted(others, key=lambda form: (form.relation == "ALTERED", -form.words))


def _form(longest: Tokens, carriers: tuple[Quote, ...]) -> Form:
    text = carriers[0].text
    read = tokens(text)
    start, end = _core(read)
    paste = Paste(read, start, end)
    alignment = exact(longest, paste) or approximate(longest, paste, paste.plain)
    if alignment is None:
        return Form("ALTERED", text, carriers)
    cut_before, cut_after = _cuts(alignment)
    if alignment.has("changed"):
        return Form("ALTERED", text, carriers, cut_before, cut_after, alignment.diff)
    if not n_words(cut_before):
        return Form("BEGINNING_OF_LONGEST", text, carriers, "", cut_after)
    relation: Relation = "MIDDLE_OF_LONGEST" if n_words(cut_after) else "END_OF_LONGEST"
    return Form(relation, text, carriers, cut_before, cut_after if n_words(cut_after) else "")


def _core(read: Tokens) -> tuple[int, int]:
    """The tokens of a quote without the marks, comma or full stop at its ends."""
    start, end = 0, len(read)
    while start < end and read.keys[start] == MARK:
        start += 1
    while start < end and read.keys[end - 1] in {MARK, ",", "."}:
        end -= 1
    return start, end


def _cuts(alignment: Alignment) -> tuple[str, str]:
    longest = alignment.carrier
    return (
        longest.text[: longest.starts[alignment.first]],
        longest.text[longest.ends[alignment.last - 1] :],
    )
