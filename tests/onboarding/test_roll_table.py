"""The roll as CSV: nothing in it is computed by a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.onboarding import Attestation, Member
from domain.sheet import harmless
from onboarding.roll import COLUMNS, State, as_csv, row, state_of
from tests.clocks import BEGINNING
from tests.onboarding.courses import SECOND, course

FIRST, NOW = course().edition, course(SECOND, "second").edition


def attested(name: str = "Ann") -> Attestation:
    return Attestation(
        id="f" * 32, person="ann", name=name, instrument="acme", title=FIRST.title,
        edition=FIRST.edition, edition_sha256=FIRST.sha256, clauses=FIRST.clauses,
        attested_at=BEGINNING,
    )  # fmt: skip


def member(last: Attestation | None = None, begun: bool = False, name: str = "Ann") -> Member:
    return Member(person="ann", name=name, email="a@example.com", has_begun=begun, attested=last)


@pytest.mark.parametrize(
    ("who", "state"),
    [
        (member(), State.NOT_BEGUN),
        (member(begun=True), State.BEGUN),
        (member(attested(), begun=True), State.OUTDATED),
    ],
)
def test_how_somebody_stands(who: Member, state: State) -> None:
    assert state_of(who, NOW) is state
    assert state_of(member(attested()), FIRST) is State.ATTESTED


def test_a_row_names_the_edition_that_was_attested() -> None:
    assert row(member(attested()), NOW) == (
        "Ann", "a@example.com", "outdated", "first", FIRST.sha256, "2026-03-01 09:00", "f" * 32,
    )  # fmt: skip
    assert row(member(), NOW) == ("Ann", "a@example.com", "not begun", "", "", "", "")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"), ("\t=1", "'\t=1"), ("Ann", "Ann"), ("", ""), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_a_formula_is_text(cell: str, written: str) -> None:
    assert harmless(cell) == written


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_any_name_comes_back_and_none_computes(name: str) -> None:
    text = as_csv([member(name=name)], NOW)
    head, line = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(head) == COLUMNS
    assert line[0] in (name, f"'{name}")
    assert not line[0].lstrip().startswith(("=", "+", "-", "@"))
