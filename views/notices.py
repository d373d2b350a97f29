"""What is new for whoever is here: at the top of every page until it was seen."""

import streamlit as st

from records.notices import Notices
from views.escape import html
from views.ruling import day
from views.site import Site


def top(site: Site) -> None:
    """Show what was not seen yet; nothing where nothing is kept."""
    database = site.office.database
    if database is None:
        return
    notices = Notices(database, site.office.who)
    for each in notices.unseen():
        with st.container(horizontal=True, vertical_alignment="center", key=f"notice-{each.id}"):
            st.html(
                f'<p class="mayi-notice" role="status"><span class="mayi-icon" aria-hidden="true">'
                f'</span><bdi>{html(each.text)}</bdi> <span class="mayi-small">{day(each.made_at)}'
                "</span></p>"
            )
            st.page_link(site.pages["referrals"], label="Look", icon=":material/visibility:")
            st.button("Seen", key=f"see-{each.id}", on_click=notices.see, args=(each.id,))
