"""What is compared at each start."""

import json
from pathlib import Path

import pytest

from launch import stamp
from launch.errors import RequirementsMissing


def test_hashes_follow_the_text_and_not_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x==1\n")
    (tmp_path / "b").write_bytes(b"x==1\r\n")
    (tmp_path / "c").write_bytes(b"x==2\n")
    a, b, c = stamp.hashes(tmp_path, ["a", "b", "c"]).values()
    assert a == b != c


def test_a_missing_requirements_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RequirementsMissing) as raised:
        stamp.hashes(tmp_path, ["gone.txt"])
    assert (
        str(raised.value) == f"{tmp_path / 'gone.txt'} is missing. Restore it, or fetch mayi again."
    )


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ({"complete": True, "python": stamp.PYTHON, "files": {"a": "1", "b": "2"}}, True),
        ({"complete": True, "python": stamp.PYTHON, "files": {"a": "1"}}, True),
        ({"complete": True, "python": stamp.PYTHON, "files": {"a": "2"}}, False),
        ({"complete": True, "python": stamp.PYTHON, "files": {"b": "1"}}, False),
        ({"complete": False, "python": stamp.PYTHON, "files": {"a": "1"}}, False),
        ({"complete": True, "python": "cpython-3.10", "files": {"a": "1"}}, False),
        ({"complete": True}, False),
        ("{half", False),
        ("", False),
    ],
)
def test_stamps(text: object, covers: bool, tmp_path: Path) -> None:
    (tmp_path / stamp.NAME).write_text(text if isinstance(text, str) else json.dumps(text))
    found = stamp.read(tmp_path)
    assert found is not None and found.covers({"a": "1"}) is covers


def test_a_stamp_comes_back_as_written(tmp_path: Path) -> None:
    assert stamp.read(tmp_path) is None
    stamp.write(tmp_path, stamp.Stamp(True, stamp.PYTHON, {"a": "1"}))
    assert stamp.read(tmp_path) == stamp.Stamp(True, stamp.PYTHON, {"a": "1"})
    assert [path.name for path in tmp_path.iterdir()] == [stamp.NAME]
