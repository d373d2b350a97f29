"""The settings: a path means the same file, wherever mayi is called from."""

from pathlib import Path

import pytest
from pydantic_settings import SettingsConfigDict

import config
from config import ROOT, Settings
from domain.errors import SettingsError, SettingsUnreadable

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


@pytest.mark.parametrize(
    ("key", "given", "why"),
    [
        ("port", "0", "Input should be greater than or equal to 1"),
        ("api_port", "65536", "Input should be less than or equal to 65535"),
        ("smtp_port", "-1", "Input should be greater than or equal to 1"),
        ("max_question", "0", "Input should be greater than or equal to 1"),
        ("keep_days", "36501", "Input should be less than or equal to 36500"),
        ("index", "", "it names no folder, or mayi's own"),
        ("corpus", ".", "it names no folder, or mayi's own"),
        ("login_admins", "ada@example.com", config.AS_JSON),
        ("login_roles", "{", config.AS_JSON),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    key: str, given: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"MAYI_{key.upper()}", given)
    with pytest.raises(SettingsError) as error:
        config.load()
    assert str(error.value) == (
        f"The setting {key} is wrong: {why}. "
        "Mend it where it is set: in the command, mayi.toml or the environment."
    )


def settings_in(path: Path) -> type[Settings]:
    """Settings that read another file than ours."""

    class Given(Settings):
        model_config = SettingsConfigDict(toml_file=path)

    return Given


@pytest.mark.parametrize(
    ("content", "firm"),
    [
        (None, ""),
        (b"", ""),
        (b'firm = "Nordlicht IT"', "Nordlicht IT"),
        # Some editors put a mark before what they write.
        (b'\xef\xbb\xbffirm = "Nordlicht IT"\r\n', "Nordlicht IT"),
    ],
)
def test_the_file_of_settings(content: bytes | None, firm: str, tmp_path: Path) -> None:
    path = tmp_path / "mayi.toml"
    if content is not None:
        path.write_bytes(content)

    assert settings_in(path)().firm == firm


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"firm = Nordlicht", "invalid value (at line 1, column 8)"),
        (b'firm = "\xff"', "it is not UTF-8 text"),
    ],
)
def test_a_file_of_settings_that_cannot_be_read(content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "mayi.toml"
    path.write_bytes(content)

    with pytest.raises(SettingsUnreadable) as error:
        config.load(settings_in(path))
    assert str(error.value) == (
        f"The settings in mayi.toml cannot be read: {why}. Mend the file, or take it away to go on "
        "as if nothing were set."
    )


def test_a_file_of_settings_that_is_not_ours_to_read() -> None:
    assert config._why(PermissionError(13, "Permission denied")) == "permission denied"
