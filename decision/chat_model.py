"""The one door to language models: LangChain's init_chat_model, with a limit on everything.

    model = open_model(settings)
    told = model.session().fill(prompt, Told)   # an instance of Told, or a ModelFault
    told = model.session().write(prompt, Told, heard)   # the same, and `heard` is told as it comes

Loaded only where the settings name a model.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from config import Settings
from decision.beside import Call, CallFailed, Hear, Limits, beside
from decision.model_faults import fault_of
from domain.errors import (
    ModelBusy,
    ModelCancelled,
    ModelDeclined,
    ModelFault,
    ModelMissing,
    ModelSilent,
    ModelSlow,
    ModelTooMuch,
    ModelUnreadable,
)
from domain.model import Usage

T = TypeVar("T", bound=BaseModel)
Fill = Callable[[str, type[BaseModel]], Mapping[str, Any]]
"""A prompt and the form of the reply in; LangChain's "raw", "parsed" and "parsing_error" out."""
Write = Callable[[str, type[BaseModel], Hear], Mapping[str, Any]]
"""The same, and each piece of the reply is told as it comes."""

REPLY_TOKENS = 1_500
"""The most that one reply may have."""
REPLY_BYTES = 1_000_000
PAUSE = 0.5
"""Seconds before the one other try, where the server does not name a time."""
LETTERS = 3
"""A token has about so many letters at the least: for a guess where there is no count."""

# How a provider calls the address of its server, the key and the limit on time.
_KEYS: Mapping[str, tuple[str, str, str]] = {
    "azure_openai": ("azure_endpoint", "api_key", "timeout"),
    "google_genai": ("base_url", "google_api_key", "timeout"),
    "ollama": ("base_url", "", ""),
}


def unheard(fill: Fill) -> Write:
    """Replies that come whole."""
    return lambda prompt, form, hear: fill(prompt, form)


class ChatModel:
    """A model as it is configured; each question gets a session of its own."""

    def __init__(
        self,
        settings: Settings,
        fill: Fill,
        pause: float = PAUSE,
        write: Write | None = None,
        load: Callable[[], object] = lambda: None,
    ) -> None:
        self.settings = settings
        self._fill = fill
        self._pause = pause
        self.load = load
        """Loads what the first call would load; raises as that does."""
        self._write = write or unheard(fill)

    def session(self, stop: threading.Event | None = None) -> "Session":
        """What one question may take begins to count; once `stop` is set it ends."""
        stop = stop or threading.Event()
        return Session(self.settings, self._fill, self._write, self._pause, stop)


class Session:
    """The calls of one question: under one limit of calls, one of tokens, and one deadline.

    The time runs from the first call on.
    """

    def __init__(
        self, settings: Settings, fill: Fill, write: Write, pause: float, stop: threading.Event
    ) -> None:
        self._settings = settings
        self._fill = fill
        self._write = write
        self._pause = pause
        self._stop = stop
        self._started = 0.0
        self._calls = self._in = self._out = 0
        self.sent: list[str] = []
        """Each message that was sent, letter by letter."""

    def fill(self, prompt: str, form: type[T]) -> T:
        """Ask for a reply of a form; a passing fault is tried once more. Raises ModelFault."""
        return self._twice(prompt, form, lambda _: self._fill(prompt, form), lambda _: None)

    def write(self, prompt: str, form: type[T], heard: Hear) -> T:
        """The same, while `heard` is told all that has come of the reply so far.

        Each reply begins with nothing, that after a passing fault too. What `heard` raises ends the
        reply and is raised. Raises ModelFault.
        """
        return self._twice(prompt, form, lambda hear: self._write(prompt, form, hear), heard)

    def _twice(self, prompt: str, form: type[T], call: Call, heard: Hear) -> T:
        try:
            return self._once(prompt, form, call, heard)
        except ModelFault as fault:
            if not fault.again:
                raise
            self._wait(fault)
            return self._once(prompt, form, call, heard)

    @property
    def usage(self) -> Usage:
        """What it took so far, and what that costs."""
        price = (
            self._in * self._settings.model_price_in + self._out * self._settings.model_price_out
        )
        return Usage(
            calls=self._calls,
            tokens_in=self._in,
            tokens_out=self._out,
            seconds=round(time.monotonic() - self._started, 3) if self._calls else 0.0,
            price=round(price / 1_000_000, 6),
        )

    def _once(self, prompt: str, form: type[T], call: Call, heard: Hear) -> T:
        self._allow(prompt)
        self._started = self._started or time.monotonic()
        self._calls += 1
        self.sent.append(prompt)
        said = ""

        def hear(piece: str) -> None:
            nonlocal said
            said += piece
            heard(said)

        heard(said)
        try:
            reply = self._in_time(call, hear)
        except BaseException:
            if said:  # it was paid for
                self._count(prompt, said, {})
            raise
        raw = reply.get("raw")
        said = str(getattr(raw, "content", "") or said)
        self._count(prompt, said, getattr(raw, "usage_metadata", None) or {})
        parsed = reply.get("parsed")
        if isinstance(parsed, form):
            return parsed
        raise _unparsed(raw, reply.get("parsing_error"))

    def _allow(self, prompt: str) -> None:
        if self._calls >= self._settings.model_calls:
            raise ModelTooMuch(f"{self._calls} calls are the limit for one question")
        if self._in + self._out + len(prompt) // LETTERS > self._settings.model_tokens:
            limit = f"{self._settings.model_tokens:,}"
            raise ModelTooMuch(f"{limit} tokens are the limit for one question")

    def _in_time(self, call: Call, hear: Hear) -> Mapping[str, Any]:
        limits = Limits(self._settings.model_timeout, self._left(), self._settings.model_stall)
        try:
            return beside(call, hear, limits, self._stop)
        except CallFailed as failed:
            raise fault_of(failed.error, self._settings) from failed.error

    def _count(self, prompt: str, said: str, used: Mapping[str, Any]) -> None:
        self._in += used.get("input_tokens") or len(prompt) // LETTERS
        self._out += used.get("output_tokens") or len(said) // LETTERS

    def _wait(self, fault: ModelFault) -> None:
        after = fault.after if isinstance(fault, ModelBusy) else None
        seconds = self._pause if after is None else after
        if seconds >= self._left():
            raise fault  # it would come back when nobody waits any more
        if self._stop.wait(seconds):
            raise ModelCancelled

    def _left(self) -> float:
        return self._settings.model_timeout - (time.monotonic() - self._started)


def open_model(settings: Settings) -> ChatModel | None:
    """The model that the settings name, or None; what it needs is loaded at its first call.

    Where that cannot be had the call raises ModelMissing or ModelUnreadable.
    """
    if not settings.model:
        return None
    opened = cache(partial(_opened, settings))

    def asked(form: type[BaseModel] | dict[str, Any]) -> Any:
        return opened().with_structured_output(form, method=settings.model_method, include_raw=True)

    def fill(prompt: str, form: type[BaseModel]) -> Mapping[str, Any]:
        reply: Mapping[str, Any] = asked(form).invoke(prompt)
        return reply

    def write(prompt: str, form: type[BaseModel], hear: Hear) -> Mapping[str, Any]:
        from decision.hearing import heard

        by_call = settings.model_method == "function_calling"
        return heard(asked(form.model_json_schema()), prompt, form, hear, by_call)

    return ChatModel(settings, fill, write=write, load=opened)


def address(settings: Settings) -> str:
    """Where the messages to a model go: its server's host, or whose servers they are."""
    host = urlsplit(settings.model_url).netloc.rpartition("@")[2]
    return host or f"the servers of {settings.model_provider}"


def _opened(settings: Settings) -> Any:
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(
            settings.model, model_provider=settings.model_provider, **_options(settings)
        )
    except ImportError as error:
        raise ModelMissing(_package(error), settings.model_provider) from error
    except Exception as error:
        why = str(error).splitlines()[0][:200]
        what = f"the provider {settings.model_provider} does not open ({why})"
        raise ModelUnreadable(what) from error


def _options(settings: Settings) -> dict[str, Any]:
    url, key, timeout = _KEYS.get(settings.model_provider, ("base_url", "api_key", "timeout"))
    given: dict[str, Any] = {"temperature": 0.0}
    if settings.model_url:
        given[url] = settings.model_url
    secret = settings.model_key.get_secret_value()
    if key and (secret or (settings.model_provider == "openai" and settings.model_url)):
        given[key] = secret or "none"  # a server on one's own desk asks for no key
    if timeout:
        given |= {timeout: settings.model_timeout, "max_retries": 0, "max_tokens": REPLY_TOKENS}
    else:
        given |= {"client_kwargs": {"timeout": settings.model_timeout}, "num_predict": REPLY_TOKENS}
    if settings.model_provider == "openai":
        given["stream_usage"] = True
        given["http_client"] = _bounded_client(settings.model_timeout)
    return given


def _bounded_client(seconds: float) -> Any:
    """A client that reads no more of a reply than REPLY_BYTES, and no longer than it may take."""
    import httpx2

    class Bounded(httpx2.SyncByteStream):
        def __init__(self, stream: Any) -> None:
            self._stream = stream
            self._until = time.monotonic() + seconds

        def __iter__(self) -> Iterator[bytes]:
            read = 0
            for chunk in self._stream:
                read += len(chunk)
                if read > REPLY_BYTES:
                    raise ModelTooMuch(f"its reply is longer than {REPLY_BYTES:,} bytes")
                if time.monotonic() > self._until:
                    raise ModelSlow(seconds)
                yield chunk

        def close(self) -> None:
            self._stream.close()

    def bound(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise ModelUnreadable("it is compressed, which was not asked for")
        response.stream = Bounded(response.stream)

    return httpx2.Client(
        timeout=seconds,
        limits=httpx2.Limits(max_keepalive_connections=0),  # no socket outlives its call
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [bound]},
    )


def _package(error: ImportError) -> str:
    words = str(error)
    if "pip install " in words:
        return words.split("pip install ")[1].split("`")[0].strip(". ")
    return (error.name or "langchain-openai").split(".")[0].replace("_", "-")


def _unparsed(raw: Any, error: BaseException | None) -> ModelFault:
    """Say why a reply that came is none."""
    extra = getattr(raw, "additional_kwargs", None) or {}
    content = getattr(raw, "content", "")
    if extra.get("refusal"):
        return ModelDeclined()
    if not content and not getattr(raw, "tool_calls", None):
        return ModelSilent()
    try:
        json.loads(content if isinstance(content, str) else "null")
    except ValueError:
        return ModelUnreadable("it is no JSON")
    return ModelUnreadable("it does not have the form that was asked for")
