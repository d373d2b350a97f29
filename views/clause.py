"""A clause in HTML: its words, where they stand, and how another copy has them."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import pairwise

from domain.clause import Authority, Clause, Instrument, Span, Variant
from domain.corpus import Corpus
from views.escape import html
from views.verdict import WEIGHTS


def quoted(clause: Clause, span: Span | None, anchors: Mapping[str, Span] | None = None) -> str:
    """The whole clause, the words relied on marked; links lead to `anchors`, by their ids."""
    words = _anchored(clause.text, span, anchors) if anchors else marked(clause.text, span)
    return f'<blockquote class="mayi-clause" dir="auto"><p>{words}</p></blockquote>'


def _anchored(text: str, span: Span | None, anchors: Mapping[str, Span]) -> str:
    span = span or Span(0, 0)
    ends = {0, len(text), *span, *(each.start for each in anchors.values())}
    pieces = []
    for start, end in pairwise(sorted(ends)):
        here = [id for id, each in anchors.items() if each.start == start]
        pieces += [
            f'<span class="mayi-anchor" id="{html(id)}" tabindex="-1"></span>' for id in here
        ]
        words = Span(0, end - start) if span.start <= start < span.end else None
        pieces.append(marked(text[start:end], words))
    return "".join(pieces)


def marked(text: str, span: Span | None, css: str = "") -> str:
    """Text as HTML with a span of it in <mark>, of class `css` when one is given."""
    if span is None or span.start >= span.end:
        return html(text)
    before, words, after = text[: span.start], text[span.start : span.end], text[span.end :]
    mark = f'<mark class="{css}">' if css else "<mark>"
    return f"{html(before)}{mark}{html(words)}</mark>{html(after)}"


def path(clause: Clause, instrument: Instrument) -> str:
    """Authority, instrument, section and number: where a reader would look."""
    places = (instrument.title, clause.section)
    steps = "".join(f'<span class="mayi-step">{html(each)}</span>' for each in places if each)
    return (
        f'<p class="mayi-path">{badge(instrument.authority)}{steps}'
        f'<span class="mayi-number">{html(clause.id)}</span></p>'
    )


def badge(authority: Authority) -> str:
    """How much the source weighs, in a word and for what."""
    return (
        f'<span class="mayi-badge mayi-{authority.value}">{html(authority.value)}'
        f'<span class="mayi-hidden">: {html(WEIGHTS[authority])}</span></span>'
    )


def numbering_note(clause: Clause, corpus: Corpus) -> str:
    """That the numbers are ours, when the document prints none before the clause."""
    if _printed(clause, corpus.texts.get(clause.document, "")):
        return ""
    return '<p class="mayi-small">Unnumbered as published; the numbers are ours.</p>'


def _printed(clause: Clause, text: str) -> bool:
    start = clause.span.start
    near = text[max(0, start - len(clause.number) - 4) : start] + clause.text[: len(clause.number)]
    return bool(clause.number) and clause.number in near


def other_copies(
    clause: Clause, instrument: Instrument, corpus: Corpus, unfolded: bool = True
) -> str:
    """How other copies word the clause, where they differ; empty when they do not."""
    state = " open" if unfolded else ""
    return "".join(
        f'<details class="mayi-variant"{state}><summary>{html(_who(variant, instrument, corpus))} '
        f"reads …</summary><blockquote><p>{changed(clause.text, variant.text)}</p></blockquote>"
        "</details>"
        for variant in clause.variants
        if variant.text.split() != clause.text.split()
    )


def _who(variant: Variant, instrument: Instrument, corpus: Corpus) -> str:
    sources = {each.file: each.received_from for each in corpus.documents}
    source = sources.get(variant.document, variant.document)
    if instrument.issuer and source.startswith(instrument.issuer):
        return "The publisher’s page"
    return f"The copy from {source}"


def changed(ours: str, theirs: str) -> str:
    """The other copy's words; those that differ are marked, those it lacks are struck out."""
    a, b = ours.split(), theirs.split()
    pieces: list[str] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, new = html(" ".join(a[a1:a2])), html(" ".join(b[b1:b2]))
        if tag == "equal":
            pieces.append(new)
            continue
        if gone:
            pieces.append(f'<del><span class="mayi-hidden">not: </span>{gone}</del>')
        if new:
            pieces.append(f'<ins><span class="mayi-hidden">but: </span>{new}</ins>')
    return " ".join(pieces)
