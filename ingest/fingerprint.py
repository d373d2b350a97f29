"""One sum over a whole folder, by which a stale index is noticed."""

import hashlib
from pathlib import Path


def fingerprint(folder: Path) -> str:
    """Return the sha256 over the names and bytes of every file of a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
