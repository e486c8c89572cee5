"""Short made-up passages, each named by what is hard about it: words, source, speaker and how of every quote.

The passages stand in passages/*.txt. After `## name` come the paragraphs, then what must be found:
`> words | source | speaker | how` for quotes in order, `~ words` for words in marks that nobody says, and
`i> words | source | speaker | how` for indirect speech that must be among what is found. `-` is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quotedesk.index.model import Paragraph, Quote
from quotedesk.index.quotes import extract, spoken

FOLDER = Path(__file__).parent / "passages"
Row = tuple[str, str | None, str | None, str]


@dataclass
class Passage:
    """One passage and what must be found in it."""

    name: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    indirect: list[Row] = field(default_factory=list)


def read(path: Path) -> list[Passage]:
    passages: list[Passage] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            passages.append(Passage(f"{path.stem}: {line[3:]}"))
        elif line.startswith("> "):
            passages[-1].quotes.append(row(line[2:]))
        elif line.startswith("i> "):
            passages[-1].indirect.append(row(line[3:]))
        elif line.startswith("~ "):
            passages[-1].apart.append(line[2:])
        elif line:
            here = passages[-1].paragraphs
            caption = line.startswith("caption: ")
            text = line.removeprefix("caption: ")
            here.append(Paragraph(len(here) + 1, text, "caption" if caption else "body"))
    return passages


def row(line: str) -> Row:
    words, source, speaker, how = (part.strip() for part in line.split(" | "))
    return words, None if source == "-" else source, None if speaker == "-" else speaker, how


PASSAGES = [passage for path in sorted(FOLDER.glob("*.txt")) for passage in read(path)]


def found_row(quote: Quote, passage: Passage) -> Row:
    place = quote.source
    source = passage.paragraphs[place.paragraph - 1].text[place.start : place.end] if place else None
    how = quote.attribution.how
    speaker = quote.speaker.name or (quote.speaker.label if how not in ("none", "uncertain") else None)
    return quote.text, source, speaker, how


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage.name for passage in PASSAGES])
def test_passage(passage: Passage) -> None:
    quotes = extract("made-up", passage.paragraphs)
    direct = [quote for quote in quotes if quote.kind != "indirect"]
    said = [found_row(quote, passage) for quote in direct if spoken(quote)]
    assert said == passage.quotes
    assert [quote.text for quote in direct if not spoken(quote)] == passage.apart
    indirect = [found_row(quote, passage) for quote in quotes if quote.kind == "indirect"]
    if passage.name.endswith("nothing is reported"):
        assert indirect == []
    assert set(passage.indirect) <= set(indirect)


def test_there_are_at_least_150_passages() -> None:
    assert len(PASSAGES) >= 150
    assert len({passage.name for passage in PASSAGES}) == len(PASSAGES)
