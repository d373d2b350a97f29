"""Blocks: the headings, items and paragraphs of a text, each with its place."""

import re
from typing import Literal, NamedTuple

from domain.clause import Span
from ingest.numbering import Label, depth, label

LONGEST_WRAPPED_LINE = 130
"""A text with a longer line was not broken by width: there each line is a paragraph."""
HEADING_WORDS = 12
HEADING_CHARACTERS = 100
NOT_A_HEADING_END = (".", ",", ";", ":", "!", "?", "…", ")", "*", "”", '"')
LEADS_ON = re.compile(r"\b(?:must|shall|may|should|will|can|not|never|to|the|of|and|or|that)$")
"""A line that ends so is the beginning of a sentence, not a heading."""
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', ")", "’")


class Block(NamedTuple):
    """A heading (with its number), an item (without its label) or a paragraph.

    `level` orders headings and items by depth: 1 is the highest.
    """

    kind: Literal["heading", "item", "paragraph"]
    span: Span
    label: Label | None
    level: int
    indent: int


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    indent: int
    after_blank: bool


def blocks(text: str) -> tuple[Block, ...]:
    """Split `text`; between two blocks stand only white space and labels."""
    groups = _grouped(_lines(text))
    raw = [_block(group) for group in groups]
    found: list[Block] = []
    for block, group, after in zip(raw, groups, [*raw, None][1:], strict=True):
        before = found[-1] if found else None
        found.append(_as_heading(block, group, before, after))
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    lines, offset, blank = [], 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(_Line(start, start + len(words), words, indent, blank))
        blank = not words
        offset += len(raw) + 1
    return lines


def _grouped(lines: list[_Line]) -> list[list[_Line]]:
    width = max((line.end - line.start + line.indent for line in lines), default=0)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[_Line], line: _Line, width: int) -> bool:
    """Whether `line` was parted from the line before only by the width of the page."""
    before = group[-1]
    if width > LONGEST_WRAPPED_LINE or line.after_blank:
        return False
    if label(line.words) or line.words.startswith("#") or before.words.startswith("#"):
        return False
    room = 0.85 * width - len(before.words) - before.indent
    fitted = len(line.words.split()[0]) + 1 <= room
    if fitted and before.words.endswith(SENTENCE_END):
        return False
    headed = fitted and len(group) == 1 and _could_head(before.words)
    return not (headed and not line.words[0].islower())


def _block(group: list[_Line]) -> Block:
    first, last = group[0], group[-1]
    marks = len(first.words) - len(first.words.lstrip("#"))
    if 0 < marks <= 6 and (words := first.words[marks:].lstrip()):
        return Block("heading", Span(first.end - len(words), first.end), None, marks, 0)
    found = label(first.words)
    start = first.start + (found.length if found else 0)
    if found is None or start >= last.end:
        return Block("paragraph", Span(first.start, last.end), None, 0, first.indent)
    level = depth(found.printed) if found.kind == "number" else 10
    return Block("item", Span(start, last.end), found, level, first.indent)


def _as_heading(
    block: Block, group: list[_Line], before: Block | None, after: Block | None
) -> Block:
    """The block as a heading, when it looks like one and something can stand under it."""
    first = group[0]
    if block.kind == "heading" or len(group) > 1 or not _could_head(first.words):
        return block
    if block.label is None:
        return block._replace(kind="heading", label=label(first.words), level=1)
    if block.label.kind == "number" and _stands_over(block, before, after):
        return block._replace(kind="heading", span=Span(first.start, first.end))
    return block


def _stands_over(block: Block, before: Block | None, after: Block | None) -> bool:
    """ "4 Gifts" is a heading over "4.1 …", but an item of a list after "3 Vendors"."""
    listed = before is not None and before.kind == "item" and before.level == block.level
    if listed or block.level > 3 or after is None:
        return False
    return after.kind == "paragraph" or (after.kind == "item" and after.level > block.level)


def _could_head(words: str) -> bool:
    if len(words) > HEADING_CHARACTERS or len(words.split()) > HEADING_WORDS:
        return False
    if words.endswith(NOT_A_HEADING_END) or not any(letter.isalpha() for letter in words):
        return False
    if LEADS_ON.search(words):
        return False
    return words[0].isalnum() and not words[0].islower()
