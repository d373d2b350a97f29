"""The corpus as received → clauses, and what is left out of them and why."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from domain.clause import Clause, Document, Instrument, LeftOut, Variant
from domain.errors import BadRecord
from domain.record import Record
from ingest import readers
from ingest.align import align
from ingest.blocks import Block, blocks
from ingest.furniture import EMPTY_HEADING, furniture
from ingest.links import linked
from ingest.manifest import Manifest, Recipe, check_files, load_manifest
from ingest.sections import Section, sections
from ingest.words import normalised

TITLE = "the title of the document"
IN_THIS_COPY = " in this copy"


class Derived(Record):
    """What the documents yield; `texts` holds each document's whole text by file name."""

    instruments: tuple[Instrument, ...]
    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    left_out: tuple[LeftOut, ...]
    texts: dict[str, str]


class _Draft(NamedTuple):
    """One instrument's share of the documents."""

    clauses: tuple[Clause, ...]
    left_out: tuple[LeftOut, ...]
    claimed: frozenset[tuple[str, Block]]


def heading_why(instrument: str, number: int) -> str:
    """Why a heading is no clause: it is printed as the section title of clauses."""
    return f"the heading of section {number} of {instrument}"


def is_heading(left: LeftOut) -> bool:
    """Whether a part was left out only because it is a section's heading."""
    return left.why.startswith("the heading of section ")


def derive(folder: Path) -> Derived:
    """Read the manifest and its documents and take them apart.

    Raises ManifestMismatch when a file is missing, changed or unknown; BadRecord for a bad
    manifest or a copy that lacks a clause; UnreadableDocument.
    """
    manifest = load_manifest(folder)
    check_files(folder, manifest)
    texts = {each.file: readers.read(folder / each.file).text for each in manifest.documents}
    return derived(manifest, texts)


def derived(manifest: Manifest, texts: Mapping[str, str]) -> Derived:
    """Take texts apart as the manifest says; a document's later instruments get what is left."""
    found = {file: blocks(text) for file, text in texts.items()}
    taken: set[tuple[str, Block]] = set()
    clauses: list[Clause] = []
    left_out: list[LeftOut] = []
    for recipe in manifest.derivation:
        free = {file: [b for b in found[file] if (file, b) not in taken] for file in found}
        draft = _draft(manifest, recipe, texts, free)
        taken |= draft.claimed
        clauses += draft.clauses
        left_out += draft.left_out
    order = list(texts)
    left_out.sort(key=lambda left: (order.index(left.document), left.span))
    return Derived(
        instruments=manifest.instruments,
        documents=manifest.documents,
        clauses=tuple(clauses),
        left_out=tuple(left_out),
        texts=dict(texts),
    )


def _draft(
    manifest: Manifest,
    recipe: Recipe,
    texts: Mapping[str, str],
    free: Mapping[str, Sequence[Block]],
) -> _Draft:
    file = recipe.canonical
    text = texts[file]
    aside = _left_out(manifest, recipe, text, free[file])
    whole = sections(block for block in free[file] if block not in aside)
    aside |= {
        section.heading: EMPTY_HEADING for section in whole if section.heading and not section.body
    }
    kept = [section for section in whole if section.body]
    aside |= {
        section.heading: heading_why(recipe.instrument, number)
        for number, section in enumerate(kept, start=1)
        if section.heading
    }
    draft = _Draft(
        clauses=linked(_clauses(recipe, text, kept)),
        left_out=tuple(_part(file, text, block, why) for block, why in aside.items()),
        claimed=frozenset((file, block) for block in free[file]),
    )
    for copy in recipe.other_copies:
        draft = _with_copy(draft, copy, texts[copy], free[copy])
    return draft


def _clauses(recipe: Recipe, text: str, kept: Sequence[Section]) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            id=f"{recipe.instrument}/{number}.{place}",
            instrument=recipe.instrument,
            section=text[slice(*section.heading.span)] if section.heading else recipe.unheaded,
            number=f"{number}.{place}",
            text=text[slice(*block.span)],
            document=recipe.canonical,
            span=block.span,
        )
        for number, section in enumerate(kept, start=1)
        for place, block in enumerate(section.body, start=1)
    )


def _left_out(
    manifest: Manifest, recipe: Recipe, text: str, free: Sequence[Block]
) -> dict[Block, str]:
    aside = furniture(text, free)
    instrument = manifest.instrument(recipe.instrument)
    host = manifest.document(recipe.canonical).received_from.split(",")[0]
    for block in free:
        words = text[slice(*block.span)]
        if block.kind == "heading" and normalised(words) == normalised(instrument.title):
            aside[block] = TITLE
        elif host != instrument.issuer and words.startswith(f"{host} "):
            aside[block] = f"{host}'s own statement about itself, no part of the instrument"
    return aside


def _with_copy(draft: _Draft, file: str, text: str, free: Sequence[Block]) -> _Draft:
    """The draft with its clauses' counterparts in another copy, and that copy's headings."""
    candidates = [block for block in free if block.kind != "heading"]
    found = align(
        [clause.text for clause in draft.clauses], [text[slice(*b.span)] for b in candidates]
    )
    paired: dict[Block, Clause] = {}
    for clause, index in zip(draft.clauses, found, strict=True):
        if index is None:
            raise BadRecord(file, clause.id, "no counterpart of this clause stands in this copy")
        paired[candidates[index]] = clause
    headings = _headings(free, paired)
    return _Draft(
        clauses=tuple(_varied(clause, file, text, paired) for clause in draft.clauses),
        left_out=(
            *draft.left_out,
            *(_part(file, text, block, why) for block, why in headings.items()),
        ),
        claimed=draft.claimed | {(file, block) for block in (*paired, *headings)},
    )


def _varied(clause: Clause, file: str, text: str, paired: Mapping[Block, Clause]) -> Clause:
    block = next(block for block, other in paired.items() if other is clause)
    variant = Variant(document=file, span=block.span, text=text[slice(*block.span)])
    return clause.model_copy(update={"variants": (*clause.variants, variant)})


def _headings(free: Iterable[Block], paired: Mapping[Block, Clause]) -> dict[Block, str]:
    """The headings of a copy: those under which a clause's counterpart stands."""
    found = {}
    for section in sections(free):
        clause = next((paired[block] for block in section.body if block in paired), None)
        if section.heading and clause:
            number = int(clause.number.split(".")[0])
            found[section.heading] = heading_why(clause.instrument, number) + IN_THIS_COPY
    return found


def _part(file: str, text: str, block: Block, why: str) -> LeftOut:
    return LeftOut(document=file, span=block.span, text=text[slice(*block.span)], why=why)
