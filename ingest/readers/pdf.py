"""PDF: the one door to pypdf."""

import io
import logging
import re
import warnings
from collections import Counter
from itertools import pairwise

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from domain.errors import UnreadableDocument
from ingest.readers.text import Text

# pypdf tells the log what it mends in a file; what matters to a person is told here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

END = b"%%EOF"
END_WITHIN = 2048
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
PAGE_NUMBER = re.compile(r"(?:page\s*)?#+(?:\s*(?:of|/)\s*#+)?|[-–]\s*#+\s*[-–]", re.IGNORECASE)
_BARE = re.compile(r"#+")
_HEADING = re.compile(
    r"(?:articles?|art\.|sections?|clauses?|rules?|parts?|chapters?|principles?|standards?|canons?"
    r"|paragraphs?|§+)\s*\d",
    re.IGNORECASE,
)
RUNNING_ON = 3
RUNNING_SHARE = 0.25
"""A line at the edge of so many pages, the same but for its digits, is a running header."""
SENTENCE_END = (".", ",", ";", ":", "!", "?")


def decode(name: str, data: bytes) -> Text:
    """Read the text layer, page after page. Raises UnreadableDocument, whatever pypdf meets."""
    if END not in data.rstrip(b"\x00 \t\r\n")[-END_WITHIN:]:
        raise UnreadableDocument(
            name, "the PDF breaks off before its end", "Fetch or copy the file again."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages = _pages(name, data)
    pages, running = _without_running_lines([_cleaned(page) for page in pages])
    return _joined(name, pages, running)


def _pages(name: str, data: bytes) -> list[str]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        return [page.extract_text() for page in reader.pages]
    except UnreadableDocument:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    # A damaged file may make pypdf raise anything, from KeyError to RecursionError.
    except Exception as error:
        raise UnreadableDocument(
            name,
            "the PDF is damaged",
            "Open it in a PDF viewer and save it again.",
        ) from error


def _encrypted(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name, "the PDF is encrypted", "Save a copy without encryption and ingest that."
    )


def _cleaned(page: str) -> str:
    # Lone surrogates and NULs, which broken fonts yield, can be written to no file.
    page = page.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return page.translate(LIGATURES).replace("\r\n", "\n").replace("\r", "\n").strip()


def _without_running_lines(pages: list[str]) -> tuple[list[str], list[str]]:
    """The pages without headers, footers and page numbers, and those lines' shapes."""
    edges = Counter(shape for page in pages for shape in _edges(page))
    counted = _are_counted(pages)
    running = {
        shape
        for shape, times in edges.items()
        if shape and _runs(shape, times, len(pages), counted=counted)
    }
    kept = [_without_edges(page, running) for page in pages]
    return kept, sorted(running)


def _are_counted(pages: list[str]) -> bool:
    """Tell whether bare numbers at the edges count the pages; an amount may stand there as well."""
    for edge in (0, -1):
        lines = [page.split("\n")[edge].strip() for page in pages]
        numbers = [int(line) if line.isdecimal() else None for line in lines]
        rising = any(a is not None and b == a + 1 for a, b in pairwise(numbers))
        if rising or any(number == place for place, number in enumerate(numbers, start=1)):
            return True
    return False


def _runs(shape: str, times: int, pages: int, *, counted: bool) -> bool:
    if _BARE.fullmatch(shape):
        return counted
    if PAGE_NUMBER.fullmatch(shape):
        return True
    # Provisions that end alike, page after page, keep their last words.
    return times >= max(RUNNING_ON, RUNNING_SHARE * pages) and not shape.endswith(SENTENCE_END)


def _edges(page: str) -> set[str]:
    lines = page.split("\n")
    return {_shape(lines[0]), _shape(lines[-1])}


def _shape(line: str) -> str:
    """A line but for its digits, by which running lines differ; headings differ by their number."""
    words = line.strip()
    return words if _HEADING.match(words) else re.sub(r"\d", "#", words)


def _without_edges(page: str, running: set[str]) -> str:
    lines = page.split("\n")
    if lines and _shape(lines[0]) in running:
        lines = lines[1:]
    if lines and _shape(lines[-1]) in running:
        lines = lines[:-1]
    return "\n".join(lines).strip()


def _joined(name: str, pages: list[str], running: list[str]) -> Text:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not _has_words(page)]
    if len(empty) == len(pages):
        raise UnreadableDocument(
            name,
            "the PDF has no text layer, only pictures of pages",
            "Run text recognition (OCR) on it and ingest the result.",
        )
    text, starts = "", []
    for page in pages:
        text += _between(text)
        starts.append(len(text))
        text += page
    notes = [f"{name}: no text on page {', '.join(empty)}; nothing was read there."] * bool(empty)
    notes += [f"{name}: the running line {line!r} was left out of every page." for line in running]
    return Text(text=text, page_starts=tuple(starts), notes=tuple(notes))


def _between(text: str) -> str:
    """A sentence that ends with its page ends its paragraph; another runs on."""
    if not text:
        return ""
    return "\n\n" if text.endswith(SENTENCE_END) else "\n"


def _has_words(page: str) -> bool:
    return bool(re.search(r"\w", page))
