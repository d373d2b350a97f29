"""What cannot be written, or is killed, leaves the index that was there."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from advisor import silent
from config import ROOT
from domain.errors import IndexBroken, IndexNotWritten
from ingest.index import build
from retrieval.encoder import Vectors
from retrieval.store import GENERATIONS, open_store
from tests.disks import mounted
from tests.fakes_search import CrashingEncoder, FakeEncoder, small_corpus
from tests.index.generations import ENCODER, ONE, THREE, TWO, fingerprint, generations
from tests.index.processes import READY


class WrongEncoder(FakeEncoder):
    """Never encodes a text the same way twice."""

    def encode(self, texts: object) -> Vectors:
        self.history.append("x")
        width = len(self.history)
        return np.eye(16, dtype=np.float32)[[width % 16] * len(list(texts))]  # type: ignore[call-overload]


def test_an_index_that_does_not_find_its_own_clause_is_not_swapped_in(index: Path) -> None:
    with pytest.raises(IndexBroken) as raised:
        build(small_corpus(TWO), WrongEncoder(), index, silent)
    assert "a clause looked up by its own words is not found" in str(raised.value)
    assert fingerprint(index) == ONE
    assert len(generations(index)) == 1


def test_a_fault_that_is_not_the_disks_is_told_as_it_is(index: Path) -> None:
    crash = small_corpus(TWO).model_copy(update={"cases": (_crash(),)})
    with pytest.raises(RuntimeError, match=r"^the encoder crashed$"):
        build(crash, CrashingEncoder(), index, silent)
    assert fingerprint(index) == ONE
    assert len(generations(index)) == 1


def _crash() -> object:
    return small_corpus().cases[0].model_copy(update={"question": "Did it crash?"})


def not_written(index: Path, why: str) -> str:
    return f"The index could not be written to {index}: {why}. The index before it is untouched."


@pytest.mark.parametrize("file", ["index", f"index/{GENERATIONS}"])
def test_a_file_stands_where_the_folder_should(tmp_path: Path, file: str) -> None:
    index = tmp_path / "index"
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("mine")
    with pytest.raises(IndexNotWritten) as raised:
        build(small_corpus(), ENCODER, index, silent)
    assert str(raised.value) == not_written(index, "not a directory")
    assert (tmp_path / file).read_text() == "mine"


Mount = Callable[..., None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "8m") as folder:
        yield folder


def remount(how: str, disk: Path) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True, timeout=10)


def test_a_read_only_disk(index: Path, disk: Path) -> None:
    there = Path(shutil.copytree(index, disk / "index"))
    remount("ro", disk)
    with pytest.raises(IndexNotWritten) as raised:
        build(small_corpus(TWO), ENCODER, there, silent)
    assert str(raised.value) == not_written(there, "read-only file system")
    remount("rw", disk)
    assert fingerprint(there) == ONE


def test_an_index_on_a_read_only_disk_is_read(index: Path, disk: Path) -> None:
    there = Path(shutil.copytree(index, disk / "index"))
    remount("ro", disk)
    store = open_store(there, ENCODER)
    assert store.dense.nearest("clauses", ENCODER.encode(["wine"]), 1)
    remount("rw", disk)


@pytest.mark.parametrize("left", [0, 4096, 65536, 200_000])
def test_a_full_disk(built: Path, disk: Path, left: int) -> None:
    index = Path(shutil.copytree(built, disk / "index"))
    fill(disk, left)
    with pytest.raises(IndexNotWritten) as raised:
        build(small_corpus(TWO), ENCODER, index, silent)
    assert str(raised.value).startswith(f"The index could not be written to {index}: ")
    assert str(raised.value).endswith(". The index before it is untouched.")
    assert "\n" not in str(raised.value)
    (disk / "ballast").unlink()
    assert fingerprint(index) == ONE
    assert len(generations(index)) == 1
    build(small_corpus(THREE), ENCODER, index, silent)
    assert fingerprint(index) == THREE


def fill(disk: Path, left: int) -> None:
    """Take the disk's room but for `left` bytes."""
    free = shutil.disk_usage(disk).free - left
    with (disk / "ballast").open("wb") as ballast:
        try:
            os.posix_fallocate(ballast.fileno(), 0, free)
        except OSError as error:
            assert error.errno == errno.ENOSPC


# Other processes.


def start(verb: str, index: Path, rest: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.index.processes", verb, str(index), rest]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_a_build_that_is_killed_leaves_the_index_before_it(index: Path) -> None:
    with start("hang", index, TWO) as builder:
        assert line(builder) == READY
        assert len(generations(index)) == 2
        assert fingerprint(index) == ONE
        builder.kill()
    assert fingerprint(index) == ONE
    build(small_corpus(THREE), ENCODER, index, silent)
    assert fingerprint(index) == THREE


def test_two_read_while_a_third_builds(index: Path, tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    with start("read", index, str(stop)) as one, start("read", index, str(stop)) as two:
        try:
            assert (line(one), line(two)) == (READY, READY)
            with start("build", index, TWO) as builder:
                assert builder.wait(60) == 0
            time.sleep(0.3)
        finally:
            stop.touch()
        assert [line(one), line(two)] == [f"{ONE} {TWO}"] * 2
    assert fingerprint(index) == TWO
