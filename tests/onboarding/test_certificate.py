"""The certificate: what stands on the page, and that it can be checked."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from domain.errors import NoSuchCertificate, NotFound
from domain.onboarding import Attestation
from onboarding.certificate import certificate
from onboarding.genuine import verified
from tests.clocks import BEGINNING
from tests.onboarding.courses import course

EDITION = course().edition


def attested(name: str = "Zoë Müller-Łukasz") -> Attestation:
    return Attestation(
        id="0f" * 16, person="zoe", name=name, instrument="acme", title=EDITION.title,
        edition=EDITION.edition, edition_sha256=EDITION.sha256, clauses=EDITION.clauses,
        attested_at=BEGINNING,
    )  # fmt: skip


def printed(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_it_says_who_what_and_when() -> None:
    text = printed(certificate(attested(), "Changed since then: acme/1.1 was changed."))
    for part in (
        "Zoë Müller-Łukasz",
        "Code of Acme",
        "Edition first",
        "1 March 2026, 09:00 UTC",
        "0f" * 16,
        EDITION.sha256,
        "Changed since then: acme/1.1 was changed.",
    ):
        assert part in text


@pytest.mark.parametrize(
    "name", ["O’Brien \"Bob\" <b>x</b> & Söhne", "Ελένη Παπαδοπούλου", "Олена Шевченко", "W" * 120]
)  # fmt: skip
def test_any_name_of_the_font_stands_on_one_page(name: str) -> None:
    assert name.replace(" ", "") in printed(certificate(attested(name))).replace(" ", "")


@pytest.mark.parametrize("name", ["李小龍", "משה", "Zoë 🧺"])
def test_a_name_that_the_font_lacks_is_left_to_the_records(name: str) -> None:
    text = printed(certificate(attested(name)))
    assert "The person whose name stands in the records under this attestation" in text
    assert name not in text and "0f" * 16 in text


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(categories=["L", "M", "P", "S", "Zs"]), max_size=120))
def test_no_name_breaks_it(name: str) -> None:
    assert certificate(attested(name)).startswith(b"%PDF")


def find(attestation_id: str) -> Attestation:
    if attestation_id != "0f" * 16:
        raise NotFound("attestation")
    return attested()


@pytest.mark.parametrize("given_id", ["0f" * 16, f"  {'0F' * 16}\n"])
def test_a_genuine_one_is_told_with_name_and_date(given_id: str) -> None:
    assert verified(find, given_id, EDITION.sha256.upper()) == (
        "It stands in the records: Zoë Müller-Łukasz attested Code of Acme (first) on "
        "1 March 2026, 09:00 UTC. Compare the name and the date with the paper."
    )


@pytest.mark.parametrize(
    ("given_id", "sha256"),
    [
        ("0f" * 16, "0" * 64),
        ("0f" * 16, ""),
        ("0f" * 16, EDITION.sha256[:12]),
        ("ff" * 16, EDITION.sha256),
        ("", ""),
        ("x" * 10_000, "y"),
    ],
)
def test_any_other_is_not(given_id: str, sha256: str) -> None:
    with pytest.raises(NoSuchCertificate) as raised:
        verified(find, given_id, sha256)
    assert str(raised.value) == (
        f"No attestation {given_id[:40]!r} with that hash stands in these records. "
        "Compare both with the certificate, character by character."
    )
