"""How far somebody has come with a course: read, passed, attested, and what is asked again."""

from collections.abc import Iterator
from datetime import datetime

from domain.clause import Clause
from domain.onboarding import Attestation, Card, Changes, Progress, Scenario, changes
from domain.record import Record
from onboarding.course import Course, Section

PASSES = 0.8
"""The share of a section's questions that must have been right at the last try."""
SITTING = 10
"""Questions in one sitting."""


class Mark(Record):
    """How a section stands: its questions, those tried, and those right at the last try."""

    name: str
    right: int
    tried: int
    asked: int

    @property
    def passed(self) -> bool:
        return self.right >= PASSES * self.asked


class Standing(Record):
    """One person and one course, by the wording of today."""

    course: Course
    progress: Progress

    def has_read(self, clause: Clause) -> bool:
        lesson = self.progress.lessons.get(clause.id)
        return lesson is not None and lesson.clause_sha256 == self.sha256(clause.id)

    def reads_otherwise(self, clause: Clause) -> bool:
        """Whether the clause was read, in words that are no longer these."""
        return clause.id in self.progress.lessons and not self.has_read(clause)

    @property
    def unread(self) -> tuple[Clause, ...]:
        return tuple(each for each in self.course.clauses if not self.has_read(each))

    def card(self, scenario: Scenario) -> Card | None:
        """What is kept of a scenario; nothing where the clause has changed since."""
        card = self.progress.cards.get(scenario.id)
        return card if card and card.clause_sha256 == self.sha256(scenario.clause) else None

    def mark(self, section: Section) -> Mark:
        cards = [self.card(each) for each in section.scenarios]
        return Mark(
            name=section.name,
            right=sum(card is not None and card.last_right for card in cards),
            tried=sum(card is not None for card in cards),
            asked=len(cards),
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(map(self.mark, self.course.sections))

    @property
    def attested(self) -> Attestation | None:
        return self.progress.last_attested(self.course.edition.instrument)

    @property
    def is_current(self) -> bool:
        """Whether the edition of today is the one that was attested last."""
        last = self.attested
        return last is not None and last.edition_sha256 == self.course.edition.sha256

    @property
    def changed(self) -> Changes:
        """What has changed since the last attestation; nothing where there was none."""
        last = self.attested
        return changes(last.clauses, self.course.edition.clauses) if last else Changes()

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands between this person and an attestation, a sentence each."""
        return tuple(self._missing())

    def due(self, now: datetime) -> tuple[Scenario, ...]:
        """Questions that were answered and come back now: wrong ones first, then by date."""
        cards = [(self.card(each), each) for each in self.course.scenarios]
        back = [(card, each) for card, each in cards if card is not None and card.due_at <= now]
        back.sort(key=lambda pair: (pair[0].last_right, pair[0].due_at, pair[1].id))
        return tuple(each for _, each in back)

    @property
    def new(self) -> tuple[Scenario, ...]:
        """Questions not yet answered in this wording, the sections taking turns."""
        rows = [
            [each for each in section.scenarios if self.card(each) is None]
            for section in self.course.sections
        ]
        longest = max(map(len, rows), default=0)
        return tuple(row[place] for place in range(longest) for row in rows if place < len(row))

    def sitting(self, now: datetime, size: int = SITTING) -> tuple[Scenario, ...]:
        """The questions of a sitting: what is due first, and new ones for the rest."""
        return (*self.due(now), *self.new)[:size]

    def next_due(self, now: datetime) -> datetime | None:
        """When the next question comes back, where none is due."""
        cards = [card for each in self.course.scenarios if (card := self.card(each))]
        return min((card.due_at for card in cards if card.due_at > now), default=None)

    def sha256(self, clause_id: str) -> str:
        return self.course.edition.clauses[clause_id]

    def _missing(self) -> Iterator[str]:
        if count := len(self.unread):
            yield f"{count} clause{'' if count == 1 else 's'} still to read."
        for mark in self.marks:
            if not mark.passed:
                yield (
                    f"{mark.name}: {mark.right} of {mark.asked} questions right at the last try; "
                    f"{needed(mark.asked)} are needed."
                )


def needed(asked: int) -> int:
    """How many of so many questions must be right: the least number that is the share or more."""
    return next(count for count in range(asked + 1) if count >= PASSES * asked)
