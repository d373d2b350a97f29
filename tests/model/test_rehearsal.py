"""What would be sent is what is sent, letter by letter, and nothing goes unless it may."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from advisor import Advisor, open_advisor
from config import Settings
from decision.with_model import NEVER, NOT_AGREED, SILENT
from domain.model import Held, Sent
from domain.search import Query
from tests.model.model_server import ModelServer, Reply

HAMPER = (
    "A vendor sent me a hamper two weeks before we choose the new firewall. May I keep it? "
    "The host is 10.4.7.9 and my password is Hunter2!"
)
SAID = "Members will reject any offer of bribery or inducement."
HERE = "http://127.0.0.1:9/v1"
FACTS = Reply(says='{"facts": []}')
WORDS = Reply(
    says=json.dumps({"sentences": [{"text": SAID, "clause": "msp-code/3.2", "sentence": 1}]})
)


@pytest.fixture(scope="module")
def running() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture
def server(running: ModelServer) -> ModelServer:
    running.history.clear()
    return running


@cache  # a guard takes seconds to load
def opened(server: ModelServer, **more: Any) -> Advisor:
    return open_advisor(server.settings(**more))


def got(server: ModelServer) -> tuple[str, ...]:
    """Each message that came, as the server read it."""
    assert all(len(each["messages"]) == 1 for each in server.history)
    return tuple(each["messages"][0]["content"] for each in server.history)


def test_what_would_be_sent_is_what_is_sent(server: ModelServer) -> None:
    server.script(FACTS, WORDS)
    advisor = opened(server)
    query = Query(question=HAMPER)
    cases = advisor.ask(query, sends=False)
    would = advisor.would_send(query, cases)
    assert would is not None and server.history == []
    done = advisor.ask(query)
    assert got(server) == would.messages == (done.sent and done.sent.messages)
    assert would == done.sent
    assert len(would.messages) == 2 and would.to == server.url.split("/")[2]
    assert would.held == (
        Held(placeholder="[IP_1]", kind="an IP address", original="10.4.7.9"),
        Held(placeholder="[PASSWORD_1]", kind="a password"),
    )
    assert "Hunter2" not in would.model_dump_json()
    assert all("Hunter2" not in each and "10.4.7.9" not in each for each in would.messages)


def test_a_follow_up_is_rehearsed_as_it_was_asked(server: ModelServer) -> None:
    earlier = ("May I moonlight for a bakery?", "A vendor sent me a hamper. May I keep it?")
    query = Query(question="Is it ok then?", earlier=earlier)
    server.script(Reply(says='{"question": "Is it ok then?"}'), FACTS, WORDS)
    advisor = opened(server)
    would = advisor.would_send(query, advisor.ask(query, sends=False))
    assert would is not None and server.history == []
    advisor.ask(query)
    assert got(server) == would.messages[: len(got(server))]
    assert "The last question:\nIs it ok then?" in would.messages[0]
    assert "hamper" in would.messages[0] and all("bakery" not in each for each in would.messages)


def test_a_message_that_went_twice_is_told_twice(server: ModelServer) -> None:
    server.script(Reply(status=503), FACTS, WORDS)
    done = opened(server).ask(Query(question=HAMPER))
    assert done.sent is not None
    assert got(server) == done.sent.messages and len(done.sent.messages) == 3


VAN = "Should we paint the van blue or white?"


@pytest.mark.parametrize(
    ("question", "settings", "sends", "badge", "waits"),
    [
        (HAMPER, {}, False, NOT_AGREED, True),
        (HAMPER, {"never_send_questions": True}, True, NEVER, False),
        (HAMPER, {"never_send_questions": True}, False, NEVER, False),
        (VAN, {}, True, SILENT, False),
        (VAN, {}, False, SILENT, False),
    ],
)
def test_nothing_goes(
    server: ModelServer,
    question: str,
    settings: dict[str, Any],
    sends: bool,
    badge: str,
    waits: bool,
) -> None:
    query = Query(question=question)
    advisor = opened(server, **settings)
    advice = advisor.ask(query, sends=sends)
    would = advisor.would_send(query, advice)
    assert server.history == []
    because = badge.removeprefix("Answered from the worked cases: ")
    assert (advice.badge, advice.sent) == (badge, Sent(because=because, waits=waits))
    assert would is not None and bool(would.messages) is waits
    plain = open_advisor(Settings()).ask(query)
    hidden = {"badge", "seconds"}
    assert advice.model_dump(exclude=hidden) == plain.model_dump(exclude=hidden)


def test_an_exempt_model_here_is_asked_all_the_same(server: ModelServer) -> None:
    server.script(FACTS, WORDS)
    advisor = opened(server, never_send_questions=True, guard="local-off")
    done = advisor.ask(Query(question=HAMPER))
    assert done.sent is not None and not done.sent.masked
    assert "10.4.7.9" in got(server)[0]


def test_where_the_package_is_missing_nothing_was_sent() -> None:
    settings = Settings(model="m", model_provider="ollama", guard="local-off", model_url=HERE)
    done = open_advisor(settings).ask(Query(question=HAMPER))
    assert done.sent == Sent(
        to="127.0.0.1:9",
        masked=False,
        because="the provider ollama needs the package langchain-ollama, which is not installed. "
        "Install it with: .venv/bin/python -m pip install langchain-ollama",
    )


def test_no_record_and_no_json_holds_it(server: ModelServer) -> None:
    server.script(FACTS, WORDS)
    done = opened(server).ask(Query(question=HAMPER))
    assert done.sent is not None and "sent" not in done.model_dump()
    assert "PASSWORD_1" not in done.model_dump_json()


def test_without_a_model_there_is_nothing_to_tell() -> None:
    advisor = open_advisor(Settings())
    advice = advisor.ask(Query(question=VAN), sends=False)
    assert (advice.badge, advice.sent) == ("", None)
    assert advisor.would_send(Query(question=VAN), advice) is None
