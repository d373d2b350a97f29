"""An advisor with a queue and a memory, over the real corpus."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from threading import Event

from config import Settings
from decision.rewording import Rewording
from domain.clause import Clause, Instrument
from domain.corpus import Corpus
from domain.decision import Advice
from domain.model import Sent
from domain.overview import Grouped
from domain.search import Query
from ingest.sources import load_corpus

Betters = Callable[[Advice, Callable[[Advice], None], Event], Advice]
"""A `Better` of decision/rewording.py, given the answer that it is to better."""
BEFORE_IT_CAME = "Before it came."
CANCELLED = "Stopped."


@cache
def real_corpus() -> Corpus:
    """The corpus that is shipped, read once."""
    return load_corpus(Settings().corpus)


def by_last_word(texts: Sequence[str], least: int) -> Grouped:
    """Texts are alike when they end in the same word; each group lies a step from the next."""
    last = [text.split()[-1] for text in texts]
    large = sorted({each for each in last if last.count(each) >= least})
    labels = [large.index(each) if each in large else -1 for each in last]
    return Grouped(labels, [(float(place), float(place % 2)) for place in range(len(large))])


class FakeAdvisor:
    """Answers with what was enqueued, in order; an error that was enqueued is raised."""

    def __init__(self, *replies: Advice | Exception, corpus: Corpus | None = None) -> None:
        self.corpus = corpus or real_corpus()
        self.history: list[Query] = []
        self.better: Betters | None = None
        self._queue = deque(replies)

    def enqueue(self, *replies: Advice | Exception) -> None:
        self._queue.extend(replies)

    def ask(self, query: Query, k: int = 10, *, sends: bool = True) -> Advice:
        self.history.append(query)
        reply = self._reply(query)
        if isinstance(reply, Exception):
            raise reply
        return reply.model_copy(update={"question": query.question})

    def would_send(self, query: Query, advice: Advice) -> Sent | None:
        return None

    def begin(
        self, query: Query, k: int = 10, *, sends: bool = True
    ) -> tuple[Advice, Rewording | None]:
        """As without a model; where something that betters an answer was set, that begins."""
        advice = self.ask(query, k, sends=sends)
        if self.better is None:
            return advice, None
        cases = advice.model_copy(update={"badge": BEFORE_IT_CAME})
        cancelled = advice.model_copy(update={"badge": CANCELLED})
        stop = Event()
        better = self.better
        return cases, Rewording(
            cases, lambda: cancelled, lambda show: better(advice, show, stop), stop
        )

    def alike(self, question: str, others: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
        words = set(question.lower().split())
        shared = {id: len(words & set(each.lower().split())) for id, each in others.items()}
        return tuple((id, count / len(words)) for id, count in shared.items() if count > 1)

    def groups(self, texts: Sequence[str], least: int) -> Grouped:
        return by_last_word(texts, least)

    def clause(self, clause_id: str) -> Clause:
        return next(each for each in self.corpus.clauses if each.id == clause_id)

    def is_fact(self, condition_id: str) -> bool:
        return any(each.id == condition_id for each in self.corpus.conditions)

    def instrument(self, clause: Clause) -> Instrument:
        return next(each for each in self.corpus.instruments if each.id == clause.instrument)

    def _reply(self, query: Query) -> Advice | Exception:
        return self._queue.popleft()


class ScriptedAdvisor(FakeAdvisor):
    """Answers by the words of the question and the facts given, for journeys in a browser."""

    def _reply(self, query: Query) -> Advice | Exception:
        from tests.samples import for_query

        return for_query(query)
