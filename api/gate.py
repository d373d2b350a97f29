"""What every request passes first: bodies are whole and not too long, and no traceback goes out."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from api import problems
from domain.errors import BodyTooLarge, BodyTooSlow, MayiError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
LONGEST_BODY = 256 * 1024
PATIENCE_S = 10
ALWAYS = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))


class Gate:
    """ASGI middleware, the outermost of ours."""

    def __init__(self, app: App, longest: int = LONGEST_BODY, patience: float = PATIENCE_S) -> None:
        self._app = app
        self._longest = longest
        self._patience = patience

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answered = _Answered(send)
        try:
            body = await asyncio.wait_for(self._whole(receive), self._patience)
        except TimeoutError:
            await _refuse(answered, BodyTooSlow(self._patience))
        except BodyTooLarge as error:
            await _refuse(answered, error)
        else:
            if body is not None:
                await self._hand_on(scope, _again(body, receive), answered)

    async def _hand_on(self, scope: Message, receive: Receive, send: "_Answered") -> None:
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            problems.logged(error)
            await _answer(send, 500, problems.UNEXPECTED)

    async def _whole(self, receive: Receive) -> bytes | None:
        """The body; None where who sent it has gone."""
        parts, length = [], 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            parts.append(message.get("body", b""))
            length += len(parts[-1])
            if length > self._longest:
                raise BodyTooLarge(self._longest)
            if not message.get("more_body"):
                return b"".join(parts)


class _Answered:
    """Sends on, with the headers that every answer has, and remembers whether it began."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            message["headers"] = [*message.get("headers", ()), *ALWAYS]
        await self._send(message)


def _again(body: bytes, receive: Receive) -> Receive:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_one() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_one


async def _refuse(send: _Answered, error: MayiError) -> None:
    await _answer(send, problems.status_of(error), str(error))


async def _answer(send: _Answered, status: int, detail: str) -> None:
    if send.has_begun:
        return
    body = problems.body(status, detail)
    headers = [
        (b"content-type", problems.MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),  # what is left of the body is not read
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
