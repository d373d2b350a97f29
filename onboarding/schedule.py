"""When a question comes back: FSRS, by py-fsrs, without its random fuzz.

A right answer brings a question back after days, longer each time; a wrong one after minutes.
"""

from datetime import datetime, timedelta

import fsrs

from domain.onboarding import Card, Scenario

AGAIN = timedelta(minutes=5)
"""After a wrong answer: long enough to forget the letter of it, short enough for one sitting."""
LONGEST = 365
"""Days."""
_SCHEDULER = fsrs.Scheduler(
    learning_steps=(AGAIN,),
    relearning_steps=(AGAIN,),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


def answered(
    before: Card | None, scenario: Scenario, clause_sha256: str, right: bool, at: datetime
) -> Card:
    """What is kept of a scenario once it has been answered at a moment in UTC.

    A card of another wording of the clause starts anew, and so does one that cannot be read.
    """
    known = before if before and before.clause_sha256 == clause_sha256 else None
    rating = fsrs.Rating.Good if right else fsrs.Rating.Again
    after, _ = _SCHEDULER.review_card(_state(known, at), rating, at)
    return Card(
        scenario=scenario.id,
        clause_sha256=clause_sha256,
        state=after.to_json(),
        right=(known.right if known else 0) + right,
        wrong=(known.wrong if known else 0) + (not right),
        last_right=right,
        due_at=after.due,
    )


def _state(card: Card | None, at: datetime) -> fsrs.Card:
    # A card's own id would be the time by the system's clock, which no two runs share.
    new = fsrs.Card(card_id=0, due=at)
    if card is None:
        return new
    try:
        return fsrs.Card.from_json(card.state)
    except (ValueError, KeyError, TypeError):
        return new


def comes_back(due_at: datetime, now: datetime) -> str:
    """When a question comes back, as people say it: "in 5 minutes", "in 2 days", "now"."""
    seconds = (due_at - now).total_seconds()
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = round(seconds / length)
        if seconds >= length or (unit == "minute" and seconds > 0):
            count = max(count, 1)
            return f"in {count} {unit}{'' if count == 1 else 's'}"
    return "now"
