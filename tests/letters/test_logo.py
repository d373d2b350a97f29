"""What may stand in the place of a logo."""

import io
from pathlib import Path

import pytest
from PIL import Image

from domain.errors import LogoUnusable
from letters import logo
from letters.logo import read_logo
from letters.pdf import pdf
from letters.word import docx
from tests.letters_made import made


def image(form: str, size: tuple[int, int] = (300, 120), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, 1).save(made, form)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [image("JPEG"), image("PNG", mode="RGBA"), image("JPEG", mode="CMYK"),
     image("PNG", (2_000, 10), "P"), image("PNG", (1, 1), "L")],
)  # fmt: skip
def test_an_image_stands_in_both_letters(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo"
    path.write_bytes(data)
    read = read_logo(path)
    assert read is not None and max(read.width, read.height) <= logo.SIDE
    assert len(docx(made("advice"), read)) > len(docx(made("advice")))
    assert b"/Image" in pdf(made("advice"), read)


def test_no_logo_is_no_fault() -> None:
    assert read_logo(None) is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no image that can be read"),
        (b"just words", "it is no image that can be read"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
         "it is a drawing in SVG, which Word does not take"),
        (image("GIF"), "it is GIF, not PNG or JPEG"),
        (image("PNG", (400, 300))[:-40], "it cannot be read to its end ("),
        (image("PNG", (6_000, 5_000), "1"), "it has 6,000 × 5,000 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 5_000_001, "it is larger than 5 MB"),
    ],
)  # fmt: skip
def test_what_is_none_is_one_line(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(LogoUnusable) as raised:
        read_logo(path)
    message = str(raised.value)
    assert message.startswith(f"The logo {path} cannot be used: {why}")
    assert message.endswith(
        "No letter was made; set logo in mayi.toml to a PNG or JPEG, or leave it empty."
    )
    assert "\n" not in message


def test_one_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "none.png", "No such file or directory"),
                      (tmp_path, "Is a directory")):  # fmt: skip
        with pytest.raises(LogoUnusable, match=why):
            read_logo(path)
