"""Worked cases: illustrations written for this project, rulings of nobody."""

from domain.decision import Polarity, State, Verdict
from domain.record import Record


class Fact(Record):
    """What a case says about one condition; `words` are the question's own, empty when unsaid."""

    condition: str
    state: State
    words: str = ""


class WorkedCase(Record):
    """A scenario with its governing clauses (the first governs), verdict and reason.

    Cases that share `scenario` tell one story with a fact changed: they never cross a fold.
    """

    id: str
    scenario: str
    question: str
    role: str
    style: str
    clauses: tuple[str, ...]
    verdict: Verdict
    act: str = ""
    polarity: Polarity = Polarity.DO
    conditions: tuple[Fact, ...] = ()
    open_question: str = ""
    why: str
