"""What a language model replied, kept in a file of JSON lines and given again without it.

    model = recording(settings, path)    # asks, and writes each reply down as it comes
    model = replaying(settings, path)    # asks nobody
    model.ensure_complete()              # raises ReplyMissing where it was asked for another

A reply stands under the sha256 of its exact request: model, provider, method, form and prompt. The
file holds no prompt, no address and no key; the first line says of which model it is.
"""

import json
from collections import defaultdict, deque
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from config import Settings
from decision.chat_model import PAUSE, ChatModel, Fill, Session, open_model, unheard
from domain.errors import (
    BadRecord,
    MayiError,
    ModelFault,
    NoModelToMeasure,
    ReplyMissing,
    ReportNotWritten,
)
from domain.json_lines import numbered
from domain.model import Usage
from domain.record import Record
from guard.exempt import stands_before

T = TypeVar("T", bound=BaseModel)
R = TypeVar("R", bound=Record)
HERE = "http://127.0.0.1"


class Origin(Record):
    """The model that replied; `guarded`: whether the privacy guard stood before it."""

    model: str
    provider: str
    method: str
    guarded: bool


class Reply(Record):
    """What came of one request: a filled form, or else the fault in words; and what it took."""

    request: str
    form: str
    reply: Mapping[str, Any] | None
    fault: str
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float


class Kept(ChatModel):
    """A chat model whose sessions tell what they heard."""

    def __init__(self, settings: Settings, fill: Fill, path: Path) -> None:
        super().__init__(settings, fill)
        self.path = path
        self.origin = _origin(settings)
        self.heard: list[Reply] = []
        self.fault: MayiError | None = None

    def ensure_complete(self) -> None:
        """Raises ReplyMissing where the file lacks what was asked for, or ReportNotWritten."""
        if self.fault is not None:
            raise self.fault  # an answer does not fail for it, but what is measured does


class Recording(Kept):
    """Asks the model of the settings; each reply is a line of the file."""

    def session(self, stop: Event | None = None) -> Session:
        return _Recorded(self, self._fill, stop or Event())

    def hear(self, reply: Reply) -> None:
        self.heard.append(reply)
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"{reply.model_dump_json()}\n")
        except OSError as error:
            self.fault = ReportNotWritten(self.path, (error.strerror or str(error)).lower())


class Replaying(Kept):
    """Asks nobody: a request that was made more than once gets its replies in their order."""

    def __init__(self, settings: Settings, path: Path, replies: tuple[Reply, ...]) -> None:
        super().__init__(settings, _nobody, path)
        self._replies: dict[str, deque[Reply]] = defaultdict(deque)
        for each in replies:
            self._replies[each.request].append(each)

    def session(self, stop: Event | None = None) -> Session:
        return _Replayed(self, stop or Event())

    def reply_to(self, prompt: str, form: type[BaseModel]) -> Reply:
        """The next reply to a request; the last one stands for all that follow."""
        waiting = self._replies.get(_request(self.origin, prompt, form))
        if not waiting:
            self.fault = self.fault or ReplyMissing(self.path.name, form.__name__)
            raise self.fault
        reply = waiting.popleft() if len(waiting) > 1 else waiting[0]
        self.heard.append(reply)
        return reply


class _Recorded(Session):
    def __init__(self, model: Recording, fill: Fill, stop: Event) -> None:
        super().__init__(model.settings, fill, unheard(fill), PAUSE, stop)
        self._model = model

    def fill(self, prompt: str, form: type[T]) -> T:
        before = self.usage
        try:
            filled = super().fill(prompt, form)
        except ModelFault as fault:
            self._model.hear(self._reply(prompt, form, before, None, str(fault)))
            raise
        self._model.hear(self._reply(prompt, form, before, filled.model_dump(), ""))
        return filled

    def _reply(
        self,
        prompt: str,
        form: type[BaseModel],
        before: Usage,
        filled: Mapping[str, Any] | None,
        fault: str,
    ) -> Reply:
        now = self.usage
        return Reply(
            request=_request(self._model.origin, prompt, form),
            form=form.__name__,
            reply=filled,
            fault=fault,
            calls=now.calls - before.calls,
            tokens_in=now.tokens_in - before.tokens_in,
            tokens_out=now.tokens_out - before.tokens_out,
            seconds=round(now.seconds - before.seconds, 3),
        )


class _Replayed(Session):
    def __init__(self, model: Replaying, stop: Event) -> None:
        super().__init__(model.settings, _nobody, unheard(_nobody), PAUSE, stop)
        self._model = model
        self._took = 0.0

    def fill(self, prompt: str, form: type[T]) -> T:
        reply = self._model.reply_to(prompt, form)
        self._calls += reply.calls
        self._in += reply.tokens_in
        self._out += reply.tokens_out
        self._took += reply.seconds
        if reply.reply is None:
            raise ModelFault(reply.fault)
        return form.model_validate(reply.reply)

    @property
    def usage(self) -> Usage:
        return super().usage.model_copy(update={"seconds": round(self._took, 3)})


def recording(settings: Settings, path: Path) -> Recording:
    """The model of the settings, and a new file. Raises NoModelToMeasure, ReportNotWritten."""
    opened = open_model(settings)
    if opened is None:
        raise NoModelToMeasure
    model = Recording(settings, opened._fill, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{model.origin.model_dump_json()}\n", "utf-8", newline="\n")
    except OSError as error:
        raise ReportNotWritten(path, (error.strerror or str(error)).lower()) from error
    return model


def replaying(settings: Settings, path: Path) -> Replaying:
    """What was recorded, under the settings that it was recorded with. Raises BadRecord."""
    try:
        (number, first), *lines = numbered(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadRecord(path.name, "the whole", "it is missing, empty or not UTF-8") from error
    origin = _read(Origin, path, number, first)
    replies = tuple(_read(Reply, path, number, line) for number, line in lines)
    asked = {
        "model": origin.model,
        "model_provider": origin.provider,
        "model_method": origin.method,
        "model_url": HERE,
        "guard": "on" if origin.guarded else "local-off",
    }
    return Replaying(settings.model_copy(update=asked), path, replies)


def _read(kind: type[R], path: Path, number: int, line: str) -> R:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        raise BadRecord(path.name, f"line {number}", error.errors()[0]["msg"]) from error


def _origin(settings: Settings) -> Origin:
    return Origin(
        model=settings.model,
        provider=settings.model_provider,
        method=settings.model_method,
        guarded=stands_before(settings.model_url, settings.guard),
    )


def _request(origin: Origin, prompt: str, form: type[BaseModel]) -> str:
    request = {**origin.model_dump(), "form": form.model_json_schema(), "prompt": prompt}
    return sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _nobody(prompt: str, form: type[BaseModel]) -> Mapping[str, Any]:
    raise AssertionError("nobody is asked in a replay")
