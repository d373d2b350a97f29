"""The corpus folder as one value, and the sum by which a change in it is noticed."""

from pathlib import Path

import pytest

from domain.errors import NothingToIngest
from ingest.fingerprint import fingerprint
from ingest.sources import load_corpus
from tests.folders import write_corpus


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    with pytest.raises(NothingToIngest) as raised:
        load_corpus(tmp_path)
    assert str(raised.value) == (
        f"{tmp_path} holds no document that can be read "
        "(readable: a folder with a manifest.toml). Nothing was changed."
    )


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    corpus = load_corpus(write_corpus(tmp_path))
    assert corpus.fingerprint == fingerprint(tmp_path)
    assert [clause.id for clause in corpus.clauses] == ["rules/1.1", "rules/1.2"]
    assert [norm.clause for norm in corpus.norms] == ["rules/1.1"]
    assert [condition.id for condition in corpus.conditions] == ["manager_agreed"]
    assert [case.id for case in corpus.cases] == ["k1", "k2"]
    assert corpus.divergences == ()
    assert list(corpus.texts) == ["rules.txt"]


def files(folder: Path) -> Path:
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "one.txt").write_text("1")
    (folder / "two.txt").write_text("2")
    return folder


def test_the_same_files_have_the_same_sum(tmp_path: Path) -> None:
    assert fingerprint(files(tmp_path / "x")) == fingerprint(files(tmp_path / "y"))


def swap(one: Path, two: Path) -> None:
    mine, yours = one.read_text(), two.read_text()
    one.write_text(yours)
    two.write_text(mine)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "two.txt").write_text("3"),
        lambda folder: (folder / "two.txt").unlink(),
        lambda folder: (folder / "two.txt").rename(folder / "three.txt"),
        lambda folder: (folder / "a" / "one.txt").rename(folder / "one.txt"),
        lambda folder: (folder / "new.txt").touch(),
        lambda folder: swap(folder / "a" / "one.txt", folder / "two.txt"),
    ],
)
def test_every_change_changes_the_sum(tmp_path: Path, change: object) -> None:
    assert callable(change)
    before = fingerprint(files(tmp_path / "x"))
    change(tmp_path / "x")
    assert fingerprint(tmp_path / "x") != before


def test_an_empty_folder_has_one_too(tmp_path: Path) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    assert fingerprint(tmp_path) == fingerprint(tmp_path / "empty")
