"""A question to the ethics officer, prepared from an answer: what the asker would have to write."""

from collections.abc import Iterator

from decision.form import leans_on
from decision.rulings import without_ruling
from domain.conversation import Turn
from domain.corpus import Corpus
from domain.decision import Advice, Condition
from views.conversation import ANSWERS
from views.export import STATES
from views.verdict import FACES, confidence

OPENING = 200
"""Characters of a clause."""
NEAREST = 3
LONGEST = 9_000
"""Characters, which leaves room for words of the asker's own."""


def prepared(turn: Turn, corpus: Corpus) -> str:
    """Facts told, what mayi thinks and why, and the nearest clauses; plain text to be edited."""
    blocks = (
        _listed("What I have told", list(_facts(turn))),
        _thinks(turn.advice),
        _listed("Why it thinks so", list(turn.advice.why)),
        _listed("The nearest clauses", list(_clauses(turn.advice, corpus))),
    )
    return "\n\n".join(block for block in blocks if block)[:LONGEST]


def _thinks(advice: Advice) -> str:
    face = FACES[advice.verdict].word
    other = advice.alternative
    also = f" It may also be “{FACES[other.verdict].word}”." if other else ""
    sure = f"{confidence(advice.confidence)} confidence, {advice.confidence:.2f}"
    answer = without_ruling(advice).removeprefix(f"{face}. ")
    return f"What mayi thinks: {face} ({sure}). {answer}{also}"


def _facts(turn: Turn) -> Iterator[str]:
    yield from leans_on(turn.draft.query)
    yield from (f"{each.ask} {ANSWERS[each.met]}" for each in turn.draft.said)
    yield from (_condition(each) for each in turn.advice.conditions if each.words)


def _condition(condition: Condition) -> str:
    return f"{condition.text}: {STATES[condition.met]} (“{condition.words}”)"


def _clauses(advice: Advice, corpus: Corpus) -> Iterator[str]:
    texts = {each.id: each.text for each in corpus.clauses}
    cited = [each.clause_id for each in advice.citations]
    ranked = [each.clause_id for each in advice.ranking]
    for id in list(dict.fromkeys([*cited, *ranked]))[:NEAREST]:
        yield f"{id}: {_opening(texts.get(id, ''))}"


def _opening(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= OPENING else f"{flat[:OPENING].rsplit(' ', 1)[0]} …"


def _listed(heading: str, items: list[str]) -> str:
    lines = "\n".join(f"- {' '.join(item.split())}" for item in items)
    return f"{heading}:\n{lines}" if items else ""
