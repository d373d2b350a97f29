"""Question sets are read strictly: what is wrong is named with its line."""

import json
from pathlib import Path

import pytest

from domain.decision import Verdict
from domain.errors import BadRecord
from evals.topics import SETS, Topic, load_set, load_topics
from tests.fakes import real_corpus

GOOD: dict[str, object] = {
    "id": "a",
    "question": "May I?",
    "verdict": "forbidden",
    "clauses": ["x/1", "x/2"],
}
GOOD |= {"kind": "plain", "twin": None}
SILENT: dict[str, object] = {"verdict": "not_covered", "clauses": []}
KNOWN = frozenset({"x/1", "x/2"})


def written(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{"], "line 1: Invalid JSON: EOF while parsing an object at line 1 column 1."),
        ([GOOD, GOOD], "line 2: the id a stands already above."),
        ([GOOD | {"answer": 1}], "line 1: answer: Extra inputs are not permitted."),
        ([{"id": "a"}], "line 1: question: Field required."),
        ([GOOD | {"question": " "}], "line 1: question: it is blank."),
        (
            [GOOD | {"verdict": "maybe"}],
            "line 1: verdict: Input should be 'obligatory', 'permitted', 'conditional',"
            " 'forbidden', 'not_covered' or 'information'.",
        ),
        (
            [GOOD | {"clauses": []}],
            "line 1: a verdict of not_covered has no clauses, every other has some.",
        ),
        (
            [GOOD | {"verdict": "not_covered"}],
            "line 1: a verdict of not_covered has no clauses, every other has some.",
        ),
        (
            [GOOD | {"also_leading": ["x/3"]}],
            "line 1: also_leading names x/3, which clauses does not.",
        ),
        ([GOOD | {"clauses": ["x/9"]}], "a: the corpus has no clause x/9."),
        (
            [GOOD | {"twin": "t1"}, GOOD | {"id": "b", "twin": "t1"}],
            "twin t1: its members have one verdict only.",
        ),
        ([""], "the whole: it holds no question."),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, lines: list[object], says: str) -> None:
    with pytest.raises(BadRecord) as raised:
        load_topics(written(tmp_path, *lines), KNOWN)
    assert str(raised.value) == f"set.jsonl: {says}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadRecord) as raised:
        load_topics(tmp_path / "set.jsonl", KNOWN)
    assert str(raised.value) == "set.jsonl: the whole: it is missing or is not UTF-8."


@pytest.mark.parametrize(
    ("given", "leading"),
    [
        (GOOD, {"x/1"}),
        (GOOD | {"also_leading": ["x/2"]}, {"x/1", "x/2"}),
        (GOOD | SILENT, set()),
    ],
)
def test_which_clauses_may_stand_first(given: dict[str, object], leading: set[str]) -> None:
    assert Topic.model_validate(given).leading == leading


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("fresh", 180),
        ("probe", 49),
        ("apart", 260),
        ("unseen", 196),
        ("late", 259),
        ("guises", 100),
        ("triads", 200),
        ("terms", 150),
    ],
)
def test_the_shipped_sets_fit_the_corpus(name: str, count: int) -> None:
    topics = load_set(name, {clause.id for clause in real_corpus().clauses})
    assert len(topics) == count
    assert {topic.verdict for topic in topics} == set(Verdict)


def test_no_question_is_also_a_worked_case() -> None:
    """The cases are what mayi learnt from: a question that is one of them would measure nothing."""
    corpus = real_corpus()
    known = {clause.id for clause in corpus.clauses}
    asked = {topic.question.casefold() for name in SETS for topic in load_set(name, known)}
    assert not asked & {case.question.casefold() for case in corpus.cases}
