"""The manifest: what the corpus holds, from whom, and under what hash."""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from pydantic import ValidationError, model_validator

from domain.clause import Document, Instrument
from domain.errors import BadRecord, ManifestMismatch
from domain.record import Record

MANIFEST = "manifest.toml"


class Recipe(Record):
    """Where an instrument's words are taken from.

    `canonical` is the document that is cited, `other_copies` word the same clauses again, and
    `unheaded` names a section that the document prints without a heading.
    """

    instrument: str
    canonical: str
    other_copies: tuple[str, ...] = ()
    unheaded: str


class Manifest(Record):
    """The whole of manifest.toml."""

    instruments: tuple[Instrument, ...]
    documents: tuple[Document, ...]
    derivation: tuple[Recipe, ...]

    def instrument(self, instrument_id: str) -> Instrument:
        return next(each for each in self.instruments if each.id == instrument_id)

    def document(self, file: str) -> Document:
        return next(each for each in self.documents if each.file == file)

    @model_validator(mode="after")
    def names_agree(self) -> Self:
        """Every name used is declared, once, and every instrument has its recipe."""
        instruments = _once("instrument", (each.id for each in self.instruments))
        files = _once("document", (each.file for each in self.documents))
        recipes = _once("derivation", (each.instrument for each in self.derivation))
        used_files = {f for each in self.derivation for f in (each.canonical, *each.other_copies)}
        used_ids = {name for each in self.documents for name in each.instruments}
        _same("derivation", recipes, instruments)
        _same("documents", used_ids, instruments)
        _same("derivation", used_files, files)
        return self


def load_manifest(folder: Path) -> Manifest:
    """Read and check `folder`/manifest.toml.

    Raises ManifestMismatch when it is missing and BadRecord, with its place, for a bad entry.
    """
    try:
        table = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Manifest.model_validate(table)
    except FileNotFoundError as error:
        raise ManifestMismatch(MANIFEST, "is missing") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise BadRecord(MANIFEST, place, first["msg"]) from error
    except (OSError, ValueError) as error:
        raise BadRecord(MANIFEST, "the whole", str(error)) from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare the folder with the manifest.

    Raises ManifestMismatch for the first file that is missing, changed or not declared.
    """
    for document in manifest.documents:
        path = folder / document.file
        if not path.is_file():
            raise ManifestMismatch(document.file, "is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != document.sha256:
            raise ManifestMismatch(document.file, "does not have the sha256 of the manifest")
    known = {document.file for document in manifest.documents} | {MANIFEST}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not _derived_or_hidden(path) and path.name not in known:
            raise ManifestMismatch(path.name, "is not in the manifest")


def _derived_or_hidden(path: Path) -> bool:
    return path.name.startswith(".") or path.suffix == ".jsonl"


def _once(what: str, names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{what} {name} is declared twice")
        seen.add(name)
    return seen


def _same(where: str, used: set[str], declared: set[str]) -> None:
    if odd := sorted(used - declared):
        raise ValueError(f"{where} names {odd[0]}, which is not declared")
    if odd := sorted(declared - used):
        raise ValueError(f"{odd[0]} is declared but {where} does not name it")
