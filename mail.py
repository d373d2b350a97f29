"""E-mail by SMTP: that there is something to see in mayi, and nothing of what it says."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid

from config import Settings
from domain.errors import MailNotSent
from domain.hosts import is_loopback
from domain.record import Record

PATIENCE = 10.0
"""Seconds for each answer of the server: a page waits for it."""
SUBJECT = "Your question to the ethics officer"
BODY = "There is news on a question that you sent to your ethics officer.\n\n{where}\n"
HERE = "Open mayi and look under “My referrals”."


class Letter(Record):
    """An e-mail of plain text to one person."""

    to: str
    subject: str
    text: str


def of_a_ruling(to: str, link: str) -> Letter:
    """The letter that tells of a ruling: no question, no verdict, no name."""
    return Letter(to=to, subject=SUBJECT, text=BODY.format(where=link or HERE))


def is_configured(settings: Settings) -> bool:
    """Whether e-mail can be sent at all."""
    return bool(settings.smtp_host and settings.smtp_from)


def send(settings: Settings, letter: Letter) -> None:
    """Hand a letter to the server of the settings; raises MailNotSent with the reason."""
    host = settings.smtp_host
    built = message(settings, letter)
    try:
        with _connected(settings) as server:
            server.send_message(built)
    except smtplib.SMTPResponseException as error:
        raise MailNotSent(host, _answer(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise MailNotSent(host, _answer(*next(iter(error.recipients.values())))) from error
    except ssl.SSLError as error:
        raise MailNotSent(host, f"its connection is not safe ({error.reason})") from error
    except (smtplib.SMTPException, OSError) as error:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise MailNotSent(host, " ".join(said.split())) from error


def message(settings: Settings, letter: Letter) -> EmailMessage:
    """A letter with its headers; raises MailNotSent where one could begin another header."""
    built = EmailMessage()
    try:
        built["From"] = _address(settings.smtp_from)
        built["To"] = _address(letter.to)
        built["Subject"] = letter.subject
    except (ValueError, IndexError, HeaderParseError) as error:
        raise MailNotSent(settings.smtp_host, "an address or the subject is none") from error
    built["Date"] = localtime()
    built["Message-ID"] = make_msgid(domain="mayi.invalid")
    built["Auto-Submitted"] = "auto-generated"
    built.set_content(letter.text)
    return built


def _address(written: str) -> Address:
    """One address and nothing beside it; a line break in it would begin another header."""
    if not written.isprintable() or any(c in written for c in ' ,;:<>"'):
        raise ValueError("not one address")
    return Address(addr_spec=written)


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    host, port, safely = settings.smtp_host, settings.smtp_port, ssl.create_default_context()
    if settings.smtp_tls == "tls":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=safely)
    else:
        opened = smtplib.SMTP(host, port, timeout=PATIENCE)
    with opened as server:
        if settings.smtp_tls == "starttls":
            server.starttls(context=safely)
        if settings.smtp_user:
            _log_in(server, settings)
        yield server


def _log_in(server: smtplib.SMTP, settings: Settings) -> None:
    if settings.smtp_tls == "none" and not is_loopback(settings.smtp_host):
        raise smtplib.SMTPException("smtp_tls is none, and a password is not sent in the clear")
    server.login(settings.smtp_user, settings.smtp_password.get_secret_value())


def _answer(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    plain = "".join(c if c.isprintable() else " " for c in words)
    return f"it answered {code} {' '.join(plain.split())[:200]}".rstrip(" .")
