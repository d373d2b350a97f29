"""What a letter may begin with when it comes from an answer: the asker's own words."""

import re

from domain.conversation import Turn
from domain.person import ALONE, Person
from domain.plain import lines
from letters.kinds import Kind

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")


def told(turn: Turn) -> str:
    """What the asker told, without what they asked; all of it where they only asked."""
    said = [lines(each) for each in (*turn.draft.earlier, turn.draft.question)]
    sentences = [each.strip() for text in said for each in _SENTENCE.findall(text)]
    facts = " ".join(each for each in sentences if each and not each.endswith("?"))
    return facts or said[-1]


def begun(kind: Kind, who: Person, turn: Turn | None = None) -> dict[str, str]:
    """The form of a new letter, as far as it is known."""
    facts = {"signatory": "" if who.id == ALONE.id else who.name}
    if turn is not None:
        words = told(turn)
        facts |= {field.id: words for field in kind.fields if field.prefill}
    return facts


def called_for(kinds: tuple[Kind, ...], turn: Turn) -> tuple[Kind, ...]:
    """The kinds of letter that the governing clause of an answer calls for."""
    if not turn.advice.citations:
        return ()
    governing = turn.advice.citations[0].clause_id
    return tuple(kind for kind in kinds if governing in kind.clauses)
