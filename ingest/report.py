"""The ingest report: what became of every document, in lines that people read."""

from collections.abc import Iterable, Iterator

from domain.clause import Clause
from ingest.align import Difference, differences
from ingest.clauses import IN_THIS_COPY, Derived, heading_why, is_heading

QUOTED = 60


def report(derived: Derived) -> tuple[str, ...]:
    """Counts per document, what was left out and why, differences of wording, links."""
    return (
        *_counts(derived),
        *_left_out(derived),
        *_wordings(derived.clauses),
        *_titles(derived),
        *_links(derived.clauses),
    )


def _counts(derived: Derived) -> Iterator[str]:
    for document in derived.documents:
        yield f"{document.file} (received from: {document.received_from})"
        for instrument in document.instruments:
            own = [clause for clause in derived.clauses if clause.instrument == instrument]
            cited = [clause for clause in own if clause.document == document.file]
            copied = [clause for clause in own if _variant(clause, document.file)]
            if cited:
                yield f"  {instrument}: {len(cited)} clauses, sections: {_sections(cited)}"
            if copied:
                yield f"  {instrument}: the other wording of {len(copied)} clauses"


def _left_out(derived: Derived) -> Iterator[str]:
    yield "Left out:"
    for document in derived.documents:
        here = [left for left in derived.left_out if left.document == document.file]
        headings = sum(map(is_heading, here))
        if headings:
            yield f"  {document.file}: headings, which are kept as titles of sections: {headings}"
        for left in here:
            if not is_heading(left):
                yield f"  {document.file}: {_short(left.text)!r}: {left.why}"


def _wordings(clauses: Iterable[Clause]) -> Iterator[str]:
    yield "Wording that differs between copies:"
    for clause in clauses:
        for variant in clause.variants:
            for difference in differences(clause.text, variant.text):
                yield f"  {clause.id}: {_told(difference)} ({variant.document})"


def _titles(derived: Derived) -> Iterator[str]:
    """Headings that another copy words otherwise than the copy that is cited."""
    titles = {heading_why(c.instrument, int(c.number.split(".")[0])): c for c in derived.clauses}
    for left in derived.left_out:
        clause = titles.get(left.why.removesuffix(IN_THIS_COPY))
        if clause and left.text != clause.section:
            yield f"  {left.why} reads {left.text!r}, cited as {clause.section!r} ({left.document})"


def _told(difference: Difference) -> str:
    if difference.kind == "added":
        return f"the other copy adds {difference.words_b!r}"
    if difference.kind == "removed":
        return f"the other copy lacks {difference.words_a!r}"
    return f"{difference.words_a!r} reads {difference.words_b!r}"


def _links(clauses: Iterable[Clause]) -> Iterator[str]:
    yield "Links:"
    for clause in clauses:
        if clause.elaborates:
            yield f"  {clause.id} spells out {' and '.join(clause.elaborates)}"


def _sections(clauses: Iterable[Clause]) -> int:
    return len({clause.number.split(".")[0] for clause in clauses})


def _variant(clause: Clause, file: str) -> bool:
    return any(variant.document == file for variant in clause.variants)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED else f"{flat[:QUOTED]}…"
