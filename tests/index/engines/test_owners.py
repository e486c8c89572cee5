"""Each paragraph is of the article it was written for, however many articles have none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool
from quotedesk.index.engines.whoosh.segment.owners import Owners, write_owners

counts = st.lists(st.integers(0, 3) | st.integers(0, 400), max_size=60)


@given(counts, st.sampled_from([0, 255, 256, 70_000]))
def test_each_paragraph_is_of_its_article(
    tmp_path_factory: pytest.TempPathFactory, n_paragraphs: list[int], n_empty: int
) -> None:
    half = len(n_paragraphs) // 2
    n_paragraphs[half:half] = [0] * n_empty
    owners = owners_of(tmp_path_factory.mktemp("owners"), n_paragraphs)
    articles = np.repeat(np.arange(len(n_paragraphs)), n_paragraphs)
    assert owners.at(np.arange(len(articles), dtype=np.uint32)).tolist() == articles.tolist()
    assert [owners[paragraph] for paragraph in range(len(articles))] == articles.tolist()


@given(counts, st.sampled_from([0, 255, 70_000]), st.data())
def test_the_articles_of_many_and_of_few_paragraphs_are_counted(
    tmp_path_factory: pytest.TempPathFactory, n_paragraphs: list[int], n_empty: int, data: st.DataObject
) -> None:
    half = len(n_paragraphs) // 2
    n_paragraphs[half:half] = [0] * n_empty
    owners = owners_of(tmp_path_factory.mktemp("owners"), n_paragraphs)
    articles = np.repeat(np.arange(len(n_paragraphs)), n_paragraphs)
    share = data.draw(st.sampled_from([0.0, 0.01, 0.1, 0.5, 1.0]))
    chance = np.random.default_rng(data.draw(st.integers(0, 9)))
    paragraphs = np.flatnonzero(chance.random(len(articles)) < share).astype(np.uint32)
    assert owners.count(paragraphs) == len(set(articles[paragraphs].tolist()))


def owners_of(folder: Path, n_paragraphs: list[int]) -> Owners:
    spool = SegmentSpool(folder)
    write_owners(spool, np.repeat(np.arange(len(n_paragraphs)), n_paragraphs))
    path = folder / "1.seg"
    return Owners(SegmentFile(path, *spool.finish(path, {})))
