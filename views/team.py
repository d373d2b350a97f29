"""Who has attested which edition; and whether a certificate is genuine."""

import streamlit as st

from domain.errors import MayiError
from domain.onboarding import Edition, Member
from onboarding.genuine import verified
from onboarding.roll import COLUMNS, State, as_csv, row, state_of
from records.roll import Roll
from views import faults, learn, style
from views.escape import html
from views.site import Site

COURSE = "team-course"


def page(site: Site) -> None:
    """The roll of one instrument, its CSV, and the check of a certificate."""
    st.html(style.HERE / "learn.css")
    assert site.office.database is not None
    with st.container(key="team"):
        st.html('<h1 class="mayi-title">Who has attested</h1>')
        courses = learn.courses_of(site)
        if not courses:
            faults.show(learn.NOTHING)
            return
        course = learn.chosen(courses, COURSE, "Which instrument")
        roll = Roll(site.office.database, site.office.who)
        members = roll.members(course.edition.instrument, [each.id for each in course.scenarios])
        _table(members, course.edition)
        _check(roll)


def _table(members: tuple[Member, ...], edition: Edition) -> None:
    counted = [state_of(each, edition) for each in members]
    summary = ", ".join(
        f"{counted.count(state)} {state.value}" for state in State if state in counted
    )
    st.html(
        f"<p>{summary or 'Nobody has logged in or begun yet.'}</p>"
        f'<p class="mayi-small">Today’s edition: {html(edition.title)}, {html(edition.edition)}. '
        f'Its SHA-256 begins <span class="mayi-hash">{edition.sha256[:16]}</span>. Answers in the '
        "quiz are never shown here.</p>"
    )
    head = "".join(f'<th scope="col">{each}</th>' for each in COLUMNS)
    body = "".join(_row(each, edition) for each in members)
    if members:
        st.html(
            '<div class="mayi-scroll"><table class="mayi-marks mayi-roll">'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )
    st.download_button(
        "Download as CSV",
        as_csv(members, edition).encode("utf-8-sig"),
        file_name="attestations.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="team-csv",
    )


def _row(member: Member, edition: Edition) -> str:
    name, *rest = row(member, edition)
    cells = "".join(f'<td dir="auto">{html(_short(each))}</td>' for each in rest)
    return f'<tr><th scope="row" dir="auto">{html(name)}</th>{cells}</tr>'


def _short(cell: str) -> str:
    """A hash or an id by its beginning; the CSV has them whole."""
    hexadecimal = len(cell) in (32, 64) and all(each in "0123456789abcdef" for each in cell)
    return f"{cell[:12]}…" if hexadecimal else cell


def _check(roll: Roll) -> None:
    with st.form("team-check"):
        st.html("<h2>Check a certificate</h2>")
        attestation_id = st.text_input("Attestation", key="team-id")
        sha256 = st.text_input("SHA-256 of the edition", key="team-sha256")
        pressed = st.form_submit_button("Check")
    if not pressed:
        return
    try:
        said = verified(roll.attestation, attestation_id, sha256)
    except MayiError as error:
        faults.show(str(error))
        return
    st.html(f'<p class="mayi-said" role="status" dir="auto">{html(said)}</p>')
