"""A reply that is heard while it comes: from the real client, from a real server, with faults."""

import time
from threading import Event
from typing import Any

import pytest
from pydantic import BaseModel

from decision.chat_model import Session, open_model
from domain.errors import ModelCancelled, ModelFault
from tests.model.model_server import ModelServer, Reply


class Told(BaseModel):
    answer: str


WORDS = '{"answer": "one two three four five six"}'
GOOD = Reply(says=WORDS)
NOT_USED = "The language model's reply cannot be used: "


def session(server: ModelServer, stop: Event | None = None, **more: Any) -> Session:
    model = open_model(server.settings(**more))
    assert model is not None
    return model.session(stop)


@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode"])
def test_it_is_heard_as_it_grows(server: ModelServer, method: str) -> None:
    server.script(GOOD._replace(pace=0.02))
    heard: list[str] = []
    asked = session(server, model_method=method)
    assert asked.write("In json.", Told, heard.append) == Told(answer="one two three four five six")
    assert heard[:4] == ["", '{"answer": ', '{"answer": "one ', '{"answer": "one two ']
    assert heard[-1].strip() == WORDS
    assert (asked.usage.calls, asked.usage.tokens_in, asked.usage.tokens_out) == (1, 1000, 100)


FAULTS = {
    "wrong key": ([Reply(status=401)], "The language model's server refused the key (401).", 1),
    "busy": ([Reply(status=429, after=600)], "The language model is busy (429).", 1),
    "broken": (
        [Reply(status=500)] * 2,
        "The language model's server answered with an error (500).",
        2,
    ),
    "cut": (
        [GOOD._replace(cut=True)] * 2,
        "The connection to the language model broke in the middle of its reply.",
        2,
    ),
    "slow": ([GOOD._replace(slow=9)], "The language model did not answer within 1.5 seconds.", 1),
    "slow words": (
        [GOOD._replace(pace=0.3)],
        "The language model did not answer within 1.5 seconds.",
        1,
    ),
    "stall": (
        [GOOD._replace(holds=9)],
        "The language model fell silent in the middle of its reply, for 0.5 seconds.",
        1,
    ),
    "no JSON": ([Reply(says="Of course! It is 42.")], f"{NOT_USED}it is no JSON.", 1),
    "ends early": ([Reply(says=WORDS[:20])], f"{NOT_USED}it is no JSON.", 1),
    "wrong form": ([Reply(says='{"answer": 1}')], f"{NOT_USED}it does not have the form", 1),
    "refusal": ([Reply(refusal="No.")], "The language model declined to answer.", 1),
    "empty": ([Reply()], "The language model's reply was empty.", 1),
    "10 MB": ([Reply(says="x" * 10_000_000)], "The language model was stopped: its reply is", 1),
    "too long": (
        [GOOD._replace(finish="length")],
        "The language model was stopped: its reply grew too long.",
        1,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_line_in_time(server: ModelServer, name: str) -> None:
    script, line, calls = FAULTS[name]
    server.script(*script)
    started = time.monotonic()
    with pytest.raises(ModelFault) as raised:
        session(server, model_timeout=1.5, model_stall=0.5).write("Go.", Told, lambda _: None)
    assert str(raised.value).startswith(line)
    assert len(server.history) == calls
    assert time.monotonic() - started < 4


def test_after_a_passing_fault_it_begins_anew(server: ModelServer) -> None:
    server.script(GOOD._replace(cut=True), GOOD)
    heard: list[str] = []
    session(server).write("Go.", Told, heard.append)
    again = heard.index("", 1)
    assert "one" in heard[again - 1] and heard[again + 1] == '{"answer": '


def test_a_stop_is_heeded_at_once_and_ends_the_connection(server: ModelServer) -> None:
    server.script(GOOD._replace(pace=0.2))
    stop = Event()
    asked = session(server, stop)
    started = time.monotonic()
    with pytest.raises(ModelCancelled):
        asked.write("Go.", Told, lambda said: stop.set() if "two" in said else None)
    assert time.monotonic() - started < 5
    assert server.left.wait(5)
    assert asked.usage.tokens_out == len('{"answer": "one two ') // 3
    with pytest.raises(ModelCancelled):
        asked.fill("Once more.", Told)
    assert len(server.history) == 1


def test_a_stop_is_heeded_before_the_first_word(server: ModelServer) -> None:
    server.script(GOOD._replace(slow=3))
    stop = Event()
    asked = session(server, stop)
    stop.set()
    started = time.monotonic()
    with pytest.raises(ModelCancelled):
        asked.fill("Go.", Told)
    assert time.monotonic() - started < 1


def test_what_the_listener_raises_ends_the_reply(server: ModelServer) -> None:
    def hears(said: str) -> None:
        if "two" in said:
            raise LookupError("enough")

    server.script(GOOD._replace(pace=0.2))
    with pytest.raises(LookupError):
        session(server).write("Go.", Told, hears)
    assert server.left.wait(5)
