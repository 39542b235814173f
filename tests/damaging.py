"""Damage done to a file, for tests that whatever happens to one is told and not hidden."""

from __future__ import annotations

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> bytes:
    """Return the bytes of a text with one to four damages of some kind."""
    text = bytearray(whole.encode())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        how = draw(st.sampled_from(["flip", "cut", "line", "splice", "insert"]))
        if how == "flip":
            text[start] ^= 1 << draw(st.integers(0, 7))
        elif how == "cut":
            del text[start : start + draw(st.integers(1, 300))]
        elif how == "line":
            begin = text.rfind(b"\n", 0, start) + 1
            del text[begin : text.find(b"\n", start) + 1 or len(text)]
        elif how == "splice":
            other = draw(st.integers(0, len(text) - 1))
            text[start:start] = text[other : other + draw(st.integers(1, 200))]
        else:
            text[start:start] = draw(
                st.sampled_from([b'"', b"'", b"[", b"{", b"- ", b"\t", b"&a ", b"*a ", b"?", b"\0"])
            )
    return bytes(text) or b"\n"
