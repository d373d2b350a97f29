"""The cases beside a user's documents: read strictly, each fault told, the rest kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from ingest.own import read_own
from ingest.own_cases import cases_file, changed_below, check, plain
from tests.fakes_search import CASES, TEXTS, bare_corpus, clause

CLAUSES = [clause(id) for id in TEXTS]
GOOD = """\
- id: c1
  scenario: c1
  question: May I keep the wine?
  role: staff
  style: short
  clauses: [house/1.1]
  verdict: forbidden
  why: Wine is a gift.
"""
SILENT = """\
- id: c2
  scenario: c2
  question: Where may I park?
  role: staff
  style: short
  clauses: []
  verdict: not_covered
  why: Nothing is said of parking.
"""


def faults(text: str | bytes) -> list[str]:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return [str(fault) for fault in check("cases.yaml", data, CLAUSES).faults]


@pytest.mark.parametrize(
    ("source", "file"),
    [("hand", "hand/cases.yaml"), ("a.b.pdf", "a.b.cases.yaml"), ("r.jsonl", "r.cases.yaml")],
)
def test_where_cases_stand(tmp_path: Path, source: str, file: str) -> None:
    (tmp_path / "hand").mkdir()
    assert cases_file(tmp_path / source) == tmp_path / file


@pytest.mark.parametrize("text", ["", "\n# none yet\n", GOOD, "\ufeff" + GOOD + "\n" + SILENT])
def test_what_is_right(text: str) -> None:
    assert faults(text) == []
    found = check("cases.yaml", text.encode(), CLAUSES).cases
    assert [case.id for case in found] == [id for id in ("c1", "c2") if f"id: {id}" in text]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace("house/1.1", "house/9.9"), ["c1: there is no clause house/9.9."]),
        (GOOD.replace("May I keep the wine?", "' ?'"), ["c1: its question is blank."]),
        (GOOD.replace("Wine is a gift.", "'…'"), ["c1: its why is blank."]),
        (
            GOOD.replace("May I", "May I " * 400),
            ["c1: its question is longer than 2,000 characters."],
        ),
        (GOOD + GOOD.replace("wine", "beer"), ["c1: its id stands already above."]),
        (
            GOOD + GOOD.replace("id: c1", "id: c2").replace("May I keep", "may  I KEEP"),
            ["c2: its question stands already in c1."],
        ),
        (
            GOOD.replace("forbidden", "conditional"),
            ["c1: it is conditional and has no open question: name the fact that would settle it."],
        ),
        (
            SILENT.replace("[]", "[house/1.1]"),
            ["c2: its verdict is not_covered, and yet it names a clause."],
        ),
        (
            GOOD.replace("[house/1.1]", "[]"),
            ["c1: it names no clause: then its verdict is not_covered."],
        ),
        (GOOD.replace("[house/1.1]", "[house/1.1, house/1.1]"), ["c1: it names a clause twice."]),
        (
            GOOD + "  conditions: [{condition: agreed, state: met}]\n",
            ["c1: it names conditions, and a code of your own has none."],
        ),
        (
            GOOD.replace("forbidden", "no").replace("role: staff\n", "rôle: staff\n"),
            [
                "c1: role: field required.",
                "c1: verdict: input should be 'obligatory', 'permitted', 'conditional', "
                "'forbidden', 'not_covered' or 'information'.",
                "c1: rôle: extra inputs are not permitted.",
            ],
        ),
        ("- 7\n- null\n- [a]\n- c1", [
            f"record {n}: it is no case; one has id, scenario, question, role, style, clauses, "
            "verdict and why." for n in range(1, 5)
        ]),
        (GOOD.replace("id: c1", 'id: "a\\nb"'), []),
        (
            GOOD.replace("house/1.1", '"\\e[31m' + "x" * 300 + '"'),
            ["c1: there is no clause [31m" + "x" * 177 + "."],
        ),
    ],
)  # fmt: skip
def test_every_fault_is_one_line(text: str, says: list[str]) -> None:
    assert faults(text) == [f"cases.yaml: {line}" for line in says]


BOMB = "- &a [x, x]\n- &b [*a, *a]\n"
MERGES = "- &a {k: 1}\n- &b {<<: [*a, *a]}\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\x00", "it is not UTF-8 ('utf-8' codec can't decode byte 0xff in position 0"),
        (b"a: [", "it is not YAML (while parsing a flow node"),
        (b"- !!python/object/apply:os.system [true]", "it is not YAML (could not determine a"),
        (b"- \x00", "it is not YAML ("),
        (b"id: c1", "it must hold a list."),
        (b"just words", "it must hold a list."),
        (BOMB.encode(), "it uses YAML's aliases (*); write each case out."),
        (MERGES.encode(), "it uses YAML's aliases (*); write each case out."),
        (b"- " + b"[" * 100_000, "it is nested deeper than a case can be."),
        (b"- " + b"9" * 5_000, "it is not YAML (Exceeds the limit"),
        (b"- 2024-13-45", "it is not YAML (month must be in 1..12"),
        (b"#" * 10_000_000, "it is larger than 2 MB."),
    ],
)
def test_a_file_that_holds_no_cases(data: bytes, says: str) -> None:
    with pytest.raises(BadRecord) as raised:
        faults(data)
    assert str(raised.value).startswith(f"cases.yaml: the file: {says}")
    assert "\n" not in str(raised.value)


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_whatever_stands_there_is_a_fault_and_no_crash(content: str | bytes) -> None:
    try:
        said = faults(content)
    except BadRecord as error:
        said = [str(error)]
    assert all(line.startswith("cases.yaml: ") and "\n" not in line for line in said)


def test_a_folder_has_its_cases_and_what_is_wrong_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "house.txt").write_text("1.1 No gifts.\n\n1.2 Report accidents.")
    bare, _ = read_own(tmp_path, lambda name: None)
    (tmp_path / "cases.yaml").write_text(GOOD + SILENT.replace("[]", "[house/7]"))
    corpus, notes = read_own(tmp_path, lambda name: None)
    assert [case.id for case in corpus.cases] == ["c1"]
    assert notes == [
        "cases.yaml: c2: there is no clause house/7. The case was left out.",
        "cases.yaml: c2: its verdict is not_covered, and yet it names a clause. "
        "The case was left out.",
    ]
    assert corpus.fingerprint != bare.fingerprint
    assert corpus.clauses == bare.clauses


def test_a_document_and_ready_clauses_have_theirs(tmp_path: Path) -> None:
    (tmp_path / "house.jsonl").write_text('{"id": "house/1.1", "text": "No gifts."}')
    (tmp_path / "house.cases.yaml").write_text(GOOD)
    corpus, notes = read_own(tmp_path / "house.jsonl", lambda name: None)
    assert ([case.id for case in corpus.cases], notes) == (["c1"], [])


def test_many_faults_are_counted(tmp_path: Path) -> None:
    (tmp_path / "house.txt").write_text("1.1 No gifts.")
    (tmp_path / "cases.yaml").write_text("- 7\n" * 30)
    _, notes = read_own(tmp_path, lambda name: None)
    assert len(notes) == 21
    assert notes[-1] == (
        f"cases.yaml: 10 more faults. See: python3 mayi.py cases check {tmp_path / 'cases.yaml'}"
    )


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "house.txt").write_text("1.1 No gifts.")
    (tmp_path / "cases.yaml").mkdir()
    with pytest.raises(BadRecord) as raised:
        read_own(tmp_path, lambda name: None)
    assert str(raised.value) == "cases.yaml: the file: it cannot be read (is a directory)."


def test_a_clause_that_reads_otherwise_is_told() -> None:
    before = bare_corpus().model_copy(update={"cases": CASES})
    gifts, reporting, *rest = before.clauses
    swapped = (
        gifts.model_copy(update={"text": reporting.text}),
        reporting.model_copy(update={"text": "Nobody needs to report anything."}),
    )
    now = before.model_copy(update={"clauses": (*swapped, *rest)})
    assert list(changed_below(now, before, "cases.yaml")) == [
        "cases.yaml: c1: clause house/1.1 reads otherwise than before. Check it.",
        "cases.yaml: c2: clause house/1.1 reads otherwise than before. Check it.",
        "cases.yaml: c3: clause house/1.2 reads otherwise than before; its words now stand in "
        "house/1.1. Check it.",
    ]
    spaced = gifts.model_copy(update={"text": gifts.text.replace(" ", "\n")})
    same = before.model_copy(update={"clauses": (spaced, reporting, *rest)})
    assert list(changed_below(same, before, "cases.yaml")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("May I?", " may\n I? ", True), ("May I?", "May I", False), ("STRASSE?", "straße?", True)],
)
def test_questions_are_compared_plainly(one: str, other: str, same: bool) -> None:
    assert (plain(one) == plain(other)) is same
