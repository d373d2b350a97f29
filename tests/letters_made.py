"""A letter of each kind, as a manager would have it."""

from datetime import date

from domain.letter import Firm, Letter
from letters.kinds import Kind, load_kinds
from letters.write import write
from tests.fakes import real_corpus

FIRM = Firm(name="Quayside IT Services", address="12 Quay Street\nDublin D02 XY45")
WRITTEN = date(2026, 3, 1)
KINDS = {kind.id: kind for kind in load_kinds(real_corpus().clauses)}
_HARBOUR = {
    "client": "Harbour & Sons Shipping Ltd",
    "contact": "Ms Marsh",
    "signatory": "May Manager, Head of Client Services",
}
FACTS: dict[str, dict[str, str]] = {
    "conflict": _HARBOUR
    | {
        "matter": "the choice of your new firewall",
        "learned": "2026-02-26",
        "interest": (
            "Northgate Networks, which makes one of the three firewalls we put forward, "
            "pays us a share of each sale.\nMr Tom Reed, who prepared the comparison for "
            "you, holds shares in Northgate since 2023."
        ),
        "benefit": (
            "Twelve per cent of the price of the devices, about 4,100 euros in your case. "
            "Mr Reed’s shares are worth about 9,000 euros."
        ),
        "effect": (
            "We might favour Northgate’s devices where another maker’s would serve you as "
            "well for less, and we might be slower to point out their faults."
        ),
        "safeguards": (
            "Ms Zoë Müller-Łukasz, who has no tie to any of the makers, has taken over the "
            "comparison.\nWe will credit you the whole of Northgate’s payment if you choose "
            "its device."
        ),
    },
    "performance": _HARBOUR
    | {
        "contact": "",
        "service": "the nightly backup of your file server",
        "nature": "a failure",
        "noticed": "2026-02-27",
        "facts": (
            "The nightly backup ran without an error message, but since 9 January it left "
            "out the folder “Customs”, because its path had become too long for the "
            "program."
        ),
        "effect": (
            "Files in “Customs” that were changed since 9 January exist only on the server."
            " Had it failed, the seven people in your customs team would have lost seven "
            "weeks of work."
        ),
        "unknown": (
            "We are still checking whether three other folders with long paths are "
            "affected. We will know by 5 March."
        ),
        "meanwhile": (
            "Please do not move or delete files in “Customs” until we tell you that they are safe."
        ),
        "remedy": (
            "We copied the folder by hand on 27 February and tested that it can be "
            "restored. By 6 March we will change the program’s settings and restore one "
            "file from every folder as a test."
        ),
    },
    "advice": _HARBOUR
    | {
        "contact": "Mr Okafor",
        "matter": "multi-factor sign-in for remote access",
        "advised": "2026-01-15",
        "advice": (
            "We advised you to switch on multi-factor sign-in for all remote access, "
            "because your staff sign in from hotels and ships, and passwords alone are "
            "often stolen."
        ),
        "decision": (
            "You decided to leave it off until the end of the year, because captains find "
            "it hard to use at sea."
        ),
        "risks": (
            "A stolen or guessed password is enough to get into your network. Sign-in pages"
            " like yours are tried by machines every day."
        ),
        "consequences": (
            "Somebody could read your mail, change freight documents or lock your files and"
            " ask for money. Booking and customs work would stand still for days, and "
            "customers would have to be told."
        ),
        "lessen": (
            "Multi-factor sign-in for office staff alone, and remote access limited to the "
            "hours in which ships report."
        ),
    },
    "scope": _HARBOUR
    | {
        "agreement": "the managed services agreement of 4 May 2025",
        "included": (
            "Monitoring of two servers and the office network, day and night\nUpdates of "
            "servers and 42 workplaces, monthly\nHelp desk on working days, 8 to 18"
        ),
        "standards": (
            "First answer within one hour in help desk hours; a technician on site within "
            "one working day."
        ),
        "ours": (
            "We keep the systems named above running and tell you when they need to be replaced."
        ),
        "theirs": (
            "You tell us of new staff and those who leave, and name one person who may "
            "decide on changes."
        ),
        "excluded": (
            "Backup of laptops\nSecurity training of your staff\nThe customs software, which "
            "its maker looks after"
        ),
        "competence": "Penetration tests. We can name firms that do them well.",
    },
    "release": _HARBOUR
    | {
        "contact": "Dr Lindqvist",
        "recipient": "Inspector Vance of the harbour police",
        "asked": "2026-02-28",
        "information": (
            "The mailbox of your employee Jon Berg, from 1 to 31 January 2026, mails and "
            "attachments."
        ),
        "purpose": (
            "The inspector says that it serves an inquiry into a theft from the quay. "
            "Nobody in our company gains from it."
        ),
        "others": "People who wrote to Mr Berg in private, and Mr Berg himself.",
        "handover": (
            "On an encrypted drive, handed over in person against a receipt. We would keep "
            "a list of what was given."
        ),
    },
}


def made(kind: str, **facts: str) -> Letter:
    """The letter of that kind, with other facts where they are given."""
    return write(KINDS[kind], FACTS[kind] | facts, FIRM, WRITTEN, real_corpus())


def filled(kind: Kind, value: str) -> Letter:
    """A letter in which every field of text holds `value`."""
    texts = {each.id: value for each in kind.fields if each.kind in ("line", "lines")}
    return made(kind.id, **texts)
