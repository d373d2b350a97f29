"""The real LangChain client against a real server: every fault is one line, and none hangs."""

import time
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from config import Settings, load
from decision.chat_model import ChatModel, open_model
from domain.errors import ModelFault, ModelMissing, SettingsError
from tests.model.model_server import KEY, ModelServer, Reply


class Told(BaseModel):
    answer: int


GOOD = Reply(says='{"answer": 42}')
NOT_USED = "The language model's reply cannot be used: "


def opened(server: ModelServer, **more: Any) -> ChatModel:
    model = open_model(server.settings(**more))
    assert model is not None
    return model


def test_no_model_is_no_model() -> None:
    assert open_model(Settings()) is None


@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode"])
def test_a_reply_of_a_form(server: ModelServer, method: str) -> None:
    server.script(GOOD)
    session = opened(
        server, model_method=method, model_price_in=2.0, model_price_out=10.0
    ).session()
    assert session.fill("Answer in json.", Told) == Told(answer=42)
    asked = server.history[0]
    assert (asked["model"], asked["temperature"]) == ("m", 0.0)
    assert asked["messages"] == [{"role": "user", "content": "Answer in json."}]
    used = session.usage
    assert (used.calls, used.tokens_in, used.tokens_out, used.price) == (1, 1000, 100, 0.003)


FAULTS = {
    "wrong key": (
        [Reply(status=401)],
        "The language model's server refused the key (401). Check model_key.",
        1,
    ),
    "unknown": ([Reply(status=404)], "The server has no model m. Check model and model_url.", 1),
    "bad request": (
        [Reply(status=400)],
        "The language model's server answered with an error (400).",
        1,
    ),
    "busy twice": (
        [Reply(status=429, after=0.01)] * 2,
        "The language model is busy (429). Ask again in a while.",
        2,
    ),
    "busy for long": (
        [Reply(status=429, after=600)],
        "The language model is busy (429). Ask again in a while.",
        1,
    ),
    "broken twice": (
        [Reply(status=500)] * 2,
        "The language model's server answered with an error (500).",
        2,
    ),
    "cut off twice": (
        [GOOD._replace(cut=True)] * 2,
        "The connection to the language model broke in the middle of its reply.",
        2,
    ),
    "slow": (
        [GOOD._replace(slow=3.0)],
        "The language model did not answer within 1.5 seconds.",
        1,
    ),
    "no JSON in the reply": (
        [Reply(says="Of course! The answer is 42.")],
        f"{NOT_USED}it is no JSON.",
        1,
    ),
    "no JSON at all": ([Reply(body=b"<html>sorry</html>")], f"{NOT_USED}it is no JSON.", 1),
    "wrong form": (
        [Reply(says='{"answer": "many"}')],
        f"{NOT_USED}it does not have the form that was asked for.",
        1,
    ),
    "refusal": ([Reply(refusal="I can't.")], "The language model declined to answer.", 1),
    "empty": ([Reply()], "The language model's reply was empty.", 1),
    "too long": (
        [Reply(says="x" * 10_000_000)],
        "The language model was stopped: its reply is longer than 1,000,000 bytes.",
        1,
    ),
    "grew too long": (
        [Reply(says='{"answer": 4', finish="length")],
        "The language model was stopped: its reply grew too long.",
        1,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_line(server: ModelServer, name: str) -> None:
    script, line, calls = FAULTS[name]
    server.script(*script)
    started = time.monotonic()
    with pytest.raises(ModelFault) as raised:
        opened(server, model_timeout=1.5).session().fill("Answer.", Told)
    assert str(raised.value) == line
    assert len(server.history) == calls
    assert time.monotonic() - started < 3


def test_no_server_is_one_line() -> None:
    settings = Settings(model="m", model_url="http://127.0.0.1:9/v1", model_key=KEY)
    model = open_model(settings)
    assert model is not None
    with pytest.raises(ModelFault) as raised:
        model.session().fill("Answer.", Told)
    assert (
        str(raised.value)
        == "The language model cannot be reached. Check model_url and the network."
    )


@pytest.mark.parametrize(
    "first",
    [Reply(status=429, after=0.05), Reply(status=503), GOOD._replace(cut=True)],
    ids=["busy", "broken", "cut"],
)
def test_what_passes_is_tried_once_more(server: ModelServer, first: Reply) -> None:
    server.script(first, GOOD)
    session = opened(server).session()
    assert session.fill("Answer.", Told) == Told(answer=42)
    assert (session.usage.calls, len(server.history)) == (2, 2)


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ({"model_calls": 1}, "1 calls are the limit for one question."),
        ({"model_tokens": 1100}, "1,100 tokens are the limit for one question."),
    ],
    ids=["calls", "tokens"],
)
def test_a_question_has_so_many_calls_and_tokens(
    server: ModelServer, limit: dict[str, int], told: str
) -> None:
    server.script(GOOD, GOOD)
    session = opened(server, **limit).session()
    session.fill("Answer.", Told)
    with pytest.raises(ModelFault) as raised:
        session.fill("Again.", Told)
    assert str(raised.value) == f"The language model was stopped: {told}"
    assert len(server.history) == 1


@pytest.mark.parametrize(
    "provider, package",
    [
        ("ollama", "langchain-ollama"),
        ("anthropic", "langchain-anthropic"),
        ("mistralai", "langchain-mistralai"),
        ("google_genai", "langchain-google-genai"),
    ],
)
def test_a_package_that_is_not_there_is_one_line(provider: str, package: str) -> None:
    model = open_model(Settings(model="m", model_provider=provider))
    assert model is not None
    with pytest.raises(ModelMissing) as raised:
        model.session().fill("Answer.", Told)
    assert str(raised.value) == (
        f"The provider {provider} needs the package {package}, which is not installed. "
        f"Install it with: .venv/bin/python -m pip install {package}"
    )


def test_a_provider_that_nobody_knows_is_one_line() -> None:
    model = open_model(Settings(model="m", model_provider="nobody"))
    assert model is not None
    with pytest.raises(ModelFault) as raised:
        model.session().fill("Answer.", Told)
    assert str(raised.value).startswith(f"{NOT_USED}the provider nobody does not open (")
    assert "\n" not in str(raised.value)


def test_a_key_does_not_go_over_the_open_network() -> None:
    with pytest.raises(SettingsError) as raised:
        load(model="m", model_url="http://models.example.com/v1", model_key="k")
    assert "model_url is wrong: http://models.example.com/v1 does not begin with https://" in str(
        raised.value
    )


def test_the_key_is_shown_nowhere() -> None:
    assert "sk-1234" not in repr(Settings(model="m", model_key="sk-1234"))


def test_the_server_streams(server: ModelServer) -> None:
    from langchain.chat_models import init_chat_model

    server.script(Reply(says="one two three"))
    with httpx2.Client() as client:
        model = init_chat_model(
            "m", model_provider="openai", base_url=server.url, api_key=KEY, http_client=client
        )
        said = [each.content for each in model.stream("Count.") if each.content]
    assert said == ["one ", "two ", "three "]
