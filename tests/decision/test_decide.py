"""From what was found to the whole advice, on a small code."""

import pytest

from decision.decide import ASK_A_PERSON, NO_CASES, NOT_ENGLISH, TOO_LONG, Findings
from decision.heard import ORDERS_IGNORED
from domain.corpus import Corpus
from domain.decision import (
    Advice,
    Condition,
    Conflict,
    Precedent,
    Ranked,
    State,
    Verdict,
)
from domain.reading import Mark, Reading
from domain.search import Hit, Placement, Ranking
from tests.decision.findings import ASK, GERMAN, NO, decide, found, ranking
from tests.fakes_search import (
    AGREED,
    GIFTS,
    REPORTING,
    TERMS,
    bare_corpus,
    reading,
    small_corpus,
    sure,
)

SURE = {Verdict.FORBIDDEN: 1.0}
DEPENDS = {Verdict.CONDITIONAL: 1.0}

ORDERED = (ORDERS_IGNORED,)
CUT = reading(nothing=1.0).model_copy(update={"is_cut": True})


def unsaid(advice: Advice) -> dict[str, object]:
    """What an advice says, without the parts that other rows look at."""
    return advice.model_dump(
        include={"verdict", "answer", "open_questions", "notes", "refer_to", "confidence"}
    )


@pytest.mark.parametrize(
    ("verdicts", "question", "facts", "verdict", "answer"),
    [
        (SURE, ASK, {}, "forbidden", NO),
        (
            SURE,
            "It isn't wrong, is it?",
            {},
            "forbidden",
            "You may not. A gift from a vendor stays with the vendor.",
        ),
        (
            DEPENDS,
            ASK,
            {},
            "conditional",
            "You may, but only if the manager has agreed. Ask the manager first.",
        ),
        (
            DEPENDS, ASK, {AGREED.id: None}, "conditional",
            "You may, but only if the manager has agreed. Ask the manager first.",
        ),
        (
            DEPENDS,
            ASK,
            {AGREED.id: True},
            "permitted",
            "Yes, you may. The manager knows of the gift.",
        ),
        (
            DEPENDS,
            ASK,
            {AGREED.id: False},
            "forbidden",
            NO,
        ),
        (
            {Verdict.INFORMATION: 1.0},
            "What is a gift?",
            {},
            "information",
            "The rule is about gifts.",
        ),
        # A verdict for which nobody wrote plain words stands alone.
        ({Verdict.OBLIGATORY: 1.0}, "Must I keep it?", {}, "obligatory", "Yes, you must."),
    ],
)  # fmt: skip
def test_the_answer(
    verdicts: dict[Verdict, float],
    question: str,
    facts: dict[str, bool | None],
    verdict: str,
    answer: str,
) -> None:
    advice = decide(found(reading(verdicts=verdicts), question, facts))
    assert (advice.verdict, advice.answer) == (verdict, answer)
    assert advice.question == question
    assert advice.refer_to == "your manager"
    assert advice.notes == ()


def test_the_whole_of_an_advice() -> None:
    place = Ranking(
        hits=(
            Hit(
                clause_id="house/1.1",
                rank=1,
                score=0.9,
                placements=(
                    Placement(system="dense", rank=1, score=0.5, why="similarity 0.50"),
                    Placement(system="bm25", rank=1, score=2.0, why="shares the words gift"),
                ),
            ),
            Hit(clause_id="house/1.2", rank=2, score=0.09),
        )
    )
    read = reading(verdicts={Verdict.FORBIDDEN: 0.8, Verdict.PERMITTED: 0.2})
    assert decide(found(read, place=place)).model_dump(mode="json") == {
        "question": ASK,
        "verdict": "forbidden",
        "confidence": 0.8,
        "answer": NO,
        "citations": [
            {
                "clause_id": "house/1.1",
                "document": "House Rules",
                "section": "Gifts",
                "authority": "binding",
                "text": GIFTS,
                "quote": "must not accept gifts from vendors",
                "span": [6, 40],
            }
        ],
        "ranking": [
            {
                "clause_id": "house/1.1",
                "score": 0.9,
                "why": "similarity 0.50; shares the words gift",
            },
            {"clause_id": "house/1.2", "score": 0.09, "why": ""},
        ],
        "conditions": [
            {
                "id": "manager_agreed",
                "text": "the manager has agreed",
                "met": None,
                "clause_id": "house/1.1",
                "words": "",
                "ask": "Has the manager agreed?",
            }
        ],
        "open_questions": ["Has the manager agreed?"],
        "alternative": None,
        "why": [
            "The clause that fits best is house/1.1: it is the nearest in meaning, and the "
            "question shares the word gift with it.",
            "Your question was read as one about going ahead with it.",
            "No fact told decides it, so the rule itself speaks: “you may not”.",
            "If the manager has agreed, the answer would be “you may”.",
        ],
        "conflicts": [],
        "precedents": [],
        "notes": [],
        "refer_to": "your manager",
        "refer": False,
        "badge": "",
        "usage": None,
        "explained": [],
        "mode": "",
        "index": "",
        "seconds": 0.0,
    }


@pytest.mark.parametrize(
    ("findings", "verdict", "confidence", "notes"),
    [
        (found(reading(nothing=1.0)), "not_covered", 0.5, ()),
        (found(reading(verdicts={Verdict.NOT_COVERED: 1.0}, nothing=0.8)), "not_covered", 0.9, ()),
        (found(None, place=ranking(covered=0.3)), "not_covered", 0.7, ()),
        (found(reading(), place=Ranking(hits=())), "not_covered", 0.0, ()),
        (found(reading(), GERMAN), "not_covered", 0.0, (NOT_ENGLISH,)),
        (found(reading(nothing=1.0), notes=ORDERED), "not_covered", 0.5, ORDERED),
        (found(CUT, notes=ORDERED), "not_covered", 0.5, (*ORDERED, TOO_LONG)),
        (
            found(reading(), GERMAN, notes=ORDERED),
            "not_covered", 0.0, (*ORDERED, NOT_ENGLISH),
        ),
    ],
)  # fmt: skip
def test_silence(
    findings: Findings, verdict: str, confidence: float, notes: tuple[str, ...]
) -> None:
    advice = decide(findings)
    assert unsaid(advice) == {
        "verdict": verdict,
        "confidence": confidence,
        "answer": "The sources do not settle this. The nearest clauses are about something else, "
        "so a person must decide.",
        "open_questions": (),
        "notes": notes,
        "refer_to": ASK_A_PERSON,
    }
    assert (advice.citations, advice.conditions, advice.conflicts) == ((), (), ())
    assert advice.alternative is None
    assert len(advice.ranking) == len(findings.ranking.hits)


HANGS = "The clause hangs on something that you have not told."
STANDARD = "The clause sets a standard, and does not say whether this keeps to it."
NEITHER = "Its wording neither requires nor forbids anything."
AGREES = "Is this so in your case: “the manager has agreed”?"
KEEPS = "Would it be in keeping with this: “Everybody must report accidents within a day.”?"
DESCRIBES = "Would it be in keeping with this: “The handbook describes working hours.”?"
BARE, SMALL = bare_corpus(), small_corpus()


@pytest.mark.parametrize(
    ("corpus", "id", "says", "ask", "quote", "refer_to"),
    [
        (BARE, "house/1.1", HANGS, AGREES, GIFTS, ASK_A_PERSON),
        (BARE, "house/1.2", STANDARD, KEEPS, REPORTING, ASK_A_PERSON),
        (BARE, "house/2.1", NEITHER, DESCRIBES, TERMS, ASK_A_PERSON),
        (SMALL, "house/1.2", STANDARD, KEEPS, "must report accidents", "your manager"),
    ],
)
def test_by_wording_alone(
    corpus: Corpus, id: str, says: str, ask: str, quote: str, refer_to: str
) -> None:
    place = Ranking(hits=(Hit(clause_id=id, rank=1, score=1.0),), covered=0.8)
    advice = decide(found(None, place=place), corpus)
    assert unsaid(advice) == {
        "verdict": "conditional",
        "confidence": 0.4,
        "answer": f"It depends. {says}",
        "open_questions": (ask,),
        "notes": (NO_CASES,),
        "refer_to": refer_to,
    }
    assert [(c.clause_id, c.quote) for c in advice.citations] == [(id, quote)]
    assert [(c.ask, c.met, c.clause_id) for c in advice.conditions] == [(ask, None, id)]
    assert advice.why[0] == f"The clause that fits best is {id}."


@pytest.mark.parametrize(
    ("state", "facts", "question", "shown"),
    [
        (State.UNSAID, {}, ASK, (None, "")),
        (State.MET, {}, ASK, (True, ASK)),
        (State.MET, {}, f"My manager agreed. {ASK}", (True, "My manager agreed.")),
        (State.FAILED, {}, ASK, (False, ASK)),
        # What was given by hand needs no words to show it.
        (State.UNSAID, {AGREED.id: True}, f"My manager agreed. {ASK}", (True, "")),
        # What the asker does not know is still a condition.
        (State.MET, {AGREED.id: None}, ASK, (None, "")),
    ],
)
def test_conditions(
    state: State,
    facts: dict[str, bool | None],
    question: str,
    shown: tuple[bool | None, str],
) -> None:
    # Under "it depends" a fact that seems told would be asked for again, and shown as open.
    verdicts = {Verdict.PERMITTED: 1.0} if state is State.MET else DEPENDS
    read = reading(verdicts=verdicts, states={AGREED.id: sure(state)})
    read = read.model_copy(update={"marks": {AGREED.id: (Mark(start=0, end=2, weight=1.0),)}})
    met, words = shown
    expected = Condition(
        id=AGREED.id,
        text="the manager has agreed",
        met=met,
        clause_id="house/1.1",
        words=words,
        ask="Has the manager agreed?",
    )
    assert decide(found(read, question, facts)).conditions == (expected,)


@pytest.mark.parametrize(
    ("topics", "conflicts", "cited"),
    [
        ((), (), ["house/1.1", "paper/1.1", "house/1.2"]),
        ((("0:0", 0.4),), (), ["house/1.1", "paper/1.1", "house/1.2"]),
        (
            (("0:0", 0.8),),
            (
                Conflict(
                    clauses=("paper/1.1", "house/1.1"),
                    prevails="house/1.1",
                    why="The paper welcomes small gifts; the rules do not.",
                ),
            ),
            ["house/1.1", "paper/1.1", "house/1.2"],
        ),
    ],
)
def test_conflicts_are_shown_and_both_sides_cited(
    topics: tuple[tuple[str, float], ...], conflicts: tuple[Conflict, ...], cited: list[str]
) -> None:
    advice = decide(found(reading(verdicts=SURE), topics=topics))
    assert advice.conflicts == conflicts
    assert [citation.clause_id for citation in advice.citations] == cited
    why = " The rules says otherwise; the House Rules prevails." if conflicts else ""
    assert advice.answer == (f"No, you may not. A gift from a vendor stays with the vendor.{why}")


def test_a_conflict_brings_a_clause_that_was_ranked_low() -> None:
    place = Ranking(hits=(Hit(clause_id="house/1.1", rank=1, score=0.99),))
    advice = decide(found(reading(verdicts=SURE), place=place, topics=(("0:1", 0.9),)))
    assert [(citation.clause_id, citation.quote) for citation in advice.citations] == [
        ("house/1.1", "must not accept gifts from vendors"),
        ("paper/1.1", "small gifts are welcome"),
    ]


def test_a_conflict_is_found_by_its_words_too() -> None:
    findings = found(reading(verdicts=SURE), "A newspaper says so. May I keep the hamper?")
    assert [conflict.prevails for conflict in decide(findings).conflicts] == ["house/1.1"]


def test_what_spells_the_clause_out_supports_it() -> None:
    corpus = small_corpus()
    linked = [
        clause.model_copy(update={"elaborates": ("house/1.1",)})
        if clause.id == "house/2.1"
        else clause
        for clause in corpus.clauses
    ]
    place = Ranking(hits=(Hit(clause_id="house/1.1", rank=1, score=0.99),))
    advice = decide(
        found(reading(verdicts=SURE), place=place),
        corpus.model_copy(update={"clauses": tuple(linked)}),
    )
    assert [citation.clause_id for citation in advice.citations] == ["house/1.1", "house/2.1"]


@pytest.mark.parametrize(
    ("neighbours", "read", "shown"),
    [
        ({"c1": 0.9, "c2": 0.5, "c3": 0.9, "c4": 0.9}, reading(verdicts=SURE), ["c1", "c2"]),
        ({"c1": 0.44}, reading(verdicts=SURE), []),
        ({"c1": 0.45}, reading(verdicts=SURE), ["c1"]),
        ({"c1": 0.9, "c4": 0.6}, reading(nothing=1.0), ["c4"]),
        ({}, reading(verdicts=SURE), []),
    ],
)
def test_precedents(neighbours: dict[str, float], read: Reading, shown: list[str]) -> None:
    advice = decide(found(read, place=ranking(neighbours=neighbours)))
    assert [precedent.case_id for precedent in advice.precedents] == shown


def test_a_precedent_says_that_it_is_a_worked_case() -> None:
    advice = decide(found(reading(verdicts=SURE), place=ranking(neighbours={"c1": 0.9})))
    assert advice.precedents == (
        Precedent(
            case_id="c1",
            question="May I keep the wine?",
            verdict=Verdict.FORBIDDEN,
            kind="worked_case",
            why="Because of c1.",
            clauses=("house/1.1", "paper/1.1"),
        ),
    )


def test_orders_are_noted() -> None:
    assert decide(found(reading(verdicts=SURE), notes=ORDERED)).notes == ORDERED


def test_the_ranking_is_told_whole() -> None:
    assert decide(found(reading(verdicts=SURE))).ranking == (
        Ranked(clause_id="house/1.1", score=0.7),
        Ranked(clause_id="paper/1.1", score=0.15),
        Ranked(clause_id="house/1.2", score=0.1),
        Ranked(clause_id="house/2.1", score=0.05),
    )
