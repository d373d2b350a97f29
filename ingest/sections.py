"""Sections: headings with what stands under them."""

from collections.abc import Iterable
from typing import NamedTuple

from ingest.blocks import Block


class Section(NamedTuple):
    """A heading (None where the document prints none) and the blocks of clauses under it."""

    heading: Block | None
    body: tuple[Block, ...]


def sections(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Group blocks under their headings; a paragraph after a list begins a section without one."""
    found: list[tuple[Block | None, list[Block]]] = []
    for block in blocks:
        if block.kind == "heading":
            found.append((block, []))
        elif not found or _ends_list(found[-1][1], block):
            found.append((None, [block]))
        else:
            found[-1][1].append(block)
    return tuple(Section(heading, tuple(body)) for heading, body in found)


def _ends_list(body: list[Block], block: Block) -> bool:
    return bool(body) and body[-1].kind == "item" and block.kind == "paragraph"
