"""The command that checks a certificate."""

from pathlib import Path

import pytest

import commands
from records.database import open_database
from records.onboarding import Onboarding
from tests import people
from tests.clocks import Clock
from tests.onboarding.courses import course


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an attestation in the database that the settings name."""
    url = f"sqlite:///{tmp_path / 'mayi.db'}"
    monkeypatch.setenv("MAYI_DATABASE", url)
    database = open_database(url, Clock())
    attested = Onboarding(database, people.ANN).attest(course().edition, "Ann", lambda _: ())
    database.close()
    return attested.id


def test_a_genuine_certificate(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["verify", made, course().edition.sha256]) == 0
    assert capsys.readouterr().out == (
        "It stands in the records: Ann attested Code of Acme (first) on 1 March 2026, 09:00 UTC. "
        "Compare the name and the date with the paper.\n"
    )


def test_another_hash(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["verify", made, "0" * 64]) == 1
    assert capsys.readouterr().err == (
        f"No attestation '{made}' with that hash stands in these records. "
        "Compare both with the certificate, character by character.\n"
    )
