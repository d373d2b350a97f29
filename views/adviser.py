"""What the pages need of an advisor; the real one and the one in tests both meet it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from decision.rewording import Rewording
from domain.clause import Clause, Instrument
from domain.corpus import Corpus
from domain.decision import Advice
from domain.model import Sent
from domain.overview import Grouped
from domain.search import Query


class Advises(Protocol):
    """Answers questions and knows the sources they are answered from."""

    @property
    def corpus(self) -> Corpus: ...

    def ask(self, query: Query, k: int = 10, *, sends: bool = True) -> Advice:
        """Answer a question; unless it `sends`, without a language model.

        Raises BadInput when the asker must mend it.
        """
        ...

    def would_send(self, query: Query, advice: Advice) -> Sent | None:
        """What would be sent to better an answer; None where there is no language model."""
        ...

    def begin(
        self, query: Query, k: int = 10, *, sends: bool = True
    ) -> tuple[Advice, Rewording | None]:
        """The same at once; a language model may better it meanwhile."""
        ...

    def alike(self, question: str, others: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
        """Which of some questions, by id, are like another; the nearest first."""
        ...

    def groups(self, texts: Sequence[str], least: int) -> Grouped:
        """Group texts that are alike; -1 labels those in no group of `least` texts."""
        ...

    def clause(self, clause_id: str) -> Clause: ...

    def instrument(self, clause: Clause) -> Instrument: ...
