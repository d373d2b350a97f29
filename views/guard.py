"""What the page of a team adds to every reply of the server: for a page reached by others."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.middleware import Middleware

from domain.login import Login

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Serves = Callable[[Message, Receive, Send], Awaitable[None]]

HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'self'"),  # nobody's page around ours
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
STRICT = (b"strict-transport-security", b"max-age=31536000")


def guards(login: Login) -> list[Middleware]:
    """For `st.App`."""
    return [Middleware(Guard, is_https=login.address.startswith("https://"))]


class Guard:
    """Passes requests on, and adds to the head of each reply.

    Streamlit leaves `Secure` off its cookies, for Safari on http://localhost; where people reach
    mayi by https, they go by https alone.
    """

    def __init__(self, app: Serves, is_https: bool) -> None:
        self._app = app
        self._is_https = is_https

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._with_ours(message.get("headers", ()))
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)

    def _with_ours(self, headers: Any) -> list[tuple[bytes, bytes]]:
        added = (*HEADERS, STRICT) if self._is_https else HEADERS
        return [(name, self._secured(name, value)) for name, value in headers] + list(added)

    def _secured(self, name: bytes, value: bytes) -> bytes:
        if not self._is_https or name.lower() != b"set-cookie":
            return value
        flags = {part.strip().lower() for part in value.split(b";")[1:]}
        return value if b"secure" in flags else value + b"; Secure"
