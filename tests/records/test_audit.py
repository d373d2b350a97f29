"""The audit log: what it holds, and that tampering shows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from domain.errors import NotAllowed, NotKept
from domain.person import Person
from records.audit import BEGINNING, Act, AuditLog, Entry, append, faults, hash_of
from records.database import Database
from tests import people
from tests.audited import audited
from tests.clocks import Clock


def act(database: Database, *subjects: str) -> None:
    for subject in subjects:
        with database.writing() as session:
            append(session, database.now(), people.ANN, Act.ATTESTED, subject)


def log(database: Database) -> AuditLog:
    return AuditLog(database, people.OTTO)


def test_it_tells_who_what_and_when(database: Database, clock: Clock) -> None:
    act(database, "one")
    clock.tick(minutes=1)
    act(database, "two")
    rows = audited(database)
    assert [(row.number, row.who, row.what, row.subject) for row in rows] == [
        (1, "ann", "edition attested", "one"),
        (2, "ann", "edition attested", "two"),
    ]
    assert (rows[0].before, rows[1].before, rows[1].at) == (BEGINNING, rows[0].hash, clock.at)
    assert log(database).state().faults == ()


def test_an_empty_log_is_whole(database: Database) -> None:
    assert log(database).state().faults == ()


@pytest.mark.parametrize("who", [people.ANN, people.MAY])
def test_not_everybody_may_see_it(database: Database, who: Person) -> None:
    with pytest.raises(NotAllowed, match="Your role does not let you see the audit log"):
        AuditLog(database, who)


@pytest.mark.parametrize("change", ["UPDATE audit SET who = 'bob'", "DELETE FROM audit"])
def test_the_database_refuses_changes(database: Database, change: str) -> None:
    act(database, "one")
    with (
        pytest.raises(NotKept, match="the audit log is append-only"),
        database.writing() as session,
    ):
        session.execute(text(change))
    assert log(database).state().faults == ()


def _unguarded(database: Database, *changes: str) -> None:
    """Change the log as somebody with the file in their hands could."""
    with database.writing() as session:
        if database.is_sqlite:
            session.execute(text("DROP TRIGGER audit_refuses_update"))
            session.execute(text("DROP TRIGGER audit_refuses_delete"))
        else:
            session.execute(text("DROP TRIGGER audit_refuses ON audit"))
        for change in changes:
            session.execute(text(change))


SWAPPED = [
    "UPDATE audit SET number = 9 WHERE number = 1",
    "UPDATE audit SET number = 1 WHERE number = 2",
    "UPDATE audit SET number = 2 WHERE number = 9",
]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            ["UPDATE audit SET who = 'bob' WHERE number = 2"],
            ["Row 2 was changed after it was written."],
        ),
        (
            ["DELETE FROM audit WHERE number = 2"],
            ["Between row 1 and row 3 something is missing or moved."],
        ),
        (
            ["DELETE FROM audit WHERE number = 3"],
            ["The log ends at row 2; it should end at row 3."],
        ),
        (["DELETE FROM audit"], ["The log ends at row 0; it should end at row 3."]),
        (
            SWAPPED,
            [
                "Row 1 does not follow on the row before it.",
                "Row 1 was changed after it was written.",
                "Row 2 does not follow on the row before it.",
                "Row 2 was changed after it was written.",
                "Row 3 does not follow on the row before it.",
            ],
        ),
    ],
)
def test_tampering_shows(database: Database, changes: list[str], found: list[str]) -> None:
    act(database, "one", "two", "three")
    _unguarded(database, *changes)
    assert list(log(database).state().faults) == found


def test_writers_at_once_keep_one_chain(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: act(database, str(number)), range(40)))
    assert [entry.number for entry in audited(database)] == list(range(1, 41))
    assert log(database).state().faults == ()


def test_it_is_undone_with_what_it_tells_of(database: Database) -> None:
    def fails(session: Session) -> None:
        append(session, database.now(), people.ANN, Act.ATTESTED, "never")
        raise KeyError

    with pytest.raises(KeyError), database.writing() as session:
        fails(session)
    assert audited(database) == ()


def test_an_export_is_in_the_log_that_it_exports(database: Database) -> None:
    act(database, "one")
    entries = log(database).exported()
    assert [entry.what for entry in entries] == ["edition attested", "audit log exported"]
    assert list(faults(entries, (2, entries[-1].hash))) == []


CHANGES: list[Callable[[Entry], Entry]] = [
    lambda entry: entry.model_copy(update={"who": entry.who + "x"}),
    lambda entry: entry.model_copy(update={"subject": entry.subject + " "}),
    lambda entry: entry.model_copy(update={"number": entry.number + 1}),
]


@given(
    subjects=st.lists(st.text(max_size=20), min_size=1, max_size=6),
    place=st.integers(0, 5),
    change=st.sampled_from(CHANGES),
)
def test_any_change_of_any_row_shows(
    subjects: list[str], place: int, change: Callable[[Entry], Entry]
) -> None:
    rows = _chain(subjects)
    last = (rows[-1].number, rows[-1].hash)
    assert list(faults(rows, last)) == []
    place %= len(rows)
    assert list(faults([*rows[:place], change(rows[place]), *rows[place + 1 :]], last)) != []
    assert list(faults([*rows[:place], *rows[place + 1 :]], last)) != []


def _chain(subjects: list[str]) -> list[Entry]:
    rows: list[Entry] = []
    for number, subject in enumerate(subjects, start=1):
        before = rows[-1].hash if rows else BEGINNING
        row = Entry(
            number=number, at=Clock().at, who="ann", what="edition attested", subject=subject,
            before=before, hash="",
        )  # fmt: skip
        rows.append(row.model_copy(update={"hash": hash_of(row)}))
    return rows
