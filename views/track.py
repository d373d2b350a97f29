"""How often answers like this one were right, in the evaluation that was kept."""

from functools import cache

import journal
import measured
from domain.decision import Advice, Verdict
from domain.errors import BadRecord
from domain.evaluation import FEWEST, Evaluation, Share, section_of
from views.escape import html

SILENT = "that the sources do not settle it"


@cache
def kept() -> Evaluation | None:
    """The evaluation that was kept; without one the page tells nothing, and the log says why."""
    try:
        return measured.load()
    except BadRecord as fault:
        journal.LOG.warning("%s", fault)
        return None


def record(advice: Advice, evaluation: Evaluation | None) -> str:
    """How often answers of this answer's section were right; empty for a section not measured."""
    governing = advice.citations[0] if advice.citations else None
    key = section_of(governing.clause_id) if governing else Verdict.NOT_COVERED.value
    share = evaluation.sections.get(key) if evaluation else None
    if evaluation is None or share is None:
        return ""
    about = f"about section {_number(key)} ({governing.section})" if governing else SILENT
    return (
        f"<p>{html(said(share, about))}</p>"
        '<p class="mayi-small">Right means the verdict and the clause. Measured on '
        f"{evaluation.when}, on {evaluation.questions} questions that mayi never learned from.</p>"
    )


def said(share: Share, about: str) -> str:
    """A share of right answers in a sentence, or that there were too few to tell."""
    if share.n < FEWEST:
        count = {0: "no answer was", 1: "only 1 answer was"}.get(
            share.n, f"only {share.n} answers were"
        )
        return f"In the last evaluation {count} {about}: too few to tell how often they are right."
    low, high = f"{100 * share.low:.0f}", f"{100 * share.high:.0f}"
    return (
        f"In the last evaluation {share.k} of {share.n} answers {about} were right "
        f"({100 * share.value:.0f} %; 95 % interval {low}–{high})."
    )


def _number(section: str) -> str:
    return section.rpartition("/")[2]
