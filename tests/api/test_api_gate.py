"""What every request passes first, spoken to as a server would."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from api.gate import Gate, Message, Receive, Send

CHUNK = {"type": "http.request", "body": b"12345", "more_body": True}
END = {"type": "http.request", "body": b"", "more_body": False}
GONE = {"type": "http.disconnect"}


async def echo(scope: Message, receive: Receive, send: Send) -> None:
    """Answers with the body that it got."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


async def falls(scope: Message, receive: Receive, send: Send) -> None:
    raise RuntimeError("a question")


async def falls_late(scope: Message, receive: Receive, send: Send) -> None:
    await echo(scope, receive, send)
    raise TimeoutError("a question")


def through(app: Any, messages: Iterable[Message], patience: float = 5) -> list[Message]:
    """What is sent back for these messages; after the last one nothing comes."""
    sent: list[Message] = []
    coming = iter(messages)

    async def receive() -> Message:
        message = next(coming, None)
        if message is None:
            await asyncio.sleep(60)
        assert message is not None
        return message

    async def send(message: Message) -> None:
        sent.append(message)

    gate = Gate(app, longest=12, patience=patience)
    asyncio.run(gate({"type": "http"}, receive, send))
    return sent


def told(sent: list[Message]) -> tuple[int, str]:
    start, body = sent
    assert dict(start["headers"])[b"content-type"] == b"application/problem+json"
    assert dict(start["headers"])[b"connection"] == b"close"
    return start["status"], json.loads(body["body"])["detail"]


def test_a_body_in_pieces_is_handed_on_whole() -> None:
    start, body = through(echo, [CHUNK, CHUNK, END])
    assert (start["status"], body["body"]) == (200, b"1234512345")
    assert start["headers"] == [
        (b"x-content-type-options", b"nosniff"),
        (b"cache-control", b"no-store"),
    ]


@pytest.mark.parametrize(
    ("messages", "patience", "answer"),
    [
        ([CHUNK] * 3, 5, (413, "The request is longer than 12 bytes. Shorten it.")),
        ([CHUNK], 0.05, (408, "The request was not whole after 0.05 s. Send it again.")),
        ([], 0.05, (408, "The request was not whole after 0.05 s. Send it again.")),
    ],
    ids=["long", "stuck", "silent"],
)
def test_what_is_not_handed_on(
    messages: list[Message], patience: float, answer: tuple[int, str]
) -> None:
    assert told(through(echo, messages, patience)) == answer


def test_who_has_gone_gets_no_answer() -> None:
    assert through(echo, [CHUNK, GONE]) == []


def test_a_fault_is_one_line() -> None:
    assert told(through(falls, [END])) == (
        500, "Something unexpected happened; it is logged. Try again, or tell who runs mayi.",
    )  # fmt: skip


def test_a_fault_after_the_answer_began_adds_nothing_to_it() -> None:
    start, body = through(falls_late, [END])
    assert (start["status"], body["body"]) == (200, b"")
