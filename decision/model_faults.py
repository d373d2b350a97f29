"""What a provider's package raises, as one of our own errors: told by status and by name."""

from collections.abc import Iterator
from typing import Any

from config import Settings
from domain.errors import (
    ModelBroken,
    ModelBusy,
    ModelCutOff,
    ModelDeclined,
    ModelFault,
    ModelKeyRefused,
    ModelSlow,
    ModelTooMuch,
    ModelUnknown,
    ModelUnreachable,
    ModelUnreadable,
)

LONGEST_WAIT = 3_600.0


def fault_of(error: BaseException, settings: Settings) -> ModelFault:
    """Say what an error of a provider's package is; no word of it is handed on."""
    chain = list(_chain(error))
    for each in chain:
        if isinstance(each, ModelFault):
            return each
        if (status := _status(each)) is not None:
            return _by_status(status, each, settings)
    names = [name for each in chain for name in _names(each)]
    if any("Refusal" in name or "ContentFilter" in name for name in names):
        return ModelDeclined()
    if any("LengthFinish" in name for name in names):
        return ModelTooMuch("its reply grew too long")
    if any("Timeout" in name for name in names):
        return ModelSlow(settings.model_timeout)
    if any(name in ("RemoteProtocolError", "ReadError", "IncompleteRead") for name in names):
        return ModelCutOff()
    if any("JSONDecodeError" in name for name in names) or "Invalid JSON" in str(error):
        return ModelUnreadable("it is no JSON")
    if any("ValidationError" in name or "OutputParser" in name for name in names):
        return ModelUnreadable("it does not have the form that was asked for")
    if any("Connect" in name or name in ("OSError", "gaierror") for name in names):
        return ModelUnreachable()
    return ModelUnreadable(f"the provider's package failed ({type(error).__name__})")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _names(error: BaseException) -> Iterator[str]:
    return (kind.__name__ for kind in type(error).__mro__)


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status >= 400:
            return status
    return None


def _by_status(status: int, error: BaseException, settings: Settings) -> ModelFault:
    if status in (401, 403):
        return ModelKeyRefused(status)
    if status == 404:
        return ModelUnknown(settings.model)
    if status == 429:
        return ModelBusy(_retry_after(error))
    if status == 408:
        return ModelSlow(settings.model_timeout)
    return ModelBroken(status)


def _retry_after(error: Any) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return None
    return min(seconds, LONGEST_WAIT) if seconds >= 0 else None
