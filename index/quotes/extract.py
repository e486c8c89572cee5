"""Quotes of an article: marks, sources and coreference put together into the archive's own values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Attribution, How, Paragraph, Place, Quote, QuoteKind, QuoteSpeaker, Step
from .apart import said_by_nobody, somebody_may_say
from .attribution import Finder
from .cast import Cast
from .clauses import clauses, with_subject
from .coreference import Story
from .described import Resolution
from .frames import Frame
from .indirect import Reported, reported
from .marks import article_regions
from .names import Entity
from .tokens import Line, lines

APART = "nobody says these words"
"""The rule of a region that is a title, a term or a nickname rather than speech."""

_CLAUSE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|that|this|who|what)(?:['’](?:m|re|ve|d|ll|s)\b|\s+(?:\w+ly\s+)?"
    r"(?:is|are|was|were|am|will|would|can|could|should|must|may|might|do|does|did|have|has|had|need|want|think|know|believe|\w+ed)\b)",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|will|would|can|could|should|must|may|might|don['’]t|doesn['’]t|has|have|had)\b", re.I
)


def extract(
    article_id: str, paragraphs: Sequence[Paragraph], *, title: str | None = None, author: str | None = None
) -> list[Quote]:
    """Direct quotes, fragments and indirect speech, in order of paragraph and start.

    `title` and `author` are not read: headlines capitalise every word, so that no name can be told in them, and who
    wrote an article is not who speaks in it.
    """
    texts = [paragraph.text if paragraph.kind == "body" else "" for paragraph in paragraphs]
    singles, regions = article_regions(texts)
    article = lines([
        (paragraph.number, text, found) for paragraph, text, found in zip(paragraphs, texts, regions, strict=True)
    ])  # fmt: skip
    for line in article:
        line.quotes_in_doubles = not singles
    cast = Cast()
    cast.scan(article)
    cast.learn_sexes(article)
    cast.in_order()
    frames = Finder(article).run()
    found = [clauses(line) for line in article]
    story = Story(article, cast, found)
    story.read(frames)
    quotes: list[Quote] = []
    for index, line in enumerate(article):
        for number in range(len(line.regions)):
            quotes.append(_quote(article_id, story, index, number, frames[index][number]))
        quotes += [_indirect(article_id, story, index, item) for item in reported(line, index, found[index])]
    return _numbered(quotes)


def _numbered(quotes: list[Quote]) -> list[Quote]:
    numbered = []
    counts: dict[tuple[int, bool], int] = {}
    for quote in sorted(quotes, key=lambda quote: (quote.paragraph, quote.start, quote.kind == "indirect")):
        key = (quote.paragraph, quote.kind == "indirect")
        counts[key] = counts.get(key, 0) + 1
        numbered.append(_with_number(quote, counts[key]))
    return numbered


def _with_number(quote: Quote, number: int) -> Quote:
    return Quote(
        quote.article_id, quote.paragraph, number, quote.start, quote.end, quote.text, quote.kind, quote.speaker,
        quote.attribution, quote.cue, quote.source, quote.version,
    )  # fmt: skip


def spoken(quote: Quote) -> bool:
    """Whether somebody says these words; False for titles, terms, nicknames in quote marks."""
    return not any(step.rule == APART for step in quote.attribution.chain)


def _quote(article_id: str, story: Story, index: int, number: int, frame: Frame | None) -> Quote:
    line = story.lines[index]
    region = line.regions[number]
    text = line.text[region.start : region.end]
    kind = _kind(line, number, text)
    base = (article_id, line.number, 0, region.start, region.end, text, kind)
    unsaid = (frame is None or not frame.strength) and not somebody_may_say(line, number, frame)
    if unsaid or said_by_nobody(line, number, frame):
        chain = (Step(APART, text, line.number),)
        return Quote(*base, QuoteSpeaker(), Attribution("none", chain=chain))
    if frame is None:
        chain = (Step("no source is named", text, line.number),)
        return Quote(*base, QuoteSpeaker(), Attribution("none", chain=chain))
    where = story.lines[frame.line]
    cue = Place(where.number, where.starts[frame.cue[0]], where.ends[frame.cue[1] - 1]) if frame.cue else None
    if frame.source is None:
        return Quote(*base, QuoteSpeaker(), Attribution("none", chain=(Step(frame.rule, text, line.number),)), cue)
    resolution = story.resolution(frame.line, frame.source)
    speaker, attribution = _who(story, frame, resolution)
    source = _source_place(story, frame, resolution)
    return Quote(*base, speaker, attribution, cue, source)


def _indirect(article_id: str, story: Story, index: int, item: Reported) -> Quote:
    line = story.lines[index]
    start, end = line.starts[item.start], line.ends[item.end - 1]
    frame = item.frame
    assert frame.source is not None and frame.cue is not None
    resolution = story.resolution(index, frame.source)
    speaker, attribution = _who(story, frame, resolution)
    cue = Place(line.number, line.starts[frame.cue[0]], line.ends[frame.cue[1] - 1])
    source = _source_place(story, frame, resolution)
    return Quote(
        article_id, line.number, 0, start, end, line.text[start:end], "indirect", speaker, attribution, cue, source
    )  # fmt: skip


def _source_place(story: Story, frame: Frame, resolution: Resolution) -> Place:
    mention = resolution.mention
    line = story.lines[mention.line]
    start, end = mention.start, mention.end
    if frame.source is not None and frame.source.relative is not None:
        start, end = frame.source.relative, frame.source.relative + 1
    return Place(line.number, line.starts[start], line.ends[end - 1])


def _who(story: Story, frame: Frame, resolution: Resolution) -> tuple[QuoteSpeaker, Attribution]:
    mention = resolution.mention
    line = story.lines[mention.line]
    printed = line.slice(mention.start, mention.end)
    first = Step(frame.rule, printed, line.number)
    entity = resolution.entity
    if entity is None:
        names = tuple(candidate.name for candidate in resolution.candidates)
        how: How = "uncertain" if names else "none"
        chain = (first, Step(resolution.rule, printed, line.number))
        if not names:
            return QuoteSpeaker(printed), Attribution("none", chain=chain)
        return QuoteSpeaker(printed), Attribution(how, printed, line.number, names, chain)
    named = bool(entity.words)
    evidence, paragraph = _evidence(story, frame, resolution)
    how = "explicit"
    if (
        mention.kind == "pronoun"
        and entity.mentions
        and resolution.antecedent != (mention.line, mention.start, mention.end)
    ):
        how = "pronoun"
    elif mention.kind == "role" and (named or resolution.rule.endswith("described before")):
        how = "description" if resolution.rule != "two names" else "explicit"
    steps = [first]
    if resolution.antecedent is not None and resolution.antecedent[:2] != (mention.line, mention.start):
        steps.append(Step(resolution.rule, evidence, paragraph))
    name = _display(entity) if named else None
    label = printed if named else entity.description
    return QuoteSpeaker(label, name), Attribution(how, evidence, paragraph, chain=tuple(steps))


def _display(entity: Entity) -> str:
    name = " ".join(entity.words)
    if name.isupper() and len(name) > 5:
        return name.title()
    return name


def _evidence(story: Story, frame: Frame, resolution: Resolution) -> tuple[str, int]:
    """The words that name or describe the speaker, with the verb they stand by."""
    assert resolution.antecedent is not None
    index, start, end = resolution.antecedent
    line = story.lines[index]
    verb = frame.cue if frame.line == index and resolution.mention.start == start else None
    if verb is None:
        clause = with_subject(story.clauses[index], start, end)
        if clause is not None and clause.verb >= end:
            verb = (clause.verb, clause.verb + 1)
    first, last = start, end
    if verb is not None and abs(verb[0] - start) < 14:
        between = line.tags[min(end, verb[1]) : max(start, verb[0])]
        if "Q" not in between and "." not in between:
            first, last = min(start, verb[0]), max(end, verb[1])
    return line.slice(first, last), line.number


def _kind(line: Line, number: int, text: str) -> QuoteKind:
    """`direct` for a clause or more, or for a whole utterance that opens its sentence (`“Yes,” she said`)."""
    stripped = text.strip(" '‘’“”\"")
    n_words = len(stripped.split())
    ends = stripped[-1:] in ".,?!…—–-"
    capital = stripped.lstrip("[")[:1].isupper()
    token = line.token_of[number]
    start, end = line.sentence_at(token)
    if capital and ends and token == start and (token + 1 == end or line.tags[token + 1] in "nNPDV#.-"):
        return "direct"
    if capital and ends and token > start and line.tags[token - 1] in ",:" and (n_words > 2 or stripped[-1:] in ".?!"):
        return "direct"
    if capital and n_words >= 4 and (ends or _FINITE.search(stripped)):
        return "direct"
    if capital and stripped[-1:] in ".?!" and n_words >= 2:
        return "direct"
    return "direct" if n_words >= 3 and _CLAUSE.search(stripped) else "fragment"
