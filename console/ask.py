"""One question, answered on the terminal."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import config
from advisor import Advisor, open_advisor, open_own
from config import Settings
from console.late import LateRulings
from console.progress import Bar
from console.render import WIDTH, render
from console.sent import rendered
from domain.corpus import Corpus
from domain.errors import UnknownFact
from domain.search import Query

IN_JSON = "those that stand under conditions in the answer (ask … --json)"
"""Where the facts stand that are read from a clause without a norm."""


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
    *,
    sends: bool = True,
    show_sent: bool = False,
    width: int = WIDTH,
) -> str:
    """Return what to print: a readable answer, with `why` its steps too, or the answer's JSON.

    Readable lines have at most `width` signs.

    Unless it `sends` no language model is asked; `show_sent` adds what was sent, or would be.

    Raises UnknownFact, and what Advisor.ask raises.
    """
    advisor = opened(config.load(), index)
    check(facts, advisor)
    query = Query(question=question, facts=facts)
    advice = advisor.ask(query, sends=sends)
    sent = advice.sent if sends else advisor.would_send(query, advice)
    if as_json:
        told = advice.model_dump(mode="json")
        if show_sent:
            told["sent"] = sent.model_dump(mode="json") if sent else None
        return json.dumps(told, ensure_ascii=False, indent=2)
    shown = [render(advice, why, width), *([rendered(sent, sends)] if show_sent else [])]
    return "\n\n".join(shown)


def opened(settings: Settings, index: Path | None) -> Advisor:
    """Open the advisor on our corpus, or on an index that a user built."""
    if index:
        return open_own(settings, index)
    return open_advisor(settings, Bar("index"), LateRulings(settings))


def check(facts: Iterable[str], advisor: Knows) -> None:
    """Raises UnknownFact for a fact that no answer turns on."""
    known = [condition.id for condition in advisor.corpus.conditions]
    for fact in facts:
        if not advisor.is_fact(fact):
            raise UnknownFact(fact, ", ".join(known) or IN_JSON)
