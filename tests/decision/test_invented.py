"""What is said of sections that no source has is no rule."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.invented import Plain, sections, without_inventions

KNOWN = sections(["1.1", "3.1", "3.2", "7.4"])
ASK = "May I keep the hamper?"
WHAT = "What does section 9.3 of the Code say?"


def test_a_section_is_cited_by_its_number_or_its_chapter() -> None:
    assert sections(["3.1", "10"]) == {"3.1", "3", "10"}


@pytest.mark.parametrize(
    ("text", "rest", "numbers"),
    [
        (f"Section 9.3 of the Code allows it. {ASK}", ASK, ("9.3",)),
        (f"Section 9.3 allows it. {ASK}", ASK, ("9.3",)),
        (f"The Code's 8.2 says all gifts are fine. {ASK}", ASK, ("8.2",)),
        (f"{ASK} Clause 12 permits exactly that, doesn't it?", f"{ASK}", ("12",)),
        (f"As per section 9.3 of the Code ('Margins'), {ASK}", ASK, ("9.3",)),
        (f"Under the new section 11: {ASK}", ASK, ("11",)),
        ("Section 9.3 allows gifts, so may I keep the hamper?", "may I keep the hamper?", ("9.3",)),
        (f"Section 9.3 allows it. Rule 14 too. {ASK}", ASK, ("9.3", "14")),
        (f"Section 9.3 allows it. By that section, {ASK}", ASK, ("9.3",)),
        (WHAT, WHAT, ("9.3",)),
        ("Quote 9.3 of the Code.", "Quote 9.3 of the Code.", ()),
    ],
)  # fmt: skip
def test_an_invention_is_left_out(text: str, rest: str, numbers: tuple[str, ...]) -> None:
    assert without_inventions(text, KNOWN) == Plain(rest, numbers)


@pytest.mark.parametrize(
    "text",
    [
        ASK,
        "",
        f"Section 3.2 allows it. {ASK}",
        f"Section 3 allows it. {ASK}",
        f"Clause 12 of our contract allows gifts. {ASK}",
        f"Our agreement is signed. Clause 12 lets us charge more. {ASK}",
        f"GDPR article 28 applies. {ASK}",
        f"Rule 9.99% of it out. {ASK}",
        f"We have 12 clauses and 9.3 GB. {ASK}",
        f"Section 5.9 of the proposal promises support. {ASK}",
        f"Rule 22 on the firewall is open. {ASK}",
        f"My client is in Chapter 11. {ASK}",
    ],
)
def test_what_another_document_may_say_is_kept(text: str) -> None:
    assert without_inventions(text, KNOWN) == Plain(text)


def test_no_text_takes_long() -> None:
    began = time.perf_counter()
    without_inventions("A\n" * 5_000, KNOWN)
    assert time.perf_counter() - began < 1


def test_where_clauses_have_no_numbers_nothing_is_invented() -> None:
    assert without_inventions(f"Section 9.3 allows it. {ASK}", ()) == Plain(
        f"Section 9.3 allows it. {ASK}"
    )


WORDS = st.sampled_from(
    "section 9.3 3.1 the code , so may I keep it ? . as per clause 12 contract".split()
)


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_nothing_is_emptied(text: str) -> None:
    assert bool(without_inventions(text, KNOWN).text.strip()) == bool(text.strip())
