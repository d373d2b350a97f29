"""What is to be learned of one instrument: its clauses, plain words and scenarios."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from domain.clause import Authority, Clause, Instrument
from domain.corpus import Corpus
from domain.errors import BadRecord
from domain.onboarding import Edition, PlainWords, Scenario
from domain.record import Record
from ingest.records import read_records

LEARNED = (Authority.BINDING, Authority.GUIDANCE)
"""A web page and a press article set no rule, so nobody is asked to learn them."""


class Section(Record):
    """A section of the instrument, its clauses in order, and the scenarios on them."""

    name: str
    clauses: tuple[Clause, ...]
    scenarios: tuple[Scenario, ...]


class Course(Record):
    """One instrument to learn."""

    edition: Edition
    sections: tuple[Section, ...]
    plain: Mapping[str, str]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for section in self.sections for clause in section.clauses)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(each for section in self.sections for each in section.scenarios)


def sha256(text: str) -> str:
    """The hash by which a wording is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def edition_of(instrument: Instrument, clauses: Sequence[Clause]) -> Edition:
    """The edition that these clauses are.

    Its hash is SHA-256 over the JSON array of [id, text] of each clause, in order.
    """
    said = json.dumps([[each.id, each.text] for each in clauses], ensure_ascii=True)
    return Edition(
        instrument=instrument.id,
        title=instrument.title,
        edition=instrument.edition,
        sha256=sha256(said),
        clauses={each.id: sha256(each.text) for each in clauses},
    )


def open_courses(folder: Path, corpus: Corpus) -> tuple[Course, ...]:
    """Read `plain/` and `quiz/` of a corpus folder; a course for each instrument that has both.

    Raises BadRecord where a clause is unknown, or stands without plain words or scenarios beside
    clauses of its instrument that have them.
    """
    plain = load_plain(folder / "plain", corpus.clauses)
    scenarios = load_scenarios(folder / "quiz", corpus.clauses)
    return tuple(_courses(corpus, plain, scenarios))


def load_plain(folder: Path, clauses: Sequence[Clause]) -> dict[str, str]:
    """Plain words by clause id; each clause at most once."""
    known, plain = {each.id for each in clauses}, dict[str, str]()
    for path in sorted(folder.glob("*.yaml")):
        for words in read_records(path, PlainWords, "clause"):
            if words.clause not in known:
                raise BadRecord(path.name, words.clause, "there is no such clause")
            if words.clause in plain:
                raise BadRecord(path.name, words.clause, "the clause stands twice")
            plain[words.clause] = words.says
    return plain


def load_scenarios(folder: Path, clauses: Sequence[Clause]) -> tuple[Scenario, ...]:
    """The scenarios of the quiz; each id once."""
    known, scenarios = {each.id for each in clauses}, dict[str, Scenario]()
    for path in sorted(folder.glob("*.yaml")):
        for each in read_records(path, Scenario, "id"):
            if each.clause not in known:
                raise BadRecord(path.name, each.id, f"there is no clause {each.clause}")
            if each.id in scenarios:
                raise BadRecord(path.name, each.id, "the id stands twice")
            scenarios[each.id] = each
    return tuple(scenarios.values())


def _courses(
    corpus: Corpus, plain: Mapping[str, str], scenarios: Sequence[Scenario]
) -> Iterator[Course]:
    for instrument in corpus.instruments:
        own = [each for each in corpus.clauses if each.instrument == instrument.id]
        asked = {each.clause for each in scenarios}
        begun = any(each.id in plain or each.id in asked for each in own)
        if instrument.authority not in LEARNED or not begun:
            continue
        for clause in own:
            if clause.id not in plain:
                raise BadRecord("plain", clause.id, "the clause has no plain words")
            if clause.id not in asked:
                raise BadRecord("quiz", clause.id, "no scenario asks about the clause")
        yield Course(
            edition=edition_of(instrument, own),
            sections=tuple(_sections(own, scenarios)),
            plain={each.id: plain[each.id] for each in own},
        )


def _sections(own: Sequence[Clause], scenarios: Sequence[Scenario]) -> Iterator[Section]:
    for name, group in groupby(own, key=lambda each: each.section):
        clauses = tuple(group)
        ids = {each.id for each in clauses}
        yield Section(
            name=name,
            clauses=clauses,
            scenarios=tuple(each for each in scenarios if each.clause in ids),
        )
