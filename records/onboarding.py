"""Onboarding as it is kept: what one person has read, answered and attested."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import NotAName, NotFound, NotReady, TooLong
from domain.onboarding import Attestation, Card, Edition, Lesson, Progress
from domain.person import Person
from records.audit import Act, append
from records.database import Database, new_id
from records.schema import AttestationRow, LessonRow, QuizCardRow

MOST_NAME = 120
"""Characters of a name on a certificate."""
JOINERS = "\u200c\u200d"
"""Unseen, but part of how some names are written."""


class Onboarding:
    """What is kept of one person's onboarding."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def progress(self) -> Progress:
        """All of it."""
        with self._database.reading() as session:
            return self._progress(session)

    def read(self, clauses: Mapping[str, str]) -> None:
        """Keep that clauses were read, each by its id in the wording of this sha256."""
        with self._database.writing() as session:
            for clause, sha256 in clauses.items():
                session.merge(
                    LessonRow(
                        person=self._who.id,
                        clause=clause,
                        clause_sha256=sha256,
                        read_at=self._database.now(),
                    )
                )

    def answer(self, scenario: str, after: Callable[[Card | None], Card]) -> Card:
        """Keep an answer: `after` is given what was kept of the scenario, and tells what is now."""
        with self._database.writing() as session:
            row = session.get(QuizCardRow, (self._who.id, scenario))
            card = after(_card(row) if row else None)
            session.merge(QuizCardRow(person=self._who.id, **card.model_dump()))
        return card

    def attest(
        self, edition: Edition, name: str, missing: Callable[[Progress], Sequence[str]]
    ) -> Attestation:
        """Keep that the edition was attested under a typed name, and return it.

        `missing` tells from what is kept at that moment what is still to be done. An edition that
        was attested last is not attested twice: the first is returned. Raises NotAName, TooLong,
        or NotReady where something is missing.
        """
        name = checked(name)
        with self._database.writing() as session:
            at, made = self._database.now(), new_id()
            # First the log: on PostgreSQL its lock makes a second press wait for the first.
            append(session, at, self._who, Act.ATTESTED, made)
            progress = self._progress(session)
            last = progress.last_attested(edition.instrument)
            if last is not None and last.edition_sha256 == edition.sha256:
                session.rollback()
                return last
            if wanting := missing(progress):
                raise NotReady(wanting[0])
            row = AttestationRow(
                id=made,
                person=self._who.id,
                name=name,
                instrument=edition.instrument,
                title=edition.title,
                edition=edition.edition,
                edition_sha256=edition.sha256,
                clauses=json.dumps(dict(edition.clauses)),
                attested_at=at,
            )
            session.add(row)
        return attestation(row)

    def attested(self, attestation_id: str) -> Attestation:
        """One's own attestation; raises NotFound for another's too."""
        with self._database.reading() as session:
            row = session.get(AttestationRow, attestation_id)
            if row is None or row.person != self._who.id:
                raise NotFound("attestation")
            return attestation(row)

    def _progress(self, session: Session) -> Progress:
        mine = self._who.id
        lessons = session.scalars(select(LessonRow).where(LessonRow.person == mine))
        cards = session.scalars(select(QuizCardRow).where(QuizCardRow.person == mine))
        attested = session.scalars(
            select(AttestationRow)
            .where(AttestationRow.person == mine)
            .order_by(AttestationRow.attested_at, AttestationRow.id)
        )
        return Progress(
            lessons={each.clause: _lesson(each) for each in lessons},
            cards={each.scenario: _card(each) for each in cards},
            attested=tuple(map(attestation, attested)),
        )


def checked(name: str) -> str:
    """A name as it may stand on a certificate; raises NotAName or TooLong."""
    name = " ".join(unicodedata.normalize("NFC", name).split(" ")).strip()
    if len(name) > MOST_NAME:
        raise TooLong("name", len(name), MOST_NAME)
    for character in name:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and character not in JOINERS:
            raise NotAName(f"it holds the unseen character U+{ord(character):04X}")
    if not any(character.isalpha() for character in name):
        raise NotAName("it has no letter")
    return name


def attestation(row: AttestationRow) -> Attestation:
    """A row as the value that leaves the records."""
    return Attestation(
        id=row.id,
        person=row.person,
        name=row.name,
        instrument=row.instrument,
        title=row.title,
        edition=row.edition,
        edition_sha256=row.edition_sha256,
        clauses=json.loads(row.clauses),
        attested_at=row.attested_at,
    )


def _lesson(row: LessonRow) -> Lesson:
    return Lesson(clause=row.clause, clause_sha256=row.clause_sha256, read_at=row.read_at)


def _card(row: QuizCardRow) -> Card:
    return Card(
        scenario=row.scenario,
        clause_sha256=row.clause_sha256,
        state=row.state,
        right=row.right,
        wrong=row.wrong,
        last_right=row.last_right,
        due_at=row.due_at,
    )
