"""Documents made for the tests."""

from collections.abc import Callable, Sequence

import pytest
from fpdf import FPDF

MakePdf = Callable[..., bytes]


@pytest.fixture
def pdf() -> MakePdf:
    """Makes a PDF with one page for each list of lines; a page without lines is a picture."""
    return make_pdf


def make_pdf(*pages: Sequence[str], password: str = "", owner: str = "") -> bytes:
    document = FPDF()
    document.set_auto_page_break(False)
    document.set_font("helvetica", size=11)
    if password or owner:
        document.set_encryption(owner_password=owner or "owner", user_password=password)
    for lines in pages:
        document.add_page()
        if not lines:
            document.rect(10, 10, 50, 50, style="F")
        for line in lines:
            document.multi_cell(0, 6, line or " ", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())
