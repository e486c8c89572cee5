"""Bytes to text, whatever the encoding."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

from quotedesk.index.formats.base import NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
)
_HEAD = 64 * 1024
_CHUNK = 1024 * 1024
_ODD_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\a\x1b"))
_WINDOWS_MARKS = frozenset(b"\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97")
_ODD_IN_A_WORD = re.compile(r"[^\W\d_][³¹¿¥£ªº¼¾][^\W\d_]")


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and a note when it was not plainly stated how to read it. Raises NotText."""
    if raw.startswith(_MAGIC):
        raise NotText("binary file")
    encoding = _stated(raw)
    if encoding is not None:
        text = raw.decode(encoding, "replace")
        _refuse_noise(text.encode("utf-8", "replace"), share=0.3)
        return text, None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_noise(raw, share=0.02)
        return _damaged(raw) or _legacy(raw)
    _refuse_noise(raw, share=0.3)
    return text, None


def open_text(file: BinaryIO) -> tuple[TextIO, str | None]:
    """The same for a file that may be large: UTF-8 is read as it is needed, anything else as a whole."""
    head = file.read(4)
    file.seek(0)
    if _stated(head) in (None, "utf-8-sig") and not head.startswith(_MAGIC) and _is_utf8(file):
        return io.TextIOWrapper(file, encoding="utf-8-sig", newline=""), None
    text, note = decode(file.read())
    return io.StringIO(text, newline=""), note


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            if b"\0" in chunk:
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _stated(raw: bytes) -> str | None:
    """The encoding that a byte order mark or the pattern of zero bytes gives away."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.3 * len(head) / 2 and even < 0.02 * len(head):
        return "utf-16-le"
    if even > 0.3 * len(head) / 2 and odd < 0.02 * len(head):
        return "utf-16-be"
    return None


def _refuse_noise(raw: bytes, *, share: float) -> None:
    head = raw[:_HEAD]
    n_odd = len(head) - len(head.translate(None, _ODD_CONTROLS))
    if n_odd > share * len(head):
        raise NotText("binary file")


def _damaged(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few other bytes in it; stray Windows-1252 marks are read as such. None when it is no UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    strays = [ord(c) - 0xDC00 for c in text if "\udc80" <= c <= "\udcff"]
    n_good = sum(1 for c in text if c > "\x7f") - len(strays)
    if len(strays) > n_good:
        return None
    for code in set(strays):
        mark = bytes((code,)).decode("cp1252") if code in _WINDOWS_MARKS else "\ufffd"
        text = text.replace(chr(0xDC00 + code), mark)
    return text, f"{len(strays)} {'byte' if len(strays) == 1 else 'bytes'} not UTF-8"


def _legacy(raw: bytes) -> tuple[str, str]:
    encoding = _guess(raw)
    name = {"cp1252": "Windows-1252"}.get(encoding, encoding)
    return raw.decode(encoding, "replace"), f"not UTF-8; read as {name}"


def _guess(raw: bytes) -> str:
    """Text in Latin letters is Windows-1252 unless that makes words of symbols: a guesser cannot tell the western
    encodings apart by a few quote marks, and what most tools on most desks wrote is the better bet."""
    from charset_normalizer import from_bytes

    western = raw.decode("cp1252", "replace")
    n_high = sum(1 for byte in raw[:_HEAD] if byte > 0x7F)
    n_letters = sum(1 for byte in raw[:_HEAD] if byte > 0x40)
    latin = n_high < 0.3 * n_letters
    if latin and western == raw.decode("cp1250", "replace"):
        return "cp1252"
    guesses = [str(match.encoding) for match in from_bytes(raw[:_HEAD])]
    if not latin:
        return guesses[0] if guesses else "cp1252"
    if _ODD_IN_A_WORD.search(western):
        return next((guess for guess in guesses if guess not in ("cp1252", "latin_1")), "cp1252")
    if "cp1252" in guesses or not guesses:
        return "cp1252"
    return "mac_roman" if guesses[0].startswith("mac_i") else guesses[0]
