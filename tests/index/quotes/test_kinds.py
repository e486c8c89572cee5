"""A clause or more is a direct quote, less is a fragment."""

from __future__ import annotations

import pytest

from quotedesk.index.model import Paragraph
from quotedesk.index.quotes import extract


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“The bridge will stay shut,” Maren Holt said.", "direct", id="a sentence"),
        pytest.param("“Yes,” Maren Holt said.", "direct", id="a whole utterance of one word"),
        pytest.param("“Why?” asked Maren Holt.", "direct", id="a question of one word"),
        pytest.param("“[T]he bridge will stay shut,” Maren Holt said.", "direct", id="a capital in brackets"),
        pytest.param("Maren Holt said that “we will not open it again”.", "direct", id="a clause inside a sentence"),
        pytest.param("Maren Holt called it “a danger to everyone”.", "fragment", id="a noun phrase"),
        pytest.param("Maren Holt pledged to “fix every beam”.", "fragment", id="a verb without its subject"),
        pytest.param(
            'Maren Holt called them "Russia\'s mercenaries," in a speech.', "fragment", id="a name with a comma"
        ),
    ],
)
def test_kind_of_a_quote(text: str, kind: str) -> None:
    [quote] = [quote for quote in extract("made-up", [Paragraph(1, text)]) if quote.kind != "indirect"]
    assert quote.kind == kind
