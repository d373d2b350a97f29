"""Before which models the guard stands."""

import pytest

import config
from domain.errors import SettingsError
from guard.exempt import stands_before


@pytest.mark.parametrize(
    ("url", "mode", "stands"),
    [
        ("http://127.0.0.1:8080/v1", "on", True),
        ("http://127.0.0.1:8080/v1", "local-off", False),
        ("http://[::1]:8080/v1", "local-off", False),
        ("http://localhost:11434", "local-off", False),
        ("http://LOCALHOST:11434", "local-off", False),
        ("https://api.example.com/v1", "local-off", True),
        ("http://127.0.0.1.example.com", "local-off", True),
        ("http://localhost@evil.example", "local-off", True),
        ("http://192.168.0.10:8080", "local-off", True),
        ("http://0.0.0.0:8080", "local-off", True),
        ("http://[broken", "local-off", True),
        ("", "local-off", True),
    ],
)
def test_it_stands(url: str, mode, stands: bool) -> None:  # type: ignore[no-untyped-def]
    assert stands_before(url, mode) is stands


def test_a_wrong_mode_names_its_setting() -> None:
    with pytest.raises(SettingsError, match="The setting guard is wrong: Input should be 'on' or"):
        config.load(guard="off")
