"""What the worked cases of a user's own code say of it: each is asked as if it were not known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from advisor import Advisor
from console.render import WORDS
from domain.case import WorkedCase
from domain.decision import Advice, Verdict
from domain.search import Query
from evals.metrics import METRICS, score
from evals.outcome import Answer, Outcome, Progress, run
from evals.table import NONE, aligned
from evals.topics import Topic

FIGURES = ("hit@1", "hit@3", "verdict", "false_may")


class WithoutItself:
    """Answers the question of a case without that case, and those that tell the same story."""

    decides = True

    def __init__(self, advisor: Advisor, name: str) -> None:
        self.name = name
        self._advisor = advisor
        self._same = same_story(advisor.corpus.cases)

    def answer(self, question: str) -> Answer:
        advice = self._advisor.ask(Query(question=question), without=self._same[question])
        ranking = tuple(each.clause_id for each in advice.ranking)
        return Answer(ranking=ranking, held=ranking[:1], advice=advice)


def same_story(cases: Sequence[WorkedCase]) -> dict[str, frozenset[str]]:
    """Return the cases that tell the same story as each question, its own case among them."""
    stories: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        stories[case.scenario].add(case.id)
    return {case.question: frozenset(stories[case.scenario]) for case in cases}


def measured(advisor: Advisor, name: str, progress: Progress) -> tuple[Outcome, ...]:
    """Ask every case of a code; `name` is what the progress calls it."""
    corpus = advisor.corpus
    texts = {clause.id: clause.text for clause in corpus.clauses}
    return run(
        WithoutItself(advisor, name), [topic(case) for case in corpus.cases], texts, progress
    )


def changes(before: Advisor, after: Advisor, progress: Progress) -> Iterator[str]:
    """Yield what new cases changed: the figures, and the cases answered otherwise since."""
    was, now = measured(before, "before", progress), measured(after, "after", progress)
    yield "Each case asked as if it were not known:"
    yield table({"before": was, "after": now})
    known = {outcome.topic.id: outcome for outcome in was}
    yield from (_new(outcome) for outcome in now if outcome.topic.id not in known)
    turned = [
        _turned(known[outcome.topic.id], outcome)
        for outcome in now
        if outcome.topic.id in known and _said(known[outcome.topic.id]) != _said(outcome)
    ]
    yield from turned or ["No other case is answered otherwise than before."]


def table(columns: Mapping[str, Sequence[Outcome]]) -> str:
    """Return how many of the answers were right, a column for each set of outcomes."""
    rows = [["", *columns], ["cases", *(str(len(outcomes)) for outcomes in columns.values())]]
    for metric in METRICS:
        if metric.name in FIGURES:
            shares = [score(metric, outcomes) for outcomes in columns.values()]
            if any(share.n for share in shares):
                rows.append([metric.label, *(f"{s.k} of {s.n}" if s.n else NONE for s in shares)])
    return aligned(rows)


def topic(case: WorkedCase) -> Topic:
    """Return a case as a question with its answer."""
    return Topic(
        id=case.id,
        question=case.question,
        verdict=case.verdict,
        clauses=case.clauses,
        kind="plain",
    )


def _said(outcome: Outcome) -> tuple[Verdict | None, str]:
    return outcome.verdict, _governing(outcome.advice)


def _governing(advice: Advice | None) -> str:
    return advice.citations[0].clause_id if advice and advice.citations else ""


def _new(outcome: Outcome) -> str:
    return f"{outcome.topic.id} itself, as if it were not known: {_told(outcome)}."


def _turned(was: Outcome, now: Outcome) -> str:
    before = _named(*_said(was))
    return f"{now.topic.id} is now answered otherwise: {_told(now)}; before: {before}."


def _told(outcome: Outcome) -> str:
    topic = outcome.topic
    right = (topic.verdict, topic.clauses[0] if topic.clauses else "")
    said = _said(outcome)
    return f"{_named(*said)} ({'right' if said == right else f'right is {_named(*right)}'})"


def _named(verdict: Verdict | None, clause: str) -> str:
    name = WORDS[verdict].lower() if verdict else "no answer"
    return f"{name}, {clause}" if clause else name
