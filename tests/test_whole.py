"""A file is written whole or not at all, and over what stands there only where that is meant."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from whole import written


def test_it_takes_the_place_and_the_rights_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("before")
    path.chmod(0o640)
    with written(path) as out:
        out.write(b"after")
        assert path.read_text() == "before"
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("after", 0o640)
    assert os.listdir(tmp_path) == ["out"]


def test_a_link_stays_and_leads_to_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    far, link = tmp_path / "far" / "real", tmp_path / "link"
    link.symlink_to(far)
    for words in (b"first", b"second"):
        with written(link) as out:
            out.write(words)
        assert link.is_symlink() and far.read_bytes() == words
    assert os.listdir(tmp_path / "far") == ["real"]


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with ThreadPoolExecutor(max_workers=1) as beside:
        heard = beside.submit(path.read_bytes)
        with written(path) as out:
            out.write(b"words")
        assert heard.result() == b"words"
    assert path.is_fifo()


@pytest.mark.parametrize("over", [True, False])
def test_what_is_interrupted_leaves_nothing(tmp_path: Path, over: bool) -> None:
    with pytest.raises(KeyboardInterrupt), written(tmp_path / "out", over=over) as out:
        out.write(b"half")
        raise KeyboardInterrupt
    assert os.listdir(tmp_path) == []


def unlinked(*_: object) -> None:
    """As a file system that has no links says it."""
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("came", ["", "file", "folder", "link to nowhere"])
def test_what_came_meanwhile_stays(
    tmp_path: Path, came: str, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out"
    if not links:
        monkeypatch.setattr(os, "link", unlinked)

    def write() -> None:
        with written(path, over=False) as out:
            out.write(b"ours")
            if came == "file":
                path.write_text("theirs")
            elif came == "folder":
                path.mkdir()
            elif came:
                path.symlink_to(tmp_path / "nowhere")

    if came:
        with pytest.raises(FileExistsError):
            write()
        assert not path.is_file() or path.read_text() == "theirs"
    else:
        write()
        assert path.read_text() == "ours"
    assert os.listdir(tmp_path) == ["out"]
