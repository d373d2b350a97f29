"""Verdicts from the cases of a user's own code."""

from collections.abc import Mapping

import pytest

from decision.by_cases import (
    DOUBTED,
    NEAR,
    SAME,
    SURE_WHEN_ALIKE,
    SURE_WHEN_NEAR,
    TURNED,
    against,
    backing,
    by_cases,
)
from decision.decide import ASK_A_PERSON, NO_CASES, NONE_NEAR, Decider, Findings
from domain.case import WorkedCase
from domain.decision import Advice, Verdict
from domain.search import Hit, Neighbour, Query, Ranking
from tests.fakes_search import alike, bare_corpus

ASK = "May I keep the hamper?"
CLAUSE = "house/1.1"


def case(
    id: str, verdict: Verdict, clause: str = CLAUSE, question: str = "", open_question: str = ""
) -> WorkedCase:
    return WorkedCase(
        id=id,
        scenario=id,
        question=question or f"May I keep the {id}?",
        role="staff",
        style="short",
        clauses=(clause,) if clause else (),
        verdict=verdict,
        open_question=open_question,
        why=f"Because of the {id}.",
    )


CASES = {
    each.id: each
    for each in (
        case("mug", Verdict.PERMITTED),
        case("pen", Verdict.PERMITTED),
        case("wine", Verdict.FORBIDDEN),
        case("dinner", Verdict.CONDITIONAL, open_question="Is it dear?"),
        case("lunch", Verdict.CONDITIONAL, open_question="Is it dear?"),
        case("trip", Verdict.CONDITIONAL, open_question="Who pays?"),
        case("slip", Verdict.OBLIGATORY, "house/1.2"),
        case("term", Verdict.INFORMATION, question="What is a gift?"),
        case("thanks", Verdict.FORBIDDEN, question="May I refuse the hamper?"),
        case("park", Verdict.NOT_COVERED, ""),
    )
}


def near(similarities: Mapping[str, float]) -> tuple[Neighbour, ...]:
    ranked = sorted(similarities.items(), key=lambda each: -each[1])
    return tuple(Neighbour(case_id=id, similarity=value) for id, value in ranked)


@pytest.mark.parametrize(
    "similarities",
    [
        {},
        {"mug": NEAR - 0.01, "wine": 0.5},
        {"slip": 1.0, "park": 1.0},  # near, and yet of another clause, or of none
        {"thanks": NEAR + TURNED - 0.01},  # of the opposite
    ],
)
def test_without_a_case_that_is_near_cases_are_silent(similarities: dict[str, float]) -> None:
    assert by_cases(ASK, CLAUSE, near(similarities), CASES) is None


NO = "No, you may not. The nearest worked case of your own says why: "
DOUBT = (
    "It depends. The nearest worked case of your own says “you may”, but it is not the same "
    "question, so have somebody decide."
)


@pytest.mark.parametrize(
    ("similarities", "verdict", "answer", "asks"),
    [
        ({"wine": 0.7}, "forbidden", NO + "Because of the wine.", ()),
        ({"wine": 0.9, "mug": 0.7}, "forbidden", NO + "Because of the wine.", ()),
        (
            {"mug": 1.0},
            "permitted",
            "Yes, you may. The nearest worked case of your own says why: Because of the mug.",
            (),
        ),
        ({"mug": SAME - 0.01}, "conditional", DOUBT, ()),
        # "You may not" has a fifth of the votes, or more.
        ({"mug": 0.95, "wine": 0.9}, "conditional", DOUBT, ()),
        ({"mug": 0.95, "wine": 0.8}, "permitted", None, ()),
        (
            {"dinner": 0.8, "lunch": 0.79, "trip": 0.78, "wine": 0.7},
            "conditional",
            "It depends. The nearest worked case of your own says why: Because of the dinner.",
            ("Is it dear?", "Who pays?"),
        ),
        # What is in doubt asks what the cases near it ask.
        ({"mug": 0.8, "dinner": 0.75}, "conditional", DOUBT, ("Is it dear?",)),
        (
            {"term": 0.8},
            "information",
            "The nearest worked case of your own says why: Because of the term.",
            (),
        ),
        # The vote goes against the nearest of all.
        ({"mug": 0.8, "wine": 0.79, "thanks": 0.9}, "forbidden", None, ()),
    ],
)
def test_the_verdict_of_cases(
    similarities: dict[str, float], verdict: str, answer: str | None, asks: tuple[str, ...]
) -> None:
    backed = by_cases(ASK, CLAUSE, near(similarities), CASES)
    assert backed
    assert (backed.verdict, backed.open_questions) == (verdict, asks)
    assert answer is None or backed.answer == answer
    assert 0 < backed.confidence < 1


@pytest.mark.parametrize(
    ("similarities", "confidence"),
    [
        ({"wine": NEAR}, SURE_WHEN_NEAR),
        ({"wine": 1.0}, SURE_WHEN_ALIKE),
        ({"mug": 0.7}, DOUBTED),
    ],
)
def test_how_sure_one_voice_is(similarities: dict[str, float], confidence: float) -> None:
    backed = by_cases(ASK, CLAUSE, near(similarities), CASES)
    assert backed and backed.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("May I keep the mug?", "permitted"),
        ("May I not keep the mug?", "conditional"),
        ("May I refuse the mug?", "conditional"),
        ("Can I turn the mug down?", "permitted"),
        ("Can I turn it down?", "conditional"),
        ("Isn't it fine to keep the mug?", "conditional"),
        ("May I keep the knotty mug?", "permitted"),
    ],
)
def test_a_refusal_is_not_like_its_opposite(question: str, verdict: str) -> None:
    backed = by_cases(question, CLAUSE, near({"mug": SAME + TURNED / 2}), CASES)
    assert backed and backed.verdict == verdict


@pytest.mark.parametrize(
    ("similarities", "why"),
    [
        (
            {"wine": 0.9},
            (
                "The clause that fits best is house/1.1.",
                "The nearest worked case on it is wine (similarity 0.90), whose verdict is "
                "“you may not”.",
            ),
        ),
        (
            {"mug": 0.8, "pen": 0.8, "wine": 0.7},
            (
                "The clause that fits best is house/1.1.",
                "The nearest worked case on it is mug (similarity 0.80), whose verdict is "
                "“you may”.",
                "2 of the 3 cases near it say “you may”.",
                "“you may” is not sure enough to be said from that.",
            ),
        ),
    ],
)
def test_why(similarities: dict[str, float], why: tuple[str, ...]) -> None:
    backed = by_cases(ASK, CLAUSE, near(similarities), CASES)
    assert backed and backed.why == why


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (1, "One worked case of your own backs this clause; the verdict is read from the nearest."),
        (3, "3 worked cases of your own back this clause; the verdict is read from the nearest."),
    ],
)
def test_how_many_back_it(count: int, says: str) -> None:
    assert backing(count) == says


@pytest.mark.parametrize(
    ("verdicts", "says"),
    [
        ((), ""),
        ((Verdict.PERMITTED,) * 5, ""),
        ((Verdict.FORBIDDEN, *(Verdict.PERMITTED,) * 5), ""),
        (
            (Verdict.FORBIDDEN, *(Verdict.PERMITTED,) * 4),
            "It depends. The clause reads as “you may”, but of the worked cases of your own on "
            "it, 1 of 5 say “you may not”.",
        ),
    ],
)
def test_cases_that_stand_against_the_wording(verdicts: tuple[Verdict, ...], says: str) -> None:
    cases = [case(f"x{number}", verdict) for number, verdict in enumerate(verdicts)]
    assert against(CLAUSE, [*cases, case("other", Verdict.FORBIDDEN, "house/1.2")]) == says


# In the whole of a decision.


def decide(similarities: dict[str, float], covered: float = 1.0, cases: bool = True) -> Advice:
    own = tuple(CASES.values()) if cases else ()
    corpus = bare_corpus().model_copy(update={"cases": own})
    ranking = Ranking(
        hits=(Hit(clause_id=CLAUSE, rank=1, score=1.0),),
        neighbours=near(similarities),
        covered=covered,
    )
    findings = Findings(
        typed=ASK, query=Query(question=ASK), text=ASK, notes=(), ranking=ranking, reading=None,
        topics=(),
    )  # fmt: skip
    return Decider(corpus, alike(corpus)).decide(findings)


def test_the_whole_of_an_advice_that_cases_back() -> None:
    advice = decide({"wine": 0.9, "pen": 0.5, "park": 0.5, "mug": 0.4})
    assert (advice.verdict, advice.refer_to) == (Verdict.FORBIDDEN, ASK_A_PERSON)
    assert [citation.clause_id for citation in advice.citations] == [CLAUSE]
    assert advice.citations[0].quote == advice.citations[0].text
    assert advice.notes == (backing(8),)
    assert [each.case_id for each in advice.precedents] == ["wine", "pen"]
    assert advice.why and advice.confidence < 1


def test_where_no_case_is_near_the_wording_speaks_and_says_so() -> None:
    advice, bare = decide({"mug": 0.5}), decide({}, cases=False)
    assert advice.verdict is bare.verdict
    assert (NO_CASES in bare.notes, NONE_NEAR in advice.notes) == (True, True)
    assert NO_CASES not in advice.notes
    assert [each.case_id for each in advice.precedents] == ["mug"]


def test_wording_that_allows_is_held_against_far_cases() -> None:
    allows = bare_corpus().clauses[0].model_copy(update={"text": "Staff may keep the hamper."})
    ranking = Ranking(hits=(Hit(clause_id=CLAUSE, rank=1, score=1.0),), covered=1.0)
    query = Query(question=ASK)
    findings = Findings(ASK, query, ASK, (), ranking, None, ())
    said = {}
    for name, cases in (("far", tuple(CASES.values())), ("other", (CASES["slip"],))):
        corpus = bare_corpus().model_copy(update={"clauses": (allows,), "cases": cases})
        said[name] = Decider(corpus, alike(corpus)).decide(findings)
    assert (said["far"].verdict, said["other"].verdict) == ("conditional", "permitted")
    assert said["far"].answer.endswith("2 of 8 say “you may not”.")


def test_what_is_not_covered_shows_the_case_that_says_so() -> None:
    advice = decide({"park": 0.9}, covered=0.2)
    assert (advice.verdict, advice.citations) == (Verdict.NOT_COVERED, ())
    assert [each.case_id for each in advice.precedents] == ["park"]
