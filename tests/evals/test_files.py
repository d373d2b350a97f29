"""Results are written whole, and read back or not at all."""

import os
import sys
from pathlib import Path

import pytest

from domain.errors import ReportNotWritten
from evals.files import as_json, earlier, write
from tests.evals.made import F, results, said, topic

FOUND = results(said(topic(), F, "x/1"))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "report" / "results.json"
    write(path, "before")
    write(path, as_json(FOUND))
    assert earlier(path) == FOUND
    assert os.listdir(path.parent) == ["results.json"]


@pytest.mark.parametrize("text", ["", "{", '{"metrics": {}}', as_json(FOUND)[:-3]])
def test_what_another_version_wrote_is_no_evaluation(tmp_path: Path, text: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(text, "utf-8")
    assert earlier(path) is None


def test_none_is_there_at_first(tmp_path: Path) -> None:
    assert earlier(tmp_path / "results.json") is None


@pytest.mark.skipif(sys.platform == "win32", reason="the system words it otherwise there")
def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "report").touch()
    path = tmp_path / "report" / "results.json"
    with pytest.raises(ReportNotWritten) as raised:
        write(path, "x")
    assert str(raised.value) == (
        f"The evaluation could not be written to {path}: file exists."
        " What stood there is untouched."
    )


def test_a_folder_in_the_way_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.mkdir()
    with pytest.raises(ReportNotWritten):
        write(path, "x")
    assert os.listdir(tmp_path) == ["results.json"] and path.is_dir()
