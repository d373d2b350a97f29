"""Every error a person may see.

MayiError
├── BadInput
│   ├── BlankQuestion
│   ├── QuestionTooLong
│   ├── UnknownFact
│   ├── BadBatch
│   ├── BadCase
│   ├── NotGiven
│   ├── LikeAnother
│   ├── NothingSaid
│   └── BadRuling
│   ├── FactMissing
│   ├── FactUnreadable
│   ├── FirmUnknown
│   └── ReasonMissing
│   └── NothingSaid
├── BatchNotWritten
├── CasesNotWritten
├── ShippedCases
├── ReportNotWritten
├── SettingsError
├── CorpusError
│   ├── ManifestMismatch
│   ├── ClausesDiffer
│   ├── BadRecord
│   └── UnreadableDocument
├── NothingToIngest
├── IndexFault
│   ├── SourceUnknown
│   ├── SourceGone
│   ├── SourceChanged
│   ├── IndexMissing
│   ├── IndexBroken
│   └── IndexNotWritten
├── EncoderFault
├── UnsupportedQuote
├── RecordsFault
│   ├── DatabaseUnusable
│   ├── DatabaseNewer
│   └── NotKept
├── LetterFault
│   ├── LogoUnusable
│   ├── TemplateUnusable
│   └── NotInTheFont
├── NotAllowed
├── LastAdmin
├── SignInExpired
├── SignInRefused
├── AccountOff
├── OpenToOthers
├── AuditNotWritten
├── OwnDisclosure
├── WrongStatus
├── NotFound
├── ChangedMeanwhile
├── TooLong
├── NotAName
├── NotReady
├── NoSuchCertificate
├── MailNotSent
└── PortInUse

Each message is one line: what happened, to which thing, what to do.
"""

from pathlib import Path


class MayiError(Exception):
    """Shown to a person as it stands; the command ends with a non-zero code, without a traceback."""


class BadInput(MayiError):
    """The asker can mend it."""


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
            f"{option} is missing, and there is no terminal to ask on. Nothing was changed."
        )


class LikeAnother(BadInput):
    def __init__(self, case: str) -> None:
        super().__init__(
            f"It is nearly the question of {case}, which is answered otherwise. Nothing was changed; to keep both, add: --anyway"
        )


class NothingSaid(BadInput):
    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} is empty. Write it, then try again.")


class BadRuling(BadInput):
    def __init__(self, why: str) -> None:
        super().__init__(f"That makes no ruling: {why}. Nothing was kept.")


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
            f"The setting {key} is wrong: {why}. Mend it in mayi.toml or in the environment."
        )


class CorpusError(MayiError):
    """Something is wrong with the sources themselves."""


class ManifestMismatch(CorpusError):
    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            f"{file} {why}. Restore the file as received, or record the new edition in corpus/manifest.toml."
        )


class ClausesDiffer(CorpusError):
    def __init__(self, file: str, first: str) -> None:
        super().__init__(
            f"{file} differs from what its document yields, first at {first}. Review with: python3 mayi.py ingest --accept, then git diff."
        )


class BadRecord(CorpusError):
    def __init__(self, file: str, record: str, why: str) -> None:
        super().__init__(f"{file}: {record}: {why}.")


class UnreadableDocument(CorpusError):
    def __init__(self, file: str, why: str, remedy: str) -> None:
        super().__init__(f"{file} was left out: {why}. {remedy}")


class NothingToIngest(MayiError):
    def __init__(self, path: Path, readable: str) -> None:
        super().__init__(
            f"{path} holds no document that can be read (readable: {readable}). Nothing was changed."
        )


class IndexFault(MayiError):
    """The index cannot be used; it can always be rebuilt from the sources."""


class IndexMissing(IndexFault):
    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no index in {path}. Build it with: python3 mayi.py ingest")


class IndexBroken(IndexFault):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The index in {path} cannot be used: {why}. Rebuild it with: python3 mayi.py ingest"
        )


class SourceUnknown(IndexFault):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The index in {path} does not say what it was made from. Ingest your documents again: python3 mayi.py ingest PATH --index {path}"
        )


class SourceGone(IndexFault):
    def __init__(self, path: Path, source: str) -> None:
        super().__init__(
            f"The documents that the index in {path} was made from are no longer at {source}. Ingest them from where they are: python3 mayi.py ingest PATH --index {path}"
        )


class SourceChanged(IndexFault):
    def __init__(self, path: Path, source: str) -> None:
        super().__init__(
            f"The documents or cases have changed since they were indexed. Ingest them again first: python3 mayi.py ingest {source} --index {path}"
        )


class IndexNotWritten(IndexFault):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The index could not be written to {path}: {why}. The index before it is untouched."
        )


class EncoderFault(MayiError):
    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The encoder {name} cannot be used: {why}.")


class UnsupportedQuote(MayiError):
    def __init__(self, clause_id: str, quote: str) -> None:
        super().__init__(f"Clause {clause_id} does not contain the words {quote!r}.")


class PortInUse(MayiError):
    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is in use, perhaps by another mayi. Close that one, or start with: python3 mayi.py serve --port {port + 1}"
        )


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


class OpenToOthers(MayiError):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"mayi does not open to others at {host} without a login. Set one up (docs/accounts.md), or keep to 127.0.0.1."
        )


class AuditNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The audit log could not be written to {path}: {why}.")


class OwnDisclosure(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "This disclosure is your own, so somebody else has to decide on it. Nothing was changed; ask another manager or an ethics officer."
        )


class WrongStatus(MayiError):
    def __init__(self, status: str, act: str) -> None:
        super().__init__(f"The disclosure is {status} and cannot be {act}. Nothing was changed.")


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
        super().__init__(f"The {what} has {length:,} characters; the limit is {limit:,}.")


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


class MailNotSent(MayiError):
    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            f"The e-mail could not be sent by {host}: {why}. The ruling is kept, and the asker sees it in mayi."
        )
