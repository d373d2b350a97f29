"""Norms: a clause taken apart into who, what, when and unless."""

from collections.abc import Mapping
from typing import Literal

from domain.clause import Modality
from domain.decision import Polarity, State, Verdict
from domain.record import Record


class NormCondition(Record):
    """A fact on which a clause's verdict turns.

    `text` and `negated` are clauses that fit after "if" ("a court has directed it", "no court has
    directed it"); `ask` is the question a person answers with yes (met) or no (failed).
    `effects[polarity][state]` is the verdict for that act once the fact is known.
    """

    id: str
    clause: str
    kind: Literal["exception", "requirement", "trigger"]
    text: str
    negated: str
    ask: str
    effects: Mapping[Polarity, Mapping[State, Verdict]]


class Reading(Record):
    """Plain words for one way a clause can come out; the most specific match is shown.

    An empty `polarity` or `when` matches every act and every state of facts.
    """

    verdict: Verdict
    polarity: tuple[Polarity, ...] = ()
    when: Mapping[str, State] = {}
    says: str


class Norm(Record):
    """One clause as a norm; `conditions` are ids, the most decisive first."""

    clause: str
    bearer: str
    modality: Modality
    act: str
    quote: str
    """The words of the clause that carry the rule: a verbatim part of its text."""
    conditions: tuple[str, ...] = ()
    authorised_by: str = ""
    refer_to: str
    readings: tuple[Reading, ...]


class Divergence(Record):
    """A place where a lower authority says otherwise than a higher one.

    It matters to a question that uses one of `words`, or that is very like one of the example
    questions in `topics`. `quotes` are the words of each clause, in the order of `clauses`.
    """

    clauses: tuple[str, str]
    quotes: tuple[str, str]
    prevails: str
    why: str
    topics: tuple[str, ...]
    words: tuple[str, ...]
