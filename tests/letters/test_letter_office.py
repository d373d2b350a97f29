"""The letters and the register, opened with LibreOffice: one start of it for all."""

import csv
import os
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from domain.letter import NOTICE, notes
from launch.programs import office
from letters.logo import read_logo
from letters.register import xlsx
from letters.word import docx
from tests.letters.test_logo import image
from tests.letters.test_register_sheet import ENTRIES, NASTY, TITLES
from tests.letters_made import KINDS, filled, made

CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""Commas, quotes, UTF-8."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every letter as PDF, and the register as CSV, as LibreOffice shows them."""
    program = office()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Letters are opened with LibreOffice, and CI must do so: install it.")
        pytest.skip("No LibreOffice with Writer and Calc here; install it to open the letters.")
    folder = tmp_path_factory.mktemp("office")
    (folder / "logo.png").write_bytes(image("PNG"))
    logo = read_logo(folder / "logo.png")
    for kind in KINDS.values():
        (folder / f"{kind.id}.docx").write_bytes(docx(made(kind.id), logo))
    nasty = filled(KINDS["conflict"], "<w:p/> & {{ x }} “q”")
    (folder / "nasty.docx").write_bytes(docx(nasty))
    (folder / "register.xlsx").write_bytes(xlsx(ENTRIES, TITLES))
    base = [program, "--headless", f"-env:UserInstallation=file://{folder / 'profile'}"]
    for form, pattern in (("pdf", "*.docx"), (CSV, "*.xlsx")):
        files = map(str, sorted(folder.glob(pattern)))
        subprocess.run(
            [*base, "--convert-to", form, "--outdir", str(folder), *files],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_becomes_pages(opened: Path, kind: str) -> None:
    letter = made(kind)
    reader = PdfReader(opened / f"{kind}.pdf")
    assert 2 <= len(reader.pages) <= 3
    assert all(NOTICE in page.extract_text() for page in reader.pages)
    text = text_of(opened / f"{kind}.pdf").replace(" ", "")
    said = [letter.subject, letter.greeting, letter.signatory]
    said += [each.text for each in letter.cited]
    assert [each for each in said if "".join(each.split()) not in text] == []
    words = set(text_of(opened / f"{kind}.pdf").split())
    for note in notes(letter):  # one may run on at the foot of the next page
        assert [word for word in note.split() if word not in words] == []
    last = reader.pages[-1].extract_text()
    assert "Yours sincerely," in last and letter.paragraphs[-1].heading in last


def test_words_that_look_like_markup_are_seen_as_words(opened: Path) -> None:
    assert text_of(opened / "nasty.pdf").count("<w:p/> & {{ x }} “q”") >= 6


def test_the_register_shows_text_and_never_a_formula(opened: Path) -> None:
    with (opened / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Client"] for row in rows] == list(NASTY.values())
    assert [row["Reason"] for row in rows] == list(NASTY.values())
