"""Words that were found, marked where they stand."""

from domain.history import Marked
from views.escape import html

LENGTH = 240
LEAD = 60
"""Characters of an excerpt, and of those how many before the first word found."""


def marked(found: Marked, start: int = 0, end: int | None = None) -> str:
    """The text as HTML, or a part of it, with every word found in <mark>."""
    end = len(found.text) if end is None else end
    pieces, at = [], start
    for first, last in found.marks:
        if at <= first and last <= end:
            pieces += [html(found.text[at:first]), f"<mark>{html(found.text[first:last])}</mark>"]
            at = last
    return "".join([*pieces, html(found.text[at:end])])


def excerpt(found: Marked) -> str:
    """The part of a longer text that has the first word found."""
    text = found.text
    if len(text) <= LENGTH:
        return marked(found)
    first = found.marks[0].start if found.marks else 0
    start = _word(text, max(0, min(first - LEAD, len(text) - LENGTH)))
    end = start + LENGTH
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{marked(found, start, _word(text, end))}{after}"


def _word(text: str, at: int) -> int:
    """The beginning of a word near a place."""
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    blank = text.find(" ", at, at + 30)
    return at if blank < 0 else blank + 1
