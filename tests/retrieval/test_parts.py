"""The parts of a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.parts import Kind, parts

HEADING, SENTENCE, LEAD, ITEM = Kind.HEADING, Kind.SENTENCE, Kind.LEAD, Kind.ITEM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("Be kind.", [(SENTENCE, "Be kind.", None)]),
        ("#", [(SENTENCE, "#", None)]),
        (
            "Be kind, e.g. at least once. Report it.",
            [(SENTENCE, "Be kind, e.g. at least once.", None), (SENTENCE, "Report it.", None)],
        ),
        (
            "# Gifts\n\nKeep none.",
            [(HEADING, "Gifts", None), (SENTENCE, "Keep none.", None)],
        ),
        (
            "Gifts and favours\nKeep none.",
            [(HEADING, "Gifts and favours", None), (SENTENCE, "Keep none.", None)],
        ),
        (
            "You may claim if:\n* you are over 60\n* you live here",
            [
                (LEAD, "You may claim if:", None),
                (ITEM, "you are over 60", 0),
                (ITEM, "you live here", 0),
            ],
        ),
        (
            "Read this. Ask first if\n(a) it is late; or\n(b) it is dear.\nElse go on.",
            [
                (SENTENCE, "Read this.", None),
                (LEAD, "Ask first if", None),
                (ITEM, "it is late; or", 1),
                (ITEM, "it is dear.", 1),
                (SENTENCE, "Else go on.", None),
            ],
        ),
        (
            "# Forms\n- the first\n- the second",
            [(HEADING, "Forms", None), (ITEM, "the first", 0), (ITEM, "the second", 0)],
        ),
        (
            "Common violations: taking gifts; hiding losses",
            [
                (LEAD, "Common violations:", None),
                (ITEM, "taking gifts", 0),
                (ITEM, "hiding losses", 0),
            ],
        ),
        ("* alone", [(SENTENCE, "alone", None)]),
    ],
)
def test_parts(text: str, expected: list[tuple[Kind, str, int | None]]) -> None:
    found = [(part.kind, text[slice(*part.span)], part.lead) for part in parts(text)]
    assert found == expected


@given(st.text(alphabet=st.sampled_from("aB .:;\n#*-1()") | st.characters(), max_size=80))
def test_the_parts_of_any_text_are_in_order_and_none_is_blank(text: str) -> None:
    found = parts(text)
    assert bool(found) is bool(text.strip())
    assert all(text[slice(*part.span)].strip() for part in found)
    ends = [0, *(part.span.end for part in found)]
    assert all(part.span.start >= end for part, end in zip(found, ends, strict=False))
    for part in found:
        assert part.lead is None or found[part.lead].kind in (LEAD, HEADING)
