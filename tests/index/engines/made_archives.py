"""Hand-made articles and quotes for engine tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine
from quotedesk.index.model import Article, Attribution, Paragraph, Quote, QuoteSpeaker

SEEDS = Path(__file__).parents[3] / "seeds"
A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"


def article(article_id: str, *texts: str, **fields: str) -> Article:
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    return Article(article_id, paragraphs, sha256=f"sha-{article_id}", **fields)  # type: ignore[arg-type]


def quote(
    of: Article, paragraph: int, text: str, *, name: str | None = None, label: str | None = None, number: int = 1
) -> Quote:
    """The first place of `text` in a paragraph, given to a named speaker, or to an unnamed one, or to nobody."""
    start = of.paragraphs[paragraph - 1].text.index(text)
    how = "explicit" if name or label else "none"
    speaker = QuoteSpeaker(label or name, name)
    return Quote(of.id, paragraph, number, start, start + len(text), text, "direct", speaker, Attribution(how))


def seed_articles() -> list[tuple[Article, list[Quote]]]:
    """The two seed articles with their seven quotes."""
    read = {}
    for article_id in (A, B):
        text = (SEEDS / f"{article_id}.txt").read_text(encoding="utf-8-sig")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        caption = int(lines[0].startswith("Picture"))
        paragraphs = [Paragraph(n, line, "caption" if n <= caption else "body") for n, line in enumerate(lines, 1)]
        read[article_id] = Article(article_id, tuple(paragraphs))
    a, b = read[A], read[B]
    whole = a.paragraphs[3].text[1:172], a.paragraphs[8].text[1:232]
    in_a = [
        quote(a, 4, whole[0], label="a South Korean official"),
        quote(a, 9, whole[1], name="Volodymyr Zelensky"),
        quote(a, 10, "bad dogs bred by the US", name="Kim Yo-jong"),
        quote(a, 11, "a horrible situation unimaginable for politicians and military experts", name="Kim Yo-jong"),
    ]
    in_b = [
        quote(b, 2, b.paragraphs[1].text[370:467], label="A senior official from the presidential office"),
        quote(b, 4, "criminal organisation", name="NSC"),
        quote(b, 4, "Russia's mercenaries,", name="NSC", number=2),
    ]
    return [(a, in_a), (b, in_b)]


def build(path: Path, articles: Iterable[Article | tuple[Article, list[Quote]]]) -> Engine:
    """An archive of these articles at `path`, opened."""
    store = open_store(path)
    with store.write() as writer:
        for each in articles:
            writer.put(*each) if isinstance(each, tuple) else writer.put(each, [])
    return store.open()
