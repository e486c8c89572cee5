"""The frozen values every other module speaks in, and how their ids are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

ParagraphKind = Literal["body", "caption"]
QuoteKind = Literal["direct", "fragment", "indirect"]
How = Literal["explicit", "pronoun", "description", "uncertain", "none"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The reading unit of an article."""

    number: int
    """Counted from 1 in its article; headline and byline are not counted."""
    text: str
    """Cleaned; every span of the archive counts its code points."""
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One story as it was ingested. Metadata that the source does not state is None."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    standfirst: str | None = None
    author: str | None = None
    source: str | None = None
    """The outlet."""
    published: str | None = None
    """ISO 8601, a date or a time with its offset, as far as the source states it."""
    url: str | None = None
    lang: str | None = None
    sha256: str = ""
    """Hex digest of the bytes the article was read from; for a record in a list, of that record."""
    origin: str = ""
    """The file it was read from, as a whole path."""
    version: int = 1
    warnings: tuple[str, ...] = ()
    """What cleaning and reading changed, in words, such as `1 control sequence removed`."""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text: what lists and headings need."""

    id: str
    title: str | None
    author: str | None
    source: str | None
    published: str | None
    url: str | None
    lang: str | None
    sha256: str
    origin: str
    version: int
    warnings: tuple[str, ...]
    n_paragraphs: int
    n_quotes: int
    """Quotes of kind direct and fragment; indirect speech is not counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run of code points in one paragraph: `paragraph.text[start:end]`."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the evidence chain: the words, where they stand, and the rule that used them."""

    rule: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why a quote is given to its speaker."""

    how: How
    evidence: str = ""
    """The words that name or describe the speaker; empty when `how` is none."""
    paragraph: int | None = None
    """Where the evidence stands."""
    candidates: tuple[str, ...] = ()
    """Names it could be, when `how` is uncertain."""
    chain: tuple[Step, ...] = ()
    """From the mention beside the quote back to the name."""


@dataclass(frozen=True, slots=True)
class QuoteSpeaker:
    """Who a quote is given to."""

    label: str | None = None
    """The mention beside the quote as printed (`he`); for an unnamed source its fullest description."""
    name: str | None = None
    """Straight from the extractor: the fullest name in the article. From an archive: the canonical name."""
    id: str | None = None
    """The archive's id for a named speaker; None from the extractor and for everybody unnamed."""
    role: str | None = None
    """The heading an unnamed source is shown under; None for named speakers."""

    @property
    def named(self) -> bool:
        return self.name is not None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words a speaker is reported to have said, as printed."""

    article_id: str
    paragraph: int
    number: int
    """Counted from 1 in its paragraph, indirect speech apart from the rest."""
    start: int
    end: int
    text: str
    """`paragraph.text[start:end]`: what stands between the quote marks."""
    kind: QuoteKind
    speaker: QuoteSpeaker = QuoteSpeaker()
    attribution: Attribution = Attribution("none")
    cue: Place | None = None
    source: Place | None = None
    """The mention of the speaker beside the quote."""
    version: int = 1

    @property
    def id(self) -> str:
        return quote_id(self.article_id, self.paragraph, self.number, self.version, self.kind)

    @property
    def clean(self) -> str:
        """The text less one final comma."""
        return self.text[:-1] if self.text.endswith(",") else self.text


def quote_id(article_id: str, paragraph: int, number: int, version: int = 1, kind: QuoteKind = "direct") -> str:
    """`ARTICLE#p4q1`; a later version `ARTICLE@2#p4q1`; indirect speech `ARTICLE#p4i1`."""
    later = f"@{version}" if version > 1 else ""
    letter = "i" if kind == "indirect" else "q"
    return f"{article_id}{later}#p{paragraph}{letter}{number}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named person or organisation over the whole archive."""

    id: str
    name: str
    aliases: tuple[str, ...]
    """Other names the archive or its speakers file knows the speaker by."""
    n_quotes: int
    n_articles: int


@dataclass(frozen=True, slots=True)
class Description:
    """One unnamed source of one article: never joined with another."""

    text: str
    article_id: str
    n_quotes: int


@dataclass(frozen=True, slots=True)
class Role:
    """A heading for unnamed sources; not known to be the same person."""

    role: str
    descriptions: tuple[Description, ...]

    @property
    def n_quotes(self) -> int:
        return sum(description.n_quotes for description in self.descriptions)

    @property
    def n_articles(self) -> int:
        return len({description.article_id for description in self.descriptions})


class Hit(NamedTuple):
    """A paragraph that matched a query."""

    article_id: str
    paragraph: int
    score: float
    text: str
    """The whole paragraph."""
    spans: tuple[tuple[int, int], ...]
    """What matched, in order, without overlap, in code points of `text`."""
    speaker: str | None = None
    """Names or labels of those quoted in the paragraph, joined by `; `; None when nobody is."""

    @property
    def id(self) -> str:
        return f"{self.article_id}#p{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of an answer."""

    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader should know about how the query was understood, one sentence each."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All matches of a query, shown or not."""

    n_paragraphs: int = 0
    n_articles: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of an archive."""

    articles: int = 0
    paragraphs: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class NameCount:
    """How often the articles themselves give quotes to one name or one description."""

    name: str | None
    """The article's name for the speaker; None for an unnamed source."""
    label: str | None
    """The description of an unnamed source; None for a named one."""
    article_id: str
    n_quotes: int


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one `ingest` did."""

    articles: int = 0
    """Articles that came, new, changed or not; `paragraphs` and `quotes` are theirs."""
    paragraphs: int = 0
    quotes: int = 0
    unchanged: int = 0
    """Articles that the archive held already, byte for byte."""
    replaced: int = 0
    """Articles that came in another state than the archive held."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Path, with the line where there is one, and reason."""
    unreadable: tuple[tuple[str, str], ...] = ()
    """Paths that were named and cannot be read, and reason."""
    warnings: tuple[tuple[str, str], ...] = ()
    """Path, with the line where there is one, and what to know about it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an `ingest` is."""

    done: int
    """Files read."""
    total: int
    articles: int
    """Articles that came out of them."""
    current: str
    """The name of the file at hand; empty at the end."""
