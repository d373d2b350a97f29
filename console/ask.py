"""One question, answered on the terminal."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import config
from advisor import Advisor, open_advisor, open_own
from console.late import LateRulings
from console.progress import Bar
from console.render import render
from domain.corpus import Corpus
from domain.errors import UnknownFact
from domain.search import Query


class Knows(Protocol):
    """Of the advisor, what tells which facts there are."""

    @property
    def corpus(self) -> Corpus: ...
    def is_fact(self, condition_id: str) -> bool: ...


def answer(
    question: str,
    facts: Mapping[str, bool],
    as_json: bool,
    index: Path | None = None,
    why: bool = False,
) -> str:
    """Return what to print: a readable answer, with `why` its steps too, or the answer's JSON.

    Raises UnknownFact, and what Advisor.ask raises.
    """
    advisor = opened(index)
    check(facts, advisor)
    advice = advisor.ask(Query(question=question, facts=facts))
    if as_json:
        return json.dumps(advice.model_dump(mode="json"), ensure_ascii=False, indent=2)
    return render(advice, why)


def opened(index: Path | None) -> Advisor:
    """Open the advisor on our corpus, or on an index that a user built."""
    settings = config.load()
    if index:
        return open_own(settings, index)
    rulings = LateRulings(settings.database_url) if settings.has_records else None
    return open_advisor(settings, Bar("index"), rulings)


def check(facts: Iterable[str], advisor: Knows) -> None:
    """Raises UnknownFact for a fact that no answer turns on."""
    known = [condition.id for condition in advisor.corpus.conditions]
    for fact in facts:
        if not advisor.is_fact(fact):
            raise UnknownFact(fact, ", ".join(known) or "none, for this code")
