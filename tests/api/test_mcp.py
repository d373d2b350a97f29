"""The MCP server, spoken to by the protocol's own client."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from advisor import Advisor
from api.answers import Advises
from api.tools import server
from domain.errors import IndexMissing
from domain.search import Query
from mayi import ROOT
from tests.api.serving import rule
from tests.fakes import FakeAdvisor

ASKED = "May I accept a hamper from a vendor?"


def future(advisor: Advises | Exception) -> "Future[Advises]":
    made: Future[Advises] = Future()
    if isinstance(advisor, Exception):
        made.set_exception(advisor)
    else:
        made.set_result(advisor)
    return made


def called(advisor: Advises | Exception, tool: str, **arguments: object) -> CallToolResult:
    """What a client gets from a server in this process."""

    async def call() -> CallToolResult:
        async with Client(server(future(advisor), sends=False)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(call())


def words(result: CallToolResult) -> str:
    [block] = result.content
    assert block.type == "text"
    return block.text


def environment(folder: Path) -> dict[str, str]:
    return dict(os.environ) | {
        "MAYI_DATABASE": f"sqlite:///{folder / 'mayi.db'}",
        "MAYI_LOGS": str(folder / "logs"),
    }


def over_stdio(folder: Path, talk: Callable[[Client], Awaitable[Any]]) -> tuple[Any, str]:
    """What a client of the command hears, and what the command says beside the protocol."""
    errors = folder / "stderr"
    command = StdioServerParameters(
        command=sys.executable, args=["commands.py", "mcp"], cwd=ROOT, env=environment(folder)
    )

    async def run(log: Any) -> Any:
        async with Client(stdio_client(command, errlog=log)) as client:
            return await talk(client)

    with errors.open("w", encoding="utf-8") as log:
        heard = asyncio.run(run(log))
    return heard, errors.read_text("utf-8")


def test_a_client_asks_over_stdio(advisor: Advisor, tmp_path: Path) -> None:
    ruled = rule(environment(tmp_path)["MAYI_DATABASE"])

    async def talk(client: Client) -> tuple[Any, ...]:
        tools = await client.list_tools()
        said = await client.call_tool(
            "ask", {"question": ASKED, "facts": {"offer_rejected": False}}
        )
        clause = await client.call_tool("show_clause", {"id": "msp-code/3.2"})
        some = await client.call_tool("list_clauses", {"document": "msp-code", "limit": 2})
        return tools, said, clause, some, await client.call_tool("ask", {"question": ruled})

    (tools, said, clause, some, on_ruled), errors = over_stdio(tmp_path, talk)
    assert {each.name: each.description for each in tools.tools} == {
        "ask": "Answer one question of conduct. The verdict is not legal advice. Quotes are"
        " verbatim; do not reword them.",
        "show_clause": "Show one clause by its id. Its text is whole and verbatim; do not reword"
        " it.",
        "list_clauses": "List the clauses behind answers. Its text is whole and verbatim; do not"
        " reword it.",
    }
    own = advisor.ask(Query(question=ASKED, facts={"offer_rejected": False}))
    assert said.structured_content | {"seconds": 0} == own.model_dump(mode="json") | {"seconds": 0}
    assert json.loads(words(said)) == said.structured_content
    assert clause.structured_content["text"] == advisor.clause("msp-code/3.2").text
    assert some.structured_content["total"] == 26
    assert [each["id"] for each in some.structured_content["clauses"]] == [
        each.id for each in advisor.corpus.clauses[:2]
    ]
    assert on_ruled.structured_content["precedents"][0]["by"] == "Otto Officer"
    assert errors == ""
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"SQLite" in kept and b"hamper" not in kept


def test_an_answer_makes_no_records(tmp_path: Path) -> None:
    async def talk(client: Client) -> CallToolResult:
        return await client.call_tool("ask", {"question": ASKED})

    said, errors = over_stdio(tmp_path, talk)
    assert (said.structured_content["verdict"], errors) == ("conditional", "")
    assert not list(tmp_path.glob("mayi.db*"))


@pytest.mark.parametrize("model", ["", "qwen3-8b"])
def test_a_client_is_told_whether_a_question_leaves_mayi(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, model: str
) -> None:
    monkeypatch.setenv("MAYI_MODEL", model)

    async def talk(client: Client) -> dict[str, bool]:
        tools = (await client.list_tools()).tools
        return {
            each.name: bool(each.annotations and each.annotations.open_world_hint) for each in tools
        }

    hints, errors = over_stdio(tmp_path, talk)
    assert hints == {"ask": bool(model), "show_clause": False, "list_clauses": False}
    assert errors == ""


def test_nothing_but_the_protocol_is_on_standard_output(tmp_path: Path) -> None:
    greeting = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {},
                   "clientInfo": {"name": "test", "version": "1"}},
    }  # fmt: skip
    ask = {
        "jsonrpc": "2.0", "id": 2, "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": ASKED}},
    }  # fmt: skip
    rubbish = "this is no JSON"
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    lines = [json.dumps(greeting), json.dumps(ready), rubbish, json.dumps(ask)]
    with subprocess.Popen(
        [sys.executable, "commands.py", "mcp"], cwd=ROOT, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(tmp_path),
    ) as child:  # fmt: skip
        assert child.stdin and child.stdout
        child.stdin.write("\n".join(lines) + "\n")
        child.stdin.flush()
        heard: list[dict[str, Any]] = []
        while not any(each.get("id") == 2 for each in heard):
            heard.append(json.loads(child.stdout.readline()))
        child.stdin.close()
        rest = child.stdout.read()
    assert all(each["jsonrpc"] == "2.0" for each in heard)
    assert heard[-1]["result"]["structuredContent"]["verdict"] == "conditional"
    assert (rest, child.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": " "},
         "Error executing tool ask: There is no question here. Type what you want to know, for"
         " example: May I accept a hamper from a vendor?"),
        ("ask", {"question": "a" * 10_001},
         "Error executing tool ask: The question has 10,001 characters; the limit is 10,000."
         " Shorten it to the facts that matter."),
        ("show_clause", {"id": "msp-code/99"},
         "Error executing tool show_clause: There is no such clause here."),
        ("list_clauses", {"document": "x"},
         "Error executing tool list_clauses: There is no such document here."),
        ("read_file", {"path": "/etc/passwd"}, "Unknown tool: read_file"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_line(
    advisor: Advisor, tool: str, arguments: dict[str, object], told: str
) -> None:
    result = called(advisor, tool, **arguments)
    assert (result.is_error, words(result), result.structured_content) == (True, told, None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "Field required"),
        ({"question": 1}, "Input should be a valid string"),
        ({"question": "a", "k": 0}, "Input should be greater than or equal to 1"),
        ({"question": "a", "facts": {"x": "perhaps"}}, "Input should be a valid boolean"),
        ({"question": "a", "earlier": ["b"] * 21}, "List should have at most 20 items"),
    ],
)
def test_what_does_not_fit_the_schema_is_refused(
    advisor: Advisor, arguments: dict[str, object], told: str
) -> None:
    result = called(advisor, "ask", **arguments)
    assert result.is_error and told in words(result)
    assert "Traceback" not in words(result)


def test_half_a_character_is_no_reason_to_fall(advisor: Advisor) -> None:
    result = called(advisor, "ask", question="May I \ud800 ask?")
    assert result.structured_content is not None
    assert result.structured_content["question"] == "May I \ufffd ask?"


def test_a_fault_of_ours_is_told_in_one_line_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    result = called(FakeAdvisor(RuntimeError("May Bob have it?")), "ask", question="May Bob?")
    assert words(result) == (
        "Error executing tool ask: Something unexpected happened; it is logged. Try again, or tell"
        " who runs mayi."
    )
    assert "RuntimeError in a request" in caplog.text and "Bob" not in caplog.text


def test_an_index_that_cannot_be_opened_is_told_to_who_asks(tmp_path: Path) -> None:
    result = called(IndexMissing(tmp_path / "none"), "list_clauses")
    assert result.is_error
    assert words(result) == f"Error executing tool list_clauses: {IndexMissing(tmp_path / 'none')}"
