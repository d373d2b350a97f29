"""A verdict from a clause's own wording."""

from collections.abc import Mapping

import pytest

from decision.alike import Alike
from decision.wording import Matter, answer, judge_wording, told_in
from domain.decision import Verdict
from retrieval.encoder import open_encoder
from retrieval.late import Late, look_at
from tests.fakes_search import alike, bare_corpus, clause

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
INFORMATION = Verdict.INFORMATION
GIFT = "Staff must not accept gifts from vendors, unless the manager has agreed."
PENSION = "You can claim if:\n* you are over 60, and\n* you live here"
EITHER = "You can claim if one of these is so:\n* you are over 60\n* you live here"


def shipped(text: str) -> tuple[Matter, Alike]:
    """A code of one clause and three that have nothing to do with it, as the encoder sees it."""
    texts = [text, "The canteen opens at noon.", "Bicycles are kept in the yard.", "Wear a badge."]
    encoder = open_encoder("shipped")
    ids = [f"house/{number}" for number in range(len(texts))]
    own = clause("house/1.1").model_copy(update={"id": ids[0], "text": text})
    return Matter(own, "", {}), Alike(Late(ids, texts, look_at(texts, encoder)), encoder)


@pytest.mark.parametrize(
    ("text", "asks", "verdict"),
    [
        ("Staff must not smoke in the office.", "May I smoke in the office?", FORBIDDEN),
        ("Staff may smoke on the roof.", "May I smoke on the roof?", PERMITTED),
        ("Staff may smoke on the roof.", "May I bring my dog?", CONDITIONAL),
        ("Staff must report accidents at work.", "Must I report an accident at work?", OBLIGATORY),
        ("Staff must report accidents at work.", "May I not report an accident?", FORBIDDEN),
        ("Staff must report accidents at work.", "May I drive home?", CONDITIONAL),
        ("Reject any offer of a bribe.", "May I reject the offer of a bribe?", PERMITTED),
        ("Reject any offer of a bribe.", "May I take the bribe?", FORBIDDEN),
        ("Use reasonable care.", "May I skip the review?", FORBIDDEN),
        ("Use reasonable care.", "May I sign it today?", CONDITIONAL),
        ("Staff must not smoke in the office.", "What does the code say of smoking?", INFORMATION),
        (GIFT, "May I accept a gift from a vendor?", CONDITIONAL),
        (GIFT, "May I refuse a gift from a vendor?", CONDITIONAL),
    ],
)
def test_without_facts_the_tone_decides_or_what_it_hangs_on_is_asked(
    text: str, asks: str, verdict: Verdict
) -> None:
    matter, alikes = shipped(text)
    judged = judge_wording(matter._replace(text=asks), alikes)
    assert judged.verdict is verdict
    asked = [each for each in judged.conditions if each.met is None]
    assert bool(asked) is (verdict is CONDITIONAL)


@pytest.mark.parametrize(
    ("fact", "verdict", "met"),
    [
        ("My manager has agreed that I accept gifts from vendors.", PERMITTED, True),
        ("My manager has not agreed that I accept gifts from vendors.", FORBIDDEN, False),
        ("It rained all day.", CONDITIONAL, None),
    ],
)
def test_what_is_told_is_held_against_the_exception(
    fact: str, verdict: Verdict, met: bool | None
) -> None:
    matter, alikes = shipped(GIFT)
    judged = judge_wording(matter._replace(text=f"{fact} May I accept the gift?"), alikes)
    assert judged.verdict is verdict
    assert [(each.met, each.words) for each in judged.conditions] == [
        (met, fact if met is not None else "")
    ]


@pytest.mark.parametrize(
    ("text", "given", "verdict", "open_"),
    [
        (GIFT, {"#1": True}, PERMITTED, 0),
        (GIFT, {"#1": False}, FORBIDDEN, 0),
        (PENSION, {"#1": True}, CONDITIONAL, 1),
        (PENSION, {"#1": True, "#2": True}, PERMITTED, 0),
        (PENSION, {"#1": False}, FORBIDDEN, 0),
        (PENSION, {"#1": True, "#2": False}, FORBIDDEN, 0),
        (EITHER, {"#1": True}, PERMITTED, 0),
        (EITHER, {"#1": False}, FORBIDDEN, 0),
        ("Act with care.", {"#1": True}, PERMITTED, 0),
        ("Act with care.", {"#1": False}, FORBIDDEN, 0),
    ],
)
def test_what_the_asker_settles_by_hand_decides(
    text: str, given: Mapping[str, bool], verdict: Verdict, open_: int
) -> None:
    own = clause("house/1.1").model_copy(update={"text": text})
    facts = {f"{own.id}{id}": holds for id, holds in given.items()}
    judged = judge_wording(Matter(own, "May I do it?", facts), alike(bare_corpus()))
    assert judged.verdict is verdict
    assert sum(each.met is None for each in judged.conditions) == open_


def test_must_i_is_answered_no_where_what_would_oblige_is_missing() -> None:
    text = "Staff must register if they earn more than ten euros."
    own = clause("house/1.1").model_copy(update={"text": text})
    for holds, verdict in ((True, OBLIGATORY), (False, PERMITTED)):
        matter = Matter(own, "Must I register?", {f"{own.id}#1": holds})
        assert judge_wording(matter, alike(bare_corpus())).verdict is verdict


@pytest.mark.parametrize(
    ("text", "facts", "asks"),
    [
        ("May I?", (), "May I?"),
        ("I am 70. Can I claim?", ("I am 70.",), "Can I claim?"),
        ("I am 70 Can I claim?", ("I am 70",), "Can I claim?"),
        ("Hello! I live here. Can I claim?", ("I live here.",), "Can I claim?"),
    ],
)
def test_told_in(text: str, facts: tuple[str, ...], asks: str) -> None:
    assert told_in(text) == (facts, asks)


def test_the_answer_says_how_the_wording_reads() -> None:
    own = clause("house/1.1").model_copy(update={"text": "Staff must not smoke."})
    asks = "May I smoke?"
    judged = judge_wording(Matter(own, asks, {}), alike(bare_corpus()))
    assert answer(judged, asks) == "No, you may not. Its wording forbids something of this kind."
    assert judged.why == (
        "Nearest to the question in it is this: “Staff must not smoke.”.",
        "Its wording forbids something of this kind.",
    )
