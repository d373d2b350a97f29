"""Worked cases that users write for a code of their own: cases.yaml beside their documents."""

import hashlib
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from domain.case import WorkedCase
from domain.clause import Clause
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.errors import BadRecord
from ingest.records import untrusted

NAME = "cases.yaml"
HOLDS_WORDS = ("id", "scenario", "question", "role", "style", "why")
LONGEST = {"id": 60, "role": 60, "question": 2_000, "why": 500, "open_question": 300}
"""Characters."""
MOST_SAID = 200
"""Characters of a fault."""
MOST_TOLD = 20
"""Faults told by an ingest."""
NO_CASE = "it is no case; one has id, scenario, question, role, style, clauses, verdict and why"


class Checked(NamedTuple):
    """`cases` are those without a fault; each fault names the file and the case."""

    cases: tuple[WorkedCase, ...]
    faults: tuple[BadRecord, ...]


def cases_file(source: Path) -> Path:
    """Return where the cases for a folder, a document or a .jsonl of ready clauses stand."""
    return source / NAME if source.is_dir() else source.with_name(f"{source.stem}.{NAME}")


def with_cases(corpus: Corpus, file: Path) -> tuple[Corpus, list[str]]:
    """Add the cases of a file, if it is there, to a user's corpus.

    Returns notes as well, one line for each fault; a case that has one is left out. Raises
    BadRecord where the file as a whole cannot be read.
    """
    data = contents(file)
    if not data:
        return corpus, []
    checked = check(file.name, data, corpus.clauses)
    digest = hashlib.sha256(f"{corpus.fingerprint}\n".encode() + data).hexdigest()
    notes = [f"{fault} The case was left out." for fault in checked.faults[:MOST_TOLD]]
    if len(checked.faults) > MOST_TOLD:
        more = len(checked.faults) - MOST_TOLD
        notes.append(f"{file.name}: {more:,} more faults. See: python3 mayi.py cases check {file}")
    return corpus.model_copy(update={"fingerprint": digest, "cases": checked.cases}), notes


def changed_below(corpus: Corpus, before: Corpus, name: str) -> Iterator[str]:
    """Yield a note for each case whose clause reads otherwise than it did in an earlier corpus.

    The ids of clauses without a printed number count within their section, so that a paragraph
    put in before them may move a case to another clause.
    """
    was = {clause.id: plain(clause.text) for clause in before.clauses}
    now = {clause.id: plain(clause.text) for clause in corpus.clauses}
    moved = {text: id for id, text in now.items()}
    stood = {case.id: case.clauses for case in before.cases}
    for case in corpus.cases:
        for id in case.clauses if stood.get(case.id) == case.clauses else ():
            if was.get(id, now[id]) != now[id]:
                at = f"; its words now stand in {moved[was[id]]}" if was[id] in moved else ""
                yield f"{name}: {case.id}: clause {id} reads otherwise than before{at}. Check it."


def contents(file: Path) -> bytes:
    """Return what a file of cases holds: nothing where there is none. Raises BadRecord."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        why = f"it cannot be read ({(error.strerror or str(error)).lower()})"
        raise BadRecord(file.name, "the file", why) from error


def check(name: str, data: bytes, clauses: Iterable[Clause]) -> Checked:
    """Read cases and find every fault in them; raises BadRecord where they are no list of YAML."""
    known = {clause.id for clause in clauses}
    cases: list[WorkedCase] = []
    faults: list[BadRecord] = []
    seen: dict[str, str] = {}
    for number, record in enumerate(untrusted(name, data), 1):
        case, wrong = _read(record)
        label = _label(record, number)
        if case is not None:
            wrong = [*faults_of(case, known), *_repeated(case, seen)]
        faults += [BadRecord(name, label, _on_a_line(why)) for why in wrong]
        if case is not None and not wrong:
            cases.append(case)
    return Checked(tuple(cases), tuple(faults))


def faults_of(case: WorkedCase, known: Set[str]) -> list[str]:
    """Return what is wrong with a case by itself; `known` are the ids of the code's clauses."""
    return [*_of_words(case), *_of_clauses(case, known)]


def plain(question: str) -> str:
    """Return a question as it is compared: without regard to case and white space."""
    return " ".join(question.casefold().split())


def _of_words(case: WorkedCase) -> Iterator[str]:
    for field in HOLDS_WORDS:
        if not any(character.isalnum() for character in getattr(case, field)):
            yield f"its {field} is blank"
    for field, most in LONGEST.items():
        if len(getattr(case, field)) > most:
            yield f"its {field} is longer than {most:,} characters"
    if case.verdict is Verdict.CONDITIONAL and not case.open_question.strip():
        yield "it is conditional and has no open question: name the fact that would settle it"
    if case.conditions:
        yield "it names conditions, and a code of your own has none"


def _of_clauses(case: WorkedCase, known: Set[str]) -> Iterator[str]:
    for clause in case.clauses:
        if clause not in known:
            yield f"there is no clause {clause}"
    if len(set(case.clauses)) < len(case.clauses):
        yield "it names a clause twice"
    if case.verdict is Verdict.NOT_COVERED and case.clauses:
        yield "its verdict is not_covered, and yet it names a clause"
    if case.verdict is not Verdict.NOT_COVERED and not case.clauses:
        yield "it names no clause: then its verdict is not_covered"


def _repeated(case: WorkedCase, seen: dict[str, str]) -> Iterator[str]:
    """Tell what stood already above, and keep what this case says for those below."""
    for key, said in (
        (f"id {case.id}", "its id stands already above"),
        (f"question {plain(case.question)}", "its question stands already in {}"),
    ):
        if key in seen:
            yield said.format(seen[key])
        seen.setdefault(key, case.id)


def _read(record: Any) -> tuple[WorkedCase | None, list[str]]:
    if not isinstance(record, dict):
        return None, [NO_CASE]
    try:
        return WorkedCase.model_validate(record), []
    except ValidationError as error:
        return None, [_told(fault["loc"], fault["msg"]) for fault in error.errors()]


def _told(place: tuple[int | str, ...], said: str) -> str:
    return f"{'.'.join(map(str, place))}: {said[:1].lower()}{said[1:]}"


def _on_a_line(words: str) -> str:
    """Fit for a terminal what may hold anything that stands in a file."""
    line = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(line.split())[:MOST_SAID]


def _label(record: Any, number: int) -> str:
    """Name a record by its id where it has one that fits on a line."""
    id = record.get("id") if isinstance(record, dict) else None
    named = isinstance(id, str) and id.isprintable() and 0 < len(id) <= 60
    return str(id) if named else f"record {number}"
