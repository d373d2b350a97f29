"""A letter as .docx, from a template that an office edits in Word (docxtpl enters here).

A template is an ordinary document with slots: {{ client }}, {{ paragraph.text }} and so on; see
docs/disclosures.md. Values are never read as slots or markup. Each paragraph's note becomes a real
footnote.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from domain.errors import SettingsError, TemplateUnusable
from domain.letter import NOTICE, Letter, before_a_note, day, notes
from letters.footnotes import Footnotes
from letters.logo import Logo

SHIPPED = Path(__file__).with_name("templates")
COMMON = "letter.docx"
LOGO_WIDTH, LOGO_HEIGHT = 45, 22
"""Millimetres into which a logo is fitted."""


def docx(letter: Letter, logo: Logo | None = None, templates: Path | None = None) -> bytes:
    """The letter in the office's template for its kind, else its letter.docx, else ours.

    Raises TemplateUnusable for a template that is no Word document, has a slot that no letter
    fills, or has no place for something that every letter says.
    """
    path = template_for(letter.kind, templates)
    try:
        template = DocxTemplate(path)
        template.init_docx()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateUnusable(path, "it is no Word document (.docx)") from error
    except OSError as error:
        raise TemplateUnusable(path, error.strerror or "it cannot be read") from error
    made = _filled(path, template, letter, logo)
    _ensure_whole(path, made, letter)
    return made


def _filled(path: Path, template: DocxTemplate, letter: Letter, logo: Logo | None) -> bytes:
    try:
        footnotes = Footnotes(template.docx)
        context = _context(letter, footnotes, _image(template, logo))
        template.render(context, _environment(), autoescape=True)
        template.init_docx(reload=False)
        footnotes.put()
        made = io.BytesIO()
        template.docx.save(made)
    except UndefinedError as error:
        raise TemplateUnusable(path, f"it has a slot that no letter fills: {error}") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateUnusable(path, f"a slot cannot be read: {_line(error)}") from error
    except SyntaxError as error:  # what lxml raises for XML that does not fit together
        raise TemplateUnusable(path, "its slots do not fit together") from error
    return made.getvalue()


def template_for(kind: str, templates: Path | None) -> Path:
    """The most particular template there is; raises SettingsError without its folder."""
    if templates is None:
        return SHIPPED / COMMON
    if not templates.is_dir():
        raise SettingsError("templates", f"there is no folder {templates}")
    own = (templates / f"{kind}.docx", templates / COMMON)
    return next((path for path in own if path.is_file()), SHIPPED / COMMON)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _context(letter: Letter, footnotes: Footnotes, logo: InlineImage | str) -> dict[str, Any]:
    marked = [
        {"heading": each.heading, "text": before_a_note(each.text), "note": footnotes.mark(note)}
        for each, note in zip(letter.cited, notes(letter), strict=True)
    ]
    said = len(letter.paragraphs)
    return {
        "logo": logo,
        "firm": letter.firm.name,
        "address": letter.firm.address,
        "client": letter.client,
        "contact": letter.contact,
        "date": day(letter.written),
        "subject": letter.subject,
        "greeting": letter.greeting,
        "paragraphs": marked[:said],
        "signatory": letter.signatory,
        "reply": marked[said:],
        "notice": NOTICE,
    }


def _image(template: DocxTemplate, logo: Logo | None) -> InlineImage | str:
    if logo is None:
        return ""
    width, height = fitted(logo)
    return InlineImage(template, io.BytesIO(logo.data), width=Mm(width), height=Mm(height))


def fitted(logo: Logo) -> tuple[float, float]:
    """Width and height in millimetres, in proportion."""
    scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
    return logo.width * scale, logo.height * scale


def _ensure_whole(path: Path, made: bytes, letter: Letter) -> None:
    """A template that leaves out what a letter must say is refused, by the name of its slot."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        xml = {
            name: package.read(name).decode("utf-8", "replace")
            for name in package.namelist()
            if re.match(r"word/(document|header|footer)", name)
        }
    said = _squeezed("".join(xml.values()))
    needed = {
        "firm": letter.firm.name,
        "client": letter.client,
        "date": day(letter.written),
        "subject": letter.subject,
        "signatory": letter.signatory,
        "notice": NOTICE,
        **{"paragraph.heading": "".join(each.heading for each in letter.paragraphs[1:2])},
        **{"paragraph.text": "".join(each.text for each in letter.paragraphs[:1])},
        **{"line.text": "".join(each.text for each in letter.reply[:1])},
    }
    for slot, words in needed.items():
        if _squeezed(_escaped(words)) not in said:
            raise TemplateUnusable(path, f"it has no place for {{{{ {slot} }}}}")
    marks = xml["word/document.xml"].count("<w:footnoteReference ")
    if marks < len(letter.cited):
        raise TemplateUnusable(path, "it has no place for the notes: {{r paragraph.note }}")


def _squeezed(xml: str) -> str:
    return "".join(re.sub(r"<[^>]*>", "", xml).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
