"""The parts of a clause: its sentences and the items of its lists, each with what introduces it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from domain.clause import Span

# "e.g. at least" goes on; "… at work. The manager …" does not.
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
_HEADING = re.compile(r"\s*#+\s*")
_BULLET = re.compile(r"\s*(?:[*•·‣▪–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.I)
# "Common violations: trading ahead of clients; front-running" is a list on one line.
_LABEL = re.compile(r"\s*[A-Z][\w ’'-]{1,40}:\s+(?=\S)")
_ITEM = re.compile(r";\s+(?:(?:and|or)\s+)?")
MOST_LABEL_WORDS = 4
MOST_HEADING_WORDS = 12


class Kind(StrEnum):
    """What a part is: a heading rules nothing, a lead introduces the items that follow it."""

    HEADING = "heading"
    SENTENCE = "sentence"
    LEAD = "lead"
    ITEM = "item"


class Part(NamedTuple):
    """A part of a text; `lead` is the index of the part that introduces an item, if any does."""

    span: Span
    kind: Kind
    lead: int | None = None


def parts(text: str) -> tuple[Part, ...]:
    """Split a clause's text into its parts, in reading order; none of them is blank."""
    splitting = _Splitting(text)
    lines = [line for line in _lines(text) if text[slice(*line)].strip()]
    for number, line in enumerate(lines):
        after = text[slice(*lines[number + 1])] if number + 1 < len(lines) else None
        splitting.add(line, first=number == 0, after=after)
    whole = _trimmed(text, 0, len(text))
    bare = (Part(whole, Kind.SENTENCE),) if whole.end > whole.start else ()
    return tuple(splitting.found) or bare


class _Splitting:
    """What is found of a text so far, and which of it introduces the items that may follow."""

    def __init__(self, text: str) -> None:
        self.found: list[Part] = []
        self._text = text
        self._lead: int | None = None

    def add(self, line: Span, *, first: bool, after: str | None) -> None:
        """Take a line in; `after` is the line that follows it."""
        words = self._text[slice(*line)]
        bullet = _BULLET.match(words)
        if bullet and self._lead is not None:
            self._keep(Kind.ITEM, line.start + bullet.end(), line.end, self._lead)
            return
        introduces = after is not None and _BULLET.match(after) is not None
        start = line.start + (bullet.end() if bullet else 0)
        before = len(self.found)
        self._lead = None
        if _is_heading(words, first=first, last=after is None or introduces):
            mark = _HEADING.match(words)
            self._keep(Kind.HEADING, line.start + (mark.end() if mark else 0), line.end)
        elif label := _label(words):
            self._list(line, label)
            return
        else:
            for span in _sentences(self._text, line._replace(start=start)):
                self._keep(Kind.SENTENCE, *span)
        if introduces and len(self.found) > before:
            self._introduce()

    def _introduce(self) -> None:
        """Have the last part introduce what follows; a heading stays one."""
        self._lead = len(self.found) - 1
        if self.found[-1].kind is Kind.SENTENCE:
            self.found[-1] = self.found[-1]._replace(kind=Kind.LEAD)

    def _list(self, line: Span, label: int) -> None:
        """Take in a label and the items after it, all on one line."""
        lead, at = len(self.found), line.start + label
        self._keep(Kind.LEAD, line.start, at)
        for mark in _ITEM.finditer(self._text, at, line.end):
            self._keep(Kind.ITEM, at, mark.start(), lead)
            at = mark.end()
        self._keep(Kind.ITEM, at, line.end, lead)

    def _keep(self, kind: Kind, start: int, end: int, lead: int | None = None) -> None:
        span = _trimmed(self._text, start, end)
        if span.end > span.start:
            self.found.append(Part(span, kind, lead))


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def _is_heading(words: str, *, first: bool, last: bool) -> bool:
    if _HEADING.match(words):
        return True
    plain = words.strip()
    short = len(plain.split()) <= MOST_HEADING_WORDS and plain[-1] not in ".:;!?,"
    return first and not last and short


def _label(words: str) -> int:
    """Return where a list on one line begins, after its label; 0 where there is no such list."""
    label = _LABEL.match(words)
    if label is None or len(label.group().split()) > MOST_LABEL_WORDS:
        return 0
    return label.end()


def _sentences(text: str, line: Span) -> Iterator[Span]:
    at = line.start
    for mark in _SENTENCE.finditer(text, line.start, line.end):
        yield _trimmed(text, at, mark.start())
        at = mark.end()
    yield _trimmed(text, at, line.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
