"""The conversation in a tab: questions and answers, oldest first."""

from decision.form import is_follow_up
from domain.conversation import Draft, Turn
from domain.record import Record

ANSWERS: dict[bool | None, str] = {True: "yes", False: "no", None: "don’t know"}


class Conversation(Record):
    """Turns, oldest first."""

    turns: tuple[Turn, ...] = ()

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
        return Conversation(turns=(*self.turns[:index], turn, *self.turns[index + 1 :]))
