"""Tell an asker by e-mail that there is news; what goes wrong is told to the officer."""

from urllib.parse import urlsplit

import streamlit as st

import journal
import mail
from domain.errors import MailNotSent
from records.referrals import Referrals
from views.site import Site


def by_mail(referral: str, site: Site) -> list[str]:
    """Send it where e-mail is configured and an address is known; returns what to say of it."""
    database, settings = site.office.database, site.office.settings
    if database is None or not referral or not mail.is_configured(settings):
        return []
    address = Referrals(database, site.office.who).address(referral)
    if not address:
        return ["No e-mail was sent: no address of the asker is known."]
    try:
        mail.send(settings, mail.of_a_ruling(address, _link()))
    except MailNotSent as error:
        journal.LOG.error("%s", error)
        return [str(error)]
    return ["The asker was told by e-mail."]


def _link() -> str:
    """The page of referrals at the address by which the officer reached mayi."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/referrals" if here.netloc else ""
