"""A case for a code of one's own, put together with a person or from a script's options."""

import textwrap
from collections.abc import Callable, Iterator

from advisor import Advisor
from console.dialogue import VERDICTS, Dialogue, Unclear, clause, silence, verdict, words, yes
from console.own_code import OwnCode, ids_in
from console.render import WIDTH, WORDS, sureness
from decision.by_cases import SAME
from domain.case import WorkedCase
from domain.clause import Clause
from domain.decision import Advice, Verdict
from domain.errors import LikeAnother, NotGiven
from domain.search import Query
from ingest.own_cases import plain

NEAREST = 5
OPENING = 100
"""Characters of a clause that are shown in the list."""
SHORT = 25
"""Words; a longer question tells a story."""
STAFF = "staff"


def drafted(code: OwnCode, dialogue: Dialogue) -> WorkedCase | None:
    """Return the case, or None where it is not wanted after all.

    Raises BadCase, NotGiven or LikeAnother for options that make no case.
    """
    question = dialogue.ask("--question", "The question, as people ask it:", _fresh(code))
    advice = code.advisor.ask(Query(question=question), NEAREST)
    for line in _now(advice, code.advisor):
        dialogue.say(line)
    governs = _governing(code, advice, dialogue)
    case = _case(code, question, governs, dialogue)
    return case if _stands_beside_the_like(code, case, dialogue) else None


def told(case: WorkedCase) -> str:
    """Return a case on a line: its question, verdict and clause."""
    governs = f", {case.clauses[0]}" if case.clauses else ""
    return f"{case.question} — {WORDS[case.verdict].lower()}{governs}"


def _fresh(code: OwnCode) -> Callable[[str], str]:
    stands = {plain(case.question): case.id for case in code.advisor.corpus.cases}

    def understand(typed: str) -> str:
        question = words("question")(typed)
        if plain(question) in stands:
            raise Unclear(f"{stands[plain(question)]} asks that already")
        return question

    return understand


def _now(advice: Advice, advisor: Advisor) -> Iterator[str]:
    yield f"\nmayi says now: {WORDS[advice.verdict]}  ({sureness(advice.confidence)})"
    yield _indented(advice.answer, "  ")
    yield "\nThe nearest clauses:"
    for number, each in enumerate(advice.ranking, 1):
        yield _indented(_opening(advisor.clause(each.clause_id)), f"  {number}. ")
    yield ""


def _indented(text: str, mark: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _opening(shown: Clause) -> str:
    text = " ".join(shown.text.split())
    cut = text if len(text) <= OPENING else f"{text[:OPENING].rsplit(' ', 1)[0]} …"
    return " · ".join(part for part in (shown.id, shown.section, cut) if part)


def _governing(code: OwnCode, advice: Advice, dialogue: Dialogue) -> str:
    # A script cannot have seen the numbers of the list.
    listed = [] if "--clause" in dialogue.given else [each.clause_id for each in advice.ranking]
    known = [each.id for each in code.bare.clauses]
    what = "Which clause governs? (number, id, or none)"
    return dialogue.ask("--clause", what, clause(known, listed))


def _case(code: OwnCode, question: str, governs: str, dialogue: Dialogue) -> WorkedCase:
    said = _verdict(governs, dialogue)
    why = dialogue.ask("--why", "Why, in one sentence?", words("why"))
    settles = ""
    if said is Verdict.CONDITIONAL:
        what = "Which open question would settle it?"
        settles = dialogue.ask("--open-question", what, words("open_question"))
    role = dialogue.ask("--role", f"Who asks? [{STAFF}]", words("role"), STAFF)
    id = _next(ids_in(code))
    return WorkedCase(
        id=id,
        scenario=id,
        question=question,
        role=role,
        style="short" if len(question.split()) <= SHORT else "scenario",
        clauses=(governs,) if governs else (),
        verdict=said,
        open_question=settles,
        why=why,
    )


def _verdict(governs: str, dialogue: Dialogue) -> Verdict:
    if governs:
        what = f"Which verdict? ({VERDICTS}; first letters do)"
        return dialogue.ask("--verdict", what, verdict)
    if "--verdict" in dialogue.given:
        return dialogue.ask("--verdict", "", silence)
    dialogue.say(f"Then its verdict is {Verdict.NOT_COVERED.value}.")
    return Verdict.NOT_COVERED


def _next(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"c{number:04}" in taken:
        number += 1
    return f"c{number:04}"


def _stands_beside_the_like(code: OwnCode, case: WorkedCase, dialogue: Dialogue) -> bool:
    """Show each case that asks nearly the same and is answered otherwise; are both to stand?"""
    for other in _alike(code, case):
        dialogue.say(f"\nNearly the same question, answered otherwise, stands in {other.id}:")
        dialogue.say(f"  {told(other)}")
        try:
            if not dialogue.ask("--anyway", "Keep both? (y/n)", yes):
                return False
        except NotGiven:
            raise LikeAnother(other.id) from None
    return True


def _alike(code: OwnCode, case: WorkedCase) -> Iterator[WorkedCase]:
    cases = {each.id: each for each in code.advisor.corpus.cases}
    for near in code.advisor.retriever.find(case.question, 1).ranking.neighbours:
        other = cases[near.case_id]
        same = (other.verdict, other.clauses[:1]) == (case.verdict, case.clauses[:1])
        if near.similarity >= SAME and not same:
            yield other
