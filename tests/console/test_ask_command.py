"""One question on the terminal: as text, as JSON, with facts, on an index of one's own."""

import json
from pathlib import Path

import pytest

from console.ask import answer
from domain.decision import Verdict
from domain.errors import BlankQuestion, IndexMissing, UnknownFact
from domain.ruling import RulingDraft
from records.database import open_database
from records.rulings import RulingBook
from tests.folders import write_corpus
from tests.people import OTTO

ASK = "May I accept a hamper from a vendor?"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings by which our corpus is the small one."""
    monkeypatch.setenv("MAYI_CORPUS", str(write_corpus(tmp_path / "corpus")))
    monkeypatch.setenv("MAYI_INDEX", str(tmp_path / "index"))
    return tmp_path


def test_the_index_is_built_and_the_question_answered(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(ASK, {}, as_json=False).split("\n\n")[1:] == [
        "You may, but only if the manager has agreed. Ask the manager first.",
        "Governing clause: rules/1.1 · Gifts · binding\n"
        "    Staff »must not accept gifts from vendors«, unless the manager has agreed.",
        "What it turns on:\n  - [?] the manager has agreed: you have not said",
        "What would settle it:\n  - Has the manager agreed?",
        "Worked cases near this (illustrations, not rulings):\n"
        "  - May I accept a hamper from a vendor? — only if",
        "In doubt, ask your manager. This is not legal advice.",
    ]
    assert capsys.readouterr().err.splitlines()[:2] == [
        "index: clauses, 2 done",
        "index: cases, 2 done",
    ]
    explained = answer(ASK, {}, as_json=False, why=True)
    assert "What decides it was not told for certain: whether the manager has agreed." in (
        " ".join(explained.split("Why this:")[1].split())
    )
    told = json.loads(answer(ASK, {"manager_agreed": True}, as_json=True))
    assert (told["question"], told["verdict"]) == (ASK, "permitted")
    assert told["conditions"][0]["met"] is True
    assert "You said that the manager has agreed." in told["why"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("question", "facts", "error", "message"),
    [
        (" ", {}, BlankQuestion, "There is no question here."),
        (
            ASK,
            {"boss_agreed": True},
            UnknownFact,
            "There is no fact boss_agreed. The ones that answers turn on: manager_agreed.",
        ),
    ],
)
def test_what_cannot_be_answered(
    ours: Path, question: str, facts: dict[str, bool], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        answer(question, facts, as_json=False)
    assert str(raised.value).startswith(message)


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as raised:
        answer(ASK, {}, as_json=False, index=tmp_path / "absent")
    assert str(raised.value) == (
        f"There is no index in {tmp_path / 'absent'}. "
        f"Build it from your documents: python3 mayi.py ingest PATH --index {tmp_path / 'absent'}"
    )


def test_a_ruling_counts_in_the_terminal_too(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{ours / 'mayi.db'}"
    database = open_database(url)
    asked = "Should we paint the van blue or white?"
    draft = RulingDraft(question=asked, verdict=Verdict.PERMITTED, reason="Any colour will do.")
    RulingBook(database, OTTO).rule(draft)
    database.close()
    monkeypatch.setenv("MAYI_DATABASE", url)
    said = " ".join(answer(asked, {}, as_json=False).split())
    assert "by Otto Officer: you may — Any colour will do." in said
    first = json.loads(answer(asked, {}, as_json=True))["precedents"][0]
    assert (first["kind"], first["by"], first["compare"]) == ("ruling", "Otto Officer", False)


def test_records_that_cannot_be_read_cost_no_answer(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ours / "mayi.db"
    broken.write_bytes(b"no database at all, just words " * 200)
    monkeypatch.setenv("MAYI_DATABASE", f"sqlite:///{broken}")
    assert "Note: The rulings of your ethics officer could not be" in answer(ASK, {}, False)
