import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UnreadableDocument
from ingest import readers
from ingest.readers.markdown import plain

Pdf = Callable[..., bytes]
RULE = "Members will reject any offer of bribery or inducement."


@pytest.mark.parametrize(
    ("name", "data", "text", "notes"),
    [
        ("a.txt", b"No gifts.\r\nNo cash.\r", "No gifts.\nNo cash.\n", ()),
        ("a.txt", "\ufeffNo gifts – ever.".encode(), "No gifts – ever.", ()),
        ("a.txt", "No gifts".encode("utf-16"), "No gifts", ()),
        (
            "a.txt",
            "member’s café".encode("windows-1252"),
            "member’s café",
            ("a.txt is not UTF-8; it was read as Windows-1252.",),
        ),
        (
            "a.txt",
            b"caf\xe9 " + b"of the members " * 10 + b"\x81",
            "café " + "of the members " * 10 + "\x81",
            ("a.txt is not UTF-8; it was read as Latin-1.",),
        ),
        ("a.md", b"**No** [gifts](x).", "No gifts.", ()),
        ("A.TXT", b"No gifts.", "No gifts.", ()),
    ],
)
def test_text_is_read(name: str, data: bytes, text: str, notes: tuple[str, ...]) -> None:
    assert readers.decode(name, data) == readers.Text(text=text, notes=notes)


SAVE = "Save it as plain text, Markdown or PDF and ingest that."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the file is empty (0 bytes). Fetch or copy it again."),
        ("a.txt", b" \n ", "it holds no words. Check that it is the right file."),
        (
            "a.txt",
            b"words\x00\x01\x02",
            "it holds binary data, not text. Save it as plain text, Markdown or PDF.",
        ),
        ("a.txt", b"\x89PNG\r\n\x1a\n", f"it is a picture (PNG). {SAVE}"),
        ("a.txt", b"PK\x03\x04rest", f"it is a Word, Excel or zip file. {SAVE}"),
        ("a.txt", b"\n<!DOCTYPE html><p>No", f"it is a web page (HTML). {SAVE}"),
        ("a.txt", b"\xff\xfeN", "it begins as UTF-16 and breaks off. Save it as UTF-8."),
        (
            "a.pdf",
            b"No gifts.",
            "its name says PDF, but it holds none. Name it after what it is, such as .txt.",
        ),
        (
            "a.pdf",
            b"%PDF-1.7 rubbish %%EOF",
            "the PDF is damaged. Open it in a PDF viewer and save it again.",
        ),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        readers.decode(name, data)
    assert str(raised.value) == f"{name} was left out: {message}"


def test_a_pdf_keeps_its_pages(pdf: Pdf) -> None:
    read = readers.decode("a.pdf", pdf([RULE], ["Second page."], ["Third."]))
    assert read.text == f"{RULE}\n\nSecond page.\n\nThird."
    assert [read.page_of(offset) for offset in (0, len(RULE), len(RULE) + 2, 999)] == [1, 1, 2, 3]
    assert read.notes == ()


def test_a_pdf_under_another_name_is_read_as_one(pdf: Pdf) -> None:
    read = readers.decode("a.txt", pdf([RULE]))
    assert (read.text, read.notes) == (
        RULE,
        ("a.txt is a PDF, whatever its name says; it was read as one.",),
    )


def test_running_lines_are_left_out_and_told(pdf: Pdf) -> None:
    pages = [["ACME", f"Rule {word}.", f"Page {n}"] for n, word in enumerate("xyz", start=1)]
    read = readers.decode("a.pdf", pdf(*pages))
    assert read.text == "Rule x.\n\nRule y.\n\nRule z."
    assert read.notes == (
        "a.pdf: the running line 'ACME' was left out of every page.",
        "a.pdf: the running line 'Page #' was left out of every page.",
    )


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ([["Gifts.", "1"], ["Cash.", "2"]], "Gifts.\n\nCash."),
        ([["9", "Gifts."], ["10", "Cash."]], "Gifts.\n\nCash."),
        (
            [["More than"], ["100", "euros."]],
            "More than\n100\neuros.",
        ),
        ([["Rule.", "2024"], ["100", "euros."]], "Rule.\n2024\n100\neuros."),
        (
            [[f"Article {n}", f"Rule {word}."] for n, word in enumerate("wxyz", start=1)],
            "Article 1\nRule w.\n\nArticle 2\nRule x.\n\nArticle 3\nRule y.\n\nArticle 4\nRule z.",
        ),
    ],
)
def test_numbers_that_count_no_pages_are_kept(pdf: Pdf, pages: list[list[str]], text: str) -> None:
    assert readers.decode("a.pdf", pdf(*pages)).text == text


def test_sentences_that_end_pages_alike_are_kept(pdf: Pdf) -> None:
    read = readers.decode("a.pdf", pdf(*[[f"Never {word}", "without leave."] for word in "xyz"]))
    assert read.text.count("without leave.") == 3


def test_a_page_without_text_is_told(pdf: Pdf) -> None:
    read = readers.decode("a.pdf", pdf([RULE], []))
    assert read.notes == ("a.pdf: no text on page 2; nothing was read there.",)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda pdf: pdf([]), "the PDF has no text layer, only pictures of pages"),
        (lambda pdf: pdf([RULE], password="secret"), "the PDF is encrypted"),
        (lambda pdf: pdf([RULE])[:-600], "the PDF breaks off before its end"),
        (lambda pdf: pdf([RULE])[:20], "the PDF breaks off before its end"),
    ],
)
def test_pdfs_that_cannot_be_read(pdf: Pdf, make: Callable[[Pdf], bytes], why: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        readers.decode("a.pdf", make(pdf))
    assert str(raised.value).startswith(f"a.pdf was left out: {why}. ")


def test_a_pdf_that_only_forbids_printing_is_read(pdf: Pdf) -> None:
    assert readers.decode("a.pdf", pdf([RULE], owner="owner")).text == RULE


@pytest.mark.parametrize("cut", range(0, 900, 60))
def test_damage_inside_a_pdf_is_one_line(pdf: Pdf, cut: int) -> None:
    whole = pdf([RULE])
    assert_readable_or_refused("a.pdf", whole[:cut] + whole[cut + 45 :])


@given(
    st.sampled_from(["a.txt", "a.md", "a.pdf", "a", "a.docx"]),
    st.sampled_from([b"", b"%PDF-1.4\n", b"\xef\xbb\xbf", b"PK\x03\x04", b"\xff\xfe"]),
    st.binary(max_size=300),
    st.sampled_from([b"", b"\n%%EOF", b"\nstartxref\n0\n%%EOF\n"]),
)
def test_any_bytes_are_read_or_refused(name: str, head: bytes, body: bytes, tail: bytes) -> None:
    assert_readable_or_refused(name, head + body + tail)


def assert_readable_or_refused(name: str, data: bytes) -> None:
    try:
        text = readers.decode(name, data).text
    except UnreadableDocument as error:
        assert "\n" not in str(error)
    else:
        assert text.encode("utf-8")


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"No gifts.")
    assert readers.read(tmp_path / "a.txt").text == "No gifts."
    with pytest.raises(UnreadableDocument) as folder:
        readers.read(tmp_path, "rules")
    assert str(folder.value) == (
        "rules was left out: it is a folder. Name a file, or ingest the folder."
    )
    with pytest.raises(UnreadableDocument) as missing:
        readers.read(tmp_path / "none.txt")
    assert str(missing.value) == (
        "none.txt was left out: there is no such file. Check the path."
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableDocument) as raised:
        readers.read(tmp_path / "a.txt")
    assert str(raised.value) == (
        "a.txt was left out: it is not a regular file. Name a document."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("Staff **must not** take `cash` or *gifts*.", "Staff must not take cash or gifts."),
        ("See [the policy](https://x.y/z_a) now", "See the policy now"),
        ("![a seal](seal.png)", "a seal"),
        ("Gifts\n=====\nNo cash", "# Gifts\nNo cash"),
        ("Gifts\n---\nNo cash", "## Gifts\nNo cash"),
        ("---\ntitle: x\n---\nNo cash", "No cash"),
        ("---\n\n# Gifts\n\nNo cash\n\n---\n", "\n\n# Gifts\n\nNo cash\n\n\n"),
        ("No <!-- yes --> cash", "No  cash"),
        ("No <!-- a --> cash <!-- ever", "No  cash <!-- ever"),
        ("- one\n* two\n+ three", "- one\n* two\n+ three"),
        ("> No cash", "No cash"),
        ("a_file_name and 2 * 3 * 4", "a_file_name and 2 * 3 * 4"),
        ("1\\. No cash \\*", "1. No cash *"),
        ("one\n\n***\n\ntwo", "one\n\n\n\ntwo"),
    ],
)
def test_markdown_is_read_as_words(marked: str, words: str) -> None:
    assert plain(marked) == words
