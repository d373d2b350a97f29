"""One more case at the end of a file: written whole or not at all, and taken back if need be."""

import contextlib
import os
import shutil
from pathlib import Path

from domain.case import WorkedCase
from domain.errors import BadRecord, CasesNotWritten
from ingest.own_cases import contents
from ingest.records import MOST_BYTES, block, untrusted
from whole import written

NOT_AT_THE_END = "nothing can be added at its end; begin each case with - at the start of a line"


class Addition:
    """A case that stands in its file for as long as it is not taken back."""

    def __init__(self, file: Path, before: bytes, case: WorkedCase) -> None:
        """Write the case into `file`, which still holds `before`; other lines stay as they are.

        Raises CasesNotWritten when the disk is full or read-only, when somebody else has changed
        the file, or when its layout leaves no place at its end.
        """
        self._file = file.resolve()
        self._saved = self._file.with_name(f".{file.name}.before")
        self._was_there = bool(before) or self._file.exists()
        after = _joined(file, before, case)
        if contents(file) != before:
            raise CasesNotWritten(file, "it has changed meanwhile; start again")
        try:
            self._write(after)
        except BaseException as error:
            if contents(file) == after:  # interrupted once it stood there
                self.take_back()
            self._clear()
            if isinstance(error, OSError):
                why = (error.strerror or str(error)).lower()
                raise CasesNotWritten(file, why) from error
            raise

    def keep(self) -> None:
        """Let the case stand."""
        self._clear()

    def take_back(self) -> None:
        """Put the file back as it was; that needs no room on the disk."""
        if self._was_there:
            os.replace(self._saved, self._file)
        else:
            self._file.unlink(missing_ok=True)

    def _write(self, after: bytes) -> None:
        self._clear()
        if self._was_there:
            _doubled(self._file, self._saved)
        with written(self._file) as out:
            out.write(after)

    def _clear(self) -> None:
        with contextlib.suppress(OSError):
            self._saved.unlink(missing_ok=True)


def _doubled(file: Path, saved: Path) -> None:
    try:
        os.link(file, saved)
    except OSError:  # a file system that has no links
        shutil.copy2(file, saved)


def _joined(file: Path, before: bytes, case: WorkedCase) -> bytes:
    """Return the file with the case at its end, once it is sure that it can be read again."""
    whole = before if before.endswith(b"\n") or not before else before + b"\n"
    wanted = [*untrusted(file.name, before), case.model_dump(mode="json", exclude_defaults=True)]
    for between in (b"\n" if before else b"", b""):  # a text that keeps its last lines takes none
        after = whole + between + block(case).encode()
        if len(after) > MOST_BYTES:
            raise CasesNotWritten(file, f"it would be larger than {MOST_BYTES >> 20} MB")
        with contextlib.suppress(BadRecord):
            if untrusted(file.name, after) == wanted:
                return after
    raise CasesNotWritten(file, NOT_AT_THE_END)
