"""Text as typed, made fit for paper."""

import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from domain.plain import lines, one_line

ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("  a \n\n b\t c ", "a\n\nb  c"),
        ("a\r\nb\rc\u2028d\x0ce\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00\x07\x1bb\x7f\x9f", "ab"),
        ("A\u202ecme\u202c \u2066x\u2069\u200f", "Acme x"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\ud800a\ufffe", "\ufffda\ufffd"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_lines(typed: str, stands: str) -> None:
    assert lines(typed) == stands


@given(ANY)
def test_it_can_be_stored_and_printed_and_stays_as_it_is(typed: str) -> None:
    for clean in (lines, one_line):
        once = clean(typed)
        assert clean(once) == once
        once.encode("utf-8")
        escaped = once.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert (parse_xml(f"<t>{escaped}</t>").text or "") == once
    assert "\n" not in one_line(typed)
