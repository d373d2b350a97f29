"""What is wrong with the records, or with who would read or change them."""

from pathlib import Path

from domain.errors.base import MayiError


class RecordsFault(MayiError):
    """What is kept cannot be read or written; an answer needs none of it."""


class DatabaseUnusable(RecordsFault):
    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"The records in {place} cannot be used: {why}.")


class DatabaseNewer(RecordsFault):
    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            f"The records in {place} were written by a newer mayi (step {found}). Nothing was changed; start the newer one, or name another database in the settings."
        )


class NotKept(RecordsFault):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"It could not be kept: {why}. What was stored before is untouched; try again."
        )


class NotAllowed(MayiError):
    def __init__(self, right: str) -> None:
        super().__init__(f"Your role does not let you {right}. Ask an administrator of mayi.")


class LastAdmin(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "Nobody would be left who may say who has which role. Make somebody else an administrator first."
        )


class SignInExpired(MayiError):
    def __init__(self) -> None:
        super().__init__("Your sign-in has expired. Sign in again.")


class SignInRefused(MayiError):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"You cannot come in with this account: {why}. Sign in with another, or ask an administrator of mayi."
        )


class AccountOff(MayiError):
    def __init__(self) -> None:
        super().__init__("This account is switched off. Ask an administrator of mayi.")


class AuditNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The audit log could not be written to {path}: {why}.")


class NotFound(MayiError):
    """Also for what is somebody else's: whether it exists is not told."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no such {what}, or it is not yours.")


class ChangedMeanwhile(MayiError):
    def __init__(self, what: str, who: str) -> None:
        super().__init__(
            f"The {what} was changed by {who} in the meantime. Nothing of yours was kept; look at it again."
        )


class TooLong(MayiError):
    def __init__(self, what: str, length: int, limit: int) -> None:
        super().__init__(
            f"The {what} has {length:,} characters; the limit is {limit:,}. Shorten it."
        )
