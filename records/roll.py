"""The roll: who has attested which edition, for those who may see it."""

from collections.abc import Iterable

from sqlalchemy import select

from domain.errors import NotFound
from domain.onboarding import Attestation, Member
from domain.person import ALONE, Person, Right
from records.database import Database
from records.onboarding import attestation
from records.rights import require
from records.schema import AttestationRow, LessonRow, PersonRow, QuizCardRow


class Roll:
    """Attestations of everybody; what somebody got wrong in the quiz is not told."""

    def __init__(self, database: Database, who: Person) -> None:
        require(who, Right.SEE_ATTESTATIONS)
        self._database = database

    def members(self, instrument: str, scenarios: Iterable[str]) -> tuple[Member, ...]:
        """Everybody who ever logged in or began, by name, with what they attested last.

        Who has read a clause of the instrument, or answered one of `scenarios`, has begun.
        """
        with self._database.reading() as session:
            people = {each.id: each for each in session.scalars(select(PersonRow))}
            last = {
                each.person: attestation(each)
                for each in session.scalars(
                    select(AttestationRow)
                    .where(AttestationRow.instrument == instrument)
                    .order_by(AttestationRow.attested_at, AttestationRow.id)
                )
            }
            own = LessonRow.clause.startswith(f"{instrument}/", autoescape=True)
            asked = QuizCardRow.scenario.in_(list(scenarios))
            begun = {
                *session.scalars(select(LessonRow.person).where(own).distinct()),
                *session.scalars(select(QuizCardRow.person).where(asked).distinct()),
            }
        members = (
            _member(id, people.get(id), id in begun, last.get(id))
            for id in {*people, *last, *begun}
        )
        return tuple(sorted(members, key=lambda each: (each.name.casefold(), each.person)))

    def attestation(self, attestation_id: str) -> Attestation:
        """The attestation that a certificate names; raises NotFound."""
        with self._database.reading() as session:
            row = session.get(AttestationRow, attestation_id)
            if row is None:
                raise NotFound("attestation")
            return attestation(row)


def _member(
    person: str, row: PersonRow | None, has_begun: bool, attested: Attestation | None
) -> Member:
    """Where nobody logs in, one person goes by the name that they attested under."""
    typed = attested.name if attested else ALONE.name if person == ALONE.id else person
    return Member(
        person=person,
        name=(row.name or row.email if row else "") or typed,
        email=row.email if row else "",
        has_begun=has_begun or attested is not None,
        attested=attested,
    )
