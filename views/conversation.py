"""The conversation in a tab: questions and answers, oldest first."""

from collections.abc import Mapping
from datetime import datetime

from decision.form import is_follow_up
from domain.conversation import Draft, Turn
from domain.history import Kept, Opened, Source, Wording
from domain.record import Record

ANSWERS: dict[bool | None, str] = {True: "yes", False: "no", None: "don’t know"}


class Past(Record):
    """When an answer was given that was opened again, and how the clauses read that it showed."""

    asked_at: datetime
    sources: Mapping[str, Source]
    """By the id of the clause, as are the wordings."""
    wordings: Mapping[str, Wording]


class Conversation(Record):
    """Turns, oldest first; `kept` and `past` tell of some of them, by their place in `turns`."""

    turns: tuple[Turn, ...] = ()
    id: str = ""
    """Where it is kept; empty where it is not."""
    kept: Mapping[int, Kept] = {}
    past: Mapping[int, Past] = {}
    private: bool = False
    """Nothing that is asked now is kept."""
    sealed: bool = False
    """Something private was asked: what follows knows of it, and so is private too."""
    unread: int = 0
    """Answers of it that this mayi cannot read; they are kept all the same."""

    def follow_up(self, question: str) -> Draft:
        """A new question; one that leans on those before it keeps what was said of them."""
        leans = bool(self.turns) and is_follow_up(question)
        return Draft(
            question=question,
            earlier=tuple(turn.draft.question for turn in self.turns),
            said=self.turns[-1].draft.said if leans else (),
        )

    def with_turn(self, index: int, turn: Turn) -> "Conversation":
        """The conversation with turn `index` replaced; the index after the last adds one."""
        turns = (*self.turns[:index], turn, *self.turns[index + 1 :])
        past = {place: each for place, each in self.past.items() if place != index}
        return self.model_copy(update={"turns": turns, "past": past, "sealed": self.private})


def reopened(opened: Opened) -> Conversation:
    """A conversation to be gone on with; answers that could not be read are left out."""
    readable = [(each, each.turn) for each in opened.turns if each.turn is not None]
    return Conversation(
        turns=tuple(turn for _, turn in readable),
        id=opened.id,
        unread=len(opened.turns) - len(readable),
        kept={
            place: Kept(conversation=opened.id, id=each.id)
            for place, (each, _) in enumerate(readable)
        },
        past={
            place: Past(
                asked_at=each.asked_at,
                sources={source.clause_id: source for source in each.sources},
                wordings={
                    source.clause_id: opened.wordings[source.wording]
                    for source in each.sources
                    if source.wording in opened.wordings
                },
            )
            for place, (each, _) in enumerate(readable)
        },
    )
