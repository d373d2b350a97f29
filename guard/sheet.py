"""A text while it is being masked: what was given, and what of it is hidden so far."""

from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from guard.kinds import FIRST, SECRETS, Found, Kind


class Hidden(NamedTuple):
    """A range of the text as given, and the placeholder that stands there instead."""

    start: int
    end: int
    placeholder: str
    kind: Kind


class Sheet:
    """`text` as given; hiding a part of it never moves the places of the rest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hidden: list[Hidden] = []

    def hide(self, start: int, end: int, placeholder: str, kind: Kind) -> None:
        """Put a placeholder in the place of a range that is not hidden yet."""
        insort(self.hidden, Hidden(start, end, placeholder, kind))

    def shown(self) -> str:
        """The text with its placeholders."""
        pieces, at = [], 0
        for each in self.hidden:
            pieces += [self.text[at : each.start], each.placeholder]
            at = each.end
        return "".join([*pieces, self.text[at:]])

    def given(self, place: int) -> int:
        """Where a place of the shown text, outside placeholders, stands in the text as given."""
        longer = 0
        for each in self.hidden:
            if each.start + longer >= place:
                break
            longer += len(each.placeholder) - (each.end - each.start)
        return place - longer


def settled(found: Sequence[Found], text: str, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """What is found, without overlaps: the more telling kind first, then the longer, then the rest.

    What is left of a loser is hidden too where it still says something; of a secret, all that is
    not blank.
    """
    free = bytearray(b"\1" * len(text))
    for start, end in taken:
        free[start:end] = bytes(end - start)
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (FIRST[one.kind], one.start - one.end, one.start)):
        for start, end in _runs(free, each.start, each.end):
            start, end = _trimmed(text, start, end)
            whole = (start, end) == (each.start, each.end)
            if start < end and (whole or _tells(text[start:end], each.kind)):
                kept.append(Found(each.kind, start, end))
                free[start:end] = bytes(end - start)
    return sorted(kept, key=lambda one: one.start)


def _runs(free: bytearray, start: int, end: int) -> list[tuple[int, int]]:
    runs, at = [], start
    while at < end:
        first = free.find(1, at, end)
        if first < 0:
            break
        last = free.find(0, first, end)
        at = end if last < 0 else last
        runs.append((first, at))
    return runs


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _tells(piece: str, kind: Kind) -> bool:
    solid = sum(map(str.isalnum, piece))
    return solid >= (1 if kind in SECRETS else 3)
