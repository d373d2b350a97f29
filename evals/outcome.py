"""What one system said to one question: the one thing that every metric looks at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from domain.decision import Advice, Citation, Verdict
from domain.record import Record
from evals.topics import Topic

Progress = Callable[[str, int, int], None]


class Answer(Record):
    """Clauses, best first; `held` are those that the first passage found holds, whole.

    `advice` is None where a system finds passages only and decides nothing.
    """

    ranking: tuple[str, ...]
    held: tuple[str, ...]
    advice: Advice | None = None


class System(Protocol):
    """Answers questions; one column of the report."""

    @property
    def name(self) -> str: ...

    @property
    def decides(self) -> bool:
        """Whether it gives verdicts, so that its silence counts as a wrong one."""
        ...

    def answer(self, question: str) -> Answer: ...


class Outcome(Record):
    """A topic beside what was answered; `error` is set, and the answer None, when it crashed."""

    topic: Topic
    decides: bool
    answer: Answer | None = None
    altered: tuple[str, ...] = ()
    """Clauses whose citation is not word for word what the corpus says."""
    error: str = ""

    @property
    def ranking(self) -> tuple[str, ...]:
        return self.answer.ranking if self.answer else ()

    @property
    def advice(self) -> Advice | None:
        return self.answer.advice if self.answer else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.advice.citations if self.advice else ()

    @property
    def verdict(self) -> Verdict | None:
        return self.advice.verdict if self.advice else None

    @property
    def confidence(self) -> float | None:
        return self.advice.confidence if self.advice else None


def run(
    system: System, topics: Sequence[Topic], texts: Mapping[str, str], progress: Progress
) -> tuple[Outcome, ...]:
    """Put every topic to a system; `texts` holds each clause's own words by id."""
    outcomes = []
    for done, topic in enumerate(topics, start=1):
        outcomes.append(_outcome(system, topic, texts))
        progress(system.name, done, len(topics))
    return tuple(outcomes)


def altered(citations: Sequence[Citation], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the clauses that are not cited character for character."""
    return tuple(
        each.clause_id
        for each in citations
        if each.text != texts.get(each.clause_id)
        or not each.quote
        or each.text[each.span.start : each.span.end] != each.quote
    )


def _outcome(system: System, topic: Topic, texts: Mapping[str, str]) -> Outcome:
    try:
        answer = system.answer(topic.question)
    except Exception as error:  # whatever it is, it is this question's result
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        return Outcome(topic=topic, decides=system.decides, error=said)
    citations = answer.advice.citations if answer.advice else ()
    return Outcome(
        topic=topic,
        decides=system.decides,
        answer=answer,
        altered=altered(citations, texts),
    )
