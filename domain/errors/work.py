"""What is wrong with a referral, a ruling, a letter or an attestation."""

from pathlib import Path

from domain.errors.base import BadInput, MayiError


class NothingSaid(BadInput):
    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} is empty. Write it, then try again.")


class BadRuling(BadInput):
    def __init__(self, why: str) -> None:
        super().__init__(f"That makes no ruling: {why}. Nothing was kept.")


class MailNotSent(MayiError):
    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            f"The e-mail could not be sent by {host}: {why}. The ruling is kept, and the asker sees it in mayi."
        )


class FactMissing(BadInput):
    def __init__(self, label: str, clause: str) -> None:
        super().__init__(
            f"“{label}” has no answer, and clause {clause} asks for one. Fill it in; no letter was made."
        )


class FactUnreadable(BadInput):
    def __init__(self, label: str, value: str, how: str) -> None:
        super().__init__(f"“{label}” cannot be “{value}”; {how}. No letter was made.")


class FirmUnknown(BadInput):
    def __init__(self) -> None:
        super().__init__(
            "The letter needs the name of your firm. Type it in, or set firm in mayi.toml for every letter. No letter was made."
        )


class ReasonMissing(BadInput):
    def __init__(self) -> None:
        super().__init__("Say why, so that its author knows what to mend. Nothing was changed.")


class LetterFault(MayiError):
    """The letter cannot be put on paper; nothing is half made, and what was typed is kept."""


class LogoUnusable(LetterFault):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The logo {path} cannot be used: {why}. No letter was made; set logo in mayi.toml to a PNG or JPEG, or leave it empty."
        )


class TemplateUnusable(LetterFault):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The template {path} cannot be used: {why}. No letter was made; mend it in Word, or take it out of its folder."
        )


class NotInTheFont(LetterFault):
    def __init__(self, characters: str) -> None:
        super().__init__(
            f"The PDF’s font has no {characters}. Take the Word letter, which uses the fonts of your machine, and save it as PDF there."
        )


class OwnDisclosure(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "This disclosure is your own, so somebody else has to decide on it. Nothing was changed; ask another manager or an ethics officer."
        )


class WrongStatus(MayiError):
    def __init__(self, status: str, act: str) -> None:
        super().__init__(f"The disclosure is {status} and cannot be {act}. Nothing was changed.")


class NotAName(MayiError):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"This name cannot stand on a certificate: {why}. Type it as you would sign."
        )


class NotReady(MayiError):
    def __init__(self, first: str) -> None:
        super().__init__(f"It cannot be attested yet. {first}")


class NoSuchCertificate(MayiError):
    def __init__(self, attestation_id: str) -> None:
        super().__init__(
            f"No attestation {attestation_id[:40]!r} with that hash stands in these records. Compare both with the certificate, character by character."
        )
