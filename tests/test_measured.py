"""The evaluation that was kept is read strictly."""

from pathlib import Path

import pytest

import measured
from domain.errors import BadRecord
from domain.evaluation import section_of

WHOLE = '{"when": "2026-01-31", "questions": 1, "sets": {}, "sections": {}}'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "the whole: Invalid JSON: EOF while parsing an object at line 1 column 1."),
        ("{}", "when: Field required."),
        (WHOLE.replace("}}", '}, "extra": 1}'), "extra: Extra inputs are not permitted."),
        (
            WHOLE.replace('"sections": {}', '"sections": {"x/1": {"k": 1}}'),
            "sections.x/1.n: Field required.",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "last.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadRecord) as raised:
        measured.load(path)
    assert str(raised.value) == f"last.json: {says}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadRecord) as raised:
        measured.load(tmp_path / "last.json")
    assert str(raised.value) == "last.json: the whole: it is missing or is not UTF-8."


def test_a_whole_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    path.write_text(WHOLE, "utf-8")
    assert measured.load(path).when.year == 2026


@pytest.mark.parametrize(
    ("clause_id", "section"),
    [("msp-code/3.2", "msp-code/3"), ("a.b/10.11", "a.b/10"), ("r17", "r17")],
)
def test_a_clause_stands_in_a_section(clause_id: str, section: str) -> None:
    assert section_of(clause_id) == section
