"""The attestation: what is still missing, the word given, and its certificate."""

import streamlit as st

from domain.errors import MayiError
from domain.onboarding import Attestation, Changes, Progress, changes
from onboarding.standing import Standing
from records.onboarding import MOST_NAME, Onboarding
from views import faults
from views.escape import html
from views.site import Site

NAME = "learn-name"
KEPT = (
    "Kept with it: your name as typed, the edition and its hash, and the time. Managers and ethics "
    "officers see that you attested, and never what you answered in the quiz."
)


def show(standing: Standing, kept: Onboarding, site: Site) -> None:
    """What stands in the way, or the form; and every attestation so far."""
    if not standing.is_current:
        if standing.missing:
            _wanting(standing)
        else:
            _form(standing, kept)
    elif standing.attested is not None:
        st.html('<p role="status"><strong>You have attested this edition.</strong></p>')
    own = [
        each
        for each in standing.progress.attested
        if each.instrument == standing.course.edition.instrument
    ]
    for place in reversed(range(len(own))):
        _paper(own[place], own[place - 1] if place else None)


def _wanting(standing: Standing) -> None:
    items = "".join(f"<li>{html(each)}</li>" for each in standing.missing)
    st.html(f'<h2>Before you can attest</h2><ul class="mayi-wanting">{items}</ul>')


def _form(standing: Standing, kept: Onboarding) -> None:
    edition = standing.course.edition
    with st.form("learn-attest"):
        st.html(
            f"<h2>Attest</h2>{_since(standing)}<p>I have read the {html(edition.title)} "
            f"({html(edition.edition)}), I understand what it asks of me, "
            "and I will keep to it.</p>"
            f'<p class="mayi-small">SHA-256 of this edition</p>'
            f'<p class="mayi-hash">{edition.sha256}</p>'
        )
        name = st.text_input("Your full name", key=NAME, max_chars=None)
        pressed = st.form_submit_button("Attest", type="primary")
        st.html(f'<p class="mayi-small">{KEPT} At most {MOST_NAME} characters.</p>')
    if pressed:
        _attest(standing, kept, name)


def _attest(standing: Standing, kept: Onboarding, name: str) -> None:
    def missing(progress: Progress) -> tuple[str, ...]:
        return Standing(course=standing.course, progress=progress).missing

    try:
        kept.attest(standing.course.edition, name, missing)
    except MayiError as error:  # the name that was typed stays in its field
        faults.show(str(error))
        return
    st.rerun()


def _since(standing: Standing) -> str:
    """What has changed since this person's last attestation."""
    if standing.attested is None:
        return ""
    return f"<p><strong>Changed since your last:</strong> {html(told(standing.changed))}</p>"


def told(found: Changes) -> str:
    """Changes in words: "msp-code/3.2 was changed; msp-code/3.3 was added."."""
    parts = [
        f"{', '.join(ids)} {'was' if len(ids) == 1 else 'were'} {verb}"
        for ids, verb in (
            (found.changed, "changed"),
            (found.added, "added"),
            (found.gone, "taken out"),
        )
        if ids
    ]
    return f"{'; '.join(parts)}." if parts else "no clause was changed."


def _paper(attested: Attestation, before: Attestation | None) -> None:
    since = ""
    if before is not None:
        words = told(changes(before.clauses, attested.clauses))
        since = f"Changed since the attestation of {before.day}: {words}"
    st.html(
        f'<article class="mayi-paper"><h3 dir="auto">{html(attested.name)}</h3>'
        f"<p>{html(attested.title)}, {html(attested.edition)}</p>"
        f"<p>{attested.moment}</p>"
        + (f"<p>{html(since)}</p>" if since else "")
        + f'<p class="mayi-small">Attestation</p><p class="mayi-hash">{html(attested.id)}</p>'
        f'<p class="mayi-small">SHA-256 of the edition</p>'
        f'<p class="mayi-hash">{html(attested.edition_sha256)}</p></article>'
    )
    st.download_button(
        "Certificate (PDF)",
        _pdf(attested, since),
        file_name=f"certificate-{attested.id[:8]}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        key=f"certificate-{attested.id}",
        on_click="ignore",
    )


@st.cache_data(show_spinner=False, max_entries=64)
def _pdf(attested: Attestation, since: str) -> bytes:
    from onboarding.certificate import certificate  # fpdf takes a while, and is rarely needed

    return certificate(attested, since)
