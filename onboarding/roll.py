"""The roll as a table: how each person stands with an edition, and the same as CSV."""

import csv
import io
from collections.abc import Iterable
from enum import StrEnum

from domain.onboarding import Edition, Member

COLUMNS = ("Name", "E-mail", "State", "Edition", "Edition sha256", "Attested (UTC)", "Attestation")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet computes a cell that begins so."""


class State(StrEnum):
    """How somebody stands with the edition of today."""

    ATTESTED = "attested"
    OUTDATED = "outdated"
    BEGUN = "begun"
    NOT_BEGUN = "not begun"


def state_of(member: Member, edition: Edition) -> State:
    """Compare what somebody attested last with the edition of today."""
    if member.attested is not None:
        current = member.attested.edition_sha256 == edition.sha256
        return State.ATTESTED if current else State.OUTDATED
    return State.BEGUN if member.has_begun else State.NOT_BEGUN


def row(member: Member, edition: Edition) -> tuple[str, ...]:
    """One line of the table, in the order of COLUMNS."""
    last = member.attested
    facts = (
        (last.edition, last.edition_sha256, f"{last.attested_at:%Y-%m-%d %H:%M}", last.id)
        if last
        else ("", "", "", "")
    )
    return member.name, member.email, state_of(member, edition).value, *facts


def as_csv(members: Iterable[Member], edition: Edition) -> str:
    """The table for a spreadsheet; a cell that it would compute begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for member in members:
        writer.writerow([harmless(cell) for cell in row(member, edition)])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes, also where blanks stand before the sign."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) else cell
