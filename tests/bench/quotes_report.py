# ruff: noqa: T201
"""A report on the quote extractor: how often a name it gives is the right one, its speed, its import, hostile input.

    python tests/bench/quotes_report.py [MARKED.jsonl ...]

A marked file has one article a line: `id`, `text`, and `quotes` with `kind`, `fragments` (spans between the marks) and
`speaker`, the name by hand. Times are of the process's own CPU.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotedesk.index.model import Paragraph
from quotedesk.index.quotes import extract, spoken

HOSTILE = {
    "1 MB of opening marks": "“" * 1_000_000,
    "1 MB of marks that never close": "“a " * 333_000,
    "1 MB of straight marks and words": '"a b ' * 200_000,
    "1 MB nested fifty deep": ("“‘" * 25 + "x" + "’”" * 25 + " ") * 9_900,
    "1 MB of words on one line": "word " * 200_000,
    "1 MB of verbs of saying": "said Reed, " * 90_000,
}


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of every line that is not blank."""
    for match in re.finditer(r"[^\r\n]+", text):
        if match.group().strip():
            yield match.start(), match.group()


def said(article: dict[str, Any]) -> list[tuple[int, int, str | None]]:
    """Start, end and name of every quote found, in the offsets of the article's text."""
    pieces = list(paragraphs(article["text"]))
    quotes = extract(article["id"], [Paragraph(number, text) for number, (_, text) in enumerate(pieces, 1)])
    return [
        (pieces[quote.paragraph - 1][0] + quote.start, pieces[quote.paragraph - 1][0] + quote.end, quote.speaker.name)
        for quote in quotes
        if quote.kind != "indirect" and spoken(quote)
    ]


def same_person(given: str, marked: str | None) -> bool:
    """One family name, and no two different first names."""
    if not marked:
        return False
    ours, theirs = given.casefold().replace(".", "").split(), marked.casefold().replace(".", "").split()
    if ours[-1] != theirs[-1] and not (set(ours) <= set(theirs) or set(theirs) <= set(ours)):
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[0][0] == theirs[0][0] or bool(set(ours[:-1]) & set(theirs[:-1]))


def report_names(path: Path) -> None:
    """Of the quotes given a name, the share where it is the marked one."""
    right = named = words = 0
    began = time.process_time()
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [said(article) for article in articles]
    seconds = time.process_time() - began
    for article, quotes in zip(articles, found, strict=True):
        words += len(article["text"].split())
        marked = [
            (start, end, quote["speaker"])
            for quote in article["quotes"]
            if quote["kind"] != "indirect" and "speaker" in quote
            for start, end in quote["fragments"]
        ]
        for start, end, speaker in marked:
            names = [
                name for a, b, name in quotes if min(b, end) - max(a, start) >= 0.8 * (max(b, end) - min(a, start))
            ]
            if names and names[0]:
                named += 1
                right += same_person(names[0], speaker)
    share = f"{100 * right / named:.1f} %" if named else "no names"
    speed = words / max(seconds, 1e-9)
    print(f"{path.name}: named speakers right {right} of {named} ({share}); {speed:,.0f} words a second")


def report_import() -> None:
    """CPU milliseconds an import costs beyond starting the interpreter; the best of five."""
    code = "import time; began = time.process_time(); import quotedesk.index.quotes; print(time.process_time() - began)"
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(5)
    ]
    print(f"import of quotedesk.index.quotes: {1000 * min(times):.0f} ms")


def report_hostile() -> None:
    """Seconds for inputs made to be slow."""
    for name, text in HOSTILE.items():
        began = time.process_time()
        n_quotes = len(extract("hostile", [Paragraph(1, text)]))
        print(f"{name}: {time.process_time() - began:.2f} s, {n_quotes} quotes")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        report_names(Path(argument))
    report_import()
    report_hostile()
