"""A file of questions in, a file of answers out: one bad line never costs another its answer."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import Advisor, silent
from config import Settings
from console.batch import UNEXPECTED, run
from domain.errors import BadBatch, BatchNotWritten
from domain.search import Query
from ingest.index import build
from retrieval.store import open_store
from tests.fakes_search import CrashingEncoder, FakeEncoder, bare_corpus, small_corpus

LIMIT = 60
GOOD = '{"id": "q1", "question": "May I accept gifts?"}'


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    """An advisor on a code without norms, whose encoder fails on the word "crash"."""
    index = tmp_path_factory.mktemp("batch")
    encoder = CrashingEncoder()
    build(bare_corpus(), FakeEncoder(), index, silent)
    return Advisor(Settings(max_question=LIMIT), open_store(index, encoder), encoder)


def answered(advisor: Advisor, folder: Path, content: str | bytes) -> list[dict[str, Any]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    failed = run(advisor, source, target, 2)
    answers = [json.loads(line) for line in target.read_text("utf-8").split("\n")[:-1]]
    assert failed == sum("error" in answer for answer in answers)
    return answers


@pytest.mark.parametrize(
    ("line", "id", "error"),
    [
        ('{"id": "q1"', 1, "Line 1 is not JSON: Expecting ',' delimiter, column 12."),
        ("May I?", 1, "Line 1 is not JSON: Expecting value, column 1."),
        ("[" * 100_000, 1, "Line 1 is not JSON: it is nested too deep."),
        ('["May I?"]', 1, "Line 1 is not an object with id and question."),
        ("null", 1, "Line 1 is not an object with id and question."),
        ("7", 1, "Line 1 is not an object with id and question."),
        ('{"id": "q1"}', "q1", "Line 1 has no question that is text."),
        ('{"id": "q1", "question": null}', "q1", "Line 1 has no question that is text."),
        ('{"id": 7, "question": 8}', 7, "Line 1 has no question that is text."),
        ("{}", 1, "Line 1 has no question that is text."),
        (
            '{"id": "q1", "question": " "}',
            "q1",
            "There is no question here. Type what you want to know, for example: "
            "May I accept a hamper from a vendor?",
        ),
        (
            json.dumps({"id": "q1", "question": "x" * (LIMIT + 1)}),
            "q1",
            "The question has 61 characters; the limit is 60. Shorten it to the facts that matter.",
        ),
        (
            json.dumps({"question": "May I?", "facts": "x" * LIMIT}),
            1,
            "The question has 66 characters; the limit is 60. Shorten it to the facts that matter.",
        ),
        (
            '{"id": "q1", "question": "May I?", "facts": 5}',
            "q1",
            "Line 1 has facts that are no object, list or text.",
        ),
        ('{"id": "q1", "question": "Did it crash?"}', "q1", UNEXPECTED),
        (
            '{"id": ' + "9" * 5000 + "}", 1,
            "Line 1 is not JSON: it has a number of too many digits.",
        ),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_answered(
    advisor: Advisor, tmp_path: Path, line: str, id: object, error: str
) -> None:
    answers = answered(advisor, tmp_path, f"{line}\n{GOOD}\n")
    assert answers[0] == {"id": id, "error": error}
    assert answers[1]["id"] == "q1" and answers[1]["verdict"]


def test_an_answer_is_the_whole_advice(advisor: Advisor, tmp_path: Path) -> None:
    answer = answered(advisor, tmp_path, GOOD)[0]
    advice = advisor.ask(Query(question="May I accept gifts?"), 2).model_dump(mode="json")
    assert answer | {"seconds": 0} == {"id": "q1"} | advice | {"seconds": 0}
    assert list(answer)[:3] == ["id", "question", "verdict"]
    assert len(answer["ranking"]) == 2


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ("", []),
        ("\n \n\t\n", []),
        (GOOD, ["q1"]),
        (GOOD + "\r\n" + GOOD.replace("q1", "q2") + "\r\n", ["q1", "q2"]),
        (b"\xef\xbb\xbf" + GOOD.encode(), ["q1"]),
        ("\n\n{\n" + GOOD, [3, "q1"]),
        ('{"question": "May I?"}\n\n{"question": "May I?"}', [1, 3]),
        ('{"id": null, "question": "May I?"}', [None]),
        ('{"id": {"a": [1]}, "question": "?"}', [{"a": [1]}]),
        ('{"id": "a\\u2028b", "question": "May\u2028 I?"}', ["a\u2028b"]),
        ('{"id": "\\ud800", "question": "\\ud800 May I?"}\n' + GOOD, ["\ud800", "q1"]),
        ("\n".join(GOOD.replace("q1", f"q{n}") for n in range(20)), [f"q{n}" for n in range(20)]),
    ],
)  # fmt: skip
def test_answers_stand_in_the_order_of_the_questions(
    advisor: Advisor, tmp_path: Path, content: str | bytes, ids: list[object]
) -> None:
    assert [answer["id"] for answer in answered(advisor, tmp_path, content)] == ids


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> tuple[Advisor, FakeEncoder]:
    """An advisor on a code with norms and cases, and the encoder that hears what is searched."""
    index = tmp_path_factory.mktemp("judging")
    encoder = FakeEncoder()
    build(small_corpus(), encoder, index, silent)
    return Advisor(Settings(), open_store(index, encoder), encoder), encoder


@pytest.mark.parametrize(
    ("facts", "searched", "verdict"),
    [
        ({}, "", "forbidden"),
        (None, "", "forbidden"),
        (False, "", "forbidden"),
        ("", "", "forbidden"),
        ([], "", "forbidden"),
        ({"manager_agreed": True}, "", "permitted"),
        ({"manager_agreed": False}, "", "forbidden"),
        ({"manager_agreed": None}, "", "forbidden"),
        # A spreadsheet's way of saying so.
        ({"manager_agreed": 1}, "", "permitted"),
        ({"manager_agreed": "Yes"}, "", "permitted"),
        ({"manager_agreed": " TRUE "}, "", "permitted"),
        ({"manager_agreed": "no"}, "", "forbidden"),
        # What is told in words is read with the question.
        ("It is red.", " It is red.", None),
        (["It is red.", 7], " It is red. 7", None),
        ({"colour": "It is red."}, " It is red.", None),
        ({"manager_agreed": True, "colour": "It is red."}, " It is red.", "permitted"),
        # So is a fact that no norm knows.
        ({"how_many": 3}, " how_many: 3.", None),
        ({"the client agreed": True}, " the client agreed: yes.", None),
        ({"the client agreed": False}, " the client agreed: no.", None),
        ({"the client agreed": None}, " the client agreed: not known.", None),
        ({"the client agreed": "yes"}, " the client agreed: yes.", None),
        ({"the client agreed": 0}, " the client agreed: no.", None),
    ],
)
def test_facts(
    judging: tuple[Advisor, FakeEncoder],
    tmp_path: Path,
    facts: object,
    searched: str,
    verdict: str | None,
) -> None:
    advisor, encoder = judging
    line = json.dumps({"id": 1, "question": "May I keep the wine?", "facts": facts})
    assert verdict in (None, answered(advisor, tmp_path, line)[0]["verdict"])
    assert encoder.history[-1] == f"May I keep the wine?{searched}"


@pytest.mark.parametrize("link", [False, True])
def test_answers_are_not_put_over_the_questions(
    advisor: Advisor, tmp_path: Path, link: bool
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / ("out.jsonl" if link else "in.jsonl")
    source.write_text(GOOD)
    if link:
        target.symlink_to(source)
    with pytest.raises(BatchNotWritten) as error:
        run(advisor, source, target, 2)
    assert str(error.value) == (
        f"The answers could not be written to {target}: the questions are in it. "
        "What stood there is untouched."
    )
    assert source.read_text() == GOOD


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "no such file or directory"),
        ("folder", "is a directory"),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
    ],
)
def test_questions_that_cannot_be_read(
    advisor: Advisor, tmp_path: Path, content: str | bytes | None, why: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    if content == "folder":
        source.mkdir()
    elif isinstance(content, bytes):
        source.write_bytes(content)
    with pytest.raises(BadBatch) as raised:
        run(advisor, source, target, 2)
    assert str(raised.value) == f"The questions in {source} cannot be read: {why}."
    assert not target.exists()


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("absent/out.jsonl", "no such file or directory"),
        ("folder", "is a directory"),
        ("file/out.jsonl", "not a directory"),
        ("x" * 300, "file name too long"),
    ],
)
def test_answers_that_cannot_be_written(
    advisor: Advisor, tmp_path: Path, target: str, why: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "in.jsonl").write_text(GOOD)
    with pytest.raises(BatchNotWritten) as raised:
        run(advisor, tmp_path / "in.jsonl", tmp_path / target, 2)
    assert str(raised.value) == (
        f"The answers could not be written to {tmp_path / target}: {why}. "
        "What stood there is untouched."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "in.jsonl"]
    assert (tmp_path / "file").read_text() == "mine"


def test_what_stood_there_is_replaced_at_once(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    answered(advisor, tmp_path, GOOD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_what_stood_there_stays_when_the_run_is_broken_off(tmp_path: Path) -> None:
    class Interrupted(FakeEncoder):
        def encode(self, texts: object) -> Any:
            raise KeyboardInterrupt

    build(bare_corpus(), FakeEncoder(), tmp_path / "index", silent)
    encoder = Interrupted()
    advisor = Advisor(Settings(), open_store(tmp_path / "index", encoder), encoder)
    (tmp_path / "in.jsonl").write_text(GOOD)
    (tmp_path / "out.jsonl").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        run(advisor, tmp_path / "in.jsonl", tmp_path / "out.jsonl", 2)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "index", "out.jsonl"]


FACTS = st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.booleans())
LINES = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))
    | st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
        max_leaves=4,
    ).map(json.dumps)
    | st.fixed_dictionaries(
        {"id": st.integers(), "question": st.text() | st.integers()},
        optional={"facts": FACTS},
    ).map(json.dumps)
)  # fmt: skip


@given(st.lists(LINES, max_size=6))
def test_no_line_stops_the_run(advisor: Advisor, lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        answers = answered(advisor, Path(folder), "\n".join(lines))
    filled = [line for line in lines if line.strip()]
    assert len(answers) == len(filled)
    for answer, line in zip(answers, filled, strict=True):
        assert "error" in answer or answer["question"] == json.loads(line)["question"]
