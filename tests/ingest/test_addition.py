"""A case at the end of a file: whole or not at all, and taken back where need be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import ROOT
from domain.errors import CasesNotWritten
from ingest.addition import Addition
from ingest.records import untrusted
from tests.disks import mounted
from tests.fakes_search import CASES

CASE = CASES[0]
THERE = b"""\
# ours
- id: old   # the first
  question: May I?
"""


def ids(file: Path) -> list[str]:
    return [record["id"] for record in untrusted(file.name, file.read_bytes())]


@pytest.mark.parametrize(
    "before", [b"", b"# none yet", THERE, THERE.rstrip(), b"\xef\xbb\xbf" + THERE]
)
def test_a_case_comes_at_the_end_and_the_rest_stays(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "cases.yaml"
    file.write_bytes(before)
    Addition(file, before, CASE).keep()
    assert file.read_bytes().startswith(before)
    assert ids(file) == [*(["old"] if b"old" in before else []), CASE.id]
    assert [path.name for path in tmp_path.iterdir()] == ["cases.yaml"]


@pytest.mark.parametrize("before", [None, b"", THERE])
def test_what_is_taken_back_leaves_no_trace(tmp_path: Path, before: bytes | None) -> None:
    file = tmp_path / "cases.yaml"
    if before is not None:
        file.write_bytes(before)
    Addition(file, before or b"", CASE).take_back()
    assert (file.read_bytes() if file.exists() else None) == before
    assert len(list(tmp_path.iterdir())) == (before is not None)


@pytest.mark.parametrize(
    ("there", "believed", "why"),
    [
        (b"[{id: old}]\n", None, "nothing can be added at its end; begin each case with - at the "
                                 "start of a line"),
        (b"  - id: old\n", None, "nothing can be added at its end; begin each case with - at the "
                                 "start of a line"),
        (b"- id: old\n...\n", None, "nothing can be added at its end; begin each case with - at "
                                    "the start of a line"),
        (b"- id: a\n  why: |+\n    b\n", None, ""),
        (THERE, b"", "it has changed meanwhile; start again"),
        (b"#" * (2 * 1024 * 1024), None, "it would be larger than 2 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_to(
    tmp_path: Path, there: bytes, believed: bytes | None, why: str
) -> None:
    file = tmp_path / "cases.yaml"
    file.write_bytes(there)
    if not why:
        Addition(file, there, CASE).take_back()
    else:
        with pytest.raises(CasesNotWritten) as raised:
            Addition(file, there if believed is None else believed, CASE)
        assert str(raised.value) == (
            f"The case could not be written to {file}: {why}. What stood there is untouched."
        )
    assert file.read_bytes() == there
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_stays_one_and_the_rights_stay_theirs(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.write_bytes(THERE)
    kept.chmod(0o640)
    link = tmp_path / "cases.yaml"
    link.symlink_to(kept)
    Addition(link, THERE, CASE).keep()
    assert link.is_symlink() and ids(kept) == ["old", CASE.id]
    assert kept.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"cases.yaml", "kept.yaml"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "64k") as folder:
        yield folder


def fill(disk: Path) -> None:
    with (disk / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, shutil.disk_usage(disk).free)


def test_a_full_disk(disk: Path) -> None:
    file = disk / "cases.yaml"
    file.write_bytes(THERE)
    fill(disk)
    with pytest.raises(CasesNotWritten, match=r": no space left on device\. "):
        Addition(file, THERE, CASE)
    assert file.read_bytes() == THERE
    assert {path.name for path in disk.iterdir()} == {"cases.yaml", "ballast"}


def test_a_disk_that_fills_up_later_does_not_keep_it_from_being_taken_back(disk: Path) -> None:
    file = disk / "cases.yaml"
    file.write_bytes(THERE)
    addition = Addition(file, THERE, CASE)
    fill(disk)
    addition.take_back()
    assert file.read_bytes() == THERE


KILLED = """
import os, sys
from pathlib import Path
from ingest.addition import Addition
from tests.fakes_search import CASES
file = Path(sys.argv[1])
Addition(file, file.read_bytes(), CASES[0])
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name == "nt", reason="it kills itself by a signal")
def test_what_is_killed_after_it_was_written_is_there(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_bytes(THERE)
    command = [sys.executable, "-c", KILLED, str(file)]
    assert subprocess.run(command, cwd=ROOT, timeout=60).returncode == -9
    assert ids(file) == ["old", CASE.id]
    before = file.read_bytes()
    Addition(file, before, CASES[1]).keep()
    assert ids(file) == ["old", CASE.id, CASES[1].id]
    assert [path.name for path in tmp_path.iterdir()] == ["cases.yaml"]
