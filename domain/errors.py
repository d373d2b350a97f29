"""Every error a person may see.

MayiError
├── BadInput
│   ├── BlankQuestion
│   ├── QuestionTooLong
│   ├── UnknownFact
│   └── BadBatch
├── BatchNotWritten
├── SettingsError
├── CorpusError
│   ├── ManifestMismatch
│   ├── ClausesDiffer
│   ├── BadRecord
│   └── UnreadableDocument
├── NothingToIngest
├── IndexFault
│   ├── IndexMissing
│   ├── IndexBroken
│   └── IndexNotWritten
├── EncoderFault
├── UnsupportedQuote
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


class BatchNotWritten(MayiError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The answers could not be written to {path}: {why}. What stood there is untouched."
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
