"""The REST API, asked over HTTP by a client of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from advisor import Advisor
from api.gate import LONGEST_BODY
from domain.decision import Verdict
from domain.ruling import RulingDraft
from domain.search import Query
from mayi import ROOT
from records.database import Database
from records.referrals import Referrals
from records.rulings import RulingBook
from records.tokens import Tokens
from tests.api.serving import free_port, rule, served
from tests.fakes import FakeAdvisor
from tests.people import ADA, ANN, OTTO
from tests.samples import FORBIDDEN

ASKED = "May I accept a hamper from a vendor?"
PROBLEM = "application/problem+json"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def client(api: str, member: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=api, headers=bearer(member), timeout=30) as client:
        yield client


def detail(answer: httpx.Response) -> str:
    """The one line of a problem, whose form is checked."""
    assert answer.headers["content-type"] == PROBLEM
    said = answer.json()
    assert said == {
        "type": "about:blank",
        "title": HTTPStatus(answer.status_code).phrase,
        "status": answer.status_code,
        "detail": said["detail"],
    }
    assert "\n" not in said["detail"] and "Traceback" not in said["detail"]
    line: str = said["detail"]
    return line


def test_it_says_what_the_advisor_says(shared: httpx.Client, advisor: Advisor) -> None:
    facts: dict[str, bool | None] = {"offer_rejected": False, "is_inducement": None}
    sent = {"question": ASKED, "facts": facts, "told": ["We choose a vendor in May."], "k": 3,
            "earlier": ["Who is a vendor?"]}  # fmt: skip
    said = shared.post("/v1/ask", json=sent).raise_for_status().json()
    query = Query(question=ASKED, facts=facts, told=("We choose a vendor in May.",),
                  earlier=("Who is a vendor?",))  # fmt: skip
    own = advisor.ask(query, 3).model_dump(mode="json")
    assert said | {"seconds": 0} == own | {"seconds": 0}
    assert (said["verdict"], len(said["ranking"])) == ("forbidden", 3)
    start, end = said["citations"][0]["span"]
    assert said["citations"][0]["text"][start:end] == said["citations"][0]["quote"]


def test_eight_at_once_get_what_one_after_another_gets(
    shared: httpx.Client, advisor: Advisor
) -> None:
    asked = [f"{each.question}" for each in advisor.corpus.cases[:400:25]]
    serial = [advisor.ask(Query(question=each)).model_dump(mode="json") for each in asked]
    with ThreadPoolExecutor(8) as pool:
        posted = pool.map(lambda each: shared.post("/v1/ask", json={"question": each}), asked)
        parallel = [each.raise_for_status().json() for each in posted]
    assert [each | {"seconds": 0} for each in parallel] == [
        each | {"seconds": 0} for each in serial
    ]


def test_the_sources(shared: httpx.Client, advisor: Advisor) -> None:
    corpus = advisor.corpus
    listed = shared.get("/v1/clauses").raise_for_status().json()
    assert [each["id"] for each in listed["clauses"]] == [each.id for each in corpus.clauses]
    assert [each["text"] for each in listed["clauses"]] == [each.text for each in corpus.clauses]
    assert listed["total"] == len(corpus.clauses)
    some = shared.get("/v1/clauses?document=duty-of-care&offset=2&limit=3").json()
    assert [each["id"] for each in some["clauses"]] == [
        each.id for each in corpus.clauses if each.instrument == "duty-of-care"
    ][2:5]
    assert some["total"] == 11
    one = shared.get("/v1/clauses/msp-code/3.2").raise_for_status().json()
    assert one == shared.get("/v1/clauses/msp-code%2F3.2").json()
    assert one in listed["clauses"]
    documents = shared.get("/v1/documents").raise_for_status().json()
    assert documents["index"] == corpus.fingerprint
    assert [
        (each["id"], each["authority"], each["clauses"]) for each in documents["documents"]
    ] == [
        ("msp-code", "binding", 26),
        ("duty-of-care", "guidance", 11),
        ("publisher-page", "informative", 8),
        ("press-article", "commentary", 11),
    ]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "words"),
    [
        ("POST", "/v1/ask", '{"question": " "}', 422,
         "There is no question here. Type what you want to know, for example: May I accept a"
         " hamper from a vendor?"),
        ("POST", "/v1/ask", json.dumps({"question": "a" * 10_001}), 422,
         "The question has 10,001 characters; the limit is 10,000. Shorten it to the facts that"
         " matter."),
        ("POST", "/v1/ask", json.dumps({"question": "a", "earlier": ["b" * 10_001]}), 422,
         "The conversation before the question has 10,001 characters; the limit is 10,000."
          " Shorten it."),
        ("POST", "/v1/ask", "{}", 422,
         "The request cannot be read: body.question: Field required."),
        ("POST", "/v1/ask", '{"question": 1}', 422,
         "The request cannot be read: body.question: Input should be a valid string."),
        ("POST", "/v1/ask", '{"question": "a", "k": 101}', 422,
         "The request cannot be read: body.k: Input should be less than or equal to 100."),
        ("POST", "/v1/ask", '{"question": "a", "k": true}', 422,
         "The request cannot be read: body.k: Input should be a valid integer."),
        ("POST", "/v1/ask", '{"question": "a", "facts": {"offer_rejected": "no"}}', 422,
         "The request cannot be read: body.facts.offer_rejected: Input should be a valid boolean."),
        ("POST", "/v1/ask", '{"question": "a", "b\\n<script>": 1}', 422,
         "The request cannot be read: body.b <script>: Extra inputs are not permitted."),
        ("POST", "/v1/ask", '{"question": ', 422,
         "The request cannot be read: body.13: JSON decode error."),
        ("POST", "/v1/ask", "[" * 100_000, 400,
         "There was an error parsing the body: /openapi.json says what there is."),
        ("GET", "/v1/ask", "", 405, "Method Not Allowed: /openapi.json says what there is."),
        ("GET", "/v1/clauses/msp-code/99.9", "", 404, "There is no such clause here."),
        ("GET", "/v1/clauses?document=x", "", 404, "There is no such document here."),
        ("GET", "/v1/clauses?limit=0", "", 422,
         "The request cannot be read: query.limit: Input should be greater than or equal to 1."),
        ("GET", "/v1/referrals?status=lost", "", 422,
         "The request cannot be read: query.status: Input should be 'open', 'ruled' or"
         " 'withdrawn'."),
        ("GET", "/docs", "", 404, "Not Found: /openapi.json says what there is."),
        ("GET", "/v1/rulings", "", 403,
         "Your role does not let you rule on referrals and act on feedback. Ask an administrator"
         " of mayi."),
        ("GET", "/v1/referrals", "", 403,
         "Your role does not let you rule on referrals and act on feedback. Ask an administrator"
         " of mayi."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_line(
    shared: httpx.Client, method: str, path: str, body: str, status: int, words: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = shared.request(method, path, content=body.encode(), headers=headers)
    assert (answer.status_code, detail(answer)) == (status, words)


def test_a_fact_that_is_not_known(shared: httpx.Client) -> None:
    said = shared.post("/v1/ask", json={"question": "a", "facts": {"x\ny": True}})
    assert said.status_code == 422
    assert detail(said).startswith("There is no fact x y. The ones that answers turn on: perm")


def test_half_a_character_is_no_reason_to_fall(shared: httpx.Client) -> None:
    said = shared.post("/v1/ask", content=b'{"question": "May I \\ud800 ask \\ud83d\\ude00?"}',
                       headers={"Content-Type": "application/json"})  # fmt: skip
    assert said.raise_for_status().json()["question"] == "May I \ufffd ask \U0001f600?"


def test_a_form_of_a_strange_web_page_asks_nothing(shared: httpx.Client) -> None:
    # Without a type a browser sends it from any page, unasked.
    headers = {"Content-Type": "text/plain", "Origin": "https://evil.example"}
    said = shared.post("/v1/ask", content=b'{"question": "a"}', headers=headers)
    assert said.status_code == 422
    allowed = shared.options("/v1/ask", headers={"Origin": "https://evil.example"})
    assert not [name for name in allowed.headers if name.startswith("access-control")]


def test_a_body_that_is_too_long(shared: httpx.Client) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(LONGEST_BODY // 1024 + 1):
            yield b" " * 1024

    said = shared.post("/v1/ask", content=pieces())
    assert (said.status_code, detail(said)) == (
        413, "The request is longer than 262,144 bytes. Shorten it.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "challenge", "words"),
    [
        (None, "Bearer",
         "A token is needed. Send it as a header: Authorization: Bearer mayi_… (docs/api.md)."),
        ("Basic abc", "Bearer",
         "A token is needed. Send it as a header: Authorization: Bearer mayi_… (docs/api.md)."),
        ("Bearer mayi_no", 'Bearer error="invalid_token"',
         "This token is not known here, or was revoked. Ask for a new one."),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "path", ["/v1/ask", "/v1/clauses", "/v1/clauses/a/1", "/v1/documents", "/v1/rulings",
             "/v1/referrals"],
)  # fmt: skip
def test_nobody_is_let_in_without_a_token_that_stands(
    shared: httpx.Client, path: str, header: str | None, challenge: str, words: str
) -> None:
    headers = {"Authorization": header} if header else {}
    method = "POST" if path == "/v1/ask" else "GET"
    body = {"question": "a"} if method == "POST" else None
    said = httpx.request(method, f"{shared.base_url}{path}", json=body, headers=headers)
    assert (said.status_code, detail(said)) == (401, words)
    assert said.headers["www-authenticate"] == challenge


def test_a_revoked_token_is_refused_at_once(client: httpx.Client, database: Database) -> None:
    assert client.get("/v1/documents").status_code == 200
    Tokens(database, ADA).revoke("helpdesk")
    assert client.get("/v1/documents").status_code == 401
    # Nor is the way free for everybody once no token is left.
    assert httpx.get(f"{client.base_url}/v1/documents").status_code == 401


def test_an_officer_reads_rulings_and_referrals(api: str, officer: str, database: Database) -> None:
    book = RulingBook(database, OTTO)
    ruling = book.rule(RulingDraft(question="May I?", verdict=Verdict.FORBIDDEN, reason="No."))
    sent = Referrals(database, ANN).send("May I?", "May I, please?", FORBIDDEN)
    with httpx.Client(base_url=api, headers=bearer(officer)) as client:
        rulings = client.get("/v1/rulings").json()["rulings"]
        waiting = client.get("/v1/referrals").json()
        ruled = client.get("/v1/referrals?status=ruled").json()
    assert [(each["id"], each["by_name"]) for each in rulings] == [(ruling.id, "Otto Officer")]
    assert [each["id"] for each in waiting["referrals"]] == [sent.id]
    assert (waiting["more"], ruled) == (False, {"referrals": [], "more": False})


def test_where_there_never_was_a_token_this_machine_asks_without(api: str) -> None:
    port = api.rpartition(":")[2]
    assert httpx.get(f"{api}/v1/documents").status_code == 200
    for name in (f"localhost:{port}", f"[::1]:{port}", "127.0.0.1"):
        assert httpx.get(f"{api}/v1/documents", headers={"Host": name}).status_code == 200
    for name in ("evil.example", f"127.0.0.1.evil.example:{port}", "[", ""):
        said = httpx.get(f"{api}/v1/documents", headers={"Host": name})
        assert (said.status_code, detail(said)) == (
            421,
            "Without tokens the API answers to 127.0.0.1 and localhost alone. Make a token"
            " (docs/api.md), or ask at that address.",
        )


def test_where_people_log_in_a_program_needs_a_token_even_here(
    advisor: Advisor, database: Database
) -> None:
    login = {"login_issuer": "https://id.example.com", "login_client": "mayi",
             "login_address": "https://mayi.example.com"}  # fmt: skip
    with served(advisor, database, **login) as api:
        assert httpx.get(f"{api}/v1/documents").status_code == 401


def test_records_that_cannot_be_read_let_nobody_in(
    advisor: Advisor,
    database: Database,
    member: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with served(advisor, database) as api:
        database.close()
        (tmp_path / "mayi.db").write_bytes(b"no database" * 1000)
        for headers in (bearer(member), {}):
            said = httpx.get(f"{api}/v1/documents", headers=headers)
            assert (said.status_code, detail(said)) == (
                503,
                "The records cannot be read now; the log tells who runs mayi why. Try again later.",
            )
            assert "mayi.db cannot be used: file is not a database." in caplog.text
        assert httpx.get(f"{api}/healthz").status_code == 200


def test_too_many_requests(advisor: Advisor, database: Database, member: str, officer: str) -> None:
    with served(advisor, database, api_per_minute=3) as api:
        got = [httpx.get(f"{api}/v1/documents", headers=bearer(member)) for _ in range(4)]
        assert [each.status_code for each in got] == [200, 200, 200, 429]
        assert detail(got[-1]) == "The limit is 3 requests a minute. Try again in 20 s."
        assert got[-1].headers["retry-after"] == "20"
        assert httpx.get(f"{api}/v1/documents", headers=bearer(officer)).status_code == 200
        assert httpx.get(f"{api}/healthz").status_code == 200


def test_a_fault_of_ours_is_told_in_one_line_and_its_words_are_not_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with served(FakeAdvisor(RuntimeError("May Bob have it?")), database) as api:
        said = httpx.post(f"{api}/v1/ask", json={"question": "May Bob have it?"})
    assert (said.status_code, detail(said)) == (
        500, "Something unexpected happened; it is logged. Try again, or tell who runs mayi.",
    )  # fmt: skip
    assert "RuntimeError in a request of another program" in caplog.text
    assert "answers.py" in caplog.text and "Bob" not in caplog.text


def test_no_answer_is_kept_on_the_way(shared: httpx.Client) -> None:
    said = shared.post("/v1/ask", json={"question": ASKED})
    assert said.headers["cache-control"] == "no-store"
    assert said.headers["x-content-type-options"] == "nosniff"
    assert "server" not in said.headers


def test_the_document_says_what_is_asked_for(api: str, advisor: Advisor, member: str) -> None:
    document = httpx.get(f"{api}/openapi.json").json()
    assert sorted(document["paths"]) == [
        "/healthz", "/v1/ask", "/v1/clauses", "/v1/clauses/{id}", "/v1/documents",
        "/v1/referrals", "/v1/rulings",
    ]  # fmt: skip
    fields = document["components"]["schemas"]["Question"]["properties"]
    assert fields["question"]["maxLength"] == 10_000
    known = fields["facts"]["propertyNames"]["enum"]
    assert len(known) == len(advisor.corpus.conditions) and all(map(advisor.is_fact, known))
    assert document["paths"]["/v1/ask"]["post"]["security"] == [{"HTTPBearer": []}]


def test_without_tokens_the_document_says_that_none_is_needed(api: str) -> None:
    document = httpx.get(f"{api}/openapi.json").json()
    assert document["paths"]["/v1/ask"]["post"]["security"] == [{"HTTPBearer": []}, {}]


def test_the_command_answers_stores_no_question_and_ends_when_told(tmp_path: Path) -> None:
    port, marker = free_port(), "May I keep the zebrawood xylophone?"
    env = os.environ | {
        "MAYI_DATABASE": f"sqlite:///{tmp_path / 'mayi.db'}",
        "MAYI_LOGS": str(tmp_path / "logs"),
    }
    ruled = rule(env["MAYI_DATABASE"])
    command = [sys.executable, "commands.py", "api", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
            said = client.post(f"http://127.0.0.1:{port}/v1/ask", json={"question": marker})
            client.post(f"http://127.0.0.1:{port}/v1/ask", json={"question": marker, "k": 0})
            on_ruled = client.post(f"http://127.0.0.1:{port}/v1/ask", json={"question": ruled})
        child.send_signal(signal.SIGINT)
        rest = child.stdout.read()
    assert told == f"The API of mayi listens at http://127.0.0.1:{port} (Ctrl-C ends it)\n"
    assert (said.json()["question"], rest, child.returncode) == (marker, "", 130)
    assert on_ruled.json()["precedents"][0]["by"] == "Otto Officer"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"SQLite" in kept and b"zebrawood" not in kept and b"xylophone" not in kept
