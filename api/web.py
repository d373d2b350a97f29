"""The REST API: the routes, who may use each, and the OpenAPI document that says so."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException

from api import answers, problems
from api.answers import Advises
from api.door import Door
from api.gate import Gate
from api.shapes import (
    ClauseList,
    ClauseSheet,
    DocumentList,
    Health,
    Problem,
    Question,
    ReferralList,
    RulingList,
)
from config import Settings
from domain.decision import Advice
from domain.errors import BadRequest, MayiError
from domain.person import Person
from domain.referral import Status
from records.database import Database
from records.referrals import Referrals
from records.rulings import RulingBook

ABOUT = """May I do X? The verdict, the clause that governs it, word for word, and what to do next.

Every quote is copied out of the documents. An answer is no legal advice. Questions are neither
stored nor logged."""
MOST_LISTED = 200
BEARER = HTTPBearer(auto_error=False, description="A token: python3 mayi.py api token new NAME")
WHY = {
    401: "No token, or one that is not known.",
    403: "The token's role does not grant this.",
    404: "There is no such thing.",
    413: "The body is too long.",
    421: "Without tokens: not asked at 127.0.0.1 or localhost.",
    422: "The request cannot be read, or cannot be answered.",
    429: "Too many requests; Retry-After says when to come again.",
    503: "The records cannot be reached.",
}


def build(advisor: Advises, settings: Settings, database: Database, door: Door) -> FastAPI:
    """The API over one advisor, as an ASGI application."""
    app = FastAPI(
        title="mayi", version="1", description=ABOUT, docs_url=None, redoc_url=None,
        redirect_slashes=False,
    )  # fmt: skip
    app.add_middleware(Gate)
    app.add_exception_handler(MayiError, _told)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(HTTPException, _refused)
    enter = _entrance(door)
    _health(app)
    _asking(app, advisor, enter)
    _reading(app, advisor, enter)
    _office(app, database, enter)
    plain = app.openapi
    app.openapi = lambda: _described(plain(), advisor, settings, door)  # type: ignore[method-assign]
    return app


Enter = Callable[..., Person]


def _entrance(door: Door) -> Enter:
    def enter(
        request: Request, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]
    ) -> Person:
        return door.enter(sent.credentials if sent else None, request.headers.get("host", ""))

    return enter


def _health(app: FastAPI) -> None:
    @app.get("/healthz", tags=["health"])
    def healthz() -> Health:
        """Tell that the API is up; needs no token."""
        return Health()


def _asking(app: FastAPI, advisor: Advises, enter: Enter) -> None:
    @app.post("/v1/ask", tags=["answers"], responses=_problems(401, 413, 421, 422, 429, 503))
    def ask(asked: Question, who: Annotated[Person, Depends(enter)]) -> Advice:
        """Answer one question. `citations[0]` governs; every `quote` is verbatim."""
        return answers.ask(advisor, asked)


def _reading(app: FastAPI, advisor: Advises, enter: Enter) -> None:
    @app.get("/v1/clauses", tags=["sources"], responses=_problems(401, 404, 421, 422, 429, 503))
    def list_clauses(
        who: Annotated[Person, Depends(enter)],
        document: Annotated[str, Query(description="The id of a document; empty: all")] = "",
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
    ) -> ClauseList:
        """List clauses, whole and word for word."""
        return answers.clauses(advisor.corpus, document, offset, limit)

    @app.get(
        "/v1/clauses/{id:path}", tags=["sources"], responses=_problems(401, 404, 421, 422, 429, 503)
    )
    def show_clause(
        id: Annotated[str, Path(min_length=1, max_length=200, examples=["msp-code/3.2"])],
        who: Annotated[Person, Depends(enter)],
    ) -> ClauseSheet:
        """Show one clause by its id, such as `msp-code/3.2`."""
        return answers.clause(advisor.corpus, id)

    @app.get("/v1/documents", tags=["sources"], responses=_problems(401, 421, 429, 503))
    def list_documents(who: Annotated[Person, Depends(enter)]) -> DocumentList:
        """List the documents that answers come from."""
        return answers.documents(advisor.corpus)


def _office(app: FastAPI, database: Database, enter: Enter) -> None:
    needs = _problems(401, 403, 421, 422, 429, 503)
    Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]

    @app.get("/v1/rulings", tags=["office"], responses=needs)
    def list_rulings(who: Annotated[Person, Depends(enter)], limit: Limit = 50) -> RulingList:
        """List the officers' rulings, newest first; for officers."""
        return RulingList(rulings=RulingBook(database, who).all(limit))

    @app.get("/v1/referrals", tags=["office"], responses=needs)
    def list_referrals(
        who: Annotated[Person, Depends(enter)], status: Status = Status.OPEN, limit: Limit = 50
    ) -> ReferralList:
        """List the referrals of a status, oldest first; for officers."""
        page = Referrals(database, who).queue(status, limit=limit)
        return ReferralList(referrals=page.lines, more=page.more is not None)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, MayiError)
    status = problems.status_of(error)
    return _problem(status, problems.line_of(error), problems.headers_of(error))


async def _unread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return await _told(request, BadRequest(where[:100], str(first["msg"])))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = f"{error.detail}: /openapi.json says what there is."
    return _problem(error.status_code, detail, dict(error.headers or {}))


def _problem(status: int, detail: str, headers: dict[str, str]) -> Response:
    body = problems.body(status, detail)
    return Response(body, status, headers, media_type=problems.MEDIA_TYPE)


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: _response(WHY[status]) for status in statuses} | {
        "default": _response("Anything else that went wrong.")
    }


def _response(why: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": why, "content": {problems.MEDIA_TYPE: {"schema": schema}}}


def _described(
    document: dict[str, Any], advisor: Advises, settings: Settings, door: Door
) -> dict[str, Any]:
    """Say in the document what only this corpus and these settings know."""
    schemas = document["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema()
    fields = schemas["Question"]["properties"]
    fields["question"]["maxLength"] = settings.max_question
    known = answers.facts(advisor.corpus)
    fields["facts"]["propertyNames"] = {"enum": known} if known else False
    needs: list[dict[str, list[str]]] = [{BEARER.scheme_name: []}]
    for path in document["paths"].values():
        for operation in path.values():
            if "security" in operation:
                operation["security"] = [*needs, {}] if door.is_open else needs
    return document
