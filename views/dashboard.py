"""The overview of what is asked and what became of it, for the ethics officer."""

from collections.abc import Sequence

import streamlit as st

from domain.overview import Asked
from domain.person import ALONE
from records.database import Database
from records.tallies import Tallies
from records.topics import Topics
from views.escape import html
from views.figures import show
from views.site import Site
from views.totals import sections, span
from views.track import kept

SPANS = {"Four weeks": 1, "Twelve weeks": 3, "A year": 13, "Everything": 0}
"""Whole publications: a span that could be moved by a day would tell what was asked on it."""
OWN = "overview-own"
DESK = "All of it is counted: whoever rules reads each of these anyway."


def page(site: Site) -> None:
    """Show what was asked, what came to the desk, and how far answers can be relied on."""
    from views import findings  # it brings Altair, which no other page needs

    database = site.office.database
    assert database is not None  # the frame shows nothing without one
    with st.container(key="overview"):
        st.html('<h1 class="mayi-title">Overview</h1>')
        _questions(_asked(site, database), site, database)
        tallies = Tallies(database, site.office.who)
        st.html(f'<h2 class="mayi-part">What came to the desk</h2>{_small(DESK)}')
        show(*findings.referrals(tallies.referrals()))
        show(*findings.feedback(tallies.feedback()))
        show(*findings.rulings(tallies.rulings()))
        st.html('<h2 class="mayi-part">How far answers can be relied on</h2>')
        show(*findings.reliability(kept(), sections(site.advisor.corpus)))


def _promise(site: Site) -> str:
    if site.office.who == ALONE:
        said = "You are alone here: these are your own questions, up to now, and nobody else's."
    else:
        least = site.office.settings.topic_askers
        said = (
            f"Behind each figure, and each difference of figures, stand {least} different people "
            "or more. Who asked is never shown, nor is a question. What is asked is told for four "
            "weeks at a time, once they are over; private questions are in none of it."
        )
    return _small(said)


def _small(said: str) -> str:
    return f'<p class="mayi-small">{html(said)}</p>'


def _asked(site: Site, database: Database) -> tuple[Asked, ...]:
    topics = Topics(database, site.office.who, site.office.settings.topic_askers)
    if site.office.who != ALONE:
        with st.spinner("Counting what was asked …"):
            topics.publish(site.advisor.groups)
        return topics.asked()
    stamp = topics.stamp()
    if st.session_state.get(OWN, (None,))[0] != stamp:
        with st.spinner("Counting what was asked …"):
            st.session_state[OWN] = (stamp, topics.own(site.advisor.groups))
    own: tuple[Asked, ...] = st.session_state[OWN][1]
    return own


def _questions(every: tuple[Asked, ...], site: Site, database: Database) -> None:
    st.html(f'<h2 class="mayi-part">What is asked</h2>{_promise(site)}')
    if not every:
        st.html(f"<p>{html(_nothing(site, database))}</p>")
        return
    from views import findings

    asked = _chosen(every)
    st.html(_small(span(asked)))
    names = sections(site.advisor.corpus)
    show(*findings.over_time(asked))
    show(*findings.topics(asked, names))
    show(*findings.verdicts(asked))
    show(*findings.unsettled(asked))


def _nothing(site: Site, database: Database) -> str:
    if site.office.who == ALONE:
        return "You have not asked anything yet that was kept."
    least = site.office.settings.topic_askers
    until = Topics(database, site.office.who, least).until()
    return (
        f"There is nothing to tell yet: {least} different people or more must have asked in weeks "
        f"that are over. Those that run now end on {until.day} {until:%B %Y}."
    )


def _chosen(every: Sequence[Asked]) -> Sequence[Asked]:
    spans = {name: n for name, n in SPANS.items() if n < len(every)}
    if len(spans) < 2:
        return every
    span = st.segmented_control(
        "The last", list(spans), default="Everything", required=True, key="span"
    )
    return every[-spans[span or "Everything"] :]
