"""A user's own code: a folder of documents, one document, or ready clauses → a corpus."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from domain.clause import Clause, Document, LeftOut
from domain.corpus import Corpus
from domain.errors import NothingToIngest, UnreadableDocument
from ingest import readers
from ingest.numbering import is_dotted
from ingest.own_cases import cases_file, with_cases
from ingest.provisions import Provision, Provisions, provisions
from ingest.ready import read_ready
from ingest.users import instrument

READY = ".jsonl"
READABLE = f"{', '.join(readers.READABLE)}; a {READY} only where it is named itself"

Progress = Callable[[str], None]


class _Source(NamedTuple):
    """A document that could be read, and what it yields."""

    name: str
    data: bytes
    text: readers.Text
    parts: Provisions


def read_own(path: Path, progress: Progress) -> tuple[Corpus, list[str]]:
    """Read a user's own code from a folder, a document or a .jsonl of ready clauses.

    Worked cases in a cases.yaml beside them are read too. `progress` is told each document's name.
    Returns the corpus and notes, one line each, on what was left out or guessed. Raises
    NothingToIngest, BadRecord for a bad line of a .jsonl or a file of cases that is none, and
    UnreadableDocument when the one document named cannot be read.
    """
    bare, notes = read_documents(path, progress)
    corpus, faults = with_cases(bare, cases_file(path))
    return corpus, [*notes, *faults]


def read_documents(path: Path, progress: Progress) -> tuple[Corpus, list[str]]:
    """Read a user's own code without the cases for it; raises as `read_own` does."""
    if not path.is_dir():
        return _read_single(path, progress)
    notes: list[str] = []
    files = list(_walk(path, notes))
    taken = [file for file in files if file.suffix.lower() in readers.READABLE]
    sources: list[_Source] = []
    for file in taken:
        name = _printable(file.relative_to(path).as_posix())
        progress(name)
        try:
            sources.append(_source(name, readers.read_bytes(file, name)))
        except UnreadableDocument as error:
            notes.append(str(error))
    notes += [note for source in sources for note in source.text.notes]
    notes += _of_other_kinds([file for file in files if file != cases_file(path)])
    if not sources:
        for note in notes:
            progress(note)
        raise NothingToIngest(path, READABLE)
    return _corpus(sources), notes


def _read_single(path: Path, progress: Progress) -> tuple[Corpus, list[str]]:
    name = _printable(path.name)
    progress(name)
    data = readers.read_bytes(path, name)
    if path.suffix.lower() == READY:
        return read_ready(name, data), []
    source = _source(name, data)
    return _corpus([source]), list(source.text.notes)


def _source(name: str, data: bytes) -> _Source:
    text = readers.decode(name, data)
    parts = provisions(text.text, PurePosixPath(name).stem)
    if not parts.found:
        raise UnreadableDocument(name, "it holds no provision", "Check that it is the right file.")
    return _Source(name, data, text, parts)


def _walk(folder: Path, notes: list[str]) -> Iterator[Path]:
    """Every file below `folder` that is not hidden, in a fixed order."""

    def cannot(error: OSError) -> None:
        notes.append(f"{error.filename} was left out: {error.strerror}.")

    for root, folders, files in os.walk(folder, onerror=cannot):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def _of_other_kinds(files: Sequence[Path]) -> list[str]:
    kinds = Counter(file.suffix.lower() or "without an ending" for file in files)
    return [
        f"Left out, because {_why_other(kind)}: {kind} (files: {count})."
        for kind, count in sorted(kinds.items())
        if kind not in readers.READABLE
    ]


def _why_other(kind: str) -> str:
    if kind == READY:
        return "ready clauses are ingested by file, not by folder"
    return f"only {', '.join(readers.READABLE)} are read"


def _printable(name: str) -> str:
    """A file's name as text that can be written, even when its bytes are in no encoding."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _corpus(sources: Sequence[_Source]) -> Corpus:
    slugs = _slugs([source.name for source in sources])
    fingerprint = hashlib.sha256()
    for source in sources:
        fingerprint.update(f"{source.name}\n{_sha256(source)}\n".encode())
    return Corpus(
        fingerprint=fingerprint.hexdigest(),
        instruments=tuple(
            instrument(slug, source.parts.title)
            for slug, source in zip(slugs, sources, strict=True)
        ),
        documents=tuple(
            Document(
                file=source.name,
                sha256=_sha256(source),
                received_from="the user",
                instruments=(slug,),
            )
            for slug, source in zip(slugs, sources, strict=True)
        ),
        clauses=tuple(
            clause
            for slug, source in zip(slugs, sources, strict=True)
            for clause in _clauses(slug, source)
        ),
        left_out=tuple(left for source in sources for left in _left_out(source)),
        texts={source.name: source.text.text for source in sources},
    )


def _sha256(source: _Source) -> str:
    return hashlib.sha256(source.data).hexdigest()


def _clauses(slug: str, source: _Source) -> Iterator[Clause]:
    places = _places(source.parts.found)
    for place, found in zip(places, source.parts.found, strict=True):
        yield Clause(
            id=f"{slug}/{place}",
            instrument=slug,
            section=found.title,
            number=found.printed or place,
            text=source.text.text[slice(*found.span)],
            document=source.name,
            span=found.span,
            page=source.text.page_of(found.span.start),
        )


def _places(found: Sequence[Provision]) -> list[str]:
    """A clause's place in its document: its printed number where that is like 4.2 and stands once.

    Every other clause is counted within its section, past the numbers that are printed.
    """
    printed = Counter(each.printed for each in found if is_dotted(each.printed))
    taken = {number for number, times in printed.items() if times == 1}
    counts: Counter[int] = Counter()
    places = []
    for each in found:
        if each.printed in taken:
            places.append(each.printed)
            continue
        counts[each.section] += 1
        while f"{each.section}.{counts[each.section]}" in taken:
            counts[each.section] += 1
        places.append(f"{each.section}.{counts[each.section]}")
    return places


def _left_out(source: _Source) -> Iterator[LeftOut]:
    for span, why in source.parts.aside:
        yield LeftOut(document=source.name, span=span, text=source.text.text[slice(*span)], why=why)


def _slugs(names: Sequence[str]) -> list[str]:
    """Short names for documents, unique among them: "HR/Gifts policy.pdf" is hr-gifts-policy."""
    short = [_slug(str(PurePosixPath(name).with_suffix(""))) for name in names]
    times = Counter(short)
    slugs: list[str] = []
    for name, slug in zip(names, short, strict=True):
        slug = slug if times[slug] == 1 else _slug(name)
        number, unique = 1, slug
        while unique in slugs:
            number += 1
            unique = f"{slug}-{number}"
        slugs.append(unique)
    return slugs


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name).strip("-").lower() or "document"
