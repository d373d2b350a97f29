"""Provisions: the clauses of a document of any make, with their sections and printed numbers."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.clause import Span
from ingest.blocks import LEADS_ON, Block, blocks
from ingest.furniture import EMPTY_HEADING
from ingest.numbering import is_dotted

OPEN_ENDS = (":", "—", "–")
CONTENTS = re.compile(r".*(?:\.{4,}|(?:\.\s){3,}|…{2,}).*\d+")
CONTENTS_CHARACTERS = 300
TAIL = 20
"""Characters at the end of a lead that show whether it leads on to items."""
CONTENTS_WHY = "a line of the table of contents"
SECTION_WHY = "the heading of a section"
TITLE_WHY = "the title of the document"
PATH = " › "


class Provision(NamedTuple):
    """A clause to be: `section` counts from 1, `printed` is its number in the document or ""."""

    section: int
    title: str
    printed: str
    span: Span


class Provisions(NamedTuple):
    """A document taken apart; `aside` gives every other block and why it is no clause."""

    title: str
    found: tuple[Provision, ...]
    aside: tuple[tuple[Span, str], ...]


class _Group(NamedTuple):
    """A heading, or a block with the items that complete it, up to `end`."""

    lead: Block
    end: int


def provisions(text: str, name: str) -> Provisions:
    """Take `text` apart; `name` titles it when it prints no title itself."""
    whole = blocks(text)
    contents = [block for block in whole if _is_contents(text[slice(*block.span)])]
    groups = _groups(text, [block for block in whole if block not in contents])
    if all(group.lead.kind == "heading" for group in groups):
        groups = [_as_paragraph(group) for group in groups]
    first = groups[0].lead if groups else None
    title = _flat(text, first) if first and first.kind == "heading" else name
    found, headings = _sectioned(text, groups, title)
    aside = [(block.span, CONTENTS_WHY) for block in contents]
    return Provisions(title, found, tuple(sorted([*aside, *headings])))


def _is_contents(words: str) -> bool:
    return len(words) <= CONTENTS_CHARACTERS and CONTENTS.fullmatch(words) is not None


def _groups(text: str, parts: Iterable[Block]) -> list[_Group]:
    """Join items to the words that they complete.

    "Staff must not: (a) take cash" is one clause: "take cash" alone would say the opposite.
    """
    groups: list[_Group] = []
    for part in parts:
        if groups and _completes(text, groups[-1], part):
            groups[-1] = groups[-1]._replace(end=part.span.end)
        elif groups and _names(text, groups[-1].lead, part):
            whole = Span(groups[-1].lead.span.start, part.span.end)
            groups[-1] = _Group(groups[-1].lead._replace(span=whole), part.span.end)
        else:
            groups.append(_Group(part, part.span.end))
    return groups


def _completes(text: str, group: _Group, part: Block) -> bool:
    lead = group.lead
    if "heading" in (lead.kind, part.kind):
        return False
    if part.label is None:
        return group.end > lead.span.end and text[part.span.start].islower()
    words = text[max(lead.span.start, lead.span.end - TAIL) : lead.span.end]
    is_open = words.endswith(OPEN_ENDS) or LEADS_ON.search(words) is not None
    if lead.label is None:
        return is_open
    indented = part.indent > lead.indent
    lettered = part.label.printed.endswith(")") and not lead.label.printed.endswith(")")
    if is_open and (indented or part.level > lead.level):
        return True
    return lettered or (indented and not is_dotted(part.label.printed))


def _names(text: str, lead: Block, part: Block) -> bool:
    """Whether a heading gives the name of a bare number above it: "Article 7", then "Gifts"."""
    if lead.kind != "heading" or lead.label is None or (part.kind, part.label) != ("heading", None):
        return False
    return lead.label.length >= len(text[slice(*lead.span)])


def _as_paragraph(group: _Group) -> _Group:
    return group._replace(lead=group.lead._replace(kind="paragraph", label=None))


def _sectioned(
    text: str, groups: Sequence[_Group], title: str
) -> tuple[tuple[Provision, ...], list[tuple[Span, str]]]:
    found: list[Provision] = []
    aside: list[tuple[Span, str]] = []
    path: list[Block] = []
    number, used = 0, True
    for place, group in enumerate(groups):
        if group.lead.kind == "heading":
            path = [block for block in path if block.level < group.lead.level] + [group.lead]
            aside.append((group.lead.span, _heading_why(groups, place)))
            used = True
            continue
        number, used = number + used, False
        section = PATH.join(_flat(text, block) for block in path) or title
        printed = group.lead.label.printed if group.lead.label else ""
        found.append(Provision(number, section, printed, Span(group.lead.span.start, group.end)))
    return tuple(found), aside


def _flat(text: str, block: Block) -> str:
    return " ".join(text[slice(*block.span)].split())


def _heading_why(groups: Sequence[_Group], place: int) -> str:
    after = groups[place + 1].lead if place + 1 < len(groups) else None
    if after is not None and (after.kind != "heading" or after.level > groups[place].lead.level):
        return SECTION_WHY
    return TITLE_WHY if place == 0 else EMPTY_HEADING
