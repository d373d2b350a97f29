"""Two sources that differ, side by side: the one that prevails on the left."""

from collections.abc import Sequence

from domain.decision import Citation, Conflict
from views.adviser import Advises
from views.clause import path, quoted
from views.escape import html


def compared(conflict: Conflict, citations: Sequence[Citation], advisor: Advises) -> str:
    """Both clauses whole, in two columns that become rows on a phone, and why one prevails."""
    yields = next(each for each in conflict.clauses if each != conflict.prevails)
    prevails = _side(conflict.prevails, citations, advisor, prevails=True)
    return (
        '<section class="mayi-conflict"><h4>The sources differ</h4><div class="mayi-two">'
        f"{prevails}{_side(yields, citations, advisor)}</div>"
        f"<p>{html(conflict.why)}</p></section>"
    )


def _side(
    clause_id: str, citations: Sequence[Citation], advisor: Advises, prevails: bool = False
) -> str:
    clause = advisor.clause(clause_id)
    span = next((each.span for each in citations if each.clause_id == clause_id), None)
    word = "Prevails" if prevails else "Gives way"
    kind = "mayi-prevails" if prevails else "mayi-yields"
    return (
        f'<article class="{kind}"><p class="mayi-outcome"><span class="mayi-icon" '
        f'aria-hidden="true"></span>{word}</p>{path(clause, advisor.instrument(clause))}'
        f"{quoted(clause, span)}</article>"
    )
