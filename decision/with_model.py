"""An answer of mode `cases`, made better by a language model where it can be, and never worse."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Event, Timer
from typing import NamedTuple

from decision.both import both, elsewhere
from decision.chat_model import ChatModel, Session, address
from decision.compose import NAMED
from decision.decide import SUPPORTS
from decision.draft import Choice, Drafter, Told
from decision.form import leans_on, sentences
from decision.rehearsal import nothing_said
from decision.rewording import Rewording
from decision.verify import Verifier
from domain.corpus import Corpus
from domain.decision import Advice, Verdict
from domain.errors import MayiError, ModelCancelled, ModelMissing
from domain.model import Explained, Sent
from domain.search import Query
from guard.exempt import stands_before
from guard.guard import Guard

WEIGHED = 3
"""Clauses that a model may choose among, of those that come near."""
log = logging.getLogger("mayi")

Decide = Callable[[Query], Advice]
"""How mode `cases` answers a query."""
Show = Callable[[Advice], None]
"""Is told the answer as it may be shown by now."""

WARM_AFTER = 2.0
"""Seconds."""
REWORDED = "A language model worded this; the verdict and every quote are the sources' own."
READ_OTHERWISE = "A language model read this otherwise than the worked cases; both are shown."
LOOKS_ELSEWHERE = "A language model would look at another clause first; both are shown."
CASES = "Answered from the worked cases."
BEFORE_IT_CAME = "Answered from the worked cases, before a language model had worded it."
CANCELLED = f"{CASES} {ModelCancelled()}"
SILENT = "Answered from the worked cases: where the sources don't say, no language model is asked."
RULED = "Answered from the worked cases: a ruling is told in its own words."
TWO = "Answered from the worked cases: two readings are left open, and no model settles that."
NEVER = "Answered from the worked cases: the settings say that no question goes to a model."
NOT_AGREED = "Answered from the worked cases: nothing goes to the language model until you agree."
OUR_FAULT = "Answered from the worked cases: asking the language model failed, which was logged."
NOTHING_LEFT = "Answered from the worked cases: no clause bore out what the language model wrote."


class _Asking(NamedTuple):
    """What asks the model about one question, and what ends it."""

    session: Session
    drafter: Drafter
    stop: Event


class ModelMode:
    """Betters answers with one model, over one corpus."""

    def __init__(self, model: ChatModel, corpus: Corpus, verifier: Verifier, guard: Guard) -> None:
        settings = model.settings
        stands = stands_before(settings.model_url, settings.guard)
        self._model = model
        self._verifier = verifier
        self._guard = guard if stands else None
        self._never = NEVER if stands and settings.never_send_questions else ""
        self._norms = {norm.clause: norm for norm in corpus.norms}
        self._conditions = {each.id: each for each in corpus.conditions}

    def warm(self) -> None:
        """Load soon what the first question would wait for seconds for, once a page has come."""
        timer = Timer(WARM_AFTER, self._warm)
        timer.daemon = True
        timer.start()

    def _warm(self) -> None:
        with suppress(Exception):  # the first question is told what is wrong
            self._model.load()
            if self._guard is not None:
                self._guard.mask("May I?")

    def begin(
        self, query: Query, advice: Advice, decide: Decide
    ) -> tuple[Advice, Rewording | None]:
        """The advice for now, and how it gets better meanwhile; None where no model is asked."""
        if reason := self._left_alone(advice):
            return _unsent(advice, reason), None
        asking, cases = self._asking(), _badged(advice, BEFORE_IT_CAME)
        better = partial(self._asked, asking, query, advice, decide)
        cancelled = partial(self._ended, asking, _badged(advice, CANCELLED))
        return cases, Rewording(cases, cancelled, better, asking.stop)

    def better(
        self, query: Query, advice: Advice, decide: Decide, show: Show | None = None
    ) -> Advice:
        """The advice as the model betters it, or as it is, with a badge that says why.

        `show` is told what may be shown meanwhile; what is returned takes its place.
        """
        if reason := self._left_alone(advice):
            return _unsent(advice, reason)
        return self._asked(self._asking(), query, advice, decide, show)

    def _left_alone(self, advice: Advice) -> str:
        """Why no model is asked about an answer; empty where one is."""
        if self._never:
            return self._never
        if advice.verdict is Verdict.NOT_COVERED or not advice.citations:
            return SILENT
        if any(each.kind == "ruling" for each in advice.precedents):
            return RULED
        return TWO if advice.alternative is not None else ""

    def _asking(self) -> _Asking:
        stop = Event()
        session = self._model.session(stop)
        return _Asking(session, Drafter(session, self._verifier, self._guard), stop)

    def _asked(
        self,
        asking: _Asking,
        query: Query,
        advice: Advice,
        decide: Decide,
        show: Show | None = None,
    ) -> Advice:
        """With `show` words show while they are written; once it is stopped the advice stands.

        What was shown of a reply that then fails is taken back whole: a part of it may lack the
        very sentence that limits what the others allow.
        """
        left = True
        try:
            bettered = self._bettered(query, advice, decide, asking.drafter, show)
        except MayiError as fault:
            bettered = _badged(advice, f"{CASES} {fault}")
            left = not isinstance(fault, ModelMissing)
        except Exception as error:  # whatever is wrong with drafts, the answer stands
            # Its words may hold the question's: only the kind is logged.
            log.error("The language model could not be asked: %s", type(error).__name__)
            bettered = _badged(advice, OUR_FAULT)
        return self._ended(asking, bettered, left)

    def _ended(self, asking: _Asking, bettered: Advice, left: bool = True) -> Advice:
        """The answer with what it took; `left` tells whether anything has left the machine."""
        session, drafter, _ = asking
        notes = tuple(dict.fromkeys([*bettered.notes, *drafter.warnings]))
        sent = self._sent(session.sent if left else (), drafter, bettered.badge)
        return bettered.model_copy(update={"usage": session.usage, "notes": notes, "sent": sent})

    def unsent(self, advice: Advice) -> Advice:
        """The advice as it is, with a badge: the asker has not agreed to send anything."""
        reason = self._left_alone(advice)
        return _unsent(advice, reason or NOT_AGREED, waits=not reason)

    def would_send(self, query: Query, advice: Advice, decide: Decide) -> Sent:
        """What `better` would send, by the same steps, to a model that has nothing to say."""
        if reason := self._left_alone(advice):
            return Sent(because=_because(reason))
        session = ChatModel(self._model.settings, nothing_said(query, advice)).session()
        drafter = Drafter(session, self._verifier, self._guard)
        badge = ""
        try:
            self._bettered(query, advice, lambda q: decide(q) if q.first else advice, drafter)
        except MayiError as fault:
            badge = str(fault)
        except Exception as error:
            log.error("What would be sent could not be found: %s", type(error).__name__)
            return Sent(because=_because(OUR_FAULT))
        return self._sent(session.sent, drafter, badge)

    def _sent(self, messages: Sequence[str], drafter: Drafter, badge: str) -> Sent:
        return Sent(
            to=address(self._model.settings),
            messages=tuple(messages),
            held=drafter.held if messages else (),
            masked=self._guard is not None,
            because="" if messages else _because(badge),
        )

    def _bettered(
        self,
        query: Query,
        advice: Advice,
        decide: Decide,
        drafter: Drafter,
        show: Show | None = None,
    ) -> Advice:
        alone = self._standing_alone(query, drafter)
        told = self._told(alone, advice, drafter)
        held = {id: each.holds for id, each in told.items()}
        facts = {**held, **alone.facts}
        if alone is not query or held:
            read = decide(alone.model_copy(update={"facts": facts}))
            shown = both(advice, self._owned(read, advice, alone, told))
            if shown is not advice:
                return shown.model_copy(update={"mode": "model", "badge": READ_OTHERWISE})
        other = self._elsewhere(alone, advice, decide, drafter)
        if other is not None:
            shown = elsewhere(advice, other)
            return shown.model_copy(update={"mode": "model", "badge": LOOKS_ELSEWHERE})
        growing = partial(_shown, show, advice) if show else None
        explained = drafter.explanation(advice, _text(query), growing)
        return _worded(advice, explained) if explained else _badged(advice, NOTHING_LEFT)

    def _standing_alone(self, query: Query, drafter: Drafter) -> Query:
        earlier = leans_on(query)
        if not earlier:
            return query
        asked = drafter.standing_alone(query.question, earlier)
        return query.model_copy(update={"question": asked, "earlier": ()})

    def _told(self, query: Query, advice: Advice, drafter: Drafter) -> Mapping[str, Told]:
        """The facts that the model reads from the query; what the asker answered is not asked."""
        norm = self._norms.get(advice.citations[0].clause_id)
        ids = [id for id in norm.conditions if id not in query.facts] if norm else []
        return drafter.facts(_text(query), [self._conditions[id] for id in ids]) if ids else {}

    def _elsewhere(
        self, query: Query, advice: Advice, decide: Decide, drafter: Drafter
    ) -> Advice | None:
        """What comes of the clause that the model would look at first; None where it agrees.

        It is not asked where no other clause that was found comes near.
        """
        governing = advice.citations[0].clause_id
        near = [each.clause_id for each in advice.ranking[:WEIGHED] if each.score >= SUPPORTS]
        others = {
            id: decide(query.model_copy(update={"first": id})) for id in near if id != governing
        }
        read = {id: each for id, each in others.items() if _governs(id, each)}
        if not read:
            return None
        chosen = drafter.choice(_text(query), {governing: advice, **read})
        return None if chosen.clause == governing else _chosen(advice, read[chosen.clause], chosen)

    def _owned(self, read: Advice, cases: Advice, asked: Query, told: Mapping[str, Told]) -> Advice:
        """What came of a reading, told as the model's: the asker did not say so themselves."""
        conditions = tuple(
            each.model_copy(update={"words": told[each.id].words}) if each.id in told else each
            for each in read.conditions
        )
        steps = []
        if asked.question != cases.question:
            steps.append(f"A language model read the question as: {asked.question}")
        for id, each in told.items():
            says = self._conditions[id].text if each.holds else self._conditions[id].negated
            steps.append(f"A language model read from “{each.words}”: {says}.")
        steps.append(f"With that the answer would be {NAMED[read.verdict]}.")
        return read.model_copy(update={"conditions": conditions, "why": (*cases.why, *steps)})


def _governs(clause_id: str, advice: Advice) -> bool:
    return advice.citations[:1] != () and advice.citations[0].clause_id == clause_id


def _chosen(cases: Advice, other: Advice, choice: Choice) -> Advice:
    """What comes of another clause, with the steps that led there as the model's."""
    near = [each.question for each in other.precedents if each.case_id == choice.case]
    steps = [f"A language model would look at {choice.clause} first."]
    steps += [f"It finds this worked case most like the question: “{each}”" for each in near]
    steps.append(f"From there the answer would be {NAMED[other.verdict]}.")
    return other.model_copy(update={"why": (*cases.why, *steps)})


def _text(query: Query) -> str:
    return " ".join([query.question, *query.told])


def _worded(advice: Advice, explained: tuple[Explained, ...]) -> Advice:
    """The answer's first sentence and what it says of other sources stay; between, the model's."""
    said = sentences(advice.answer)
    last = said[len(said) - len(advice.conflicts) :] if advice.conflicts else ()
    lead = () if advice.verdict is Verdict.INFORMATION else said[:1]
    words = [*lead, *(each.text for each in explained), *last]
    return advice.model_copy(
        update={
            "answer": " ".join(words),
            "explained": explained,
            "mode": "model",
            "badge": REWORDED,
        }
    )


def _shown(show: Show, advice: Advice, explained: tuple[Explained, ...]) -> None:
    show(_worded(advice, explained) if explained else advice)


def _badged(advice: Advice, badge: str) -> Advice:
    return advice.model_copy(update={"badge": badge})


def _unsent(advice: Advice, badge: str, waits: bool = False) -> Advice:
    sent = Sent(because=_because(badge), waits=waits)
    return _badged(advice, badge).model_copy(update={"sent": sent})


def _because(badge: str) -> str:
    """What a badge says went wrong or was not wanted, to follow "because"."""
    why = badge.removeprefix("Answered from the worked cases").lstrip(".: ")
    return why[:1].lower() + why[1:]
