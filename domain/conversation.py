"""A turn of a conversation: what was asked, what the asker said since, and the answer."""

from domain.decision import Advice, Condition
from domain.record import Record
from domain.search import Query


class Said(Record):
    """The asker's answer to an open question."""

    condition_id: str
    ask: str
    met: bool | None


class Draft(Record):
    """A question that can be asked: its words, what came before it, and facts given since."""

    question: str
    earlier: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def query(self) -> Query:
        facts = {each.condition_id: each.met for each in self.said}
        return Query(question=self.question, facts=facts, earlier=self.earlier)

    def told(self, condition: Condition, met: bool | None) -> "Draft":
        """The same question once the asker has answered for `condition`."""
        said = Said(condition_id=condition.id, ask=condition.ask, met=met)
        return self.without(condition.id).model_copy(
            update={"said": (*self.without(condition.id).said, said)}
        )

    def without(self, condition_id: str) -> "Draft":
        """The same question as if the asker had not answered for that condition."""
        kept = tuple(each for each in self.said if each.condition_id != condition_id)
        return self.model_copy(update={"said": kept})


class Turn(Record):
    """A question and its answer."""

    draft: Draft
    advice: Advice

    @property
    def open(self) -> tuple[tuple[str, Condition | None], ...]:
        """Open questions that were not answered yet, each with the condition it settles."""
        settled = {each.condition_id for each in self.draft.said}
        by_ask = {each.ask: each for each in reversed(self.advice.conditions) if each.ask}
        pairs = ((ask, by_ask.get(ask)) for ask in self.advice.open_questions)
        return tuple(pair for pair in pairs if pair[1] is None or pair[1].id not in settled)
