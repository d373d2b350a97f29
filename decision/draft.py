"""What a language model may say, and what becomes of it: it picks ids and numbers, code copies.

Clauses, conditions and sentences are named by ids and numbers out of those that were given; what
names another is refused with the reason, once. A reading of the facts or of a follow-up changes the
verdict through the norm's logic alone, and then both readings are shown (decision/both.py).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from decision.arriving import complete
from decision.beside import Hear
from decision.chat_model import Session
from decision.compose import NAMED
from decision.form import sentences
from decision.heard import is_suspect
from decision.prompts import filled
from decision.prose import unfit
from decision.quotes import locate
from decision.verify import Verifier, stems
from domain.decision import Advice, State
from domain.errors import DraftRefused
from domain.model import Explained, Held
from domain.norm import NormCondition, Reading
from guard.guard import Guard, restore
from guard.kinds import PLAIN
from guard.mapping import Mapping as Given

T = TypeVar("T", bound=BaseModel)
R = TypeVar("R")
Show = Callable[[tuple[Explained, ...]], None]
"""Is told which sentences may be shown by now."""
MOST = 4
"""Sentences of an explanation."""
SIGNS = frozenset(",.;:?!'’-")
LENGTH = 400
"""Characters of a question that stands alone."""

_STATES = {True: State.MET, False: State.FAILED, None: State.UNSAID}


class Form(BaseModel):
    """A form for a model to fill: nothing beside its fields."""

    model_config = ConfigDict(extra="forbid")


class StandAlone(Form):
    """A follow-up as a question of its own."""

    question: str


class ReadFact(Form):
    """What the question tells of one condition, and in which sentence; 0 where nothing."""

    condition: str
    state: Literal["met", "failed", "unsaid"]
    sentence: int


class Facts(Form):
    """What the question tells of the conditions."""

    facts: list[ReadFact]


class Choice(Form):
    """The clause that governs, and the worked case most like the question; empty where none is."""

    clause: str
    case: str


class Saying(Form):
    """One sentence of an explanation, and the statement of a clause that it says again."""

    text: str
    clause: str
    sentence: int


class Explanation(Form):
    """Sentences that explain a verdict."""

    sentences: list[Saying]


class Refused(Exception):
    """A draft that names or says what it may not; the reason is handed back, once."""


class Drafter:
    """Asks a model for the drafts of one question; what is private is masked on the way."""

    def __init__(self, session: Session, verifier: Verifier, guard: Guard | None) -> None:
        self._session = session
        self._verifier = verifier
        self._guard = guard
        self._given = Given()
        self.warnings: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[Held, ...]:
        """The placeholders that stand in what was sent."""
        return tuple(
            Held(placeholder=each.placeholder, kind=PLAIN[each.kind], original=each.original or "")
            for each in self._given.given
        )

    def standing_alone(self, question: str, earlier: Sequence[str]) -> str:
        """A follow-up as one question, made of words that were asked. Raises ModelFault."""
        given = " ".join([*earlier, question])

        def checked(draft: StandAlone) -> str:
            asked = " ".join(restore(draft.question, self._given).text.split())
            if not asked or len(asked) > LENGTH or len(sentences(asked)) > 2:
                raise Refused("the question is empty or too long")
            if stems(asked) - stems(given) or _signs(asked) - _signs(given) - SIGNS:
                raise Refused("the question holds words or signs that nobody typed")
            return asked

        values = {
            "earlier": _numbered([self._masked(each) for each in earlier]),
            "question": self._masked(question),
        }
        return self._ask("standalone", StandAlone, values, checked)

    def facts(self, text: str, conditions: Sequence[NormCondition]) -> Mapping[str, "Told"]:
        """What a text tells of some conditions, by their ids. Raises ModelFault."""
        told = sentences(text)
        known = {condition.id for condition in conditions}

        def checked(draft: Facts) -> Mapping[str, Told]:
            found: dict[str, Told] = {}
            for each in draft.facts:
                if each.condition not in known:
                    raise Refused("a condition was named that was not given")
                if each.condition in found:
                    raise Refused("a condition was named twice")
                if each.state == "unsaid":
                    continue
                if not 1 <= each.sentence <= len(told):
                    raise Refused("a sentence was named that was not given")
                found[each.condition] = Told(each.state == "met", told[each.sentence - 1])
            return found

        listed = "\n".join(f"- {each.id}: {each.text}" for each in conditions)
        values = {"conditions": listed, "question": _numbered([self._masked(s) for s in told])}
        return self._ask("facts", Facts, values, checked)

    def choice(self, text: str, readings: Mapping[str, Advice]) -> Choice:
        """Which of some clauses governs, each with its worked cases. Raises ModelFault."""
        cases = {
            id: [each for each in advice.precedents if not is_suspect(each.question)]
            for id, advice in readings.items()
        }
        known = {each.case_id for near in cases.values() for each in near} | {""}

        def checked(draft: Choice) -> Choice:
            if draft.clause not in readings:
                raise Refused("a clause was named that was not given")
            if draft.case not in known:
                raise Refused("a worked case was named that was not given")
            return draft

        def told(id: str, advice: Advice) -> str:
            said = " ".join(_without_orders(sentences(advice.citations[0].text)))
            lines = [
                f"- case {each.case_id}: {self._masked(each.question)} {NAMED[each.verdict]}"
                for each in cases[id]
            ]
            return "\n".join([f"Clause {id}: {said}", *lines])

        values = {
            "question": _numbered([self._masked(each) for each in sentences(text)]),
            "clauses": "\n".join(told(id, advice) for id, advice in readings.items()),
        }
        return self._ask("choice", Choice, values, checked)

    def explanation(
        self, advice: Advice, text: str, show: Show | None = None
    ) -> tuple[Explained, ...]:
        """Sentences for an answer that its clauses bear out; may be none.

        With `show` each is shown as soon as it is complete and borne out; where another reply is
        asked for, `show` is told that there are none yet. Raises ModelFault.
        """
        given = {
            each.clause_id: _without_orders(
                self._verifier.statements(
                    each.clause_id, advice.verdict, partial(_fits, advice, each.clause_id)
                )
            )
            for each in advice.citations
        }

        def kept(drafts: Sequence[Saying]) -> tuple[Explained, ...]:
            for each in drafts:
                if each.clause not in given:
                    raise Refused("a clause was named that was not given")
                if not 1 <= each.sentence <= len(given[each.clause]):
                    raise Refused("a sentence was named that was not given")
            found = [self._explained(each, given, advice) for each in drafts[:MOST]]
            return tuple(dict.fromkeys(each for each in found if each))

        heard = _Growing(lambda drafts: show(kept(drafts))) if show else None
        values = {
            "verdict": NAMED[advice.verdict],
            "question": _numbered([self._masked(each) for each in sentences(text)]),
            "clauses": "\n".join(f"Clause {id}:\n{_numbered(said)}" for id, said in given.items()),
        }
        return self._ask("explanation", Explanation, values, lambda d: kept(d.sentences), heard)

    def _explained(
        self, draft: Saying, given: Mapping[str, Sequence[str]], advice: Advice
    ) -> Explained | None:
        """The sentence with what bears it out; None where that does not, or it is no prose."""
        text = " ".join(restore(draft.text, self._given).text.split())
        cited = given[draft.clause][draft.sentence - 1]
        if unfit(text) or self._verifier.unsupported(text, cited, draft.clause, advice.verdict):
            return None
        clause = next(each for each in advice.citations if each.clause_id == draft.clause)
        span = locate(cited, clause.text)
        reading = "" if span else cited
        return Explained(text=text, clause_id=draft.clause, span=span, reading=reading)

    def _ask(
        self,
        name: str,
        form: type[T],
        values: Mapping[str, str],
        check: Callable[[T], R],
        heard: Hear | None = None,
    ) -> R:
        def asked(prompt: str) -> R:
            if heard is None:
                return check(self._session.fill(prompt, form))
            return check(self._session.write(prompt, form, heard))

        prompt = filled(name, **values)
        try:
            return asked(prompt)
        except Refused as refusal:
            again = filled("again", before=prompt, why=str(refusal))
        try:
            return asked(again)
        except Refused as refusal:
            raise DraftRefused(str(refusal)) from refusal

    def _masked(self, text: str) -> str:
        """A text without line breaks, and without what is private. Raises GuardMissing."""
        if self._guard is not None:
            masked = self._guard.mask(text, self._given)
            self._given, text = masked.mapping, masked.text
            if masked.warning:
                self.warnings = tuple(dict.fromkeys([*self.warnings, masked.warning]))
        return " ".join(text.split())


class _Growing:
    """Hears a reply as it comes, and tells its complete sentences whenever they are others."""

    def __init__(self, told: Callable[[Sequence[Saying]], None]) -> None:
        self._told = told
        self._count = 0

    def __call__(self, text: str) -> None:
        found = complete(text, "sentences")
        if len(found) == self._count:
            return
        self._count = len(found)
        try:
            drafts = [Saying.model_validate_json(each) for each in found]
        except ValidationError:
            return  # the reply will be found unreadable when it is whole
        self._told(drafts)


class Told(NamedTuple):
    """Whether a condition holds, and the asker's own sentence that tells it."""

    holds: bool
    words: str


def _without_orders(statements: Sequence[str]) -> tuple[str, ...]:
    """An order to a program may stand in a document; nothing may be borne out by it."""
    return tuple(each for each in statements if not is_suspect(each))


def _fits(advice: Advice, clause_id: str, reading: Reading) -> bool:
    """Whether a plain reading tells this very case: of the governing clause, as its facts stand."""
    if clause_id != advice.citations[0].clause_id:
        return False
    met = {each.id: each.met for each in advice.conditions}
    stands = all(_STATES[met.get(id)] is state for id, state in reading.when.items())
    return (stands and not reading.polarity) or reading.says in advice.answer


def _signs(text: str) -> set[str]:
    return {sign for sign in text if not sign.isalpha() and not sign.isspace()}


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
