"""E-mail through a real server on this machine."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mail
from config import Settings
from domain.errors import MailNotSent
from tests.mail_server import Box, Served, box, free_port, served

__all__ = ["box", "served"]
LETTER = mail.of_a_ruling("ann@example.com", "https://mayi.example.com/referrals")
# Only this machine listens, so that a password in the clear is nobody's loss.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def test_a_letter_arrives_and_tells_nothing_confidential(served: Served, box: Box) -> None:
    mail.send(served(), LETTER)
    (arrived,) = box.arrived
    assert (arrived["From"], arrived["To"]) == ("mayi@example.com", "ann@example.com")
    assert arrived["Subject"] == "Your question to the ethics officer"
    assert str(arrived.get_payload()).replace("\r\n", "\n") == (
        "There is news on a question that you sent to your ethics officer.\n\n"
        "https://mayi.example.com/referrals\n"
    )


def test_a_login_that_is_right_sends(served: Served, box: Box) -> None:
    mail.send(served("right"), LETTER)
    assert len(box.arrived) == 1


@pytest.mark.parametrize(
    ("password", "more", "to", "says"),
    [
        ("wrong", {}, "ann@example.com",
         "it answered 535 5.7.8 Authentication credentials invalid"),
        ("", {}, "nobody@example.com", "it answered 550 No such user here"),
        ("", {"smtp_tls": "starttls"}, "ann@example.com",
         "STARTTLS extension not supported by server."),
        ("", {}, "ann@example.com\nBcc: eve@example.com", "an address or the subject is none"),
        ("", {}, "ann@example.com, eve@example.com", "an address or the subject is none"),
        ("", {}, "", "an address or the subject is none"),
        ("", {}, "ann", "an address or the subject is none"),
        ("", {"smtp_from": "a@b.c\r\nX: y"}, "ann@example.com",
         "an address or the subject is none"),
    ],
)  # fmt: skip
def test_what_the_server_refuses_is_told_in_one_line(
    served: Served, box: Box, password: str, more: dict[str, Any], to: str, says: str
) -> None:
    with pytest.raises(MailNotSent) as raised:
        mail.send(served(password, **more), LETTER.model_copy(update={"to": to}))
    assert str(raised.value) == (
        f"The e-mail could not be sent by 127.0.0.1: {says}. The ruling is kept, and the asker "
        "sees it in mayi."
    )
    assert box.arrived == []


def test_a_subject_with_a_line_break_begins_no_header(served: Served, box: Box) -> None:
    with pytest.raises(MailNotSent):
        mail.send(served(), LETTER.model_copy(update={"subject": "a\nBcc: eve@example.com"}))
    assert box.arrived == []


def test_a_server_that_is_not_there_is_told() -> None:
    settings = Settings(
        smtp_host="127.0.0.1", smtp_port=free_port(), smtp_from="m@example.com", smtp_tls="none"
    )
    with pytest.raises(MailNotSent, match=r"sent by 127\.0\.0\.1: Connection refused\."):
        mail.send(settings, LETTER)


@pytest.mark.parametrize(
    ("host", "sender", "configured"),
    [("", "", False), ("mail.example.com", "", False), ("mail.example.com", "m@a.b", True)],
)
def test_it_is_configured_when_there_is_a_server_and_a_sender(
    host: str, sender: str, configured: bool
) -> None:
    assert mail.is_configured(Settings(smtp_host=host, smtp_from=sender)) is configured


def test_a_password_is_not_shown() -> None:
    assert "hunter2" not in repr(Settings(smtp_password="hunter2"))


@given(st.text(max_size=60) | st.from_regex(r"[^@]{1,9}@[^@]{1,9}(\r?\n.{0,9})?"))
def test_no_address_begins_a_header_or_names_a_second_person(to: str) -> None:
    settings = Settings(smtp_host="mail.example.com", smtp_from="mayi@example.com")
    try:
        built = mail.message(settings, LETTER.model_copy(update={"to": to}))
    except MailNotSent:
        return
    assert [each.addr_spec for each in built["To"].addresses] == [to]
    assert sorted(built.keys()) == sorted(
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type",
         "Content-Transfer-Encoding", "MIME-Version"]
    )  # fmt: skip
