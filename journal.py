"""The log that every door of mayi writes to: `mayi.log`, kept small by turning it over."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("mayi")
NAME = "mayi.log"
FORM = "%(asctime)s %(levelname)s %(message)s"


def keep(folder: Path) -> bool:
    """Write the log into `folder` from now on; False, and silence, where that is not possible."""
    path = (folder / NAME).absolute()
    if any(getattr(handler, "baseFilename", "") == str(path) for handler in LOG.handlers):
        return True
    try:
        LOG.addHandler(_file_in(folder))
    except OSError:
        LOG.addHandler(logging.NullHandler())
        return False
    LOG.setLevel(logging.INFO)
    return True


def _file_in(folder: Path) -> logging.Handler:
    """The file of the log in `folder`, which is made; raises OSError where that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / NAME, maxBytes=1_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter(FORM))
    return handler
