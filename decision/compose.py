"""The words of an answer, from the norms' plain readings; it never types a quote."""

from collections.abc import Mapping, Sequence

from decision.form import Form
from decision.logic import ALLOWED
from decision.verdict import Judgement
from domain.decision import Polarity, State, Verdict
from domain.norm import Norm, NormCondition, Reading

NOT_COVERED = (
    "The sources do not settle this. The nearest clauses are about something else, so a person "
    "must decide."
)
DEPENDS = "It depends."
NAMED = {
    Verdict.OBLIGATORY: "“you must”",
    Verdict.PERMITTED: "“you may”",
    Verdict.CONDITIONAL: "“it depends”",
    Verdict.FORBIDDEN: "“you may not”",
    Verdict.NOT_COVERED: "“the sources don't say”",
    Verdict.INFORMATION: "“for your information”",
}
"""A verdict as a sentence names it."""

_YES_MAY, _MAY = "Yes, you may.", "You may."
_NO, _MAY_NOT = "No, you may not.", "You may not."

_LEADS: dict[Verdict, dict[Form, str]] = {
    Verdict.PERMITTED: {
        Form.MAY: _YES_MAY,
        Form.MUST: "You may, but you don't have to.",
        Form.WHAT: _MAY,
        Form.TOLD: _MAY,
    },
    Verdict.OBLIGATORY: {
        Form.MAY: "Yes, and you must.",
        Form.MUST: "Yes, you must.",
        Form.WHAT: "You must.",
        Form.TOLD: "You must.",
    },
    # "Must I …?" may be asked of the act or of leaving it: a bare "no" would be read both ways.
    Verdict.FORBIDDEN: {
        Form.MAY: _NO,
        Form.MUST: _MAY_NOT,
        Form.WHAT: _MAY_NOT,
        Form.TOLD: _MAY_NOT,
    },
}


def lead(
    verdict: Verdict,
    form: Form,
    negated: bool,
    polarity: Polarity,
    hinges: Sequence[NormCondition],
) -> str:
    """Return the verdict as one sentence that answers what was asked.

    After a negated question ("It isn't wrong, is it?") yes and no are avoided.
    """
    if verdict is Verdict.CONDITIONAL:
        return _only_if(polarity, hinges)
    if verdict not in _LEADS:
        return ""
    return _LEADS[verdict][Form.TOLD if negated else form]


def _only_if(polarity: Polarity, hinges: Sequence[NormCondition]) -> str:
    if not hinges:
        return DEPENDS
    effects = hinges[0].effects[polarity]
    met, failed = effects[State.MET], effects[State.FAILED]
    alike = _alternatives(polarity, hinges)
    holds = " or ".join(condition.text for condition in alike)
    fails = " and ".join(condition.negated for condition in alike)
    if met is Verdict.OBLIGATORY:
        return f"You must if {holds}; otherwise you need not."
    if met in ALLOWED and failed not in ALLOWED:
        return f"You may, but only if {holds}."
    if failed in ALLOWED and met is Verdict.CONDITIONAL:
        return f"You may if {fails}; otherwise it depends."
    if failed in ALLOWED and met not in ALLOWED:
        return f"You may, but only if {fails}."
    return DEPENDS


def _alternatives(polarity: Polarity, hinges: Sequence[NormCondition]) -> Sequence[NormCondition]:
    """Return the exceptions any one of which would do, or the first condition alone."""
    first = hinges[0]
    if first.kind != "exception":
        return [first]
    return [
        condition
        for condition in hinges
        if condition.kind == "exception"
        and condition.effects.get(polarity) == first.effects[polarity]
    ]


def differ(kind: str, title: str) -> str:
    """Say in one sentence that a source of some kind differs from the one that prevails."""
    return f"The {kind} says otherwise; the {title.removeprefix('The ')} prevails."


def reading_of(
    norm: Norm, verdict: Verdict, polarity: Polarity, states: Mapping[str, State]
) -> Reading | None:
    """Return the norm's plain words that fit most closely: by facts first, then by act."""
    fitting = [reading for reading in norm.readings if _fits(reading, verdict, polarity, states)]
    return max(fitting, key=lambda reading: _closeness(reading, norm), default=None)


def _fits(
    reading: Reading, verdict: Verdict, polarity: Polarity, states: Mapping[str, State]
) -> bool:
    return (
        reading.verdict is verdict
        and (not reading.polarity or polarity in reading.polarity)
        and all(states.get(id, State.UNSAID) is state for id, state in reading.when.items())
    )


def _closeness(reading: Reading, norm: Norm) -> tuple[int, bool, int]:
    first = min((norm.conditions.index(id) for id in reading.when), default=len(norm.conditions))
    return len(reading.when), bool(reading.polarity), -first


def reply(norm: Norm, judgement: Judgement, form: Form, negated: bool) -> str:
    """Return the verdict in a sentence, and the norm's plain words that fit it."""
    verdict, polarity = judgement.verdict, judgement.polarity
    plain = reading_of(norm, verdict, polarity, judgement.states)
    leads = lead(verdict, form, negated, polarity, judgement.hinges)
    return paragraph(leads, plain.says if plain else "")


def unsure(likelier: Verdict, other: Verdict) -> str:
    """Say in one sentence that there are two readings, and which is the likelier."""
    return (
        f"I am not sure: this can be read two ways, and {NAMED[likelier]} is likelier "
        f"than {NAMED[other]}."
    )


def paragraph(*parts: str) -> str:
    """Join sentences that may be empty."""
    return " ".join(part for part in parts if part)
