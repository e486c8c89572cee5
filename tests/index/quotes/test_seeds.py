"""The seven quotes of the two seed articles, with the evidence for each speaker."""

from __future__ import annotations

from importlib import resources

import pytest

from quotedesk.index.model import Paragraph, Quote
from quotedesk.index.quotes import extract

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"


def quotes_of(stem: str) -> list[Quote]:
    text = (resources.files("quotedesk.seeds") / f"{stem}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    paragraphs = [
        Paragraph(number, line, "caption" if line.startswith("Picture:") else "body")
        for number, line in enumerate(lines, 1)
    ]
    return [quote for quote in extract(stem, paragraphs) if quote.kind != "indirect"]


QUOTES = {stem: {quote.id: quote for quote in quotes_of(stem)} for stem in (A, B)}

TABLE = [
    (A, "p4q1", 1, 172, "direct", "We would consider", "a south korean official", None, "explicit"),
    (A, "p9q1", 1, 232, "direct", "I am grateful", "he", "Volodymyr Zelensky", "pronoun"),
    (A, "p10q1", 97, 120, "fragment", "bad dogs bred", "kim yo-jong", "Kim Yo-jong", "explicit"),
    (A, "p11q1", 95, 165, "fragment", "a horrible situation", "she", "Kim Yo-jong", "pronoun"),
    (
        B,
        "p2q1",
        370,
        467,
        "direct",
        "We would consider",
        "a senior official from the presidential office",
        None,
        "description",
    ),
    (
        B,
        "p4q1",
        238,
        259,
        "fragment",
        "criminal organisation",
        "the nsc",
        "South Korean National Security Council",
        "explicit",
    ),
    (
        B,
        "p4q2",
        295,
        316,
        "fragment",
        "Russia's mercenaries,",
        "the nsc",
        "South Korean National Security Council",
        "explicit",
    ),
]


@pytest.mark.parametrize(("stem", "number", "start", "end", "kind", "begins", "label", "name", "how"), TABLE)
def test_seed_quote_has_its_span_kind_speaker_and_how(
    stem: str, number: str, start: int, end: int, kind: str, begins: str, label: str, name: str | None, how: str
) -> None:
    quote = QUOTES[stem][f"{stem}#{number}"]
    assert (quote.start, quote.end, quote.kind) == (start, end, kind)
    assert quote.text.startswith(begins)
    assert (quote.speaker.label or "").lower() == label
    assert quote.speaker.name == name
    assert quote.attribution.how == how


def test_seed_articles_hold_seven_quotes_and_nobody_is_kim_jong_un() -> None:
    quotes = [quote for stem in (A, B) for quote in QUOTES[stem].values()]
    assert [quote.id for quote in quotes] == [f"{row[0]}#{row[1]}" for row in TABLE]
    assert all(quote.speaker.name != "Kim Jong-un" for quote in quotes)


@pytest.mark.parametrize(
    ("stem", "number", "evidence", "paragraph"),
    [
        (A, "p4q1", "a South Korean official told", 4),
        (A, "p9q1", "Ukrainian President Volodymyr Zelensky said", 8),
        (B, "p2q1", "A senior official from the presidential office indicated", 2),
        (B, "p4q1", "the NSC accused", 4),
    ],
)
def test_seed_evidence_names_or_describes_the_speaker_with_its_verb(
    stem: str, number: str, evidence: str, paragraph: int
) -> None:
    attribution = QUOTES[stem][f"{stem}#{number}"].attribution
    assert (attribution.evidence, attribution.paragraph) == (evidence, paragraph)
    assert attribution.chain[0].rule
