"""Cleaning what comes from outside, folding for comparison, words and sentences.

`clean` is the one place where text from outside loses what could touch a terminal; everything in an archive has
been through it. The list of characters is the one tested in Textual and Rich against 152 hostile articles.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SEQUENCE = re.compile(
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c|(?=\n)|$)"  # OSC, ended by BEL or ST or the line
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]*(?:\x1b\\|\x9c|(?=\n)|$)"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*(?:[@-~]|$)"  # CSI
    r"|\x1b[ -/]*[0-~]"  # two-character sequences
    r"|\x1b"
)
_BREAKS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
# Windows-1252 marks that a wrong conversion left as C1 codes; none of them opens a sequence.
_CP1252 = {0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—"}
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9,}")
_MAX_MARKS = 8
"""Combining marks kept on one base character; more only serve to smear a screen."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text safe for a terminal, and what it took."""

    text: str
    n_sequences: int = 0
    """Whole escape sequences dropped."""
    n_characters: int = 0
    """Single control or invisible characters dropped or replaced by U+FFFD."""


def clean(text: str) -> str:
    """`text` without anything that could drive a terminal, hide, or reorder what is read.

    Escape sequences and invisible format characters go without a mark, other controls become U+FFFD, every kind
    of line break becomes a newline, a tab stays. Runs in time linear in its length.
    """
    return cleaned(text).text


def cleaned(text: str) -> Cleaned:
    """The same as `clean`, with counts of what was removed."""
    if not _SUSPECT.search(text) and not _MARKS.search(text):
        return Cleaned(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS | _CP1252)
    text, n_sequences = _SEQUENCE.subn("", text)
    text, n_invisible = _INVISIBLE.subn("", text)
    text, n_controls = _CONTROL.subn("\ufffd", text)
    text = _MARKS.sub(lambda match: match.group()[:_MAX_MARKS], text)
    return Cleaned(text, n_sequences, n_invisible + n_controls)


_FOLDED = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
    **dict.fromkeys(map(ord, "‹›"), "'"),
    ord("…"): "...",
}
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    mark = _FOLDED.get(ord(character))
    return mark if mark is not None else unicodedata.normalize("NFKC", character).casefold()


def fold(text: str) -> str:
    """`text` as it is compared: case, width, kinds of quote mark and dash, and digit commas made equal."""
    if text.isascii():
        folded = text.casefold().replace("`", "'")
    else:
        folded = "".join(map(_fold_character, unicodedata.normalize("NFC", text)))
    return _DIGIT_COMMA.sub("", folded)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits in a text."""

    start: int
    end: int
    folded: str


_WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_GENITIVE = re.compile(r"['’]s\b", re.I)


def words(text: str) -> list[Word]:
    """The words of `text`, in order. Hyphens and apostrophes separate; `’s` after a word is no word of its own;
    the commas of `1,500` belong to the number."""
    found = []
    position = 0
    while match := _WORD.search(text, position):
        start, position = match.span()
        found.append(Word(start, position, fold(match.group())))
        if genitive := _GENITIVE.match(text, position):
            position = genitive.end()
    return found


_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-ÖØ-ÞА-ЯΑ-Ω])|[。！？]+[”’」』]*|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|St|Rev|Hon|Jr|Sr|No|vs|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Adm|Cmdr|Supt|Insp|Messrs|Mme|al|approx|Ave|Blvd|Mt|Ft)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, in order and without the white space between them.

    A full stop after a known abbreviation or an initial ends none. Good enough to tell whether two words stand in
    one sentence; nothing finer rests on it.
    """
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATION.search(
            text, max(start, match.start() - 12), match.start() + 1
        ):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for first, last in spans:
        piece = text[first:last]
        stripped = piece.strip()
        if stripped:
            first += len(piece) - len(piece.lstrip())
            trimmed.append((first, first + len(stripped)))
    return trimmed
