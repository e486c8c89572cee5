"""Which speakers may be one: those whose name may be a shorter way to write another's. Only a merge makes them one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotedesk.index.model import Speaker
from quotedesk.index.names import given_names_like, may_be_short_for, name_keys
from quotedesk.index.text import fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Speakers that may be one; only a merge makes them so."""

    speaker: Speaker
    candidates: tuple[Speaker, ...]


def suggestions(speakers: Sequence[Speaker]) -> Iterator[Suggestion]:
    """By name. Only names with the same surname and given names that go together are held against each other."""
    by_ends: defaultdict[tuple[str, str], list[Speaker]] = defaultdict(list)
    keyed = [(speaker, key.split()) for speaker, key in zip(speakers, name_keys(_names(speakers)), strict=True)]
    for speaker, words in keyed:
        for ends in _ends(words):
            by_ends[ends].append(speaker)
    for speaker, words in sorted(keyed, key=lambda each: fold(each[0].name)):
        if longer := _longer(speaker, words, by_ends):
            yield Suggestion(speaker, longer)


def _names(speakers: Sequence[Speaker]) -> list[str]:
    return [speaker.name for speaker in speakers]


def _ends(words: Sequence[str]) -> set[tuple[str, str]]:
    """Where a name of these words is looked for: by its surname with its given name or initial, and by either end."""
    if not words:
        return set()
    return {(words[-1], ""), (words[0], ""), (words[-1], words[0]), (words[-1], f"{words[0][:1]}.")}


def _longer(
    speaker: Speaker, words: Sequence[str], by_ends: Mapping[tuple[str, str], Sequence[Speaker]]
) -> tuple[Speaker, ...]:
    """Those it may be short for, by number of quotes, then name."""
    if not words:
        return ()
    first, last = words[0], words[-1]
    if len(words) == 1:
        places = [(last, "")]
    elif len(first) == 1:
        places = [(last, f"{first}.")]
    else:
        places = [(last, given) for given in (first, first[0], *given_names_like(first))]
    others = [
        other
        for place in places
        for other in by_ends.get(place, ())
        if len(other.name) > len(speaker.name) and may_be_short_for(speaker.name, other.name)
    ]
    return tuple(sorted(others, key=lambda other: (-other.n_quotes, fold(other.name))))
