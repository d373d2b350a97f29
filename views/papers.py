"""A letter as Word and PDF: made once, and kept in memory while what it rests on stays."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from config import Settings
from domain.letter import Letter

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
KEPT = 20
"""Letters; one is some 50 kB."""


def logo_path(settings: Settings) -> Path | None:
    return Path(settings.logo) if settings.logo else None


def templates_path(settings: Settings) -> Path | None:
    return Path(settings.templates) if settings.templates else None


def word(letter: Letter, settings: Settings) -> bytes:
    """The letter as .docx; raises LogoUnusable, TemplateUnusable, SettingsError."""
    logo, templates = logo_path(settings), templates_path(settings)
    files = (logo, *(sorted(templates.glob("*.docx")) if templates else ()))
    return _word(letter.model_dump_json(), logo, templates, _stamps(files))


def pdf(letter: Letter, settings: Settings) -> bytes:
    """The letter as PDF; raises LogoUnusable, NotInTheFont."""
    logo = logo_path(settings)
    return _pdf(letter.model_dump_json(), logo, _stamps((logo,)))


# What makes them takes a second to load, and is rarely wanted: so it is loaded here, on demand.


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _word(letter: str, logo: Path | None, templates: Path | None, stamps: tuple[int, ...]) -> bytes:
    from letters.logo import read_logo
    from letters.word import docx

    return docx(Letter.model_validate_json(letter), read_logo(logo), templates)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _pdf(letter: str, logo: Path | None, stamps: tuple[int, ...]) -> bytes:
    from letters.logo import read_logo
    from letters.pdf import pdf as made

    return made(Letter.model_validate_json(letter), read_logo(logo))


def _stamps(files: tuple[Path | None, ...]) -> tuple[int, ...]:
    """When each file was changed last; a changed one makes the letter anew."""
    found = []
    for path in files:
        with suppress(OSError):
            found.append(path.stat().st_mtime_ns if path else 0)
    return tuple(found)
