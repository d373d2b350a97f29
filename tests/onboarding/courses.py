"""Two made-up editions of a small code, and somebody who learns it."""

from datetime import datetime

from domain.clause import Authority, Clause, Instrument, Span
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.onboarding import Card, Lesson, Progress, Scenario
from onboarding.course import Course, Section, edition_of
from onboarding.schedule import answered

GIFTS = "Members will return every gift."
HONEST = "Members will tell clients the truth."
SECRET = "Members will keep what clients tell them to themselves."


def clause(number: str, section: str, text: str) -> Clause:
    return Clause(
        id=f"acme/{number}", instrument="acme", section=section, number=number, text=text,
        document="acme.txt", span=Span(0, len(text)),
    )  # fmt: skip


INSTRUMENT = Instrument(
    id="acme", title="Code of Acme", issuer="Acme", kind="code of conduct",
    authority=Authority.BINDING, edition="first", rights="",
)  # fmt: skip
FIRST = (clause("1.1", "Gifts", GIFTS), clause("2.1", "Truth", HONEST))
SECOND = (
    clause("1.1", "Gifts", "Members will return every gift worth more than a coffee."),
    clause("2.1", "Truth", HONEST),
    clause("2.2", "Truth", SECRET),
)


def scenarios(*clauses: Clause) -> tuple[Scenario, ...]:
    return tuple(
        Scenario(
            id=f"{each.number}-{letter}", clause=each.id, role="new_hire",
            question=f"May I? ({each.number}{letter})", verdict=verdict, why="It says so.",
        )
        for each in clauses
        for letter, verdict in (("a", Verdict.FORBIDDEN), ("b", Verdict.PERMITTED))
    )  # fmt: skip


def course(clauses: tuple[Clause, ...] = FIRST, edition: str = "first") -> Course:
    asked = scenarios(*clauses)
    names = dict.fromkeys(each.section for each in clauses)
    return Course(
        edition=edition_of(INSTRUMENT.model_copy(update={"edition": edition}), clauses),
        sections=tuple(
            Section(
                name=name,
                clauses=tuple(each for each in clauses if each.section == name),
                scenarios=tuple(
                    each
                    for each in asked
                    if each.clause in {own.id for own in clauses if own.section == name}
                ),
            )
            for name in names
        ),
        plain={each.id: f"In short: {each.number}." for each in clauses},
    )


def corpus(clauses: tuple[Clause, ...] = FIRST, edition: str = "first") -> Corpus:
    return Corpus(
        fingerprint=edition_of(INSTRUMENT, clauses).sha256,
        instruments=(INSTRUMENT.model_copy(update={"edition": edition}),),
        documents=(),
        clauses=clauses,
    )


def learned(of: Course, at: datetime, right: bool = True) -> Progress:
    """Everything read, and every question answered."""
    cards: dict[str, Card] = {
        each.id: answered(None, each, of.edition.clauses[each.clause], right, at)
        for each in of.scenarios
    }
    lessons = {
        each.id: Lesson(clause=each.id, clause_sha256=of.edition.clauses[each.id], read_at=at)
        for each in of.clauses
    }
    return Progress(lessons=lessons, cards=cards)
