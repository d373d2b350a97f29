"""Why a verdict came about: sentences made from what decided it, and from nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from decision.compose import NAMED
from decision.logic import agrees
from decision.verdict import (
    CHOSEN,
    MAJORITY,
    Judgement,
    Matter,
    decider,
    judge,
    silence,
)
from domain.case import WorkedCase
from domain.clause import Modality
from domain.decision import Alternative, Condition, Polarity, State, Verdict
from domain.norm import Norm, NormCondition
from domain.reading import Reading
from domain.search import Placement, Ranking

_ACTS = {
    Polarity.DO: "going ahead with it",
    Polarity.REFUSE: "refusing it or leaving it undone",
    Polarity.DISCLOSE: "telling or showing it to somebody",
    Polarity.REPORT: "reporting it",
    Polarity.KEEP_QUIET: "keeping quiet about it",
    Polarity.ASK: "asking or finding out first",
}
_WEIGHS = {
    ("exception", State.MET): "That is an exception to the rule",
    ("exception", State.FAILED): "Without that exception the rule itself speaks",
    ("trigger", State.MET): "That is what the rule is about",
    ("trigger", State.FAILED): "The rule does not reach that",
    ("requirement", State.MET): "That is what the rule asks for",
    ("requirement", State.FAILED): "That falls short of what the rule asks for",
}
_RULES = {
    Modality.PROHIBITION: Verdict.FORBIDDEN,
    Modality.OBLIGATION: Verdict.OBLIGATORY,
    Modality.PERMISSION: Verdict.PERMITTED,
}
NOT_ENGLISH = "The question does not look like English, so none of the clauses was applied to it."
SHARES = "shares the words "
NOTHING_FOUND = "No clause was found."


class Decided(NamedTuple):
    """A verdict under a norm, with all that led to it.

    `cases` are the nearest, whatever they turn on; `conditions` and `alternative` are as the
    answer shows them.
    """

    norm: Norm
    matter: Matter
    judgement: Judgement
    ranking: Ranking
    cases: Sequence[WorkedCase]
    conditions: Sequence[Condition]
    alternative: Alternative | None


def steps(decided: Decided) -> tuple[str, ...]:
    """Return the steps that led to a verdict under a norm, one sentence each."""
    parts = (_clause, _act, _ground, _otherwise, _cases, _doubt)
    return tuple(sentence for part in parts for sentence in part(decided))


def silent(
    is_english: bool, reading: Reading | None, ranking: Ranking, cases: Sequence[WorkedCase]
) -> tuple[str, ...]:
    """Return the steps that led to the finding that the sources do not settle a question."""
    if not is_english:
        return (NOT_ENGLISH,)
    if not ranking.hits:
        return (NOTHING_FOUND,)
    chance = silence(reading) if reading else 1 - ranking.covered
    limit = f"; from {CHOSEN.uncovered:.2f} on, the sources count as silent" if reading else ""
    said = [
        f"The clause that comes nearest is {ranking.hits[0].clause_id}.",
        f"The probability that no clause settles this is {chance:.2f}{limit}.",
    ]
    if cases:
        unsettled = sum(not case.clauses for case in cases)
        said.append(f"No clause settles {unsettled} of the {len(cases)} nearest worked cases.")
    return tuple(said)


def _clause(decided: Decided) -> Iterator[str]:
    placements = decided.ranking.hits[0].placements
    # Where no one of them put it first, the reading of the whole did.
    whole = "" if any(each.rank == 1 for each in placements) else ", by the question as a whole,"
    evidence = list(_evidence(decided, {each.system: each for each in placements}))
    behind = f": {_listed(evidence)}" if evidence else ""
    yield f"The clause that fits best{whole} is {decided.norm.clause}{behind}."


def _evidence(decided: Decided, placed: Mapping[str, Placement]) -> Iterator[str]:
    turning = sum(decided.norm.clause in case.clauses for case in decided.cases)
    if turning:
        turn = "turns" if turning == 1 else "turn"
        yield f"{turning} of the {len(decided.cases)} nearest worked cases {turn} on it"
    if "dense" in placed and placed["dense"].rank == 1:
        yield "it is the nearest in meaning"
    if "bm25" in placed and (words := _words(placed["bm25"].why)):
        shared = "word" if len(words) == 1 else "words"
        yield f"the question shares the {shared} {', '.join(words)} with it"


def _act(decided: Decided) -> Iterator[str]:
    if decided.judgement.verdict is Verdict.INFORMATION:
        yield "No act was asked about: the question was read as one of what the rule says."
        return
    likely = decided.matter.reading.polarities
    first, next_, *_ = sorted(likely, key=lambda polarity: -likely[polarity])
    doubt = "" if likely[first] >= MAJORITY else f", or perhaps about {_ACTS[next_]}"
    yield f"Your question was read as one about {_ACTS[first]}{doubt}."


def _ground(decided: Decided) -> Iterator[str]:
    judgement = decided.judgement
    if judgement.verdict is Verdict.INFORMATION:
        return
    condition = decider(decided.matter, judgement)
    if condition is not None:
        state = judgement.states[condition.id]
        yield _fact(condition, state, decided)
        yield _consequence(condition, state, judgement)
    elif judgement.verdict is not Verdict.CONDITIONAL or not judgement.hinges:
        yield _without_facts(decided)
    yield from _caution(judgement)


def _fact(condition: NormCondition, state: State, decided: Decided) -> str:
    holds = _holding(condition, state is State.MET)
    if condition.id in decided.matter.facts:
        return f"You said that {holds}."
    shown = next((each.words for each in decided.conditions if each.id == condition.id), "")
    words = shown.strip(" .,;:")
    return f"Read from “{words}”: {holds}." if words else f"It seems that {holds}."


def _consequence(condition: NormCondition, state: State, judgement: Judgement) -> str:
    follows = condition.effects[judgement.polarity][state]
    weighs = _WEIGHS[condition.kind, state]
    if follows is judgement.verdict:
        return f"{weighs}, so the answer is {NAMED[follows]}."
    whole = f"the question as a whole reads as {NAMED[judgement.likeliest]}"
    if agrees(judgement.verdict, follows):
        return f"{weighs}, which does not stand against it, and {whole}."
    but = "" if agrees(judgement.likeliest, follows) else f", but {whole}"
    return f"{weighs}, which by itself would mean {NAMED[follows]}{but}."


def _without_facts(decided: Decided) -> str:
    judgement = decided.judgement
    if _RULES.get(decided.norm.modality) is judgement.verdict is judgement.likeliest:
        return f"No fact told decides it, so the rule itself speaks: {NAMED[judgement.verdict]}."
    whole = NAMED[judgement.likeliest]
    return f"No fact told decides it; the question as a whole reads as {whole}."


def _caution(judgement: Judgement) -> Iterator[str]:
    """Say where the likeliest verdict is not the one that is given."""
    verdict, asked = judgement.verdict, judgement.hinges
    if judgement.likeliest is Verdict.PERMITTED and verdict is not Verdict.PERMITTED:
        shown = f"depending on whether {asked[0].text}" if asked else NAMED[verdict]
        yield f"“You may” was likeliest but not sure enough to be said, so it is shown as {shown}."
    elif verdict is Verdict.CONDITIONAL and asked:
        yield f"What decides it was not told for certain: whether {asked[0].text}."
    elif verdict is Verdict.FORBIDDEN and judgement.likeliest is Verdict.CONDITIONAL:
        yield "“It depends” was likeliest, but nothing is left to ask that could change this."


def _otherwise(decided: Decided) -> Iterator[str]:
    """Say which fact would change the verdict, and to what: each is judged as if it were told."""
    if decided.judgement.verdict is Verdict.INFORMATION:
        return
    for condition, answers in _supposed(decided):
        changed = [said for holds in answers if (said := _if(condition, holds, decided))]
        if changed:
            yield from changed
            return


def _supposed(decided: Decided) -> list[tuple[NormCondition, tuple[bool, ...]]]:
    judgement = decided.judgement
    asked = [(condition, (True, False)) for condition in judgement.hinges[:1]]
    own = decider(decided.matter, judgement)
    turned = [(own, (judgement.states[own.id] is not State.MET,))] if own else []
    # Where it depends, what is asked matters more than what was told.
    depends = judgement.verdict is Verdict.CONDITIONAL
    return [*asked, *turned] if depends else [*turned, *asked]


def _if(condition: NormCondition, holds: bool, decided: Decided) -> str:
    facts = {**decided.matter.facts, condition.id: holds}
    verdict = judge(decided.matter._replace(facts=facts)).verdict
    if verdict is decided.judgement.verdict:
        return ""
    return f"If {_holding(condition, holds)}, the answer would be {NAMED[verdict]}."


def _cases(decided: Decided) -> Iterator[str]:
    clause, verdict = decided.norm.clause, decided.judgement.verdict
    if not decided.cases:
        return
    counts = Counter(case.verdict for case in decided.cases if clause in case.clauses)
    if not counts:
        yield f"None of the {len(decided.cases)} nearest worked cases turns on this clause."
        return
    if counts.total() == 1:
        yield f"The one worked case near it on this clause says {NAMED[next(iter(counts))]}."
        return
    others = [f"{NAMED[each]} of {n}" for each, n in counts.most_common() if each is not verdict]
    said = [f"{NAMED[verdict]} is the verdict of {counts[verdict] or 'none'}", *others]
    yield f"Of the nearest worked cases on this clause, {_listed(said)}."


def _doubt(decided: Decided) -> Iterator[str]:
    own, other = decided.judgement.confidence, decided.alternative
    if other is not None:
        yield (
            f"That is not sure enough to stand alone ({own:.2f}), so {NAMED[other.verdict]} "
            f"({other.confidence:.2f}) is shown beside it."
        )


def _words(why: str) -> list[str]:
    """Return the words that a placement says are shared, but no single letter ("client's")."""
    return [word for word in why.removeprefix(SHARES).split(", ") if len(word) > 1]


def _holding(condition: NormCondition, holds: bool) -> str:
    return condition.text if holds else condition.negated


def _listed(items: Sequence[str]) -> str:
    *before, last = items
    return f"{', '.join(before)}, and {last}" if before else last
