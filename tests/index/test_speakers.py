"""Who is one speaker: spellings, aliases, merges and splits; and the headings of unnamed sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.errors import NotFound, Refused
from quotedesk.index.model import Attribution, NameCount, Quote, QuoteSpeaker
from quotedesk.index.names import given_names_differ, may_be_short_for, name_key
from quotedesk.index.roles import plain_role
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers import Speakers
from quotedesk.index.speakers_file import KnownRole, KnownSpeaker, SpeakersFile
from quotedesk.index.suggestions import suggestions

NOBODY = SpeakersFile()


def printed(*names: str) -> list[NameCount]:
    """One quote for each name, each in an article of its own."""
    return [NameCount(name, None, f"a{number}", 1) for number, name in enumerate(names)]


def described(*labels: str) -> list[NameCount]:
    return [NameCount(None, label, f"a{number}", 1) for number, label in enumerate(labels)]


def quote(name: str | None, label: str | None = None, article_id: str = "a0") -> Quote:
    speaker = QuoteSpeaker(label or name, name)
    return Quote(article_id, 1, 1, 0, 3, "Yes", "direct", speaker, Attribution("explicit"))


def merge(source: str, target: str) -> LogEntry:
    return LogEntry("merge", "ada", "2026-03-03", name_id(source), source, name_id(target), target, 1)


def name_id(name: str) -> str:
    return name_key(name).replace(" ", "-")


def names(speakers: Speakers) -> list[tuple[str, int]]:
    return [(speaker.name, speaker.n_quotes) for speaker in speakers.named()]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kim Yo-jong", "Kim Yo Jong", "KIM YO-JONG", "Kim Yo‑jong"),
        ("Jo-anne O’Neil-Park", "Jo-anne O'Neil-Park"),
        ("José Ángel", "Jose Angel", "JOSÉ ÁNGEL"),
        ("J. D. Vance", "J D Vance"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
    ],
)
def test_spellings_of_one_full_name_are_one_speaker(spellings: tuple[str, ...]) -> None:
    assert [n_quotes for _, n_quotes in names(Speakers(printed(*spellings), NOBODY))] == [len(spellings)]


@pytest.mark.parametrize(
    "people", [("Kim Yo-jong", "Kim Jong-un"), ("Ada Reed", "Reed"), ("Hillary Clinton", "Bill Clinton")]
)
def test_other_names_stay_other_speakers(people: tuple[str, ...]) -> None:
    assert len(names(Speakers(printed(*people), NOBODY))) == len(people)


def test_the_speakers_file_names_and_joins() -> None:
    known = SpeakersFile((KnownSpeaker("Ada Reed", ("Reed", "A. Reed")),))
    speakers = Speakers(printed("Reed", "A. Reed", "Bo Lind"), known)
    assert names(speakers) == [("Ada Reed", 2), ("Bo Lind", 1)]
    assert speakers.named()[0].aliases == ("Reed", "A. Reed")
    resolved = speakers.resolved(quote("Reed")).speaker
    assert (resolved.name, resolved.id, resolved.label, resolved.role) == ("Ada Reed", "ada-reed", "Reed", None)


def test_a_name_in_the_file_that_nobody_quotes_is_no_speaker() -> None:
    assert names(Speakers([], SpeakersFile((KnownSpeaker("Ada Reed"),)))) == []


def test_merges_are_applied_in_order_and_follow_each_other() -> None:
    speakers = Speakers(
        printed("Ada Reed", "A Reed", "Bo Lind"), NOBODY, [merge("A Reed", "Ada Reed"), merge("Ada Reed", "Bo Lind")]
    )
    assert names(speakers) == [("Bo Lind", 3)]
    assert {speakers.resolved(quote(each)).speaker.name for each in ("Ada Reed", "A Reed", "Bo Lind")} == {"Bo Lind"}


def test_merges_of_speakers_that_are_no_longer_quoted_do_nothing() -> None:
    assert names(Speakers(printed("Ada Reed"), NOBODY, [merge("Bo Lind", "Ada Reed")])) == [("Ada Reed", 1)]


def test_a_split_parts_the_quotes_of_one_article() -> None:
    split = replace(merge("Kim", "Kim (2)"), action="split", target_id="kim-(2)", articles=("a1",))
    speakers = Speakers([NameCount("Kim", None, "a0", 2), NameCount("Kim", None, "a1", 1)], NOBODY, [split])
    assert names(speakers) == [("Kim", 2), ("Kim (2)", 1)]
    assert speakers.resolved(quote("Kim", article_id="a1")).speaker.name == "Kim (2)"
    assert speakers.resolved(quote("Kim", article_id="a0")).speaker.name == "Kim"


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("a senior South Korean official", "South Korean official"),
        ("a clerk at the harbour office", "harbour office clerk"),
        ("an official, who asked not to be named", "official"),
        ("two former aides", "aides"),
    ],
)
def test_a_role_is_the_head_noun_with_its_country_or_institution(description: str, role: str) -> None:
    assert plain_role(description) == role


def test_the_file_gives_roles_their_names_whatever_the_article_before_the_noun() -> None:
    known = SpeakersFile(roles=(KnownRole("the harbour official", ("an official at the harbour",)),))
    speakers = Speakers(described("An official at the harbour", "the official at the harbour", "a clerk"), known)
    assert [(role.role, role.n_quotes) for role in speakers.roles()] == [("the harbour official", 2), ("clerk", 1)]
    resolved = speakers.resolved(quote(None, "An official at the harbour")).speaker
    assert (resolved.name, resolved.id, resolved.role) == (None, None, "the harbour official")


@pytest.mark.parametrize("how", ["uncertain", "none"])
def test_quotes_of_nobody_for_certain_are_left_alone(how: str) -> None:
    unclear = replace(quote(None, "he"), attribution=Attribution(how))  # type: ignore[arg-type]
    assert Speakers([], NOBODY).resolved(unclear) is unclear


def test_a_part_of_a_name_finds_everybody_who_has_it_and_merging_asks_for_more() -> None:
    speakers = Speakers(printed("Hillary Clinton", "Bill Clinton"), NOBODY)
    assert speakers.find("clinton").names == {"Hillary Clinton", "Bill Clinton"}
    with pytest.raises(Refused, match="Bill Clinton, Hillary Clinton"):
        speakers.one("Clinton")
    with pytest.raises(NotFound):
        speakers.one("Obama")


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Reed", "Ada Reed", True),
        ("A. Reed", "Ada Reed", True),
        ("Bill Clinton", "William Clinton", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Ada Reed", "Ada Lind", False),
    ],
)
def test_short_forms_are_only_suggested(short: str, long: str, expected: bool) -> None:
    assert may_be_short_for(short, long) is expected
    suggested = list(suggestions(Speakers(printed(short, long), NOBODY).named()))
    assert any(each.speaker.name == short for each in suggested) is (expected and len(short) < len(long))


def test_given_names_that_differ_are_noticed() -> None:
    assert given_names_differ("Volodymyr Zelensky", "Kim Yo-jong")
    assert not given_names_differ("Zelensky", "Volodymyr Zelensky")


@given(st.text())
def test_a_name_has_one_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
    assert name_key(f"  {name} ") == name_key(name)


NAMES = st.sampled_from(["Ada Reed", "A. Reed", "Reed", "Bo Lind", "Kim Yo-jong", "Kim Yo Jong"])


@given(st.lists(NAMES), st.lists(st.tuples(NAMES, NAMES)))
def test_no_merge_loses_a_quote(quoted: list[str], merges: list[tuple[str, str]]) -> None:
    speakers = Speakers(printed(*quoted), NOBODY, [merge(source, target) for source, target in merges])
    assert sum(n_quotes for _, n_quotes in names(speakers)) == len(quoted)
    known = {speaker.id for speaker in speakers.named()}
    assert all(speakers.resolved(quote(name, article_id=f"a{n}")).speaker.id in known for n, name in enumerate(quoted))
