"""Whatever is typed is shown as it was typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.samples import NASTY
from views.escape import html, markdown, visible

MARKUP = st.sampled_from("\\`*_{}[]<>()#+-.!|~$&:;=\"'@ \t\n\r0123ax")
TYPED = st.text(st.one_of(MARKUP, st.characters()))
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Reader(HTMLParser):
    """Reads HTML back: the text in it, and whether there is anything beside text."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.beside = "", False

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.beside = True

    handle_endtag = handle_comment = handle_decl = handle_pi = unknown_decl = (  # type: ignore[assignment]
        lambda self, *_: setattr(self, "beside", True)
    )


def read_html(source: str) -> str:
    reader = Reader()
    reader.feed(source)
    reader.close()
    assert not reader.beside, source
    return reader.text


def read_markdown(source: str) -> str:
    opening, inline, closing = COMMONMARK.parse(source)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close"), source
    children = inline.children or []
    assert {each.type for each in children} <= {"text", "text_special", "hardbreak"}, source
    return "".join("\n" if each.type == "hardbreak" else each.content for each in children)


@given(TYPED)
def test_html_reads_back_as_typed(typed: str) -> None:
    assert read_html(html(typed)) == visible(typed)


@given(TYPED)
def test_html_stays_inside_an_attribute(typed: str) -> None:
    assert not set('<>"') & set(html(typed))


@given(TYPED)
def test_markdown_reads_back_as_typed(typed: str) -> None:
    lines = (line or "\xa0" for line in visible(typed).split("\n"))
    assert read_markdown(markdown(typed)) == "\n".join(lines)


@pytest.mark.parametrize("typed", NASTY)
def test_what_looks_like_markup_is_text(typed: str) -> None:
    assert read_html(html(typed)) == typed
    assert read_markdown(markdown(typed)) == typed


@given(TYPED)
def test_what_is_visible_can_be_sent(typed: str) -> None:
    visible(typed).encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("nul \0 bell \a", "nul ␀ bell ␇"),
        ("delete \x7f", "delete ␡"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("tab\tstays", "tab\tstays"),
        ("🧺 שלום", "🧺 שלום"),
    ],
)
def test_controls_become_visible(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("$50 … $100", r"\$50 … \$100"),
        ("<script>", r"\<script\>"),
        ("[x](javascript:1)", r"\[x\](javascript\:1)"),
        ("**", r"\*\*"),
        ("At 9:30: yes", r"At 9\:30: yes"),
        (":red[x] :material/home:", r"\:red\[x\] \:material/home:"),
        ("1. one\n- two", "1\\. one\\\n\\- two"),
        ("a &amp; b & c", r"a \&amp; b & c"),
        ("    code", "&#32;&#32;&#32;&#32;code"),
        ("", "&nbsp;"),
    ],
)
def test_markdown_escapes_no_more_than_it_must(typed: str, escaped: str) -> None:
    assert markdown(typed) == escaped
