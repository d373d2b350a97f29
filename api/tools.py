"""The MCP server: three tools over the Advisor, on standard input and output."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Annotated, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

import config
from api import answers, problems
from api.answers import Advises
from api.shapes import (
    MOST_EARLIER,
    MOST_FACTS,
    MOST_K,
    ClauseList,
    ClauseSheet,
    Question,
)
from domain.decision import Advice
from domain.errors import MayiError

ABOUT = """Answers questions of conduct ("may I …?") from a code of ethics: the verdict, the clause
that governs it, and what to do next. Quotes are verbatim: repeat them as they stand, or not at all.
A verdict is not legal advice; where it is not_covered the sources do not settle the question, and
a person decides."""
NOTE = "The verdict is not legal advice. Quotes are verbatim; do not reword them."
WHOLE = "Its text is whole and verbatim; do not reword it."
READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Got = TypeVar("Got")

Facts = Annotated[
    dict[str, bool | None],
    Field(
        max_length=MOST_FACTS,
        description="Ids from `conditions` of an earlier answer: true, false, or null (not known).",
    ),
]
Told = Annotated[
    list[str], Field(max_length=MOST_FACTS, description="Facts in the asker's own words.")
]
Earlier = Annotated[
    list[str],
    Field(max_length=MOST_EARLIER, description="Questions that it follows up, oldest first."),
]
K = Annotated[int, Field(ge=1, le=MOST_K, description="Clauses in the ranking, at most.")]


def serve(opened: Callable[[], Advises]) -> None:
    """Serve on standard input and output until the client goes; the advisor opens meanwhile.

    Raises SettingsError.
    """
    # Without a handler of ours the SDK adds one, and all chatter goes to the client's log.
    logging.getLogger().addHandler(logging.NullHandler())
    server(_beside(opened), sends=bool(config.load().model)).run("stdio")


def server(advisor: "Future[Advises]", *, sends: bool) -> MCPServer:
    """The tools; each waits for the advisor. `sends`: a question goes to a language model."""
    tools = MCPServer("mayi", version="1", instructions=ABOUT, log_level="ERROR")

    @tools.tool(title="May I?", description=f"Answer one question of conduct. {NOTE}",
                annotations=READS.model_copy(update={"open_world_hint": sends}))  # fmt: skip
    def ask(
        question: Annotated[str, Field(description="In English, in the asker's own words.")],
        facts: Facts = {},  # noqa: B006
        told: Told = [],  # noqa: B006
        earlier: Earlier = [],  # noqa: B006
        k: K = 10,
    ) -> Advice:
        asked = Question(question=question, facts=facts, told=told, earlier=earlier, k=k)
        return _told(lambda: answers.ask(advisor.result(), asked))

    @tools.tool(title="Show a clause", description=f"Show one clause by its id. {WHOLE}",
                annotations=READS)  # fmt: skip
    def show_clause(
        id: Annotated[str, Field(description="As answers and lists name it: msp-code/3.2.")],
    ) -> ClauseSheet:
        return _told(lambda: answers.clause(advisor.result().corpus, id))

    @tools.tool(title="List clauses", description=f"List the clauses behind answers. {WHOLE}",
                annotations=READS)  # fmt: skip
    def list_clauses(
        document: Annotated[str, Field(description="The id of one document; empty: all.")] = "",
        offset: Annotated[int, Field(ge=0, description="How many to leave out first.")] = 0,
        limit: Annotated[int, Field(ge=1, le=1000, description="How many at most.")] = 100,
    ) -> ClauseList:
        return _told(lambda: answers.clauses(advisor.result().corpus, document, offset, limit))

    return tools


def _told(work: Callable[[], Got]) -> Got:
    """Turn what goes wrong into one line for the model that called; nothing of ours goes along."""
    try:
        return work()
    except MayiError as error:
        raise ToolError(" ".join(str(error).split())) from None
    except Exception as error:
        problems.logged(error)
        raise ToolError(problems.UNEXPECTED) from None


def _beside(opened: Callable[[], Advises]) -> "Future[Advises]":
    """Open it on a thread, so that a client that waits for a greeting gets it at once."""
    future: Future[Advises] = Future()

    def work() -> None:
        try:
            future.set_result(opened())
        except BaseException as error:
            if isinstance(error, MayiError):
                print(error, file=sys.stderr, flush=True)
            future.set_exception(error)

    Thread(target=work, daemon=True).start()
    return future
