"""What a clause hangs on, as an answer shows it: each proviso, or a list of which one is enough.

A sentence without a proviso hangs on being kept: "Use reasonable care" allows what is careful.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from decision.rules import Rule, rules
from decision.tones import Tone
from domain.clause import Clause, Span
from domain.decision import Condition


class Kind(StrEnum):
    """How a rule hangs on words of its clause."""

    CONDITION = "a condition of the clause"
    EXCEPTION = "an exception of the clause"
    KEEPING = "what the clause says is kept"


class Hinge(NamedTuple):
    """Something that a rule hangs on; `id` names it beside its clause, for answers by hand.

    There is more than one of `wordings` where one of them is enough; `places` are the numbers of
    the clause's parts in which they stand.
    """

    id: str
    rule: Rule
    kind: Kind
    wordings: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def is_list(self) -> bool:
        return len(self.wordings) > 1

    @property
    def quoted(self) -> str:
        return " or ".join(f"“{wording}”" for wording in self.wordings)

    def allows(self, holds: bool) -> bool:
        """Tell whether an act is allowed once this is known to hold, or not to hold."""
        forbids = self.rule.tone is Tone.FORBIDS and self.kind is not Kind.KEEPING
        return holds is (forbids is (self.kind is Kind.EXCEPTION))

    def shown(self, clause_id: str, met: bool | None, words: str = "") -> Condition:
        """Return it as an answer shows it; `words` are the asker's own that speak to it."""
        text = f"{self.kind}: {self.quoted}"
        return Condition(
            id=self.id, text=text, met=met, clause_id=clause_id, words=words, ask=self._ask
        )

    @property
    def _ask(self) -> str:
        if self.kind is Kind.KEEPING:
            return f"Would it be in keeping with this: {self.quoted}?"
        which = "Is one of these so" if self.is_list else "Is this so"
        return f"{which} in your case: {self.quoted}?"


def hinges(clause: Clause) -> tuple[Hinge, ...]:
    """Return what each rule of a clause hangs on, in reading order."""
    found: list[Hinge] = []
    for rule in rules(clause.text):
        for kind, spans, places in _of(rule):
            wordings = tuple(words_in(clause, span) for span in spans)
            found.append(Hinge(f"{clause.id}#{len(found) + 1}", rule, kind, wordings, places))
    return tuple(found)


def words_in(clause: Clause, span: Span) -> str:
    """Return the clause's own words, on one line."""
    return " ".join(clause.text[slice(*span)].split())


def _of(rule: Rule) -> Iterator[tuple[Kind, tuple[Span, ...], tuple[int, ...]]]:
    if not rule.provisos:
        yield Kind.KEEPING, (rule.span,), (rule.part,)
        return
    kind = Kind.EXCEPTION if rule.provisos[0].excepting else Kind.CONDITION
    if rule.provisos[0].any:
        yield kind, tuple(p.span for p in rule.provisos), tuple(p.part for p in rule.provisos)
    else:
        yield from ((kind, (proviso.span,), (proviso.part,)) for proviso in rule.provisos)
