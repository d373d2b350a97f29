"""From known facts to what they imply."""

import math
from collections.abc import Sequence

import pytest

from decision.logic import agrees, decides, decisive, implied, standing, worlds
from domain.decision import Polarity, State, Verdict
from domain.norm import NormCondition
from tests.fakes_search import AGREED

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
DO, REFUSE = Polarity.DO, Polarity.REFUSE
MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID


def condition(kind: str, met: Verdict, failed: Verdict, id: str = "") -> NormCondition:
    return NormCondition.model_validate(
        AGREED.model_dump()
        | {"id": id or kind, "kind": kind, "effects": {DO: {MET: met, FAILED: failed}}}
    )


EXCEPTION = condition("exception", PERMITTED, FORBIDDEN)
TRIGGER = condition("trigger", FORBIDDEN, PERMITTED)
REQUIREMENT = condition("requirement", PERMITTED, FORBIDDEN)
DUTY = condition("trigger", OBLIGATORY, PERMITTED, "duty")
ALL = (TRIGGER, REQUIREMENT, EXCEPTION)


@pytest.mark.parametrize(
    ("conditions", "polarity", "known", "verdict"),
    [
        # An exception that holds comes before everything else.
        (ALL, DO, {"exception": MET, "trigger": MET, "requirement": FAILED}, PERMITTED),
        # Then a trigger that fails, a requirement that fails, one that is kept.
        (ALL, DO, {"exception": FAILED, "trigger": FAILED, "requirement": FAILED}, PERMITTED),
        (ALL, DO, {"exception": FAILED, "trigger": MET, "requirement": FAILED}, FORBIDDEN),
        (ALL, DO, {"exception": FAILED, "trigger": MET, "requirement": MET}, PERMITTED),
        # Then a trigger that holds, and last an exception that fails.
        (ALL, DO, {"exception": FAILED, "trigger": MET}, FORBIDDEN),
        (ALL, DO, {"exception": FAILED}, FORBIDDEN),
        ((DUTY, EXCEPTION), DO, {"exception": FAILED, "duty": MET}, OBLIGATORY),
        # What is not known, or says nothing about the act, settles nothing.
        (ALL, DO, {}, None),
        (ALL, DO, {"exception": UNSAID, "trigger": UNSAID}, None),
        (ALL, DO, {"exception": UNSAID, "trigger": MET}, FORBIDDEN),
        (ALL, DO, {"elsewhere": MET}, None),
        (ALL, REFUSE, {"exception": MET}, None),
        ((), DO, {"exception": MET}, None),
        # Of two alike, the first one listed speaks.
        (
            (condition("trigger", OBLIGATORY, PERMITTED, "a"), TRIGGER),
            DO,
            {"a": MET, "trigger": MET},
            OBLIGATORY,
        ),
    ],
)
def test_implied(
    conditions: Sequence[NormCondition],
    polarity: Polarity,
    known: dict[str, State],
    verdict: Verdict | None,
) -> None:
    assert implied(conditions, polarity, known) is verdict


@pytest.mark.parametrize(
    ("known", "id"),
    [
        ({"exception": MET, "trigger": MET, "requirement": FAILED}, "exception"),
        ({"exception": FAILED, "trigger": FAILED, "requirement": FAILED}, "trigger"),
        ({"exception": FAILED, "trigger": MET, "requirement": MET}, "requirement"),
        ({"exception": FAILED, "trigger": MET}, "trigger"),
        ({"exception": FAILED}, "exception"),
    ],
)
def test_decisive(known: dict[str, State], id: str) -> None:
    found = decisive(ALL, DO, known)
    assert found and found.id == id


@pytest.mark.parametrize(
    ("polarity", "known"), [(DO, {}), (DO, {"exception": UNSAID}), (REFUSE, {"exception": MET})]
)
def test_nothing_known_decides_nothing(polarity: Polarity, known: dict[str, State]) -> None:
    assert decisive(ALL, polarity, known) is None


@pytest.mark.parametrize(
    ("verdict", "told", "agree"),
    [
        *[(each, None, True) for each in Verdict],
        *[(Verdict.INFORMATION, each, True) for each in Verdict],
        *[(Verdict.NOT_COVERED, each, True) for each in Verdict],
        *[(each, each, True) for each in Verdict],
        (PERMITTED, OBLIGATORY, True),
        (OBLIGATORY, PERMITTED, True),
        (PERMITTED, FORBIDDEN, False),
        (OBLIGATORY, FORBIDDEN, False),
        (FORBIDDEN, PERMITTED, False),
        (CONDITIONAL, PERMITTED, False),
        (CONDITIONAL, FORBIDDEN, False),
        (FORBIDDEN, CONDITIONAL, False),
    ],
)
def test_agrees(verdict: Verdict, told: Verdict | None, agree: bool) -> None:
    assert agrees(verdict, told) is agree


@pytest.mark.parametrize(
    ("condition", "polarity", "tells"),
    [
        (EXCEPTION, DO, True),
        (EXCEPTION, REFUSE, False),
        (condition("trigger", PERMITTED, PERMITTED), DO, False),
    ],
)
def test_decides(condition: NormCondition, polarity: Polarity, tells: bool) -> None:
    assert decides(condition, polarity) is tells


@pytest.mark.parametrize(
    ("conditions", "known", "verdicts"),
    [
        (ALL, {}, set(Verdict)),
        (ALL, {"trigger": MET}, {FORBIDDEN}),
        (ALL, {"requirement": MET}, {PERMITTED, OBLIGATORY}),
        ((DUTY,), {"duty": MET}, {PERMITTED, OBLIGATORY}),
        # A norm that is not engaged binds nobody.
        (ALL, {"trigger": FAILED}, {PERMITTED}),
        ((DUTY,), {"duty": FAILED}, {PERMITTED}),
        ((condition("trigger", OBLIGATORY, FORBIDDEN),), {"trigger": FAILED}, {FORBIDDEN}),
        # An exception that holds frees from the rule, not from what another one asks.
        (ALL, {"exception": MET, "trigger": FAILED}, {PERMITTED, OBLIGATORY}),
    ],
)
def test_standing(
    conditions: Sequence[NormCondition], known: dict[str, State], verdicts: set[Verdict]
) -> None:
    aside = {Verdict.INFORMATION, Verdict.NOT_COVERED}
    assert standing(conditions, DO, known) == verdicts | aside


def test_worlds_are_all_of_them_with_their_chance() -> None:
    beliefs = {
        "trigger": {MET: 0.5, FAILED: 0.0, UNSAID: 0.5},
        "exception": {MET: 0.25, FAILED: 0.75, UNSAID: 0.0},
    }
    found = list(worlds([TRIGGER, EXCEPTION], beliefs))
    assert found == [
        ({"trigger": MET, "exception": MET}, 0.125),
        ({"trigger": MET, "exception": FAILED}, 0.375),
        ({"trigger": UNSAID, "exception": MET}, 0.125),
        ({"trigger": UNSAID, "exception": FAILED}, 0.375),
    ]
    assert math.isclose(sum(chance for _, chance in found), 1)


def test_without_conditions_there_is_one_world() -> None:
    assert list(worlds([], {})) == [({}, 1.0)]
