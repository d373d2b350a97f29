"""A verdict from a clause's own wording, for codes that nobody has written norms or cases for.

What a sentence forbids, requires or allows, and what it hangs on, are rules of language
(decision/rules, decision/hinges); whether what the asker tells meets it is a likeness
(decision/alike). What is not told is asked.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decision.alike import Alike, Match
from decision.compose import DEPENDS, NAMED, lead, paragraph
from decision.form import Form, ask_of, form_of, is_negated, sentences
from decision.hinges import Hinge, Kind, hinges
from decision.tones import Tone
from domain.clause import Clause, Span
from domain.decision import Condition, Polarity, Verdict

SHORTEST = 2
"""Words; a sentence of fewer tells nothing."""
MAX_OPEN = 2
# "I am 70 Can I claim?": hurried people leave out the full stop.
_RUN_ON = re.compile(
    r"(?<=[^.!?\s])\s+(?=(?:Can|Do|Does|Did|Is|Are|Am|May|Will|Would|Should|Could|Have|Has|Must)\s+\w)"
)
_REFUSES = re.compile(
    r"\b(?:refus\w*|declin\w*|reject\w*|turn(?:ing)? (?:it|them|him|her) down|say(?:ing)? no)\b",
    re.I,
)
# What leaves a duty undone; "without telling her" keeps no prohibition.
_OMITS = re.compile(
    rf"{_REFUSES.pattern}|\b(?:not|without|avoid\w*|skip\w*|omit\w*|leav(?:e|ing) out|ignor\w*"
    r"|keep(?:ing)? quiet|hid(?:e|ing)|withhold\w*|conceal\w*)\b|n['’]t\b",
    re.I,
)
_FAILS = re.compile(r"\b(?:fail\w*|neglect\w*|not|without|lack\w*|omit\w*|skip\w*)\b", re.I)
SAME_ACT = 0.65
"""The cosine from which a question is about the very act that a sentence speaks of."""
_SAYS = {
    Tone.FORBIDS: "Its wording forbids something of this kind.",
    Tone.REQUIRES: "Its wording requires something of this kind.",
    Tone.ALLOWS: "Its wording allows something of this kind.",
    Tone.STATES: "Its wording neither requires nor forbids anything.",
}
_HANGS = "The clause hangs on something that you have not told."
_STANDARD = "The clause sets a standard, and does not say whether this keeps to it."
_FOLLOWS = "That is how its wording reads, with what you told."


class Told(NamedTuple):
    """What is told beside a question, sentence by sentence, and what is asked."""

    facts: tuple[str, ...]
    asks: str


class Matter(NamedTuple):
    """A question, the clause that governs it, and what the asker settled by hand.

    `given` is by the ids of the conditions that an answer before showed.
    """

    clause: Clause
    text: str
    given: Mapping[str, bool | None]


class Worded(NamedTuple):
    """A verdict from wording; `span` is the sentence or the list of the clause that decides."""

    verdict: Verdict
    says: str
    span: Span
    conditions: tuple[Condition, ...]
    why: tuple[str, ...]


def told_in(text: str) -> Told:
    """Part what a text tells from what it asks."""
    asks = ask_of(text)
    facts = [each for each in sentences(text) if each != asks]
    joints = list(_RUN_ON.finditer(asks))
    if joints:
        facts.append(asks[: joints[-1].start()])
        asks = asks[joints[-1].end() :]
    return Told(tuple(each for each in facts if len(each.split()) >= SHORTEST), asks)


def answer(judged: Worded, text: str) -> str:
    """Return the verdict in a sentence that answers what was asked, and how the wording reads."""
    if judged.verdict is Verdict.CONDITIONAL:
        return paragraph(DEPENDS, judged.says)
    leads = lead(judged.verdict, form_of(text), is_negated(text), Polarity.DO, ())
    return paragraph(leads, judged.says)


def judge_wording(matter: Matter, alike: Alike) -> Worded:
    """Judge a question by the wording of one clause."""
    told = told_in(matter.text)
    found = hinges(matter.clause)
    if any(matter.given.get(each.id) is not None for each in found):
        return _by_hand(matter, told, found)
    provisos = [each for each in found if each.kind is not Kind.KEEPING]
    if provisos:
        return _by_provisos(matter, told, provisos, alike)
    return _by_tone(matter, told, found, alike)


def _by_hand(matter: Matter, told: Told, found: Sequence[Hinge]) -> Worded:
    """Decide by what the asker settled; of several conditions of one rule each has to hold."""
    states = {id: holds for id, holds in matter.given.items() if holds is not None}
    settled = [each for each in found if each.id in states]
    first = next((each for each in settled if not each.allows(states[each.id])), settled[0])
    shown = tuple(each.shown(matter.clause.id, states[each.id]) for each in settled)
    left = [each for each in found if each.rule == first.rule and each.id not in matter.given]
    if left and first.allows(states[first.id]):
        return _open(matter, left, shown)
    so = "so" if states[first.id] else "not so"
    return _decided(told, first, states[first.id], shown, f"You said that this is {so}:")


def _by_provisos(matter: Matter, told: Told, found: Sequence[Hinge], alike: Alike) -> Worded:
    """Decide by what is told, where that settles the clause; or ask what is not told."""
    left = [each for each in found if each.id not in matter.given]
    places = [place for each in found for place in each.places]
    if not told.facts or not alike.settles(told.facts, matter.clause, places):
        near = alike.nearness(told.asks, matter.clause)
        rule = max(found, key=lambda each: near[each.rule.part]).rule
        return _open(matter, [each for each in left if each.rule == rule], ())
    wordings = [(each, wording) for each in found for wording in each.wordings]
    match = alike.match(told.facts, [wording for _, wording in wordings])
    hinge = wordings[match.which][0]
    shown = (hinge.shown(matter.clause.id, match.holds, match.fact),)
    return _decided(told, hinge, match.holds, shown, _read(match))


def _by_tone(matter: Matter, told: Told, found: Sequence[Hinge], alike: Alike) -> Worded:
    """Decide by what the sentence nearest to the question does with what it speaks of."""
    near = alike.nearness(told.asks, matter.clause)
    hinge = max(found, key=lambda each: near[each.rule.part])
    verdict = _of_tone(hinge, told.asks, near[hinge.rule.part] >= SAME_ACT)
    if verdict is Verdict.CONDITIONAL and hinge.id not in matter.given:
        return _open(matter, [hinge], ())
    says = _SAYS[hinge.rule.tone]
    why = (f"Nearest to the question in it is this: {hinge.quoted}.", says)
    return Worded(verdict, says, hinge.rule.span, (), why)


def _of_tone(hinge: Hinge, asks: str, is_same: bool) -> Verdict:
    """Return the verdict on doing what a sentence speaks of, or on leaving it."""
    form, tone = form_of(asks), hinge.rule.tone
    if form is Form.WHAT:
        return Verdict.INFORMATION
    if tone is Tone.FORBIDS:
        refuses = _REFUSES.search(asks) and not _FAILS.search(hinge.wordings[0])
        return Verdict.PERMITTED if refuses and is_same else Verdict.FORBIDDEN
    if tone is Tone.REQUIRES:
        if _OMITS.search(asks):
            return Verdict.FORBIDDEN
        bound = form is Form.MUST and is_same
        return Verdict.OBLIGATORY if bound else Verdict.CONDITIONAL
    return Verdict.PERMITTED if tone is Tone.ALLOWS and is_same else Verdict.CONDITIONAL


def _allowed(form: Form, must: bool) -> Verdict:
    return Verdict.OBLIGATORY if form is Form.MUST and must else Verdict.PERMITTED


def _open(matter: Matter, left: Sequence[Hinge], settled: tuple[Condition, ...]) -> Worded:
    """Ask for what the clause hangs on and nobody has told."""
    asked = tuple(each.shown(matter.clause.id, None) for each in left[:MAX_OPEN])
    why = tuple(f"What decides it was not told: {each.quoted}." for each in left[:MAX_OPEN])
    span = left[0].rule.span if left else Span(0, len(matter.clause.text))
    says = _HANGS if not left or left[0].kind is not Kind.KEEPING else _unsettled(left[0])
    return Worded(Verdict.CONDITIONAL, says, span, (*settled, *asked), why)


def _unsettled(hinge: Hinge) -> str:
    return _SAYS[Tone.STATES] if hinge.rule.tone is Tone.STATES else _STANDARD


def _decided(
    told: Told, hinge: Hinge, holds: bool, shown: tuple[Condition, ...], how: str
) -> Worded:
    form, requires = form_of(told.asks), hinge.rule.tone is Tone.REQUIRES
    if hinge.allows(holds):
        verdict = _allowed(form, requires)
    else:
        # "Must I …?" is answered: you need not, where what would oblige you is missing.
        unbound = form is Form.MUST and not holds and hinge.kind is Kind.CONDITION
        verdict = Verdict.PERMITTED if unbound else Verdict.FORBIDDEN
    follows = f"With that the clause comes out as {NAMED[verdict]}."
    return Worded(verdict, _FOLLOWS, hinge.rule.span, shown, (f"{how} {hinge.quoted}.", follows))


def _read(match: Match) -> str:
    """Say how a fact was read."""
    means = "holds" if match.holds else "does not hold"
    return f"“{match.fact}” is nearest to these words and is read so that this {means}:"
