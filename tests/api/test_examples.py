"""The examples of docs/api.md, run as they stand."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

import mayi
from advisor import Advisor
from api.gate import LONGEST_BODY, PATIENCE_S
from api.shapes import MOST_EARLIER, MOST_FACTS, MOST_K
from config import Settings
from domain.person import Role
from records.database import open_database
from records.tokens import Tokens
from tests.api.serving import served
from tests.people import ADA

TEXT = (mayi.ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ (.+?)\n(.*?)```", TEXT, re.S)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples are for curl")
@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=["ask", "wrong", "token"])
def test_an_example_says_what_the_page_says(
    command: str, output: str, advisor: Advisor, tmp_path: Path
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    secret = Tokens(database, ADA).make("helpdesk", Role.MEMBER)[1] if "$TOKEN" in command else ""
    with served(advisor, database) as address:
        typed = command.replace("http://127.0.0.1:8502", address).replace("$TOKEN", secret)
        done = subprocess.run(typed, shell=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == (output.strip(), 0), done.stderr


def test_what_an_assistant_is_told_to_start_is_the_server() -> None:
    [block] = re.findall(r"```json\n(.*?)```", TEXT, re.S)
    started = json.loads(block)["mcpServers"]["mayi"]
    folder, program = started["args"][0].rsplit("/", 1)
    assert (started["command"], folder, program) == ("python3", "/path/to/mayi", "mayi.py")
    assert (mayi.ROOT / program).exists()
    assert mayi.parse(started["args"][1:]).verb == "mcp"


@pytest.mark.parametrize("line", re.findall(r"^    python3 mayi\.py (.+?)(?:  +#.*)?$", TEXT, re.M))
def test_every_command_is_one(line: str) -> None:
    assert mayi.parse(line.split()).verb == "api"


def test_every_path_is_in_the_table(api: str) -> None:
    paths = httpx.get(f"{api}/openapi.json").json()["paths"]
    told = set(re.findall(r"^\| `(?:GET|POST) (\S+)` \|", TEXT, re.M))
    assert told == {*paths, "/openapi.json"}


def test_the_limits_are_these() -> None:
    per_minute, longest = Settings().api_per_minute, Settings().max_question
    assert (
        f"{per_minute} requests a minute for each token (`api_per_minute`; then 429 with"
        f" `Retry-After`); a question of\n{longest:,} characters; a body of"
        f" {LONGEST_BODY // 1024} KiB, whole within {PATIENCE_S} s; {MOST_FACTS} facts,"
        f" {MOST_EARLIER} earlier questions, a ranking of\n{MOST_K}."
    ) in TEXT
