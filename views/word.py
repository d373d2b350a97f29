"""A conversation as a Word document: its words are text, whatever they look like."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as Word

from domain.clause import Instrument
from domain.history import Opened
from views.escape import visible
from views.export import of_conversation

TITLE_MAX = 255
"""Characters that a document's property may have."""
UNKNOWN_TO_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def document(opened: Opened, instruments: tuple[Instrument, ...]) -> bytes:
    """The file, for Word and for what reads Word's files."""
    word = Document()
    properties = word.core_properties
    properties.author, properties.comments = "mayi", ""
    properties.title = _text(opened.title)[:TITLE_MAX]
    for part in of_conversation(opened, instruments):
        ADDS[part.kind](word, _text(part.text))
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def _text(words: str) -> str:
    return visible(words).translate(UNKNOWN_TO_XML)


ADDS: dict[str, Callable[[Word, str], object]] = {
    "top": lambda word, text: word.add_heading(text, 0),
    "title": lambda word, text: word.add_heading(text, 1),
    "heading": lambda word, text: word.add_heading(text, 2),
    "paragraph": lambda word, text: word.add_paragraph(text),
    "quote": lambda word, text: word.add_paragraph(text, style="Quote"),
    "item": lambda word, text: word.add_paragraph(text, style="List Bullet"),
}
