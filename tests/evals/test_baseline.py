"""A passage stands for the clause it shares most characters with: on a text one can count."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from domain.clause import Clause, Span, Variant
from evals.baseline import NO_CLAUSE, Place, Plain, held_by, most_of, places, span_of, split
from retrieval.encoder import Vectors
from tests.fakes_search import FakeEncoder

TEXT = "Gifts are refused.\n\nSecrets are kept from everybody.\n\nSubscribe to our newsletter."
GIFTS, SECRETS = Span(0, 18), Span(20, 52)
COPY = "Home | About\n\nGifts are refused."


def clause(id: str, span: Span, *variants: Variant) -> Clause:
    return Clause(
        id=id, instrument="x", section="", number=id, text=TEXT[span.start : span.end],
        document="code.txt", span=span, variants=variants,
    )  # fmt: skip


CLAUSES = (
    clause("gifts", GIFTS, Variant(document="copy.txt", span=Span(14, 32), text=COPY[14:])),
    clause("secrets", SECRETS),
)
PLACES = places(CLAUSES)


class Letters(FakeEncoder):
    """A text's vector is how often each letter stands in it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts]
        array = np.array(rows, np.float32)
        unit: Vectors = array / np.linalg.norm(array, axis=1, keepdims=True)
        return unit


def test_a_clause_stands_in_each_of_its_copies() -> None:
    assert list(PLACES) == [
        Place("gifts", "code.txt", GIFTS),
        Place("gifts", "copy.txt", Span(14, 32)),
        Place("secrets", "code.txt", SECRETS),
    ]


@pytest.mark.parametrize(
    ("file", "span", "most", "held"),
    [
        ("code.txt", Span(0, 18), "gifts", ("gifts",)),
        ("code.txt", Span(0, 30), "gifts", ("gifts",)),
        ("code.txt", Span(0, 52), "secrets", ("gifts", "secrets")),
        ("code.txt", Span(10, 26), "gifts", ()),
        ("code.txt", Span(10, 52), "secrets", ("secrets",)),
        ("code.txt", Span(12, 26), "gifts", ()),
        ("code.txt", Span(53, 82), NO_CLAUSE, ()),
        ("code.txt", Span(18, 20), NO_CLAUSE, ()),
        ("copy.txt", Span(0, 32), "gifts", ("gifts",)),
        ("copy.txt", Span(0, 13), NO_CLAUSE, ()),
        ("other.txt", Span(0, 18), NO_CLAUSE, ()),
    ],
)
def test_what_a_passage_stands_for(file: str, span: Span, most: str, held: tuple[str, ...]) -> None:
    assert most_of(file, span, PLACES) == most
    assert held_by(file, span, PLACES) == held


def test_passages_know_where_they_begin() -> None:
    passages = split({"code.txt": TEXT, "copy.txt": COPY}, 40)
    texts = {"code.txt": TEXT, "copy.txt": COPY}
    assert len(passages) == 4
    for passage in passages:
        span = span_of(passage)
        assert texts[passage.metadata["file"]][span.start : span.end] == passage.page_content


def test_the_alternative_ranks_clauses_each_once(tmp_path: Path) -> None:
    plain = Plain({"code.txt": TEXT, "copy.txt": COPY}, CLAUSES, 40, Letters(), tmp_path)
    answer = plain.answer("secrets are kept")
    assert answer.ranking[0] == "secrets" and answer.held == ("secrets",)
    assert sorted(answer.ranking) == sorted(["gifts", "secrets", NO_CLAUSE])
    assert answer.advice is None
