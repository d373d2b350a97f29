"""What is wrong with the documents, the index, an encoder or a quote."""

from pathlib import Path

from domain.errors.base import MayiError


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
        super().__init__(
            f"There is no index in {path}. Build it from your documents: python3 mayi.py ingest PATH --index {path}"
        )


class IndexBroken(IndexFault):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The index in {path} cannot be used: {why}. Build it anew from your documents: python3 mayi.py ingest PATH --index {path}"
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


class GuardMissing(MayiError):
    def __init__(self, package: str) -> None:
        super().__init__(
            f"The privacy guard needs packages that are not installed ({package}), and nothing is sent without it. Install them with: .venv/bin/python -m pip install -r requirements-model.txt"
        )


class UnsupportedQuote(MayiError):
    def __init__(self, clause_id: str, quote: str) -> None:
        super().__init__(f"Clause {clause_id} does not contain the words {quote!r}.")
