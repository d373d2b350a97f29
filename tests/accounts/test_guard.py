"""What is added to each reply."""

import asyncio
from typing import Any

import pytest

from views.guard import Guard

Head = list[tuple[bytes, bytes]]
COOKIE = b"_streamlit_user=x; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"


def replied(is_https: bool, head: Head) -> Head:
    """The head of the reply that a browser gets for one that the page sends."""
    sent: list[Any] = []

    async def page(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError

    asyncio.run(Guard(page, is_https)({"type": "http"}, receive, send))
    assert [each["type"] for each in sent] == ["http.response.start", "http.response.body"]
    headers: Head = sent[0]["headers"]
    return headers


@pytest.mark.parametrize(
    ("is_https", "before", "after"),
    [
        (True, COOKIE, COOKIE + b"; Secure"),
        (True, COOKIE + b"; secure", COOKIE + b"; secure"),
        (False, COOKIE, COOKIE),
        (True, b"secure=1; Path=/", b"secure=1; Path=/; Secure"),
    ],
)
def test_cookies_go_by_https_alone(is_https: bool, before: bytes, after: bytes) -> None:
    head: Head = [(b"Set-Cookie", before), (b"x-cookie", COOKIE)]
    assert replied(is_https, head)[:2] == [(b"Set-Cookie", after), (b"x-cookie", COOKIE)]


@pytest.mark.parametrize("is_https", [True, False])
def test_headers_of_ours(is_https: bool) -> None:
    head = dict(replied(is_https, []))
    assert head[b"content-security-policy"] == b"frame-ancestors 'self'"
    assert (b"strict-transport-security" in head) == is_https
