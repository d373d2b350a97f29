"""The letter as PDF, read again."""

import io

import pytest
from pypdf import PdfReader

from domain.errors import NotInTheFont
from domain.letter import NOTICE, before_a_note, notes
from letters.pdf import RAISED, pdf
from tests.letters_made import KINDS, filled, made


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_read_again_whole(kind: str) -> None:
    letter = made(kind)
    found = pages(pdf(letter))
    text = " ".join(found)
    said = [letter.firm.address, letter.client, letter.subject, letter.greeting, letter.signatory]
    said += [each.heading for each in letter.paragraphs]
    said += [
        f"{before_a_note(each.text)}{str(n).translate(RAISED)}"
        for n, each in enumerate(letter.cited, 1)
    ]
    said += [f"{number} {note}" for number, note in enumerate(notes(letter), 1)]
    assert [each for each in said if flat(each) not in text] == []
    for number, page in enumerate(found, 1):
        assert page.endswith(f"{letter.firm.name} · {NOTICE} · Page {number}")
    assert len(found) <= 3


@pytest.mark.parametrize(
    "typed",
    [
        "Zoë Müller-Łukasz",
        "Ελλάς, Иван Ґонта, Nguyễn Văn Ẵ, Đặng",
        "“quoted” ‘so’ — 5 € • ½ … <b>&amp;</b> **bold** __x__ --s-- [a](b) {{ x }}",
        "x" * 300,
        "zero\u200bwidth\u00adjoin",
    ],
)
def test_what_was_typed_stands_there(typed: str) -> None:
    text = "".join(pages(pdf(filled(KINDS["release"], typed)))).replace(" ", "")
    seen = typed.replace(" ", "").replace("\u200b", "").replace("\u00ad", "")
    assert text.count(seen) >= 6


@pytest.mark.parametrize(
    ("typed", "named"), [("שלום", "ש ל ו ם"), ("中文 and 中", "中 文"), ("a 🧺", "🧺")]
)
def test_a_script_that_the_font_lacks_is_named(typed: str, named: str) -> None:
    with pytest.raises(NotInTheFont) as raised:
        pdf(made("conflict", client=typed))
    assert str(raised.value) == (
        f"The PDF’s font has no {named}. Take the Word letter, which uses the fonts of your"
        " machine, and save it as PDF there."
    )


def test_a_long_letter_runs_on_and_its_signature_is_never_alone() -> None:
    for lines in range(20, 40, 4):
        found = pages(pdf(made("conflict", interest="\n".join(["One more tie."] * lines))))
        last = next(page for page in found if "Yours sincerely" in page)
        assert "How we go on is for you to decide." in last
