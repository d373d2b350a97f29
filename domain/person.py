"""Who uses mayi, and what each role may do."""

from collections.abc import Mapping
from enum import StrEnum

from domain.record import Record


class Role(StrEnum):
    """What somebody is to the firm; one person may have several."""

    MEMBER = "member"
    MANAGER = "manager"
    OFFICER = "officer"
    ADMIN = "admin"


class Right(StrEnum):
    """What not everybody may do; each fits after "may"."""

    RULE = "rule on referrals and act on feedback"
    SEE_QUESTIONS = "see what is asked"
    APPROVE = "approve a disclosure"
    SEE_REGISTER = "see the register of disclosures"
    SEE_ATTESTATIONS = "see who has attested the Code"
    SEE_AUDIT = "see the audit log"
    SET_ROLES = "say who has which role"


GRANTS: Mapping[Role, frozenset[Right]] = {
    Role.MEMBER: frozenset(),
    Role.MANAGER: frozenset({Right.APPROVE, Right.SEE_REGISTER, Right.SEE_ATTESTATIONS}),
    Role.OFFICER: frozenset(
        {
            Right.RULE,
            Right.SEE_QUESTIONS,
            Right.APPROVE,
            Right.SEE_REGISTER,
            Right.SEE_ATTESTATIONS,
            Right.SEE_AUDIT,
        }
    ),
    Role.ADMIN: frozenset({Right.SEE_AUDIT, Right.SET_ROLES}),
}


class Person(Record):
    """Somebody who uses mayi; `id` is ours, and stays when name or address change."""

    id: str
    name: str
    email: str = ""
    roles: frozenset[Role] = frozenset({Role.MEMBER})

    def may(self, right: Right) -> bool:
        return any(right in GRANTS[role] for role in self.roles)


ALONE = Person(id="alone", name="You", roles=frozenset(Role))
"""Who uses mayi where nobody logs in: one person on their own machine, who may do everything."""
