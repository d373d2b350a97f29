"""A small server that speaks the OpenAI chat API: scripted replies, and every fault there is.

with ModelServer() as server:
    server.script(Reply(says='{"answer": 1}'), Reply(status=429, after=0.1))
    … a real client at server.url …
    server.history[0]["messages"]

By itself, `python -m tests.model.model_server 8099`, it speaks as a model that says again what a
clause says.
"""

import json
import re
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

from config import Settings

KEY = "sk-scripted"
PACE = 0.05
"""Seconds for a word, of the model that repeats."""
Speaks = Callable[[Mapping[str, Any]], "str | Reply"]


class Reply(NamedTuple):
    """One reply: the words it says, or a fault in place of them."""

    says: str = ""
    status: int = 200
    after: float | None = None
    """The header Retry-After of a 429."""
    slow: float = 0.0
    """Seconds before the first byte."""
    pace: float = 0.0
    """Seconds between two words that are streamed."""
    holds: float = 0.0
    """Seconds of silence in the middle of what is streamed."""
    until: threading.Event | None = None
    """What the rest waits for, from the middle on."""
    cut: bool = False
    """The connection ends in the middle."""
    body: bytes | None = None
    """Sent as it stands, in place of the API's JSON."""
    refusal: str = ""
    finish: str = "stop"


class ModelServer:
    """Replies in the order of the script; then `speaks` does, where there is one."""

    def __init__(self, speaks: Speaks | None = None, port: int = 0) -> None:
        self.history: list[dict[str, Any]] = []
        self.left = threading.Event()
        """Somebody closed the connection before the reply was whole."""
        self._script: deque[Reply] = deque()
        self._speaks = speaks
        self._http = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._http.daemon_threads = True

    def script(self, *replies: Reply) -> None:
        self._script.extend(replies)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def settings(self, **more: Any) -> Settings:
        """The settings of somebody who uses this model."""
        return Settings(model="m", model_url=self.url, model_key=KEY, **more)

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
        said = self._speaks(request) if self._speaks else Reply(status=500)
        return Reply(says=said) if isinstance(said, str) else said

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                server.history.append({**request, "authorization": self.headers["Authorization"]})
                if self.headers["Authorization"] != f"Bearer {KEY}":
                    self._send(Reply(status=401), [_error(401)])
                    return
                reply = server.reply_to(request)
                time.sleep(reply.slow)
                streamed = bool(request.get("stream")) and reply.status == 200
                if reply.body is not None:
                    self._send(reply, [reply.body])
                elif streamed:
                    self._send(reply, list(_events(reply, request)), "text/event-stream")
                else:
                    self._send(reply, [_whole(reply, request)])

            def _send(
                self, reply: Reply, parts: list[bytes], kind: str = "application/json"
            ) -> None:
                try:
                    self.send_response(reply.status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(sum(map(len, parts))))
                    if reply.after is not None:
                        self.send_header("Retry-After", f"{reply.after:g}")
                    self.end_headers()
                    self._write(reply, parts)
                    self.close_connection = reply.cut or self.close_connection
                except OSError:
                    self.close_connection = True  # whoever asked has gone
                    server.left.set()

            def _write(self, reply: Reply, parts: list[bytes]) -> None:
                middle = len(parts) // 2
                for place, part in enumerate(parts):
                    if place == middle:
                        time.sleep(reply.holds)
                        if reply.until is not None:
                            reply.until.wait()
                        if reply.cut:
                            self.wfile.write(part[: len(part) // 2])
                            return
                    self.wfile.write(part)
                    time.sleep(reply.pace)

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


def _events(reply: Reply, request: Mapping[str, Any]) -> Iterator[bytes]:
    yield _event({"role": "assistant", "content": ""})
    if reply.refusal:
        yield _event({"role": "assistant", "refusal": reply.refusal})
    for place, word in enumerate(reply.says.split(" ") if reply.says else ()):
        yield _event(_delta(f"{word} ", request, place == 0))
    yield _event({}, reply.finish)
    if (request.get("stream_options") or {}).get("include_usage"):
        used = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
        yield _chunk([], usage=used)
    yield b"data: [DONE]\n\n"


def _delta(words: str, request: Mapping[str, Any], is_first: bool) -> dict[str, Any]:
    if tools := request.get("tools"):
        told: dict[str, Any] = {"index": 0, "function": {"arguments": words}}
        if is_first:
            told |= {"id": "call-1", "type": "function"}
            told["function"]["name"] = tools[0]["function"]["name"]
        return {"role": "assistant", "tool_calls": [told]}
    return {"role": "assistant", "content": words}


def _event(delta: Mapping[str, Any], finish: str | None = None) -> bytes:
    return _chunk([{"index": 0, "delta": delta, "finish_reason": finish}])


def _chunk(choices: list[dict[str, Any]], **more: Any) -> bytes:
    chunk = {"id": "chat-1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
    return b"data: " + json.dumps({**chunk, "choices": choices, **more}).encode() + b"\n\n"


def _error(status: int) -> bytes:
    return json.dumps(
        {"error": {"message": "scripted", "type": "scripted", "code": status}}
    ).encode()


def repeats(request: Mapping[str, Any], pace: float = PACE) -> Reply:
    """A model that reads no facts, agrees on the clause, and says its own sentences again."""
    prompt = str(request["messages"][-1]["content"])
    if "which clause governs" in prompt and (first := re.search(r"^Clause (\S+):", prompt, re.M)):
        return Reply(says=json.dumps({"clause": first.group(1), "case": ""}))
    _, _, clauses = prompt.partition("Clauses, and what they say")
    if not clauses:
        return Reply(says='{"facts": []}')
    clause, said = re.findall(r"Clause (\S+):\n((?:\d+\. .*\n?)+)", clauses)[0]
    told = [
        {"text": text, "clause": clause, "sentence": int(number)}
        for number, text in re.findall(r"(\d+)\. (.*)", said)
    ]
    return Reply(says=json.dumps({"sentences": told}), pace=pace)


if __name__ == "__main__":
    with ModelServer(repeats, int(sys.argv[1])) as alone:
        print(f"model_url = {alone.url}, model_key = {KEY}; until Ctrl-C", flush=True)
        threading.Event().wait()
