"""What the guard hides: the kinds, which of them wins where two meet, and a place where one is."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The word in a placeholder: `[PERSON_1]`."""

    PASSWORD = "PASSWORD"
    TOKEN = "TOKEN"
    KEY = "KEY"
    BANK = "BANK"
    EMAIL = "EMAIL"
    HOST = "HOST"
    MAC = "MAC"
    IP = "IP"
    USER = "USER"
    ACCOUNT = "ACCOUNT"
    PHONE = "PHONE"
    PRIVATE = "PRIVATE"
    ADDRESS = "ADDRESS"
    ORGANISATION = "ORG"
    PERSON = "PERSON"


SECRETS = frozenset({Kind.PASSWORD, Kind.KEY, Kind.TOKEN})
"""Never given back, and never kept: whoever reads the answer has the secret already."""

FIRST = {kind: place for place, kind in enumerate(Kind)} | {Kind.PERSON: 13, Kind.ORGANISATION: 13}
"""Where two meet the earlier wins: an address inside a URL goes with the URL. A person and an
organisation are told apart by the longer name."""

PLAIN = {
    Kind.PASSWORD: "a password",
    Kind.KEY: "a key",
    Kind.TOKEN: "a token",
    Kind.BANK: "a card or bank account",
    Kind.EMAIL: "an e-mail address",
    Kind.HOST: "a host, share or link",
    Kind.MAC: "a hardware address",
    Kind.IP: "an IP address",
    Kind.USER: "a user name",
    Kind.ACCOUNT: "an account, ticket, serial or licence number",
    Kind.PHONE: "a phone number",
    Kind.PRIVATE: "one of your words that are never sent",
    Kind.ADDRESS: "an address",
    Kind.ORGANISATION: "an organisation",
    Kind.PERSON: "a person",
}


class Found(NamedTuple):
    """Something of a kind, in the half-open range of characters from `start` to `end`."""

    kind: Kind
    start: int
    end: int
