"""Where sources differ, and only where it matters."""

import pytest

from decision.conflicts import ALIKE, bearing
from domain.norm import Divergence
from tests.fakes_search import DIVERGENCE

OTHER = Divergence(
    clauses=("paper/1.2", "house/1.2"),
    quotes=("one", "two"),
    prevails="house/1.2",
    why="They differ.",
    topics=("x",),
    words=(),
)
ODD = DIVERGENCE.model_copy(update={"words": ("c++", "a.b")})
ALL = (DIVERGENCE, OTHER)
NEAR = {"house/1.1"}


@pytest.mark.parametrize(
    ("text", "topics", "near", "found"),
    [
        # By likeness to an example question, where one of the two clauses was found near.
        ("x", [("0:1", 0.9)], NEAR, (DIVERGENCE,)),
        ("x", [("0:1", 0.9)], {"paper/1.1", "x/1"}, (DIVERGENCE,)),
        ("x", [("0:1", ALIKE)], NEAR, (DIVERGENCE,)),
        ("x", [("0:1", ALIKE - 0.01)], NEAR, ()),
        ("x", [("0:1", 0.9)], {"house/2.1"}, ()),
        ("x", [("0:1", 0.9)], set(), ()),
        ("x", [], NEAR, ()),
        ("x", [("1:0", 0.9)], NEAR, ()),
        ("x", [("1:0", 0.9), ("0:0", 0.6)], {"house/1.1", "house/1.2"}, ALL),
        ("x", [("0:0", 0.9), ("0:1", 0.8)], NEAR, (DIVERGENCE,)),
        # By a word that it is about.
        ("The newspaper says so.", [], NEAR, (DIVERGENCE,)),
        ("NEWSPAPER?", [], NEAR, (DIVERGENCE,)),
        ("It is a small gift, is it?", [], NEAR, (DIVERGENCE,)),
        ("The newspapers say so.", [], NEAR, ()),
        ("A small, small giftshop", [], NEAR, ()),
        ("The newspaper says so.", [], {"house/1.2"}, ()),
        ("", [], NEAR, ()),
    ],
)
def test_bearing(
    text: str,
    topics: list[tuple[str, float]],
    near: set[str],
    found: tuple[Divergence, ...],
) -> None:
    assert bearing(ALL, text, topics, near) == found


@pytest.mark.parametrize(("text", "found"), [("is a.b ok?", (ODD,)), ("is axb ok?", ())])
def test_words_are_taken_as_they_are_typed(text: str, found: tuple[Divergence, ...]) -> None:
    assert bearing((ODD,), text, [], NEAR) == found
