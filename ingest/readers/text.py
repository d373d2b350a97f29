"""Plain text: bytes in, characters out, in whatever encoding people save it."""

import codecs
import re
from bisect import bisect_right

from domain.errors import UnreadableDocument
from domain.record import Record

# Form feeds and tabs belong to text; the other controls betray a binary file.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
MOST_CONTROLS = 0.01
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Text(Record):
    """A document as read: `page_starts` are offsets into `text`, empty where there are no pages."""

    text: str
    page_starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) on which the character at `offset` stands; None without pages."""
        return max(1, bisect_right(self.page_starts, offset)) if self.page_starts else None


def decode(name: str, data: bytes) -> Text:
    """Read plain text; a guess at the encoding is noted. Raises UnreadableDocument."""
    text, notes = _characters(name, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(CONTROLS.findall(text))
    if "\x00" in text or controls > MOST_CONTROLS * len(text):
        raise UnreadableDocument(
            name,
            "it holds binary data, not text",
            "Save it as plain text, Markdown or PDF.",
        )
    if not re.search(r"\w", text):
        raise UnreadableDocument(name, "it holds no words", "Check that it is the right file.")
    return Text(text=text, notes=notes)


def _characters(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith(UTF16_MARKS):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise UnreadableDocument(
                name, "it begins as UTF-16 and breaks off", "Save it as UTF-8."
            ) from error
    for encoding in ("utf-8-sig", "windows-1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, () if encoding == "utf-8-sig" else (_guess(name, "Windows-1252"),)
    return data.decode("latin-1"), (_guess(name, "Latin-1"),)


def _guess(name: str, encoding: str) -> str:
    return f"{name} is not UTF-8; it was read as {encoding}."
