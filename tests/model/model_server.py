"""A small server that speaks the OpenAI chat API: scripted replies, and every fault there is.

with ModelServer() as server:
    server.script(Reply(says='{"answer": 1}'), Reply(status=429, after=0.1))
    … a real client at server.url …
    server.history[0]["messages"]
"""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

KEY = "sk-scripted"
Speaks = Callable[[Mapping[str, Any]], str]


class Reply(NamedTuple):
    """One reply: the words it says, or a fault in place of them."""

    says: str = ""
    status: int = 200
    after: float | None = None
    """The header Retry-After of a 429."""
    slow: float = 0.0
    """Seconds before the first byte."""
    cut: bool = False
    """The connection ends in the middle."""
    body: bytes | None = None
    """Sent as it stands, in place of the API's JSON."""
    refusal: str = ""
    finish: str = "stop"


class ModelServer:
    """Replies in the order of the script; then `speaks` does, where there is one."""

    def __init__(self, speaks: Speaks | None = None) -> None:
        self.history: list[dict[str, Any]] = []
        self._script: deque[Reply] = deque()
        self._speaks = speaks
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    def script(self, *replies: Reply) -> None:
        self._script.extend(replies)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> Self:
        serve = self._http.serve_forever
        threading.Thread(target=serve, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def reply_to(self, request: Mapping[str, Any]) -> Reply:
        if self._script:
            return self._script.popleft()
        return Reply(says=self._speaks(request)) if self._speaks else Reply(status=500)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                server.history.append({**request, "authorization": self.headers["Authorization"]})
                if self.headers["Authorization"] != f"Bearer {KEY}":
                    self._send(Reply(status=401), _error(401))
                    return
                reply = server.reply_to(request)
                time.sleep(reply.slow)
                streamed = bool(request.get("stream")) and reply.status == 200
                body = b"".join(_events(reply)) if streamed else _whole(reply, request)
                kind = "text/event-stream" if streamed else "application/json"
                self._send(reply, reply.body if reply.body is not None else body, kind)

            def _send(self, reply: Reply, body: bytes, kind: str = "application/json") -> None:
                try:
                    self.send_response(reply.status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    if reply.after is not None:
                        self.send_header("Retry-After", f"{reply.after:g}")
                    self.end_headers()
                    self.wfile.write(body[: len(body) // 2] if reply.cut else body)
                    self.close_connection = reply.cut or self.close_connection
                except OSError:
                    self.close_connection = True  # whoever asked has gone

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


def _whole(reply: Reply, request: Mapping[str, Any]) -> bytes:
    if reply.status != 200:
        return _error(reply.status)
    message: dict[str, Any] = {"role": "assistant", "content": reply.says or None}
    if reply.refusal:
        message["refusal"] = reply.refusal
    if tools := request.get("tools"):
        call = {"name": tools[0]["function"]["name"], "arguments": reply.says}
        message["tool_calls"] = [{"id": "call-1", "type": "function", "function": call}]
        message["content"] = None
    return json.dumps(
        {
            "id": "chat-1",
            "object": "chat.completion",
            "created": 0,
            "model": request["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
        }
    ).encode()


def _events(reply: Reply) -> Iterator[bytes]:
    for word in reply.says.split(" "):
        delta = {"role": "assistant", "content": f"{word} "}
        choices = [{"index": 0, "delta": delta, "finish_reason": None}]
        chunk = {"id": "chat-1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
        yield b"data: " + json.dumps({**chunk, "choices": choices}).encode() + b"\n\n"
    yield b"data: [DONE]\n\n"


def _error(status: int) -> bytes:
    return json.dumps(
        {"error": {"message": "scripted", "type": "scripted", "code": status}}
    ).encode()
