"""What is kept of those who ask: what, for how long, who sees it, and where."""

from typing import NamedTuple

import streamlit as st

from domain.history import Tally
from records.tally import tally
from views.escape import html
from views.site import Site

YOU = "You alone"
TOPICS = "You alone; officers see topics, in numbers, once enough people asked about them"
STAYS = "For good: it proves what was decided and declared"
PRIVATE = (
    "Switch on “Private: nothing is stored” before you ask. Then nothing is written down: not the "
    "question, not its topic, not that you asked, not in the log either. It stays so until you "
    "begin a new conversation. What you ask privately cannot be sent to anybody from here."
)
DELETE = (
    "In History you can open, rename and delete each conversation, several at once, or everything "
    "you ever asked. Deleted is deleted: it is gone from the database, from its search, and from "
    "its log of changes. Each conversation can be taken along as Markdown, Word or JSON."
)
NOBODY = "Nothing is kept here: there is no database. Answers are shown, and gone with the tab."
AUDITED = (
    "Deleting and exporting leave a line in the audit log: who and when, without a word of "
    "what it was."
)
BACKUPS = (
    "The database is not encrypted: who administers this machine could read it, and copies that "
    "others make of it, such as backups, are not in mayi’s hands."
)


class Row(NamedTuple):
    """One kind of thing that is kept; `own` names the count of one's own in a `Tally`."""

    what: str
    how_long: str
    who: str
    own: str = ""


def page(site: Site) -> None:
    """Explain, and count; nothing is needed to read it."""
    database = site.office.database
    counted = tally(database, site.office.who) if database else None
    where = _where(database.place, database.is_sqlite) if database else f"<p>{NOBODY}</p>"
    fault = f"<p>{html(site.office.fault)}</p>" if site.office.fault and not database else ""
    table = _table(site.office.settings.keep_days, counted)
    st.html(
        f'<div class="mayi-about"><h1 class="mayi-title">What is kept</h1>{where}{fault}'
        f"<h2>Asking without being watched</h2><p>{PRIVATE}</p>"
        f"<h2>What, for how long, and who sees it</h2>{table}"
        f"<h2>Taking along and deleting</h2><p>{DELETE} {AUDITED} {BACKUPS}</p></div>"
    )
    if database:
        st.page_link(site.pages["history"], label="To your history", icon=":material/history:")


def rows(keep_days: int) -> tuple[Row, ...]:
    """What is kept; `keep_days` is the setting, 0 for ever."""
    aged = f"{_days(keep_days)} after you last asked in it" if keep_days else "Until you delete it"
    seen = f"{_days(keep_days)} after you saw it" if keep_days else "For ever"
    settled = f"{_days(keep_days)} after it was given, once settled" if keep_days else "For ever"
    return (
        Row("Your conversations", aged, YOU, "conversations"),
        Row("The answers in them, with the clauses as they read then", aged, TOPICS, "answers"),
        Row("What you sent to the ethics officer", STAYS, "You and the officers", "referrals"),
        Row("Rulings of the ethics officer", STAYS, "Everybody, as a precedent"),
        Row("News for you", seen, YOU, "notices"),
        Row("Feedback on an answer, without your name", settled, "The officers"),
        Row("Disclosures you made", STAYS, "You, managers and officers", "disclosures"),
        Row("What you read and practised of the Code", "For ever", YOU, "lessons"),
        Row(
            "Figures on what is asked, told every four weeks: none is about a few people",
            "For ever",
            "The officers",
        ),
        Row("Your attestations", STAYS, "You, managers and officers", "attestations"),
        Row("The audit log, without a word of any question", STAYS, "Officers and administrators"),
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _where(place: str, is_file: bool) -> str:
    kind = "In a file on this machine" if is_file else "In the database"
    return f'<p>{kind}: <code class="mayi-place">{html(place)}</code></p>'


def _table(keep_days: int, counted: Tally | None) -> str:
    own = '<th scope="col">Of yours</th>' if counted else ""
    body = "".join(
        f'<tr><th scope="row">{row.what}</th><td>{row.how_long}</td><td>{row.who}</td>'
        f"{_own(row, counted)}</tr>"
        for row in rows(keep_days)
    )
    return (
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="What is kept">'
        '<table class="mayi-ranking"><thead><tr><th scope="col">What</th>'
        f'<th scope="col">For how long</th><th scope="col">Who sees it</th>{own}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _own(row: Row, counted: Tally | None) -> str:
    if counted is None:
        return ""
    return f"<td>{getattr(counted, row.own):,}</td>" if row.own else "<td>–</td>"
