"""The four documents, taken apart: tested against the documents themselves."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import ROOT
from domain.clause import Clause, LeftOut, Span, Variant
from domain.errors import BadRecord, ClausesDiffer, ManifestMismatch
from ingest.clauses import Derived, derive, is_heading
from ingest.committed import check_clauses, read_clauses, write_clauses
from ingest.parts import parts

CORPUS = ROOT / "corpus"
CODE, PAGE = "netimage-code-of-ethics.txt", "mspalliance-standards-and-code.txt"


@pytest.fixture(scope="module")
def derived() -> Derived:
    return derive(CORPUS)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The corpus in a folder that a test may spoil."""
    for path in CORPUS.iterdir():
        if path.is_file():
            shutil.copyfile(path, tmp_path / path.name)
    return tmp_path


SECTIONS = {
    "msp-code": [
        ("Introduction", 4),
        ("Public and Client Welfare", 5),
        ("Avoiding Conflict of Interest", 2),
        ("Client Confidentiality & Representation", 2),
        ("Managed Services Profession", 8),
        ("Professional Advancement and Education", 1),
        ("Managed Services Professional Competence and Integrity", 4),
    ],
    "duty-of-care": [("Takeaways", 5), ("Duty of care", 6)],
    "publisher-page": [
        ("Cloud Computing & Managed Services Standards", 2),
        ("Managed Services Education", 1),
        ("Channel Involvement", 1),
        ("Our Code of Ethics", 2),
        ("Leadership", 1),
        ("Members of the MSPAlliance Leadership Council", 1),
    ],
    "press-article": [("Article", 11)],
}


@pytest.mark.parametrize("instrument", SECTIONS)
def test_sections_and_ids(derived: Derived, instrument: str) -> None:
    expected = [
        (f"{instrument}/{section}.{place}", title)
        for section, (title, size) in enumerate(SECTIONS[instrument], start=1)
        for place in range(1, size + 1)
    ]
    found = [(c.id, c.section) for c in derived.clauses if c.instrument == instrument]
    assert found == expected


def test_every_document_is_whole(derived: Derived) -> None:
    for file, text in derived.texts.items():
        assert (CORPUS / file).read_bytes() == text.encode()
        laid = parts(file, text, derived.clauses, derived.left_out)
        assert "".join(part.text for part in laid) == text
        assert not any(part.kind == "glue" and part.text.strip(" \n\xa0•-") for part in laid)


@pytest.mark.parametrize("file", [CODE, PAGE])
def test_every_bullet_of_the_code_is_a_clause(derived: Derived, file: str) -> None:
    bullets = [
        line.strip().removeprefix("• ")
        for line in derived.texts[file].split("\n")
        if line.strip().startswith("•")
    ]
    worded = [c.text for c in derived.clauses if c.document == file]
    worded += [v.text for c in derived.clauses for v in c.variants if v.document == file]
    assert len(bullets) == {CODE: 24, PAGE: 25}[file]
    assert set(bullets) <= set(worded)


def test_the_takeaways_lose_their_dash(derived: Derived) -> None:
    lines = derived.texts["duty-of-care.txt"].split("\n")
    clauses = [c for c in derived.clauses if c.instrument == "duty-of-care"]
    assert [line.removeprefix("-") for line in lines[1:]] == [clause.text for clause in clauses]


def test_a_paragraph_of_the_press_is_a_clause(derived: Derived) -> None:
    lines = derived.texts["press-article-on-the-code.txt"].split("\n")
    assert [c.text for c in derived.clauses if c.instrument == "press-article"] == lines


def test_each_clause_of_the_code_has_its_counterpart(derived: Derived) -> None:
    code = [clause for clause in derived.clauses if clause.instrument == "msp-code"]
    assert all([v.document for v in clause.variants] == [PAGE] for clause in code)
    spans = [variant.span for clause in code for variant in clause.variants]
    assert spans == sorted(spans)
    differing = [c.number for c in code if c.variants[0].text != c.text]
    assert " ".join(differing) == "1.2 1.3 1.4 2.2 2.3 2.4 2.5 5.1 5.2 5.3 5.5 6.1"


def test_links(derived: Derived) -> None:
    linked = {c.id.split("/")[1]: [e.split("/")[1] for e in c.elaborates] for c in derived.clauses}
    assert {number: found for number, found in linked.items() if found} == {
        "2.2": ["1.1", "1.2"],
        "2.3": ["1.3"],
        "2.4": ["1.4"],
        "2.5": ["1.5"],
    }


def test_what_is_left_out_says_why(derived: Derived) -> None:
    whys = Counter(left.why for left in derived.left_out if not is_heading(left))
    assert whys == {
        "the title of the document": 1,
        "NETiMAGE's own statement about itself, no part of the instrument": 1,
        "a footnote: it explains a word of the page and lays nothing down": 1,
        "a heading with nothing under it": 1,
        "people's names in a row, captions of their portraits": 4,
        "the text that stands in for a picture": 2,
        "an invitation to subscribe, which says nothing of the profession": 3,
        "the heading of the contact form": 1,
        "an invitation to fill out the contact form": 1,
        "a field of the contact form": 5,
        "a field of the contact form: the mark of a required one": 1,
        "a field of the contact form: the note on its marks": 1,
        "the contact form's note on the data typed into it": 1,
        "the publisher's contact details: a caption": 3,
        "the publisher's contact details: a telephone number": 1,
        "the publisher's contact details: an e-mail address": 1,
        "the publisher's contact details: their heading": 1,
        "the publisher's contact details: a postal address": 1,
        "a shortcode that the page's software left behind": 1,
        "the heading of the newsletter box": 1,
        "the newsletter box": 1,
    }


def test_the_committed_clauses_are_what_the_documents_yield(derived: Derived) -> None:
    check_clauses(derived, CORPUS)
    assert read_clauses(CORPUS) == derived


def test_writing_changes_nothing_of_what_is_committed(derived: Derived, tmp_path: Path) -> None:
    write_clauses(derived, tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (CORPUS / path.name).read_bytes()


REVIEW = "Review with: python3 mayi.py ingest --accept, then git diff."


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "msp-code.clauses.jsonl",
            "bribery",
            "flattery",
            f"msp-code.clauses.jsonl differs from what its document yields, "
            f"first at msp-code/3.2. {REVIEW}",
        ),
        (
            "duty-of-care.clauses.jsonl",
            '{"id": "duty-of-care/1.2"',
            '\n{"id": "duty-of-care/1.2b"',
            f"duty-of-care.clauses.jsonl differs from what its document yields, "
            f"first at duty-of-care/1.2. {REVIEW}",
        ),
        (
            "left-out.jsonl",
            "the newsletter box",
            "the letter box",
            f"left-out.jsonl differs from what its document yields, first at line 51. {REVIEW}",
        ),
    ],
)
def test_a_changed_clause_is_named(
    derived: Derived, copy: Path, file: str, old: str, new: str, message: str
) -> None:
    path = copy / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(ClausesDiffer) as raised:
        check_clauses(derived, copy)
    assert str(raised.value) == message


@pytest.mark.parametrize(("keep", "first"), [(0, "press-article/1.1"), (10, "press-article/1.11")])
def test_missing_clauses_are_named(derived: Derived, copy: Path, keep: int, first: str) -> None:
    path = copy / "press-article.clauses.jsonl"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:keep]), "utf-8")
    with pytest.raises(ClausesDiffer, match=f"first at {first}. "):
        check_clauses(derived, copy)


def test_clauses_of_nothing_are_named(derived: Derived, copy: Path) -> None:
    (copy / "old.clauses.jsonl").write_text("{}\n")
    with pytest.raises(ClausesDiffer, match=r"^old\.clauses\.jsonl differs .* first at line 1\. "):
        check_clauses(derived, copy)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{}", "line 1: Field required."),
        (b"\xff", "the whole: it cannot be read ('utf-8' codec can't decode byte 0xff"),
        (None, "the whole: it is missing; write it with: python3 mayi.py ingest --accept."),
    ],
)
def test_committed_clauses_that_cannot_be_read(
    copy: Path, data: bytes | None, message: str
) -> None:
    path = copy / "msp-code.clauses.jsonl"
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(BadRecord) as raised:
        read_clauses(copy)
    assert str(raised.value).startswith(f"msp-code.clauses.jsonl: {message}")


RESTORE = "Restore the file as received, or record the new edition in corpus/manifest.toml."


def test_a_document_must_be_the_one_received(copy: Path) -> None:
    (copy / CODE).write_text("Members may do as they like.")
    with pytest.raises(ManifestMismatch) as changed:
        derive(copy)
    assert str(changed.value) == f"{CODE} does not have the sha256 of the manifest. {RESTORE}"
    (copy / CODE).unlink()
    with pytest.raises(ManifestMismatch) as missing:
        derive(copy)
    assert str(missing.value) == f"{CODE} is missing. {RESTORE}"


def test_a_document_that_nobody_declared(copy: Path) -> None:
    (copy / "more.txt").write_text("More.")
    with pytest.raises(ManifestMismatch) as raised:
        derive(copy)
    assert str(raised.value) == f"more.txt is not in the manifest. {RESTORE}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'authority = "binding"',
            'authority = "holy"',
            "manifest.toml: instruments.0.authority: Input should be 'binding', 'guidance', "
            "'informative' or 'commentary'.",
        ),
        ('rights = "Bel', 'note = "x"\nrights = "Bel', "Extra inputs are not permitted."),
        ('id = "msp-code"', 'id = "duty-of-care"', "instrument duty-of-care is declared twice."),
        ('id = "msp-code"', 'id = "code"', "derivation names msp-code, which is not declared."),
        (
            'file = "duty-of-care.txt"',
            'file = "duty.txt"',
            "derivation names duty-of-care.txt, which is not declared.",
        ),
        ("[[instruments]]", "[[instruments", "(at line 5, column 14)."),
    ],
)
def test_a_manifest_that_is_wrong(copy: Path, old: str, new: str, message: str) -> None:
    path = copy / "manifest.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(BadRecord) as raised:
        derive(copy)
    assert str(raised.value).endswith(message)


def test_no_manifest(tmp_path: Path) -> None:
    with pytest.raises(ManifestMismatch, match=r"^manifest\.toml is missing\. "):
        derive(tmp_path)


def made(start: int, end: int, text: str) -> Clause:
    return Clause(
        id=f"x/{start}",
        instrument="x",
        section="",
        number="",
        text=text[start:end],
        document="x",
        span=Span(start, end),
    )


@given(st.text(alphabet="ab.", min_size=1), st.lists(st.integers(0, 40), max_size=8))
def test_clauses_variants_and_left_out_parts_are_laid_out(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    clauses, left_out = [], []
    for index, (start, end) in enumerate(zip(places, places[1:], strict=False)):
        clause = made(start, end, text)
        if index % 3 == 0:
            clauses.append(clause)
        elif index % 3 == 1:
            variant = Variant(document="x", span=clause.span, text=clause.text)
            clauses.append(clause.model_copy(update={"document": "y", "variants": (variant,)}))
        else:
            left_out.append(LeftOut(document="x", span=clause.span, text=clause.text, why="w"))
    laid = parts("x", text, reversed(clauses), left_out)
    assert "".join(part.text for part in laid) == text
    assert [part.span.start for part in laid] == places[:-1]


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(0, 9), (5, 12)], "x: x/5: it does not stand where it says."),
        ([(0, 8)], "x: 'bribes.': no part holds these words."),
    ],
)
def test_parts_that_do_not_fit(spans: list[tuple[int, int]], message: str) -> None:
    text = "No gifts bribes."
    with pytest.raises(BadRecord) as raised:
        parts("x", text, [made(start, end, text) for start, end in spans], [])
    assert str(raised.value) == message
