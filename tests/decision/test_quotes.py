"""A quote is the clause's own words, or it is refused."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from decision.quotes import cite, locate
from domain.clause import Authority, Clause, Span
from domain.errors import UnsupportedQuote
from tests.fakes import real_corpus
from tests.fakes_search import GIFTS, clause

REAL = real_corpus().clauses
WORD = re.compile(r"\w+")


def cut(text: str, quote: str) -> str | None:
    span = locate(quote, text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        (GIFTS, "must not accept gifts", "must not accept gifts"),
        (GIFTS, "Staff", "Staff"),
        (GIFTS, "has agreed.", "has agreed."),
        (GIFTS, GIFTS, GIFTS),
        (GIFTS, "  must   not\n accept\t", "must not accept"),
        ("must not\n  accept", "must not accept", "must not\n  accept"),
        ("Say ‘no’ to it", "Say 'no' to it", "Say ‘no’ to it"),
        ("Say 'no' to it", "Say ‘no’ to it", "Say 'no' to it"),
        ("“A–B” — c", '"A-B" - c', "“A–B” — c"),
        ("the ﬁrst oﬃce", "first office", "ﬁrst oﬃce"),
        ("infor\u00admation", "information", "infor\u00admation"),
        ("a\u00a0b", "a b", "a\u00a0b"),
        ("art and a part", "part", "part"),
        ("a cat, a cat", "cat", "cat"),
        # A word is changed, missing, added, out of order, in another case, or cut.
        (GIFTS, "must accept gifts", None),
        (GIFTS, "may not accept gifts", None),
        (GIFTS, "must not gladly accept", None),
        (GIFTS, "not must accept", None),
        (GIFTS, "Must not accept", None),
        (GIFTS, "must not accept gift", None),
        (GIFTS, "ust not accept gifts", None),
        (GIFTS, "must not accept gifts from vendors unless", None),
        ("first", "ﬁ", None),
        (GIFTS, "", None),
        (GIFTS, " \n\t", None),
        (GIFTS, "\u00ad", None),
        ("", "a", None),
        ("", "", None),
    ],
)
def test_locate(text: str, quote: str, found: str | None) -> None:
    assert cut(text, quote) == found


def test_the_first_of_two_is_found() -> None:
    assert locate("cat", "a cat, a cat") == Span(2, 5)


def test_cite_copies_the_clauses_own_characters() -> None:
    source = clause("house/1.1").model_copy(update={"text": "Staff must\nnot ‘take’ gifts."})
    cited = cite("must not 'take'", source, "House Rules", Authority.BINDING)
    assert cited.model_dump() == {
        "clause_id": "house/1.1",
        "document": "House Rules",
        "section": "Gifts",
        "authority": Authority.BINDING,
        "text": "Staff must\nnot ‘take’ gifts.",
        "quote": "must\nnot ‘take’",
        "span": (6, 21),
    }


@pytest.mark.parametrize("quote", ["must accept gifts", "must not accept gif", "", " "])
def test_what_is_not_there_is_not_cited(quote: str) -> None:
    with pytest.raises(UnsupportedQuote) as raised:
        cite(quote, clause("house/1.1"), "House Rules", Authority.BINDING)
    assert str(raised.value) == f"Clause house/1.1 does not contain the words {quote!r}."


@st.composite
def quoted(draw: st.DrawFn) -> tuple[Clause, list[re.Match[str]]]:
    """A clause of the shipped corpus and some of its words in a row."""
    source = draw(st.sampled_from(REAL))
    words = list(WORD.finditer(source.text))
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start, min(start + 12, len(words) - 1)))
    return source, words[start : end + 1]


def words_of(source: Clause, words: list[re.Match[str]]) -> str:
    return source.text[words[0].start() : words[-1].end()]


TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@given(quoted(), st.sampled_from([" ", "\n", "  \t", "\u00a0"]))
def test_typography_may_differ(taken: tuple[Clause, list[re.Match[str]]], space: str) -> None:
    source, words = taken
    quote = words_of(source, words)
    set_otherwise = quote.translate(TYPOGRAPHY).replace(" ", space)
    cited = cite(set_otherwise, source, "d", Authority.BINDING)
    assert cited.text[slice(*cited.span)] == cited.quote
    assert cited.quote.translate(TYPOGRAPHY).split() == quote.translate(TYPOGRAPHY).split()


@given(quoted(), st.data())
def test_no_word_may_differ(taken: tuple[Clause, list[re.Match[str]]], data: st.DataObject) -> None:
    source, words = taken
    at = data.draw(st.sampled_from(words))
    other = data.draw(st.sampled_from(["gladly", "xylophone", ""]))
    start, end = words[0].start(), words[-1].end()
    changed = source.text[start : at.start()] + other + source.text[at.end() : end]
    # Leaving out the first or the last word leaves a shorter quote, and that may stand there.
    assume(other or at not in (words[0], words[-1]))
    assume(WORD.findall(changed) != [word.group() for word in words])
    if other:
        assert locate(changed, source.text) is None
    else:
        found = cut(source.text, changed)
        assert found is None or WORD.findall(found) == WORD.findall(changed)


@given(quoted(), st.booleans())
def test_no_word_may_be_cut(taken: tuple[Clause, list[re.Match[str]]], front: bool) -> None:
    source, words = taken
    quote = words_of(source, words)
    short = quote[1:] if front else quote[:-1]
    assume(short.strip() and (short[0] if front else short[-1]).isalnum())
    found = locate(short, source.text)
    # What remains may be a whole word that stands elsewhere ("a part", "art").
    if found:
        assert not (found.start and source.text[found.start - 1].isalnum())
        assert not source.text[found.end : found.end + 1].isalnum()


@given(st.text(), st.text())
def test_nothing_else_is_ever_returned(quote: str, text: str) -> None:
    span = locate(quote, text)
    assert span is None or 0 <= span.start < span.end <= len(text)
