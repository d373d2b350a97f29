"""Documents in, an index out: our corpus, or somebody's own."""

from pathlib import Path

import pytest

from console.ask import answer
from console.ingest import run
from domain.errors import ClausesDiffer, NothingToIngest, UnknownFact
from tests.folders import write_corpus

READY = """\
{"id": "R1", "text": "Staff must not accept gifts from vendors."}
{"id": "R2", "text": "Everybody must report accidents at work within a day."}
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_corpus(tmp_path / "corpus")
    monkeypatch.setenv("MAYI_CORPUS", str(folder))
    monkeypatch.setenv("MAYI_INDEX", str(tmp_path / "index"))
    return folder


@pytest.mark.parametrize("named", [True, False])
def test_our_corpus(corpus: Path, named: bool) -> None:
    lines = list(run(corpus if named else None, None, accept=False))
    assert lines[0] == "rules.txt (received from: a test)"
    assert lines[-1] == "2 clauses and 2 worked cases are indexed."
    assert (corpus.parent / "index" / "CURRENT").is_file()


def test_our_corpus_in_an_index_elsewhere(corpus: Path) -> None:
    list(run(None, corpus.parent / "elsewhere", accept=False))
    assert (corpus.parent / "elsewhere" / "CURRENT").is_file()
    assert not (corpus.parent / "index").exists()


def test_clauses_that_differ_are_an_error_until_they_are_accepted(corpus: Path) -> None:
    path = corpus / "rules.clauses.jsonl"
    committed = path.read_text("utf-8")
    path.write_text(committed.replace("accidents", "incidents"), "utf-8")
    with pytest.raises(ClausesDiffer) as raised:
        list(run(None, None, accept=False))
    assert str(raised.value) == (
        "rules.clauses.jsonl differs from what its document yields, first at rules/1.2. "
        "Review with: python3 mayi.py ingest --accept, then git diff."
    )
    assert not (corpus.parent / "index").exists()
    list(run(None, None, accept=True))
    assert path.read_text("utf-8") == committed


def test_a_code_of_ones_own_from_file_to_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.jsonl").write_text(READY)
    index = tmp_path / "mine-index"
    assert list(run(tmp_path / "mine.jsonl", None, accept=False)) == [
        f"Your own code is indexed in {index}: clauses, 2.",
        f'Ask with: python3 mayi.py ask "…" --index {index}',
    ]
    assert capsys.readouterr().err == "read: mine.jsonl\nindex: clauses, 2 done\n"
    said = answer("May I accept a gift from a vendor?", {}, as_json=False, index=index)
    assert said.startswith("YOU MAY NOT")
    assert "Governing clause: R1 · binding\n    Staff must not accept gifts" in said
    assert "Note: No worked cases or norms stand behind this code" in said
    with pytest.raises(UnknownFact) as raised:
        answer("May I?", {"agreed": True}, as_json=False, index=index)
    assert str(raised.value) == (
        "There is no fact agreed. The ones that answers turn on: "
        "those that stand under conditions in the answer (ask … --json)."
    )


def test_notes_on_what_was_left_out_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "rules.txt").write_text("Gifts\n\n1.1 Staff must not accept gifts.\n")
    (folder / "picture.png").write_bytes(b"x")
    lines = list(run(folder, tmp_path / "there", accept=False))
    assert lines == [
        "Left out, because only .txt, .md, .markdown, .pdf are read: .png (files: 1).",
        f"Your own code is indexed in {tmp_path / 'there'}: clauses, 1.",
        f'Ask with: python3 mayi.py ask "…" --index {tmp_path / "there"}',
    ]


def test_nothing_to_ingest_leaves_no_index(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToIngest):
        list(run(tmp_path / "empty", None, accept=False))
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
