"""A clause in HTML."""

import pytest

from domain.clause import Span
from tests.fakes import real_corpus
from tests.samples import clause, with_nasty_document
from views.clause import changed, marked, numbering_note, other_copies

CODE = real_corpus().instruments[0]


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("reject any offer", Span(0, 6), "<mark>reject</mark> any offer"),
        ("a <b> c", Span(2, 5), "a <mark>&lt;b&gt;</mark> c"),
        ("a & b", None, "a &amp; b"),
        ("a & b", Span(2, 2), "a &amp; b"),
    ],
)
def test_the_words_relied_on_are_marked(text: str, span: Span | None, shown: str) -> None:
    assert marked(text, span) == shown


@pytest.mark.parametrize(
    ("ours", "theirs", "shown"),
    [
        ("one two", "one two", "one two"),
        ("safety and", "safety, and", "<del>safety</del> <ins>safety,</ins> and"),
        ("as part of", "as part of their", "as part of <ins>their</ins>"),
        ("as <i> of", "as of", "as <del>&lt;i&gt;</del> of"),
    ],
)
def test_another_copy_shows_what_differs(ours: str, theirs: str, shown: str) -> None:
    said = '<span class="mayi-hidden">{}: </span>'
    assert changed(ours, theirs).replace(said.format("not"), "").replace(
        said.format("but"), ""
    ) == shown  # fmt: skip


def test_the_publishers_page_is_named_where_it_differs() -> None:
    assert "The publisher’s page reads …" in other_copies(
        clause("msp-code/1.2"), CODE, real_corpus()
    )
    assert other_copies(clause("msp-code/3.2"), CODE, real_corpus()) == ""


def test_a_copy_from_elsewhere_is_named_by_its_source() -> None:
    other = CODE.model_copy(update={"issuer": "Somebody else"})
    shown = other_copies(clause("msp-code/1.2"), other, real_corpus())
    assert "The copy from MSPAlliance, its web page on standards and the code reads …" in shown


def test_numbers_that_are_ours_are_called_ours() -> None:
    assert "numbers are ours" in numbering_note(clause("msp-code/3.2"), real_corpus())


def test_numbers_that_are_printed_are_not() -> None:
    corpus = with_nasty_document()
    printed = corpus.model_copy(update={"texts": {"a.txt": "3.2 Members will reject bribes."}})
    own = clause("msp-code/3.2").model_copy(update={"document": "a.txt", "span": Span(4, 31)})
    assert numbering_note(own, printed) == ""
