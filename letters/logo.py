"""The firm's logo: an image that Word and PDF both take, or one clear line (Pillow enters here)."""

import io
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from domain.errors import LogoUnusable
from domain.record import Record

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
SIDE = 1_200
"""Pixels of the longer side that are kept: three inches at 400 dpi."""


class Logo(Record):
    """A PNG and its size in pixels."""

    data: bytes
    width: int
    height: int


def read_logo(path: Path | None) -> Logo | None:
    """The image at `path`, made small enough for a letter; None where there is no path.

    Raises LogoUnusable for what is not there, too large, cut short, or no PNG or JPEG.
    """
    if path is None:
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LogoUnusable(path, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise LogoUnusable(path, error.strerror or str(error)) from error
    if b"<svg" in data[:4_000].lower():
        raise LogoUnusable(path, "it is a drawing in SVG, which Word does not take")
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> Logo:
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            if image.format not in ("PNG", "JPEG"):
                raise LogoUnusable(path, f"it is {image.format}, not PNG or JPEG")
            if image.width * image.height > MOST_PIXELS:
                raise LogoUnusable(path, f"it has {image.width:,} × {image.height:,} pixels")
            image.thumbnail((SIDE, SIDE))
            small = image.convert("RGBA" if "A" in image.getbands() or image.info else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise LogoUnusable(path, "it is no image that can be read") from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises half-way through one
        raise LogoUnusable(path, f"it cannot be read to its end ({error})") from error
    kept = io.BytesIO()
    small.save(kept, "PNG")
    return Logo(data=kept.getvalue(), width=small.width, height=small.height)
