"""A ruling in HTML: what an officer decided, when, on which question; never like a clause."""

from collections.abc import Sequence
from datetime import datetime

from decision.rulings import COMPARE, LABEL, differs, is_open, ruling_in
from domain.decision import Advice, Precedent, Verdict
from domain.ruling import Ruling
from views.escape import html
from views.verdict import FACES

SILENT = f"{LABEL}: the sources themselves do not settle this."


def day(moment: datetime) -> str:
    """A day as people write it; UTC, as the records are."""
    return f"{moment.day} {moment:%B %Y}"


def leading(advice: Advice) -> str:
    """The rulings that an answer brings, where the sources leave it open: above the verdict."""
    return _shown(advice) if is_open(advice) else ""


def beside(advice: Advice) -> str:
    """The rulings that an answer brings, where a clause decides: below the verdict."""
    return "" if is_open(advice) else _shown(advice)


def _shown(advice: Advice) -> str:
    first = ruling_in(advice)
    if first is None:
        return ""
    label = SILENT if advice.verdict is Verdict.NOT_COVERED else f"{LABEL}."
    notes = [label, differs(first, advice)]
    return _card(first, [note for note in notes if note])


def _card(ruling: Precedent, notes: Sequence[str]) -> str:
    face = FACES[ruling.verdict]
    title = "A like question was ruled on" if ruling.compare else "Ruled on"
    on = f"{ruling.on.day} {ruling.on:%B %Y}" if ruling.on else ""
    compare = (
        f'<p class="mayi-asked" dir="auto">It was asked: “{html(ruling.question)}”</p>'
        f"<p><strong>{COMPARE}</strong></p>"
        if ruling.compare
        else ""
    )
    said = "".join(f'<p class="mayi-small">{html(note)}</p>' for note in notes)
    return (
        f'<article class="mayi-ruled mayi-{ruling.verdict.value}" role="note">'
        '<p class="mayi-term"><span class="mayi-icon" aria-hidden="true"></span><span>'
        f"{title} {on} by <bdi>{html(ruling.by)}</bdi></span></p>"
        f'<h3>{face.word}</h3><p class="mayi-lead" dir="auto">{html(ruling.why)}</p>'
        f"{_conditions(ruling.conditions)}{compare}{_clauses(ruling.clauses)}{said}</article>"
    )


def whole(ruling: Ruling) -> str:
    """A ruling as the records hold it, and what became of it."""
    face = FACES[ruling.verdict]
    return (
        f'<article class="mayi-ruled mayi-{ruling.verdict.value}">'
        f'<p class="mayi-term"><span>Ruled on {day(ruling.at)} by <bdi>{html(ruling.by_name)}'
        "</bdi></span></p>"
        f'<h3>{face.word}</h3><p class="mayi-lead" dir="auto">{html(ruling.reason)}</p>'
        f"{_conditions(ruling.conditions)}"
        f'<p class="mayi-asked" dir="auto">On the question: “{html(ruling.question)}”</p>'
        f"{_clauses(ruling.clauses)}{_fate(ruling)}</article>"
    )


def _fate(ruling: Ruling) -> str:
    if ruling.withdrawn_at is not None:
        why = html(ruling.withdrawn_why)
        return (
            f'<p class="mayi-fate" dir="auto"><strong>Withdrawn on {day(ruling.withdrawn_at)}; it '
            f"counts no more.</strong> {why}</p>"
        )
    if ruling.superseded_by:
        return '<p class="mayi-fate"><strong>Superseded; it counts no more.</strong></p>'
    return ""


def _conditions(conditions: Sequence[str]) -> str:
    items = "".join(f'<li dir="auto">{html(each)}</li>' for each in conditions)
    return f'<h4>Only if</h4><ul class="mayi-only">{items}</ul>' if items else ""


def _clauses(clauses: Sequence[str]) -> str:
    ids = " ".join(f'<span class="mayi-number">{html(each)}</span>' for each in clauses)
    return f'<p class="mayi-path">Clauses beside it: {ids}</p>' if ids else ""
