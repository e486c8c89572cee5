"""A process that changes an archive until it is killed, or some times, and logs what it has committed.

busy_writer.py ARCHIVE LOG [TRANSACTIONS [PREFIX]]
"""

from __future__ import annotations

import json
import os
import random
import sys
from contextlib import ExitStack
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Article, Paragraph


def article(article_id: str, text: str) -> Article:
    return Article(article_id, (Paragraph(1, f"This is version {text}."),), sha256=f"sha-{text}")


def main() -> None:
    path, log = Path(sys.argv[1]), Path(sys.argv[2])
    left = int(sys.argv[3]) if len(sys.argv) > 3 else -1
    prefix = sys.argv[4] if len(sys.argv) > 4 else "a"
    store = open_store(path)
    chance = random.Random(os.getpid())
    while left:
        left -= 1
        with ExitStack() as stack:
            try:
                writer = stack.enter_context(store.write())
            except ArchiveError:
                left += 1
                continue
            engine = store.open() if store.exists() else None
            live = {summary.id: summary.sha256 for summary in engine.summaries()} if engine else {}
            for _ in range(chance.choice((1, 5, 60))):
                article_id = f"{prefix}{chance.randrange(200)}"
                if chance.random() < 0.2:
                    writer.delete(article_id)
                    live.pop(article_id, None)
                else:
                    made = article(article_id, f"x{chance.randrange(10**9)}")
                    writer.put(made, [])
                    live[article_id] = made.sha256
        line = json.dumps({"generation": store.open().generation, "live": live})
        with log.open("a") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()
