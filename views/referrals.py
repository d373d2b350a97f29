"""My referrals: what one has sent to the ethics officer, and what came of it."""

from datetime import datetime

import streamlit as st

from domain.errors import MayiError
from domain.referral import Referral, Status
from records.notices import Notices
from records.referrals import Referrals
from records.rulings import RulingBook
from views import faults
from views.escape import html
from views.ruling import day, whole
from views.site import Site

STANDS = {
    Status.OPEN: "Waiting for the officer",
    Status.RULED: "Ruled",
    Status.WITHDRAWN: "Taken back by you",
}
NONE = (
    "You have sent nothing to the ethics officer. Under every answer there is a button that does."
)


def page(site: Site) -> None:
    """One's own referrals, newest first; to look at them is to have seen the notices."""
    database, who = site.office.database, site.office.who
    assert database is not None
    mine = Referrals(database, who).mine()
    with st.container(key="referrals"):
        st.html('<h1 class="mayi-title">My referrals</h1>')
        if not mine:
            st.html(f"<p>{NONE}</p>")
        for referral in mine:
            _one(referral, site)
    notices = Notices(database, who)
    for each in notices.unseen():
        notices.see(each.id)


def age(sent: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that fits."""
    minutes = max(0, int((now - sent).total_seconds() // 60))
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= length:
            count = minutes // length
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "just now"


def _one(referral: Referral, site: Site) -> None:
    database, who = site.office.database, site.office.who
    assert database is not None
    with st.container(key=f"item-{referral.id}"):
        st.html(
            f'<p class="mayi-small"><span class="mayi-status mayi-is-{referral.status.value}">'
            f"{STANDS[referral.status]}</span> sent on {day(referral.sent_at)}</p>"
            f'<h2 class="mayi-sent" dir="auto">{html(referral.question)}</h2>'
        )
        if referral.status is Status.RULED:
            ruling = RulingBook(database, who).on(referral.id)
            st.html(whole(ruling) if ruling else "")
        with st.expander("What you sent"):
            st.html(f'<p class="mayi-typed" dir="auto">{html(referral.words)}</p>')
        if referral.status is Status.OPEN and st.button(
            "Take it back", key=f"back-{referral.id}", icon=":material/undo:"
        ):
            _take_back(referral, site)


def _take_back(referral: Referral, site: Site) -> None:
    assert site.office.database is not None
    try:
        Referrals(site.office.database, site.office.who).withdraw(referral.id, referral.version)
    except MayiError as error:
        faults.show(str(error))
        return
    st.rerun()
