"""The letter in Word: read again, from templates good and bad, with words that look like markup."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from domain.errors import SettingsError, TemplateUnusable
from domain.letter import NOTICE, Letter, before_a_note, notes
from letters import blank
from letters.word import COMMON, SHIPPED, docx, template_for
from tests.letters_made import KINDS, filled, made


def paragraphs(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    inside = [each.text for cell in cells for each in cell.paragraphs]
    return inside + [each.text for each in document.paragraphs]


def footnotes(data: bytes) -> dict[str, str]:
    """Each footnote's text by its id, without Word's two rules."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root: Any = parse_xml(package.read("word/footnotes.xml"))
    found = {
        each.get(qn("w:id")): "".join(text.text or "" for text in each.iter(qn("w:t"))).strip()
        for each in root
    }
    return {number: text for number, text in found.items() if int(number) > 0}


def marks(data: bytes) -> list[str]:
    body: Any = Document(io.BytesIO(data)).element.body
    return [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_read_again_whole(kind: str) -> None:
    letter = made(kind)
    data = docx(letter)
    text = paragraphs(data)
    said = [letter.firm.name, letter.firm.address, NOTICE, letter.client, letter.subject]
    said += [letter.greeting, "1 March 2026", letter.signatory]
    said += [before_a_note(each.text) for each in letter.cited]
    said += [each.heading for each in letter.paragraphs if each.heading]
    assert [each for each in said if each not in text] == []
    assert tuple(footnotes(data).values()) == notes(letter)
    assert marks(data) == list(footnotes(data))
    assert not any("{" in each or "}" in each for each in text)
    foot = Document(io.BytesIO(data)).sections[0].footer.paragraphs[0].text
    assert foot.startswith(f"{letter.firm.name} · {NOTICE} · Page ")


NASTY = [
    "Zoë Müller-Łukasz",
    "<w:p>&amp;</w:p> <b>\"'`</b> ]]> <!-- -->",
    "{{ client }} {% if x %} {{r note }} {%p endfor %} {# no #}",
    "=1+1 @x -- \\n \\a $& \\1.",
    "עברית العربية 中文 🧺",
]


@pytest.mark.parametrize("typed", NASTY)
def test_words_that_look_like_markup_are_words(typed: str) -> None:
    letter = filled(KINDS["release"], typed)
    data = docx(letter)
    text = paragraphs(data)
    assert text.count(typed) >= 4
    assert f"For the attention of {typed}" in text and f"Reply of {typed}" in text
    assert tuple(footnotes(data).values()) == notes(letter)


def test_lines_stay_lines() -> None:
    letter = made("scope", included="First\n\n  Second\r\nThird\x0bFourth\tmore")
    assert "First\n\nSecond\nThird\nFourth more" in paragraphs(docx(letter))


def template(folder: Path, *lines: str, name: str = COMMON) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / name))
    return folder


WHOLE = (
    "{{ firm }} {{ client }} {{ date }} {{ subject }} {{ signatory }} {{ notice }}",
    "{%p for paragraph in paragraphs %}",
    "{{ paragraph.heading }}: {{ paragraph.text }}{{r paragraph.note }}",
    "{%p endfor %}",
    "{%p for line in reply %}",
    "{{ line.text }}{{r line.note }}",
    "{%p endfor %}",
)


def test_the_nearest_template_is_taken(tmp_path: Path) -> None:
    assert template_for("advice", None) == template_for("advice", tmp_path) == SHIPPED / COMMON
    template(tmp_path, "Own", *WHOLE)
    template(tmp_path, "Advice", *WHOLE, name="advice.docx")
    assert paragraphs(docx(made("scope"), None, tmp_path))[0] == "Own"
    assert paragraphs(docx(made("advice"), None, tmp_path))[0] == "Advice"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("{{ clinet }}", *WHOLE), "it has a slot that no letter fills: 'clinet' is undefined"),
        ((*WHOLE, "{%p for each in paragraphs %}", "{{ each.txt }}", "{%p endfor %}"),
         "it has a slot that no letter fills: 'dict object' has no attribute 'txt'"),
        (("{{ client", *WHOLE), "a slot cannot be read: "),
        (("{%p for paragraph in paragraphs %}",), "a slot cannot be read: "),
        (("{{ ''.__class__.__mro__ }}", *WHOLE),
         "a slot cannot be read: access to attribute '__class__' of 'str' object is unsafe."),
        (("{{ firm + 1 }}", *WHOLE), "a slot cannot be read: can only concatenate str"),
        (("{{ 1 / 0 }}", *WHOLE), "a slot cannot be read: division by zero"),
        (WHOLE[1:], "it has no place for {{ client }}"),
        ((WHOLE[0].replace("{{ notice }}", ""), *WHOLE[1:]), "it has no place for {{ notice }}"),
        ((WHOLE[0], *WHOLE[4:]), "it has no place for {{ paragraph.heading }}"),
        (WHOLE[:4], "it has no place for {{ line.text }}"),
        ((*WHOLE[:2], "{{ paragraph.heading }} {{ paragraph.text }}", *WHOLE[3:]),
         "it has no place for the notes: {{r paragraph.note }}"),
    ],
)  # fmt: skip
def test_a_bad_template_is_one_line(tmp_path: Path, lines: tuple[str, ...], says: str) -> None:
    folder = template(tmp_path, *lines)
    with pytest.raises(TemplateUnusable) as raised:
        docx(made("advice"), None, folder)
    message = str(raised.value)
    assert message.startswith(f"The template {folder / COMMON} cannot be used: {says}")
    assert message.endswith("No letter was made; mend it in Word, or take it out of its folder.")
    assert "\n" not in message


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04cut", None])
def test_what_is_no_word_document_is_one_line(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / COMMON
    if data is None:
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("readme.txt", "another zip")
    else:
        path.write_bytes(data)
    with pytest.raises(TemplateUnusable) as raised:
        docx(made("advice"), None, tmp_path)
    assert "cannot be used: it is no Word document (.docx). No letter was made" in str(raised.value)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        docx(made("advice"), None, tmp_path / "none")
    assert str(raised.value) == (
        f"The setting templates is wrong: there is no folder {tmp_path / 'none'}."
        " Mend it where it is set: in the command, mayi.toml or the environment."
    )


def test_footnotes_that_a_template_has_are_kept(tmp_path: Path) -> None:
    first: Letter = made("advice")
    template(tmp_path, *WHOLE)
    once = docx(first, None, tmp_path)
    document = Document(io.BytesIO(once))
    for line in WHOLE:
        document.add_paragraph(line)
    document.save(str(tmp_path / COMMON))
    twice = docx(first, None, tmp_path)
    found = footnotes(twice)
    assert tuple(found.values()) == notes(first) * 2
    assert marks(twice) == list(found) and len(set(found)) == len(found)


def test_the_shipped_template_is_what_the_program_writes(tmp_path: Path) -> None:
    blank.write(tmp_path / COMMON)
    for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        with (
            zipfile.ZipFile(tmp_path / COMMON) as ours,
            zipfile.ZipFile(SHIPPED / COMMON) as kept,
        ):
            assert ours.read(part) == kept.read(part), "stale: run python -m letters.blank"
