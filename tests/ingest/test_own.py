import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clause import Authority
from domain.corpus import Corpus
from domain.errors import BadRecord, NothingToIngest, UnreadableDocument
from ingest.own import read_own
from ingest.parts import parts
from ingest.provisions import provisions
from ingest.ready import read_ready

Pdf = Callable[..., bytes]

HANDBOOK = """ACME Code of Conduct

1. Gifts and hospitality

1.1 Employees must not accept gifts above $50 in value from any vendor, unless the manager has
agreed in writing beforehand.

1.2 Employees must not:
(a) offer cash to anybody; or
(b) accept hospitality
from a bidder in a running tender.

2. Confidentiality

2.1 Client data stays with the client.
• No copies on private devices.

Article 7
Whistleblowing

Anybody may report in confidence. Section 4 applies.
"""


def ignore(name: str) -> None:
    """Progress that nobody watches."""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def whole(corpus: Corpus) -> bool:
    return all(
        "".join(part.text for part in parts(file, text, corpus.clauses, corpus.left_out)) == text
        for file, text in corpus.texts.items()
    )


def test_a_document_is_taken_apart(tmp_path: Path) -> None:
    corpus, notes = read_own(write(tmp_path, handbook_txt=HANDBOOK) / "handbook.txt", ignore)
    assert [(c.id, c.number, c.section, c.text) for c in corpus.clauses] == [
        (
            "handbook/1.1",
            "1.1",
            "1. Gifts and hospitality",
            "Employees must not accept gifts above $50 in value from any vendor, unless the "
            "manager has\nagreed in writing beforehand.",
        ),
        (
            "handbook/1.2",
            "1.2",
            "1. Gifts and hospitality",
            "Employees must not:\n(a) offer cash to anybody; or\n(b) accept hospitality\n"
            "from a bidder in a running tender.",
        ),
        ("handbook/2.1", "2.1", "2. Confidentiality", "Client data stays with the client."),
        ("handbook/2.2", "2.2", "2. Confidentiality", "No copies on private devices."),
        (
            "handbook/3.1",
            "3.1",
            "Article 7 Whistleblowing",
            "Anybody may report in confidence. Section 4 applies.",
        ),
    ]
    assert (notes, whole(corpus)) == ([], True)
    assert [(i.title, i.authority) for i in corpus.instruments] == [
        ("ACME Code of Conduct", Authority.BINDING)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No gifts.\n\nNo cash.", ["x 1.1 No gifts.", "x 1.2 No cash."]),
        ("# Code\n\n## Gifts\n\n- No cash", ["Code › Gifts 1.1 No cash"]),
        ("1. Honesty\n2. Fairness", ["x 1 Honesty", "x 2 Fairness"]),
        ("(a) Be fair.\n(b) Be kind.", ["x (a) Be fair.", "x (b) Be kind."]),
        ("§ 3 Be fair.\n\n§ 4 Be kind.", ["x § 3 Be fair.", "x § 4 Be kind."]),
        ("Staff must not\n- take cash\n- take gifts", [
            "x 1.1 Staff must not\n- take cash\n- take gifts"
        ]),
        ("No gifts\n\nNo cash", ["x 1.1 No gifts", "x 1.2 No cash"]),
        ("Gifts ........ 3\n\nNo gifts.", ["x 1.1 No gifts."]),
        ("1.1 Be fair.\n\n1.1 Be kind.", ["x 1.1 Be fair.", "x 1.1 Be kind."]),
    ],
)  # fmt: skip
def test_provisions(tmp_path: Path, text: str, expected: list[str]) -> None:
    corpus, _ = read_own(write(tmp_path, x_txt=text) / "x.txt", ignore)
    assert [f"{c.section} {c.number} {c.text}" for c in corpus.clauses] == expected
    assert len({c.id for c in corpus.clauses}) == len(corpus.clauses)
    assert whole(corpus)


def test_a_folder(tmp_path: Path, pdf: Pdf) -> None:
    write(tmp_path, a_txt="No gifts.", a_md="No cash.", hr__a_txt="No bribes.", empty_txt="")
    write(tmp_path, _hidden_txt="x", _git__x_txt="x", notes_docx="x", c_jsonl="x", scan_pdf="x")
    (tmp_path / "latin.txt").write_bytes("No café.".encode("windows-1252"))
    (tmp_path / "code.pdf").write_bytes(pdf(["No data."], ["No leaks."]))
    seen: list[str] = []
    corpus, notes = read_own(tmp_path, seen.append)
    assert [(c.id, c.document, c.page, c.text) for c in corpus.clauses] == [
        ("a-md/1.1", "a.md", None, "No cash."),
        ("a-txt/1.1", "a.txt", None, "No gifts."),
        ("code/1.1", "code.pdf", 1, "No data."),
        ("code/1.2", "code.pdf", 2, "No leaks."),
        ("latin/1.1", "latin.txt", None, "No café."),
        ("hr-a/1.1", "hr/a.txt", None, "No bribes."),
    ]
    assert notes == [
        "empty.txt was left out: the file is empty (0 bytes). Fetch or copy it again.",
        "scan.pdf was left out: its name says PDF, but it holds none. "
        "Name it after what it is, such as .txt.",
        "latin.txt is not UTF-8; it was read as Windows-1252.",
        "Left out, because only .txt, .md, .markdown, .pdf are read: .docx (files: 1).",
        "Left out, because ready clauses are ingested by file, not by folder: .jsonl (files: 1).",
    ]
    assert seen == [
        "a.md", "a.txt", "code.pdf", "empty.txt", "latin.txt", "scan.pdf", "hr/a.txt"
    ]  # fmt: skip


def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    write(tmp_path, a_txt=HANDBOOK, b_md="No cash.")
    first, _ = read_own(tmp_path, ignore)
    assert read_own(tmp_path, ignore)[0] == first
    write(tmp_path, b_md="No cash at all.")
    assert read_own(tmp_path, ignore)[0].fingerprint != first.fingerprint


def test_nothing_to_ingest(tmp_path: Path) -> None:
    write(tmp_path, a_docx="x", empty_txt="")
    told: list[str] = []
    with pytest.raises(NothingToIngest) as raised:
        read_own(tmp_path, told.append)
    assert str(raised.value) == (
        f"{tmp_path} holds no document that can be read "
        "(readable: .txt, .md, .markdown, .pdf; a .jsonl only where it is named itself). "
        "Nothing was changed."
    )
    assert told[1].startswith("empty.txt was left out: the file is empty")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none", "none was left out: there is no such file. Check the path."),
        ("a.txt", "a.txt was left out: it holds no words. Check that it is the right file."),
    ],
)
def test_one_document_that_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path, a_txt="---")
    with pytest.raises(UnreadableDocument) as raised:
        read_own(tmp_path / name, ignore)
    assert str(raised.value) == message


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("No gifts.")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    corpus, _ = read_own(tmp_path, ignore)
    assert [c.id for c in corpus.clauses] == ["document/1.1"]
    assert corpus.model_dump_json()


def test_ready_clauses_are_kept_exactly(tmp_path: Path) -> None:
    lines = [
        {"id": "Standard I(A)", "text": "  Obey\nthe law. ", "section": "I", "doc": "CFA"},
        {"id": "7", "text": "No gifts.", "section": None},
        {"id": "é/1", "text": "No “cash”.", "doc": "CFA"},
    ]
    path = tmp_path / "rules.jsonl"
    path.write_text("\ufeff" + "\n\n".join(json.dumps(line) for line in lines), "utf-8")
    corpus, notes = read_own(path, ignore)
    assert [(c.id, c.text, c.section, c.instrument, c.document) for c in corpus.clauses] == [
        ("Standard I(A)", "  Obey\nthe law. ", "I", "CFA", "CFA"),
        ("7", "No gifts.", "", "rules.jsonl", "rules.jsonl"),
        ("é/1", "No “cash”.", "", "CFA", "CFA"),
    ]
    assert all(corpus.texts[c.document][slice(*c.span)] == c.text for c in corpus.clauses)
    assert (notes, [i.id for i in corpus.instruments]) == ([], ["CFA", "rules.jsonl"])


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["a", "b", None])), min_size=1))
def test_each_document_is_its_clauses_with_a_blank_line_between(
    written: list[tuple[str, str | None]],
) -> None:
    lines = [
        json.dumps({"id": str(number), "text": text, "doc": doc})
        for number, (text, doc) in enumerate(written)
    ]
    corpus = read_ready("c", "\n".join(lines).encode())
    own = {doc or "c": [text for text, of in written if of == doc] for _, doc in written}
    assert corpus.texts == {doc: "\n\n".join(texts) for doc, texts in own.items()}
    for clause, (text, _) in zip(corpus.clauses, written, strict=True):
        assert clause.text == text == corpus.texts[clause.document][slice(*clause.span)]
    starts = [(clause.document, clause.span) for clause in corpus.clauses]
    assert len(set(starts)) == len(starts)


GOOD = '{"id": "1", "text": "No gifts."}'


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([GOOD, GOOD], "line 2: the id '1' stands already above."),
        ([GOOD, "", "{"], "line 3: Invalid JSON: EOF while parsing an object at line 1 column 1."),
        (['{"id": "1"}'], "line 1: text: Field required."),
        (['{"id": 1, "text": "x"}'], "line 1: id: Input should be a valid string."),
        (['{"id": "1", "text": " "}'], "line 1: text: Value error, it is blank."),
        (['{"id": "1", "text": "x", "x": 1}'], "line 1: x: Extra inputs are not permitted."),
        ([""], "the whole: it holds no clause."),
    ],
)
def test_a_bad_line_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(BadRecord) as raised:
        read_ready("rules.jsonl", "\n".join(lines).encode())
    assert str(raised.value) == f"rules.jsonl: {message}"


@pytest.mark.parametrize("line", [b"\xff", b'{"id": "1", "text": "\\ud800"}', b"[]"])
def test_a_line_that_is_no_clause(line: bytes) -> None:
    with pytest.raises(BadRecord, match=r"^r\.jsonl: line 2: "):
        read_ready("r.jsonl", GOOD.encode() + b"\n" + line)


LINES = st.sampled_from(
    ["", "Gifts", "4 Gifts", "4.1 No cash.", "4.1.2 Not:", "(a) cash;", "• a gift", "  • cash"]
    + ["# Cash", "## Gifts", "Article 7", "-Written", "Staff must not:", "the rest.", "1. Be fair"]
    + ["Gifts ..... 4"]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=14).map("\n".join))
def test_a_document_of_any_make_is_whole(text: str) -> None:
    taken = provisions(text, "x")
    spans = sorted([*(found.span for found in taken.found), *(span for span, _ in taken.aside)])
    assert all(first.end <= second.start for first, second in zip(spans, spans[1:], strict=False))
    kept = set("".join(text[slice(*span)] for span in spans))
    assert {c for c in text if c.isalpha()} - kept <= set("ArticleSectionIVX")
