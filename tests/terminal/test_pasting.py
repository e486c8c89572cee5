"""Verify in a real terminal: a bracketed paste of several lines, hostile or huge, and the way back to the page."""

from __future__ import annotations

PROMISE = "We would consider supplying weapons for defensive\npurposes as part of the step-by-step scenarios"
CONDITION = "if it seems they are going too far, we might also consider offensive use"


def paste(it, text):
    it.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")
    it.settle()


def test_a_pasted_promise_is_verified_and_its_carrier_opened(terminal):
    it = terminal(size=(100, 30))
    it.press("v")
    paste(it, f"“{PROMISE},”")
    it.press("enter")
    it.until("a longer form exists")
    it.until("⟨cut, 14 words: ; if it seems they are going too far")
    it.press("j", "enter")
    it.until("senior South Korean official told media")
    it.press("q")
    assert it.wait() == 0


def test_a_hostile_paste_reaches_neither_screen_nor_clipboard(terminal):
    it = terminal(size=(80, 24))
    it.press("v")
    before = len(it.output)
    paste(it, f"{CONDITION} \x9b31m \x90q\x9c \u202e \x07")
    it.press("enter")
    it.until("000_3a3f ¶4")
    after = it.output[before:]
    assert b"\x1b]52" not in after
    assert b"\xc2\x9b" not in after
    assert "\u202e".encode() not in after
    it.press("esc")
    it.press("q")
    assert it.wait() == 0


def test_a_megabyte_is_pasted_and_checked(terminal):
    it = terminal(size=(80, 24))
    it.press("v")
    text = ("The boats went out to the bay and nobody came. " * 22_000 + CONDITION).encode()
    for start in range(0, len(text), 4096):
        chunk = text[start : start + 4096]
        it.write((b"\x1b[200~" if not start else b"") + chunk + (b"\x1b[201~" if start + 4096 >= len(text) else b""))
        while it.read(0):
            pass
    it.settle()
    it.press("enter")
    it.until("000_3a3f ¶4")
    it.press("esc")
    it.press("q")
    assert it.wait() == 0
