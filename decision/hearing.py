"""A reply of LangChain's that is heard while it comes."""

from collections.abc import Mapping
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler
from pydantic import BaseModel, ValidationError

from decision.beside import Hear
from domain.errors import ModelTooMuch

_TOO_LONG = ("length", "max_tokens", "MAX_TOKENS")


def heard(
    asked: Any, prompt: str, form: type[BaseModel], hear: Hear, by_call: bool
) -> Mapping[str, Any]:
    """Stream the reply of a runnable of structured output; as its `invoke` returns it.

    It is parsed here: LangChain's parser for streams would close what was cut off. `hear` is told
    the words of each chunk or, `by_call`, what it adds to the arguments of a tool call; what it
    raises ends the reply. Raises ModelTooMuch.
    """
    hearing = _Hearing(hear, by_call)
    raw = None
    for part in asked.stream(prompt, config={"callbacks": [hearing]}):
        if "raw" in part:
            raw = part["raw"] if raw is None else raw + part["raw"]
    raw = _counted(raw)
    if _ended(raw) in _TOO_LONG:
        raise ModelTooMuch("its reply grew too long")
    try:
        return {"raw": raw, "parsed": form.model_validate_json("".join(hearing.said))}
    except ValidationError as error:
        return {"raw": raw, "parsed": None, "parsing_error": error}


class _Hearing(BaseCallbackHandler):
    raise_error = True  # else LangChain would log what `hear` raises, and go on

    def __init__(self, hear: Hear, by_call: bool) -> None:
        self._hear = hear
        self._by_call = by_call
        self.said: list[str] = []

    def on_llm_new_token(self, token: Any, *, chunk: Any = None, **_: Any) -> None:
        message = getattr(chunk, "message", None)
        if text := _called(message) if self._by_call else _text(token):
            self.said.append(text)
            self._hear(text)


def _called(message: Any) -> str:
    return "".join(each.get("args") or "" for each in getattr(message, "tool_call_chunks", ()))


def _text(token: str | list[str | dict[str, Any]]) -> str:
    """Some providers send blocks, of which those of text have any."""
    parts = [token] if isinstance(token, str) else token
    return "".join(each if isinstance(each, str) else each.get("text") or "" for each in parts)


def _counted(raw: Any) -> Any:
    """LangChain leaves the counts of a streamed reply of a form where OpenAI put them."""
    told = (getattr(raw, "response_metadata", None) or {}).get("token_usage")
    if not told or raw.usage_metadata:
        return raw
    names = {"input": "prompt", "output": "completion", "total": "total"}
    used = {f"{ours}_tokens": told.get(f"{theirs}_tokens") or 0 for ours, theirs in names.items()}
    return raw.model_copy(update={"usage_metadata": used})


def _ended(raw: Any) -> str:
    told = getattr(raw, "response_metadata", None) or {}
    return str(told.get("finish_reason") or told.get("stop_reason") or "")
