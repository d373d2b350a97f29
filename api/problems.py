"""Errors as other programs get them: one line as JSON (RFC 9457), never a traceback."""

import json
import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus

from domain.errors import (
    BadInput,
    BodyTooLarge,
    BodyTooSlow,
    HostRefused,
    IndexFault,
    MayiError,
    NoSuchThing,
    NotAllowed,
    NotFound,
    RecordsFault,
    TokenMissing,
    TokenRefused,
    TooLong,
    TooManyRequests,
)

MEDIA_TYPE = "application/problem+json"
UNEXPECTED = "Something unexpected happened; it is logged. Try again, or tell who runs mayi."
UNREACHED = "The records cannot be read now; the log tells who runs mayi why. Try again later."
STATUSES: Mapping[type[MayiError], int] = {
    TokenMissing: 401,
    TokenRefused: 401,
    NotAllowed: 403,
    NoSuchThing: 404,
    NotFound: 404,
    BodyTooSlow: 408,
    BodyTooLarge: 413,
    HostRefused: 421,
    BadInput: 422,
    TooLong: 422,
    TooManyRequests: 429,
    IndexFault: 503,
    RecordsFault: 503,
}
log = logging.getLogger("mayi")


def status_of(error: MayiError) -> int:
    """The status of an error's nearest kin; 500 for what was not foreseen here."""
    return next((STATUSES[kind] for kind in type(error).mro() if kind in STATUSES), 500)


def line_of(error: MayiError) -> str:
    """What to tell; where our records lie and why they fail is for the log, not for strangers."""
    if not isinstance(error, RecordsFault | IndexFault):
        return str(error)
    log.error("%s", error)
    return UNREACHED


def headers_of(error: MayiError) -> dict[str, str]:
    """What the status asks for besides (RFC 6750, RFC 6585)."""
    if isinstance(error, TokenMissing):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, TokenRefused):
        return {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(error.seconds)}
    return {}


def body(status: int, detail: str) -> bytes:
    """The problem as JSON; whatever stands in `detail` becomes one line of ASCII."""
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": " ".join(detail.split()),
    }
    return json.dumps(said).encode()


def logged(error: Exception) -> None:
    """Log where a fault of ours happened; its words may hold a question, and stay out."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s in a request of another program\n%s", type(error).__name__, where)
