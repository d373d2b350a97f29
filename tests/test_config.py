"""The settings: a path means the same file, wherever mayi is called from."""

from pathlib import Path

import pytest

import config
from config import ROOT

ELSEWHERE = Path(ROOT.anchor) / "srv" / "mayi"


@pytest.mark.parametrize(
    ("key", "given", "means"),
    [
        ("corpus", "rules", ROOT / "rules"),
        ("corpus", str(ELSEWHERE), ELSEWHERE),
        ("index", "../index", ROOT / "../index"),
        ("logs", "logs", ROOT / "logs"),
        ("logo", "", ""),
        ("logo", "logo.png", str(ROOT / "logo.png")),
        ("logo", str(ELSEWHERE / "logo.png"), str(ELSEWHERE / "logo.png")),
        ("templates", "letters/ours", str(ROOT / "letters/ours")),
        ("encoder", "shipped", "shipped"),
        ("encoder", "", ""),
        ("encoder", "sentence-transformers/none-such", "sentence-transformers/none-such"),
        ("encoder", "models/reader", str(ROOT / "models/reader")),
        ("database_url", "", f"sqlite:///{ROOT / '.mayi' / 'mayi.db'}"),
        ("database_url", "sqlite:///mayi.db", f"sqlite:///{ROOT / 'mayi.db'}"),
        ("database_url", "sqlite+pysqlite:///a.db?x=1", f"sqlite+pysqlite:///{ROOT}/a.db?x=1"),
        ("database_url", f"sqlite:///{ELSEWHERE}/m.db", f"sqlite:///{ELSEWHERE}/m.db"),
        ("database_url", "sqlite:///:memory:", "sqlite:///:memory:"),
        ("database_url", "sqlite://", "sqlite://"),
        ("database_url", "sqlite:///file:m.db?uri=true", "sqlite:///file:m.db?uri=true"),
        ("database_url", "postgresql://a:b@c/sqlite:///d", "postgresql://a:b@c/sqlite:///d"),
    ],
)
def test_a_relative_path_counts_from_our_folder(
    key: str, given: str, means: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(f"MAYI_{key.removesuffix('_url').upper()}", given)
    assert getattr(config.load(), key) == means


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("sqlite:///{folder}/mayi.db", True),
        ("sqlite:///{folder}/mayi.db?timeout=1", True),
        ("sqlite:///{folder}/other.db", False),
        ("sqlite:///{folder}/mayi.db/other.db", False),
        ("sqlite:///:memory:", True),
        ("postgresql://mayi@127.0.0.1/mayi", True),
    ],
)
def test_whether_there_are_records(url: str, there: bool, tmp_path: Path) -> None:
    (tmp_path / "mayi.db").touch()
    assert config.load(database=url.format(folder=tmp_path)).has_records is there
