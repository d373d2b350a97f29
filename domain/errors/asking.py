"""What is wrong with a question, a batch, a case, or with what starts the program."""

from pathlib import Path

from domain.errors.base import BadInput, MayiError


class BlankQuestion(BadInput):
    def __init__(self) -> None:
        super().__init__(
            "There is no question here. Type what you want to know, for example: May I accept a hamper from a vendor?"
        )


class QuestionTooLong(BadInput):
    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The question has {length:,} characters; the limit is {limit:,}. Shorten it to the facts that matter."
        )


class UnknownFact(BadInput):
    def __init__(self, fact: str, known: str) -> None:
        super().__init__(f"There is no fact {fact}. The ones that answers turn on: {known}.")


class BadBatch(BadInput):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The questions in {path} cannot be read: {why}.")


class BadCase(BadInput):
    def __init__(self, why: str) -> None:
        super().__init__(f"That makes no case: {why}. Nothing was changed.")


class NotGiven(BadInput):
    def __init__(self, option: str) -> None:
        super().__init__(
            f"{option} is missing, and there is no terminal to ask on. Add it to the command; nothing was changed."
        )


class LikeAnother(BadInput):
    def __init__(self, case: str) -> None:
        super().__init__(
            f"It is nearly the question of {case}, which is answered otherwise. Nothing was changed; to keep both, add: --anyway"
        )


class BatchNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The answers could not be written to {path}: {why}. What stood there is untouched."
        )


class CasesNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The case could not be written to {path}: {why}. What stood there is untouched."
        )


class ShippedCases(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "The cases of the shipped corpus live in corpus/cases and need training (see CONTRIBUTING.md). For a code of your own, name its index: --index DIR"
        )


class ReportNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The evaluation could not be written to {path}: {why}. What stood there is untouched."
        )


class SettingsError(MayiError):
    def __init__(self, key: str, why: str) -> None:
        super().__init__(
            f"The setting {key} is wrong: {why}. Mend it where it is set: in the command, mayi.toml or the environment."
        )


class SettingsUnreadable(MayiError):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"The settings in mayi.toml cannot be read: {why}. Mend the file, or take it away to go "
            "on as if nothing were set."
        )


class PortInUse(MayiError):
    def __init__(self, port: int, verb: str = "serve") -> None:
        super().__init__(
            f"Port {port} is in use, perhaps by another mayi. Close that one, or start with: python3 mayi.py {verb} --port {port + 1}"
        )


class OpenToOthers(MayiError):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"mayi does not open to others at {host} without a login. Set one up (docs/accounts.md), or keep to 127.0.0.1."
        )
