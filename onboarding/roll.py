"""The roll as a table: how each person stands with an edition, and the same as CSV."""

from collections.abc import Iterable
from enum import StrEnum

from domain import sheet
from domain.onboarding import Edition, Member

COLUMNS = ("Name", "E-mail", "State", "Edition", "Edition sha256", "Attested (UTC)", "Attestation")


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
    """The table for a spreadsheet."""
    return sheet.as_csv([COLUMNS, *(row(member, edition) for member in members)])
