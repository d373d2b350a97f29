"""Parts: a document laid out again, so that nothing of it is lost unseen."""

from collections.abc import Iterable
from typing import Literal

from domain.clause import Clause, LeftOut, Span
from domain.errors import BadRecord
from domain.record import Record
from ingest.numbering import label


class Part(Record):
    """A stretch of a document; glue is the white space, bullets and numbers between the others.

    `clause` is the id of the clause that stands here or, for a variant, that is worded here.
    """

    kind: Literal["clause", "variant", "left_out", "glue"]
    span: Span
    text: str
    clause: str = ""
    why: str = ""


def parts(
    document: str, text: str, clauses: Iterable[Clause], left_out: Iterable[LeftOut]
) -> tuple[Part, ...]:
    """Lay `document` out in order: the parts' texts, joined, are `text` again.

    Raises BadRecord when two parts overlap, when one is not what stands at its span, or when
    words stand between parts.
    """
    laid: list[Part] = []
    reached = 0
    for part in sorted(_stated(document, clauses, left_out), key=lambda each: each.span):
        if part.span.start < reached or text[slice(*part.span)] != part.text:
            raise BadRecord(document, _called(part), "it does not stand where it says")
        laid += [*_glue(document, text, Span(reached, part.span.start)), part]
        reached = part.span.end
    return (*laid, *_glue(document, text, Span(reached, len(text))))


def _stated(
    document: str, clauses: Iterable[Clause], left_out: Iterable[LeftOut]
) -> Iterable[Part]:
    for clause in clauses:
        if clause.document == document:
            yield Part(kind="clause", span=clause.span, text=clause.text, clause=clause.id)
        for variant in clause.variants:
            if variant.document == document:
                yield Part(kind="variant", span=variant.span, text=variant.text, clause=clause.id)
    for left in left_out:
        if left.document == document:
            yield Part(kind="left_out", span=left.span, text=left.text, why=left.why)


def _glue(document: str, text: str, span: Span) -> tuple[Part, ...]:
    between = text[slice(*span)]
    if not between:
        return ()
    if not is_glue(between):
        raise BadRecord(document, repr(between.strip()[:40]), "no part holds these words")
    return (Part(kind="glue", span=span, text=between),)


def is_glue(between: str) -> bool:
    """Whether nothing but white space and one label stands between two parts."""
    mark = between.strip()
    if not mark.strip("#"):
        return True
    # A label is known by what follows it: a word in capitals lets every label stand.
    found = label(f"{mark}X" if mark == "-" else f"{mark} X")
    return found is not None and found.length >= len(mark)


def _called(part: Part) -> str:
    return part.clause or repr(part.text[:40])
