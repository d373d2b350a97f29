"""Machines, numbers and addresses: what is hidden, and what only looks like it."""

import pytest

from guard.numbers import luhn
from tests.guard.guards import SHAPES


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ping 10.20.30.4/24 now", "ping [IP_1] now"),
        ("ping fe80::1c2d:3eff:fe4f:5a6b now", "ping [IP_1] now"),
        ("mac 00:1A:2B:3C:4D:5E", "mac [MAC_1]"),
        ("mac 001A.2B3C.4D5E", "mac [MAC_1]"),
        ("mail a.b@c-d.co.uk!", "mail [EMAIL_1]!"),
        (r"open \\srv1\pay$\2023.", "open [HOST_1]."),
        (r"as ACME\jdoe", "as [USER_1]"),
        (r"D:\Profiles\ann.b\x", r"D:\Profiles\[USER_1]\x"),
        ("https://portal.acme-it.com/a?b=c.", "https://[HOST_1]."),
        ("vpn.acme.de is down", "[HOST_1] is down"),
        ("DESKTOP-4K2J9QW and SRV-BKP02", "[HOST_1] and [HOST_2]"),
        ("Oct 12 06:14:02 fw-a sshd: x", "Oct 12 06:14:02 [HOST_1] sshd: x"),
        ("call 020 7946 0958", "call [PHONE_1]"),
        ("call +48 601 234 567", "call [PHONE_1]"),
        ("call (212) 555-0147", "call [PHONE_1]"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [BANK_1]"),
        ("card 4111 1111 1111 1111", "card [BANK_1]"),
        ("sort code 20-45-77", "sort code [BANK_1]"),
        ("ticket #48213", "ticket [ACCOUNT_1]"),
        ("serial number: CN-0R5J8G", "serial number: [ACCOUNT_1]"),
        ("VK7JG-NPHTM-C97JM-9MPGT-3V66T", "[ACCOUNT_1]"),
        ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id [ACCOUNT_1]"),
        ("at 14 Larkspur Close, Reading RG4 8QT.", "at [ADDRESS_1]."),
        ("to 1200 Willow Creek Drive, Suite 210, Austin, TX 78704", "to [ADDRESS_1]"),
        ("Hauptstraße 17, 80331 München", "[ADDRESS_1]"),
        ("１０．２０．３０．４ is full width", "[IP_1] is full width"),
    ],
)  # fmt: skip
def test_what_leads_to_somebody_is_hidden(text: str, masked: str) -> None:
    assert SHAPES.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "version 7.4.1 build 2463 on 2024-05-11 at 10:30:22",
        "firmware 10.2.3.4 and mask 255.255.255.0, resolver 8.8.8.8",
        "ISO 27001, SOC 2, KB5034441, CVE-2024-1234, AES-256",
        "We have 25 users, 3 servers and 4 invoices of 1500 dollars.",
        "Does section 3.2 apply? See learn.microsoft.com/azure and/or ask.",
        "card 4111 1111 1111 1112 fails the check",
    ],
)
def test_what_leads_to_nobody_stays(text: str) -> None:
    assert SHAPES.mask(text).text == text


@pytest.mark.parametrize(
    ("digits", "sound"),
    [("4111111111111111", True), ("79927398713", True), ("79927398710", False), ("0000", False)],
)
def test_the_check_digit(digits: str, sound: bool) -> None:
    assert luhn(digits) is sound
