"""Nothing in an article can touch the screen, the clipboard or the words: S11."""

from __future__ import annotations

import pytest

SEEN = "[the North Koreans] [sic] [bold]are[/b]"
PAYLOADS = {
    "ST": "\x1b]52;c;ZXZpbA==\x1b\\",
    "BEL": "\x1b]52;c;ZXZpbA==\x07",
    "C1": "\x9d52;c;ZXZpbA==\x9c",
}


@pytest.fixture(params=PAYLOADS)
def hostile(request, tmp_path, quotedesk):
    text = f"“if it seems [the North Koreans] [sic] [bold]are[/b] {PAYLOADS[request.param]} going,” said Al Bose."
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "x.txt", "--archive", tmp_path / "L").code == 0
    return tmp_path / "L"


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_markup_is_text_and_sequences_are_gone(desk, hostile, size):
    async with desk(size, hostile) as it:
        await it.press("2")
        await it.settle()
        assert SEEN in it.words("paragraphs")
        await it.press("3", "j")
        await it.settle()
        await it.search("koreans")
        assert "[the North Koreans]" in it.words("hits")
        assert not [c for c in it.screen if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0]
        assert it.app.clipboard == ""


async def test_metadata_and_queries_are_text_too(desk, quotedesk, tmp_path):
    record = (
        '{"id": "m", "title": "[red]Flood[/nope] [@click=app.quit]gate[/]", "source": "[link=http://x]Post", '
        '"author": "A\\u001b[2JB", "text": "“We will wait for the ferry,” said [b]Ada[/b] Reed."}'
    )
    (tmp_path / "m.jsonl").write_text(record, encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "m.jsonl", "--archive", tmp_path / "L").code == 0
    async with desk((100, 30), tmp_path / "L") as it:
        assert "[red]Flood[/nope] [@click=app.quit]gate[/]" in it.words("headline")
        await it.search("[/red] ferry [@click=app.quit]")
        assert "nothing found for [/red] ferry [@click=app.quit]" in it.words("found")
        await it.search("ferry")
        assert "[red]Flood[/nope]" in it.words("hits")


async def test_a_paste_is_cleaned_and_cut(desk):
    from textual.events import Paste

    async with desk((80, 24)) as it:
        await it.press("slash")
        it.app.focused.post_message(Paste("a\x1b]52;c;ZXZpbA==\x07b\nc " + "x" * 1_000_000))
        await it.until(lambda: it.app.focused.value)
        assert it.app.focused.value.startswith("ab c xxx")
        assert len(it.app.focused.value) == 1_000
