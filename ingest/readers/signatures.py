"""What a file is by its first bytes, whatever its name says."""

SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
WEB_PAGE = (b"<!doctype html", b"<html")
PDF = b"%PDF-"
# Readers of PDF tolerate rubbish before the header up to here.
PDF_HEADER_WITHIN = 1024


def other_kind(data: bytes) -> str | None:
    """What `data` is when it is of a kind that has no reader here; None when it may be text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    opening = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "a web page (HTML)" if opening.startswith(WEB_PAGE) else None


def is_pdf(data: bytes, suffix: str) -> bool:
    """Whether `data` is a PDF; rubbish before its header is forgiven where the name says PDF."""
    return PDF in data[:PDF_HEADER_WITHIN] if suffix == ".pdf" else data.startswith(PDF)
