"""How mayi does on a rule book that it has no cases for."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from domain.errors import MayiError
from evals import rulebook
from evals.rulebook import main, read_questions

PASSAGES = [
    {"id": "P1", "text": "Staff must not accept gifts from vendors."},
    {"id": "P2", "text": "Employees may work from home on Fridays."},
    {"id": "P3", "text": "Claims are paid if the invoice is attached and the manager has signed."},
]
QUESTIONS: list[Mapping[str, object]] = [
    {"id": "q1", "question": "May I accept a gift from a vendor?", "gold_passage_ids": ["P1"],
     "gold_verdict": "no"},
    {"id": "q2", "question": "May I work from home on Friday?", "scenario": "",
     "gold_passage_ids": ["P2"], "gold_verdict": "yes", "answer": "left alone"},
    {"id": "q3", "question": "Is my claim paid?", "gold_passage_ids": ["P3"],
     "gold_verdict": "ask"},
    {"id": "q4", "question": "May I accept the gifts?", "scenario": "A vendor sent gifts.",
     "gold_passage_ids": ["P1"], "gold_verdict": "no"},
]  # fmt: skip


def folder_of(tmp_path: Path, questions: bytes | None) -> Path:
    (tmp_path / "passages.jsonl").write_text("\n".join(map(json.dumps, PASSAGES)), "utf-8")
    if questions is not None:
        (tmp_path / "questions.jsonl").write_bytes(questions)
    return tmp_path


def lines(*records: Mapping[str, object]) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def test_the_whole_of_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(folder_of(tmp_path, lines(*QUESTIONS))) == 0
    title, figures, confusion, read_me = capsys.readouterr().out.strip().split("\n\n")
    assert title.startswith("4 questions over 3 rules, ")
    rows = {line.split("  ")[0]: line.split("  ")[1:] for line in figures.splitlines()}
    assert [cell.strip() for cell in rows["per cent"] if cell] == ["mayi", "BM25", "dense"]
    first = {label: next(cell.strip() for cell in cells if cell) for label, cells in rows.items()
             if cells}  # fmt: skip
    assert first["the rule among the first 10"].startswith("100.0 (")
    assert first["verdict right (yes, no, ask)"].startswith("100.0 (")
    assert first["always the commonest of the three"].startswith("50.0 (")
    assert first["false “you may”"].startswith("0.0 (")
    assert [line.split() for line in confusion.splitlines()[2:]] == [
        ["yes", "1", "0", "0", "0"],
        ["no", "0", "2", "0", "0"],
        ["ask", "0", "0", "1", "0"],
    ]
    assert read_me == rulebook.READ_ME
    assert {path.name for path in tmp_path.iterdir()} == {"passages.jsonl", "questions.jsonl"}


@pytest.mark.parametrize(
    ("questions", "why"),
    [
        (None, "no such file or directory"),
        (b"", "there are none"),
        (b"\n \n", "there are none"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b"What?", "line 1: Invalid JSON: expected value at line 1 column 1"),
        (b"[]", "line 1: Input should be an object"),
        (lines(QUESTIONS[0]) + b"\n{}", "line 2: id: Field required"),
        (
            lines({**QUESTIONS[0], "gold_verdict": "perhaps"}),
            "line 1: gold_verdict: Input should be 'yes', 'no' or 'ask'",
        ),
        (
            lines({**QUESTIONS[0], "gold_passage_ids": []}),
            "line 1: gold_passage_ids: Tuple should have at least 1 item after validation, not 0",
        ),
        (
            lines({**QUESTIONS[0], "gold_passage_ids": ["P1", "P9"]}),
            "line 1: passages.jsonl has no P9",
        ),
        (lines(QUESTIONS[0], QUESTIONS[0]), "line 2: the id q1 stands there twice"),
    ],
)
def test_questions_that_cannot_be_read(tmp_path: Path, questions: bytes | None, why: str) -> None:
    folder = folder_of(tmp_path, questions)
    with pytest.raises(MayiError) as raised:
        main(folder)
    path = folder / "questions.jsonl"
    assert str(raised.value) == f"The questions in {path} cannot be read: {why}."


@pytest.mark.parametrize(
    ("passages", "message"),
    [
        (None, "passages.jsonl was left out: there is no such file. Check the path."),
        (b"", "passages.jsonl: the whole: it holds no clause."),
        (b"{", "passages.jsonl: line 1: Invalid JSON: EOF while parsing an object at line 1 "
         "column 1."),
    ],
)  # fmt: skip
def test_passages_that_cannot_be_read(tmp_path: Path, passages: bytes | None, message: str) -> None:
    if passages is not None:
        (tmp_path / "passages.jsonl").write_bytes(passages)
    with pytest.raises(MayiError) as raised:
        main(tmp_path)
    assert str(raised.value) == message


def test_a_scenario_is_asked_before_the_question(tmp_path: Path) -> None:
    path = folder_of(tmp_path, lines(*QUESTIONS)) / "questions.jsonl"
    topics = read_questions(path, {"P1", "P2", "P3"})
    assert topics[3].question == "A vendor sent gifts. May I accept the gifts?"
    assert [topic.leading for topic in topics] == [{"P1"}, {"P2"}, {"P3"}, {"P1"}]
