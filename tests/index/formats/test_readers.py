"""Each format gives the same article: its words, its metadata as stated, and what could not be read by its place."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.formats import FORMATS, Note, Skip, read_articles
from quotedesk.index.formats.dates import iso_date
from quotedesk.index.formats.metadata import clean_id, url_id
from quotedesk.index.model import Article

LINES = ["“We would close the quay,” Ada Reed said – it’s late.", "The café of the harbour board is shut."]
TEXT = "\n".join(LINES)


def read(raw: bytes | str, file_name: str) -> list[Article | Skip | Note]:
    return list(read_articles(raw.encode() if isinstance(raw, str) else raw, file_name))


def only(raw: bytes | str, file_name: str) -> Article:
    (article,) = read(raw, file_name)
    assert isinstance(article, Article)
    return article


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    ("raw", "warnings"),
    [
        pytest.param(TEXT.encode(), (), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), (), id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), (), id="UTF-16 with a mark"),
        pytest.param(TEXT.encode("utf-16-le"), (), id="UTF-16 LE without"),
        pytest.param(TEXT.encode("utf-16-be"), (), id="UTF-16 BE without"),
        pytest.param(TEXT.encode("utf-32"), (), id="UTF-32"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), (), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), (), id="CR"),
        pytest.param(TEXT.replace("\n", "\x85").encode(), (), id="NEL"),
        pytest.param(TEXT.encode("cp1252"), ("not UTF-8; read as Windows-1252",), id="Windows-1252"),
        pytest.param(
            TEXT.encode("cp1252").decode("latin-1").encode(), (), id="Windows-1252 marks left as controls in UTF-8"
        ),
        pytest.param(TEXT.encode().replace("’".encode(), b"\x92"), ("1 byte not UTF-8",), id="a stray mark in UTF-8"),
    ],
)
def test_plain_text_is_read_in_any_encoding(raw: bytes, warnings: tuple[str, ...]) -> None:
    article = only(raw, "story.txt")
    assert (texts(article), article.warnings) == (LINES, warnings)
    assert (article.id, article.sha256, article.origin) == ("story", hashlib.sha256(raw).hexdigest(), "")
    assert (article.title, article.author, article.source, article.published) == (None,) * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент сказал: «Мы не будем этого делать», — сообщает агентство.", "cp1251"),
        ("Premier powiedział, że „będzie źle” i doda coś, bo był żółty koń w mieście.", "cp1250"),
        ("Der Präsident sagte, er könne das nicht bestätigen. Größe und Übermut.", "latin-1"),
        ("Le maire a déclaré : « C’est ça, l’été à la française. »", "cp1252"),
        ("首相は「これは問題ではない」と述べた。来週にも訪問する予定だ。" * 2, "shift_jis"),
    ],
)
def test_other_encodings_are_told_from_windows_1252(text: str, encoding: str) -> None:
    assert texts(only(text.encode(encoding), "story.txt")) == [text]


@pytest.mark.parametrize(
    ("raw", "file_name", "reason"),
    [
        (b"", "a.txt", "empty file"),
        (b" \r\n\t\n", "a.txt", "no text in it"),
        (bytes(range(256)) * 4, "a.txt", "binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.txt", "binary file"),
        (b"%PDF-1.7\n", "a.txt", "binary file"),
        (bytes(300), "a.dat", "binary file"),
        (b"<p>Yes</p>", "a.html", "files ending in .html are not read"),
        (b"", "a.jsonl", "empty file"),
        (b"id,title\n1,Yes\n", "a.csv", "no column named text"),
        (b'{\n  "name": ?\n}\n', "a.json", "not JSON: Expecting value, line 2, column 11"),
        (b'{\n  "name": "a"\n}\n', "a.json", "no text or paragraphs in it"),
        (b'{\n  "text": "Yes."\n}\n', "a.dat", "files ending in .dat are not read"),
        (b"[]", "a.json", "no article records in it"),
        (b"---\ntitle: Yes\n---\n\n", "a.md", "no text in it"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(raw: bytes, file_name: str, reason: str) -> None:
    assert read(raw, file_name) == [Skip(reason)]


@pytest.mark.parametrize("end", ["\x1b\\", "\x07"])
def test_a_control_sequence_is_taken_out_and_said(end: str) -> None:
    line = f"“if it seems [the North Koreans] [sic] [bold]are[/b] \x1b]52;c;ZXZpbA=={end} going,” said Al Bose."
    article = only(line, "x.txt")
    assert texts(article) == ["“if it seems [the North Koreans] [sic] [bold]are[/b]  going,” said Al Bose."]
    assert article.warnings == ("1 control sequence removed",)


def test_everything_cleaning_took_is_said_in_words() -> None:
    record = {"title": "A\x1b[1mB\x00", "author": "Ada\u202e Reed", "text": "No\x00\x01\u200b"}
    article = only(json.dumps(record), "x.jsonl")
    assert (article.title, article.author, texts(article)) == ("AB\ufffd", "Ada Reed", ["No\ufffd\ufffd"])
    assert article.warnings == (
        "1 control sequence removed",
        "3 control characters replaced",
        "2 invisible characters removed",
    )


MARKDOWN = """---
title: "Port may shut"
source: Example Post
authors: [Ada Reporter, Bo Lind]
date: 2026-03-03T09:00:00+01:00
url: https://post.example/north-quay
lang: no
tags: [a, b]
---

*“We **would** close* the [quay](http://x.example),” Ada
Reed said [sic] &amp; `left`.

## A heading

![The quay in winter](quay.jpg)

- one
- two

> quoted\\
> apart

<aside>Ten <b>harbours</b></aside>
"""


def test_markdown_is_reduced_to_its_words() -> None:
    article = only(MARKDOWN, "A.md")
    assert texts(article) == [
        "“We would close the quay,” Ada Reed said [sic] & left.",
        "A heading",
        "The quay in winter",
        "one",
        "two",
        "quoted",
        "apart",
        "Ten harbours",
    ]
    assert [each.number for each in article.paragraphs if each.kind == "caption"] == [3]
    assert (article.id, article.title, article.source) == ("A", "Port may shut", "Example Post")
    assert (article.author, article.published) == ("Ada Reporter, Bo Lind", "2026-03-03T09:00:00+01:00")
    assert (article.url, article.lang) == ("https://post.example/north-quay", "no")


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        pytest.param("# Port *shut*\n\nYes.\n", "Port shut", ["Yes."], id="a first heading is the title"),
        pytest.param("Port shut\n=========\n\nYes.\n", "Port shut", ["Yes."], id="underlined too"),
        pytest.param("Yes.\n\n# Later\n", None, ["Yes.", "Later"], id="a later one is none"),
        pytest.param("## Minor\n\nYes.\n", None, ["Minor", "Yes."], id="nor is a minor one"),
        pytest.param("---\ntitle: Shut\n---\n# Shut\n\nYes.", "Shut", ["Yes."], id="the same title twice"),
        pytest.param(
            "---\ntitle: Shut\n---\n# Other\n\nYes.", "Shut", ["Other", "Yes."], id="two titles lose no words"
        ),
        pytest.param("---\n\nYes.\n", None, ["Yes."], id="a rule is no front matter"),
        pytest.param("| a | b |\n|-|-|\n| c | d |\n", None, ["a | b", "c | d"], id="table rows"),
        pytest.param("---\nid: a b\ntitle: Shut\n---\nYes.", "Shut", ["Yes."], id="own id"),
    ],
)
def test_markdown_titles_and_blocks(text: str, title: str | None, paragraphs: list[str]) -> None:
    article = only(text, "A.md")
    assert (article.title, texts(article)) == (title, paragraphs)
    assert article.id == ("a-b" if "id: a b" in text else "A")


@pytest.mark.parametrize(
    "front", ["title: [x", "a: b: c", "x: !!python/object/apply:os.system ['exit 1']\ntitle: Shut", "- just\n- a list"]
)
def test_bad_or_hostile_front_matter_costs_only_itself(front: str) -> None:
    article = only(f"---\n{front}\n---\nYes.", "A.md")
    assert texts(article)[-1] == "Yes."
    assert article.title in (None, "Shut")


def test_a_bad_record_is_skipped_by_its_line_and_the_others_are_kept() -> None:
    lines = ['{"id": "a", "text": "Yes."}', "", "{oops", "[1]", '{"id": "b"}', '{"text": 5}', '{"text": "No."}']
    first, *skips, last = read("\n".join(lines), "articles.jsonl")
    assert isinstance(first, Article) and isinstance(last, Article)
    assert (first.id, last.id) == ("a", "articles-7")
    assert [(skip.place, skip.reason.split(":")[0]) for skip in skips if isinstance(skip, Skip)] == [
        ("line 3", "not JSON"),
        ("line 4", "not an article record"),
        ("line 5", "no text or paragraphs in it"),
        ("line 6", "text must be a text"),
    ]


RECORD = {
    "id": "ep 1#2@3",
    "title": "Port\nmay shut ",
    "standfirst": "A quay closes",
    "author": "Ada Reporter",
    "source": "Example Post",
    "published": "2026-03-03T09:00:00+01:00",
    "url": "https://post.example/2026/north-quay?x=1",
    "lang": "en-GB",
}


def test_a_bad_record_of_a_json_list_is_skipped_by_its_number() -> None:
    first, *skips, last = read('[{"text": "Yes."},\n 5,\n {"id": "b"},\n {"id": "c", "text": "No."}]', "articles.json")
    assert isinstance(first, Article) and isinstance(last, Article)
    assert (first.id, last.id) == ("articles-1", "c")
    assert [(skip.place, skip.reason) for skip in skips if isinstance(skip, Skip)] == [
        ("record 2", "not an article record: write a list of JSON objects"),
        ("record 3", "no text or paragraphs in it"),
    ]


@pytest.mark.parametrize("laid_out", [None, 2])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_json_file_holds_a_record_or_a_list_of_them(laid_out: int | None, wrapped: bool) -> None:
    record = {"id": "a", "text": "Yes."}
    article = only(json.dumps([record] if wrapped else record, indent=laid_out), "a.json")
    assert (article.id, texts(article)) == ("a", ["Yes."])


def test_a_json_file_with_a_record_a_line_is_read_by_line() -> None:
    lines = read('{"id": "a", "text": "Yes."}\n{oops\n{"id": "b", "text": "No."}\n', "articles.json")
    assert [each.place if isinstance(each, Skip) else each.id for each in lines] == ["a", "line 2", "b"]


@pytest.mark.parametrize("file_name", ["articles.jsonl", "articles.csv", "articles.tsv", "semicolons.csv"])
def test_records_and_tables_state_the_same(file_name: str) -> None:
    record = {**RECORD, "text": TEXT, "colour": "red", "size": "9"}
    if file_name.endswith("jsonl"):
        raw = json.dumps(record)
    else:
        table = io.StringIO()
        separator = {"articles.tsv": "\t", "semicolons.csv": ";"}.get(file_name, ",")
        rows = csv.writer(table, delimiter=separator, lineterminator="\r\n")
        rows.writerows([record.keys(), record.values()])
        raw = "\ufeff" + table.getvalue()
    read_back = read(raw, file_name)
    (article,) = (each for each in read_back if isinstance(each, Article))
    assert texts(article) == LINES
    assert article.id == "ep-1-2-3"
    assert (article.title, article.standfirst, article.author) == ("Port may shut", "A quay closes", "Ada Reporter")
    assert (article.source, article.published, article.lang) == ("Example Post", RECORD["published"], "en-GB")
    assert article.url == RECORD["url"]
    assert [each for each in read_back if isinstance(each, Note)] == [Note("columns kept out: colour, size")]


def test_a_list_of_paragraphs_counts_as_joined_by_blank_lines() -> None:
    article = only(json.dumps({"paragraphs": ["One.", " ", "Two.\nThree."]}), "a.jsonl")
    assert texts(article) == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "own", "url": "https://x.example/a/b"}, "own"),
        ({"id": 17}, "17"),
        ({"url": "https://x.example/a/north%20quay/"}, "north-quay"),
        ({"url": "https://x.example/"}, "feed-1"),
        ({"url": "https://[bad"}, "feed-1"),
        ({"id": " \x1b[1m# "}, "feed-1"),
        ({}, "feed-1"),
    ],
)
def test_a_record_goes_by_its_own_id_then_its_address_then_its_line(fields: dict[str, object], expected: str) -> None:
    assert only(json.dumps({**fields, "text": "Yes."}), "feed.jsonl").id == expected


def test_a_table_row_is_named_by_the_line_it_begins_on() -> None:
    raw = 'id,text\na,"one\ntwo"\nb,\nc,three,four\nd,five\n'
    articles = read(raw, "t.csv")
    assert [each.id for each in articles if isinstance(each, Article)] == ["a", "d"]
    assert [each for each in articles if isinstance(each, Skip)] == [
        Skip("no text or paragraphs in it", "line 4"),
        Skip("3 cells under 2 column names", "line 5"),
    ]


def test_records_are_read_one_by_one() -> None:
    line = json.dumps({"text": "Yes. " * 40}).encode() + b"\n"
    file = io.BytesIO(line * 20_000)
    articles = read_articles(file, "big.jsonl")
    assert isinstance(next(articles), Article)
    assert file.tell() < 200_000


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2026-03-03T09:00:00+01:00", "2026-03-03T09:00:00+01:00"),
        ("2026-03-03 09:00", "2026-03-03 09:00"),
        ("2026-03-03T09:00:00.123Z", "2026-03-03T09:00:00.123Z"),
        ("2026-03-03", "2026-03-03"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-13-03", None),
        ("2026-02-30T09:00", None),
        ("3 March 2026", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("Tuesday, March 3rd, 2026", "2026-03-03"),
        ("3 Sept. 2026", "2026-09-03"),
        ("Tue, 03 Mar 2026 09:00:00 +0100", "2026-03-03T09:00:00+01:00"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("03.03.2026", "2026-03-03"),
        ("2026/03/04", "2026-03-04"),
        ("03/04/2026", None),
        ("3/4/26", None),
        ("yesterday", None),
        ("1772524800", None),
    ],
)
def test_dates_beyond_doubt_are_kept(stated: str, expected: str | None) -> None:
    assert iso_date(stated) == expected


def test_a_date_in_doubt_is_left_out_and_said() -> None:
    article = only(json.dumps({"text": "Yes.", "published": "03/04/2026"}), "a.jsonl")
    assert (article.published, article.warnings) == (None, ("date not understood: 03/04/2026",))


@given(st.text())
def test_ids_hold_nothing_that_would_break_them_apart(text: str) -> None:
    for made in (clean_id(text), url_id(f"https://x.example/{text}")):
        assert not set(made) & set("#@ \n\t\x1b\x00")
        assert clean_id(made) == made or len(made) == 200
        assert len(made) <= 200


SUFFIXES = [suffix for each in FORMATS for suffix in each.suffixes]
PIECES = st.lists(
    st.sampled_from(
        ['{"text": "a', '"}', "\n", "---\n", "title: ", "[", "]", "{", ",", "text,id\n", '"', "“", "\x00", "<p>"]
    )
    | st.text(max_size=5)
).map("".join)


@given(st.sampled_from(SUFFIXES), st.binary() | PIECES.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_stop_a_reader(suffix: str, raw: bytes) -> None:
    for each in read(raw, f"x{suffix}"):
        if isinstance(each, Article):
            assert each.paragraphs
            assert [paragraph.number for paragraph in each.paragraphs] == list(range(1, len(each.paragraphs) + 1))
            assert all("\n" not in paragraph.text for paragraph in each.paragraphs)
