"""Speakers counted in the columns of the index are those that counting every quote gives, whatever was done before."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotedesk.index.archive import Archive
from quotedesk.index.engines import open_store
from quotedesk.index.errors import NotFound, Refused
from quotedesk.index.ledger import NOBODY, UNCERTAIN
from quotedesk.index.likeness import label_likeness, name_likeness
from quotedesk.index.model import Article, Attribution, Paragraph, Quote, QuoteSpeaker
from quotedesk.index.speakers import Speakers

NAMES = (
    "Ada Reed",
    "A. Reed",
    "Reed",
    "Kim Yo-jong",
    "Kim Yo Jong",
    "Volodymyr Zelensky",
    "Volodymyr Zelenskyy",
    "José Ángel",
    "Jose Angel",
    "Sinead O'Neill",
)
LABELS = ("a clerk", "the clerk", "A senior South Korean official", "a South Korean official", "a clerk at the harbour")
TOML = """
[[speaker]]
name = "Ada Q. Reed"
aliases = ["Ada Reed", "Reed"]

[[role]]
name = "the Seoul official"
descriptions = ["a South Korean official"]
"""
TYPED = (*NAMES, *LABELS, "kim", "Kim Reed", "seoul", "official", "oneill", "Zelenskiy", "harbour", "nobody at all")
VOICES = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.none()),
    st.tuples(st.none(), st.sampled_from(LABELS)),
    st.sampled_from([(None, None), (None, "?")]),
)
SAID = st.lists(st.tuples(VOICES, st.booleans()), max_size=5)
PUT = st.tuples(st.just("put"), st.integers(0, 5), SAID, st.sampled_from([None, "2026-03-03", "2026-03", "2025"]))
STEPS = st.lists(
    st.one_of(
        st.lists(st.one_of(PUT, PUT, st.tuples(st.just("delete"), st.integers(0, 5))), min_size=1, max_size=6),
        st.tuples(st.just("merge"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("split"), st.sampled_from(NAMES), st.sampled_from([*NAMES, "a1", "a2"])),
        st.just(("undo",)),
    ),
    min_size=1,
    max_size=6,
)


def article(number: int, published: str | None, n_paragraphs: int) -> Article:
    paragraphs = tuple(Paragraph(each, f"“Yes, {each},” it said.") for each in range(1, n_paragraphs + 1))
    sources = (None, "Example Post", "Harbour News")
    return Article(f"a{number}", paragraphs, sha256="0", source=sources[number % 3], published=published)


def quotes(of: Article, said: list[tuple[tuple[str | None, str | None], bool]]) -> list[Quote]:
    found = []
    for paragraph, ((name, label), indirect) in enumerate(said, 1):
        text = of.paragraphs[paragraph - 1].text[1:6]
        how = "uncertain" if label == "?" else "explicit" if name or label else "none"
        speaker, kind = QuoteSpeaker(label or name, name), "indirect" if indirect else "direct"
        found.append(Quote(of.id, paragraph, 1, 1, 6, text, kind, speaker, Attribution(how)))  # type: ignore[arg-type]
    return found


def do(folder: Path, step: object) -> None:
    match step:
        case list():
            with open_store(folder).write() as writer:
                for each in step:
                    if each[0] == "delete":
                        writer.delete(f"a{each[1]}")
                    else:
                        one = article(each[1], each[3], len(each[2]) or 1)
                        writer.put(one, quotes(one, each[2]))
        case ("undo",):
            Archive(folder).undo_speakers()
        case ("merge", source, target):
            Archive(folder).merge_speakers(source, target, sure=True)
        case ("split", speaker, part):
            Archive(folder).split_speaker(speaker, [part])


def agree(archive: Archive) -> None:
    counted = Speakers(archive._engine.name_counts(), archive._known, archive._log.in_force())
    kept = archive.quoted
    assert kept.named() == counted.named()
    assert kept.roles() == counted.roles()
    assert list(kept.each_named("a")) == list(counted.each_named("A"))
    for typed in TYPED:
        one, other = kept.find(typed), counted.find(typed)
        assert (one.speaker_ids, one.labels, one.besides, one.notes) == (
            other.speaker_ids,
            other.labels,
            other.besides,
            other.notes,
        ), typed
        assert one.names >= other.names
        assert kept.describes(typed) == counted.describes(typed)
    for speaker in counted.named():
        assert kept.by_id(speaker.id).names >= counted.by_id(speaker.id).names
        assert kept.speaker(speaker.id) == speaker
        assert kept.beside(speaker.id) == counted.beside(speaker.id)
    for quote in archive._engine.quotes():
        assert kept.resolved(quote) == counted.resolved(quote)
        if name := quote.speaker.name:
            assert kept.called(name) == counted.called(name)


def headed(archive: Archive, *, indirect: bool) -> None:
    """Every heading counts and lists the quotes that stand under it."""
    kept, of = archive.quoted, archive.quoted.headings
    quotes = [kept.resolved(quote) for quote in archive._engine.quotes(indirect=indirect)]
    by_heading = Counter((quote.speaker.role is not None, quote.speaker.id or quote.speaker.role) for quote in quotes)
    doubtful = sum(quote.attribution.how == "uncertain" for quote in quotes)
    nobody = by_heading.pop((False, None), 0) - doubtful
    n_quotes = kept.tally.n_quotes(indirect=indirect)
    shown = kept.order.ordered("count", indirect=indirect).tolist()
    assert {(not of.is_named(each), of.id(each)): int(n_quotes[each]) for each in shown} == by_heading
    assert [of.is_named(each) for each in shown] == sorted((of.is_named(each) for each in shown), reverse=True)
    for each in shown:
        listed = archive.quotes_under(each, indirect=indirect)
        assert len(listed) == n_quotes[each]
        assert {quote.speaker.id or quote.speaker.role for quote in listed} == {of.id(each)}
        assert [listed[place] for place in range(len(listed))] == list(listed)
        assert of.title(each) in {quote.speaker.name or quote.speaker.role for quote in listed}
        newest = listed.newest_first()
        days = [archive.summary(quote.article_id).published or "" for quote in newest]
        assert days == sorted(days, reverse=True)
        latest = int(kept.tally.latest(indirect=indirect)[each])
        assert latest == int((max(days).replace("-", "") or "0").ljust(8 if max(days) else 1, "0"))
    assert len(archive.quotes_under(NOBODY, indirect=indirect)) == nobody
    assert [quote.attribution.how for quote in archive.quotes_under(UNCERTAIN, indirect=indirect)] == [
        "uncertain"
    ] * doubtful


@settings(max_examples=20, deadline=None)
@given(STEPS, st.booleans())
def test_kept_counts_are_the_counted_ones_after_any_sequence_of_changes(steps: list[object], has_file: bool) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "L"
        do(folder, [("put", 0, [((NAMES[0], None), False), ((NAMES[5], None), True)], None)])
        if has_file:
            (folder / "speakers.toml").write_text(TOML)
        for step in steps:
            try:
                do(folder, step)
            except (NotFound, Refused):
                continue
            archive = Archive(folder)
            agree(archive)
            headed(archive, indirect=False)
            headed(archive, indirect=True)
            archive.close()


def test_an_index_made_by_other_rules_of_likeness_is_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [((name, None), False) for name in NAMES] + [((None, label), False) for label in LABELS]
    said += [((None, "?"), False), ((None, None), False), ((None, "?"), True), ((None, None), True)]
    do(tmp_path, [("put", 1, said, None), ("put", 2, [((None, None), True), ((None, "?"), False)], None)])
    monkeypatch.setattr("quotedesk.index.engines.whoosh.segment.ledger.LIKENESS", "no.such.column")
    archive = Archive(tmp_path)
    agree(archive)
    headed(archive, indirect=False)
    headed(archive, indirect=True)


@pytest.mark.parametrize(
    ("voice", "likeness"),
    [
        ("Volodymyr Zelenskyy", 6132335776225405252),
        ("Kim Yo-jong", -8399280130765150725),
        ("Reed", -1336336439258989220),
    ],
)
def test_rules_of_likeness_are_those_that_indexes_hold(voice: str, likeness: int) -> None:
    """Where this fails, `likeness.MAKE` has to grow."""
    assert name_likeness(voice) == likeness


def test_the_heading_of_a_description_is_one_that_indexes_hold() -> None:
    assert (
        label_likeness("a senior South Korean official")
        == -6573651501804942662
        == label_likeness("the South Korean official")
    )


def test_quotes_of_a_heading_are_read_one_article_at_a_time(tmp_path: Path) -> None:
    for number in range(5):
        do(tmp_path, [("put", number, [((NAMES[0], None), False)] * 3, None)])
    archive = Archive(tmp_path)
    listed = archive.quotes_under(int(archive.quoted.order.ordered("count")[0]))
    read: list[str] = []
    original = archive._engine.quotes
    archive._engine.quotes = lambda **chosen: (read.extend(chosen["article_ids"]), original(**chosen))[1]  # type: ignore[method-assign]
    assert listed[7].id == "a2#p2q1"
    assert read == ["a2"]
    assert listed.place_of(listed[13]) == 13
    assert listed.place_of(replace(listed[13], article_id="other")) is None
    with pytest.raises(IndexError):
        listed[15]
    assert listed[-1] == listed[14]
