"""The advisor and records behind a real API."""

from collections.abc import Iterator

import httpx
import pytest

import config
from advisor import Advisor, open_advisor
from domain.person import Role
from records.database import Database, open_database
from records.tokens import Tokens
from tests.api.serving import served
from tests.people import ADA


@pytest.fixture(scope="session")
def advisor() -> Advisor:
    return open_advisor(config.load())


@pytest.fixture(scope="module")
def shared(advisor: Advisor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A member's client of an API that a module's tests leave as it is."""
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('api') / 'mayi.db'}")
    token = Tokens(database, ADA).make("helpdesk", Role.MEMBER)[1]
    headers = {"Authorization": f"Bearer {token}"}
    with (
        served(advisor, database, api_per_minute=1_000_000) as address,
        httpx.Client(base_url=address, headers=headers, timeout=30) as client,
    ):
        yield client
    database.close()


@pytest.fixture
def member(database: Database) -> str:
    """The token of a member."""
    return Tokens(database, ADA).make("helpdesk", Role.MEMBER)[1]


@pytest.fixture
def officer(database: Database) -> str:
    """The token of an officer."""
    return Tokens(database, ADA).make("archive", Role.OFFICER)[1]


@pytest.fixture
def api(advisor: Advisor, database: Database) -> Iterator[str]:
    """The address of an API whose limit no test reaches."""
    with served(advisor, database, api_per_minute=1_000_000) as address:
        yield address
