"""Ready clauses: a .jsonl whose ids and texts are kept exactly as given."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from pydantic import ConfigDict, ValidationError, field_validator

from domain.clause import Clause, Document, Span
from domain.corpus import Corpus
from domain.errors import BadRecord
from domain.record import Record
from ingest.users import instrument

BETWEEN = "\n\n"


class ReadyClause(Record):
    """One line: `section` and `doc` may be absent or null."""

    model_config = ConfigDict(strict=True)

    id: str
    text: str
    section: str | None = None
    doc: str | None = None

    @field_validator("id", "text")
    @classmethod
    def holds_words(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("it is blank")
        return value

    @field_validator("id", "text", "section", "doc")
    @classmethod
    def can_be_written(cls, value: str | None) -> str | None:
        """A lone surrogate, which JSON can spell, can be stored nowhere."""
        if value is not None:
            value.encode("utf-8")
        return value


class _Written:
    """A document as far as it is written; joined once, since a large one has many pieces."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, text: str) -> Span:
        """Write a clause below the others; where it stands."""
        start = self._length + (len(BETWEEN) if self._pieces else 0)
        self._pieces.append(text)
        self._length = start + len(text)
        return Span(start, self._length)

    @property
    def whole(self) -> str:
        return BETWEEN.join(self._pieces)


def read_ready(name: str, data: bytes) -> Corpus:
    """Read ready clauses; those of one `doc` form one instrument.

    Raises BadRecord with the number of the line that cannot be read or repeats an id.
    """
    written: dict[str, _Written] = defaultdict(_Written)
    clauses: list[Clause] = []
    for each in _lines(name, data):
        doc = each.doc or name
        clauses.append(_clause(each, doc, written[doc].add(each.text)))
    texts = {doc: each.whole for doc, each in written.items()}
    sha256 = hashlib.sha256(data).hexdigest()
    return Corpus(
        fingerprint=hashlib.sha256(f"{name}\n{sha256}".encode()).hexdigest(),
        instruments=tuple(instrument(doc, doc) for doc in texts),
        documents=tuple(
            Document(file=doc, sha256=sha256, received_from=name, instruments=(doc,))
            for doc in texts
        ),
        clauses=tuple(clauses),
        texts=texts,
    )


def _lines(name: str, data: bytes) -> list[ReadyClause]:
    found: dict[str, ReadyClause] = {}
    for number, line in _numbered(name, data):
        try:
            clause = ReadyClause.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            why = f"{field}: {first['msg']}" if field else first["msg"]
            raise BadRecord(name, f"line {number}", why) from error
        if clause.id in found:
            raise BadRecord(name, f"line {number}", f"the id {clause.id!r} stands already above")
        found[clause.id] = clause
    if not found:
        raise BadRecord(name, "the whole", "it holds no clause")
    return list(found.values())


def _numbered(name: str, data: bytes) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            words = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise BadRecord(name, f"line {number}", "it is not UTF-8") from error
        if words:
            yield number, words


def _clause(ready: ReadyClause, doc: str, span: Span) -> Clause:
    return Clause(
        id=ready.id,
        instrument=doc,
        section=ready.section or "",
        number=ready.id,
        text=ready.text,
        document=doc,
        span=span,
    )
