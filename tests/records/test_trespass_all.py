"""Reading, exporting, changing, ruling on or deleting another's things by their ids.

Ann has one of everything; each row is a method that takes an id, tried by everybody who must not.
"""

import ast
from collections.abc import Callable
from typing import NamedTuple

import pytest

from domain.decision import Verdict
from domain.errors import MayiError, NotAllowed, NotFound
from domain.feedback import Complaint, Settled
from domain.history import Kept
from domain.login import Identity
from domain.person import Person
from domain.ruling import RulingDraft
from mayi import ROOT
from onboarding.standing import Standing
from records.conversations import Conversations
from records.database import Database
from records.disclosures import Disclosures
from records.feedback import FeedbackBox
from records.notices import Notices
from records.onboarding import Onboarding
from records.people import People, sign_in
from records.referrals import Referrals
from records.roll import Roll
from records.rulings import RulingBook
from tests.audited import audited
from tests.letters_made import FACTS, made
from tests.people import ADA, ANN, BOB, MAY, OLGA, OTTO
from tests.records.test_conversations import CORPUS, turn
from tests.records.test_onboarding import FIRST_COURSE, learn
from tests.records.test_people import LOGIN
from tests.samples import FORBIDDEN, NOT_COVERED

NOBODY = Person(id="", name="", roles=frozenset())
LIKE_ANN = Person(id="ANN", name=ANN.name, email=ANN.email)
STRANGERS = (BOB, NOBODY, LIKE_ANN)
DRAFT = RulingDraft(
    question="May I?", verdict=Verdict.FORBIDDEN, clauses=("msp-code/3.2",), conditions=(),
    reason="No.",
)  # fmt: skip


class Things(NamedTuple):
    """The ids of what Ann has, or of what was made of it."""

    conversation: str
    draft: str
    disclosure: str
    referral: str
    ruled: str
    ruling: str
    notice: str
    feedback: str
    attestation: str
    account: str


@pytest.fixture
def anns(database: Database) -> Things:
    kept = Conversations(database, ANN).keep(turn("May I keep the hamper?"), CORPUS)
    letters = Disclosures(database, ANN)
    draft = letters.make(FACTS["conflict"], made("conflict")).entry
    asked = letters.make(FACTS["conflict"], made("conflict")).entry
    letters.submit(asked.id, asked.version)
    waiting = Referrals(database, ANN).send("May I park?", "There.", NOT_COVERED)
    ruled = Referrals(database, ANN).send("May I sing?", "Here.", NOT_COVERED)
    ruling = RulingBook(database, OTTO).rule(DRAFT, ruled.id, ruled.version)
    FeedbackBox(database, ANN).give(Complaint.UNCLEAR, "", "A mug?", FORBIDDEN)
    learn(database, ANN)
    attested = Onboarding(database, ANN).attest(
        FIRST_COURSE.edition,
        "Ann",
        lambda found: Standing(course=FIRST_COURSE, progress=found).missing,
    )
    return Things(
        conversation=kept.conversation,
        draft=draft.id,
        disclosure=asked.id,
        referral=waiting.id,
        ruled=ruled.id,
        ruling=ruling.id,
        notice=Notices(database, ANN).unseen()[0].id,
        feedback=FeedbackBox(database, OTTO).open()[0].id,
        attestation=attested.id,
        account=sign_in(database, Identity(issuer=LOGIN.issuer, sub="1", name="Ann"), LOGIN).id,
    )


def state(database: Database) -> object:
    """All that is Ann's, and the audit log, as they stand."""
    own = Conversations(database, ANN)
    return (
        own.page(),
        Disclosures(database, ANN).listed(),
        Referrals(database, ANN).mine(),
        Notices(database, ANN).unseen(),
        RulingBook(database, OTTO).all(),
        FeedbackBox(database, OTTO).open(),
        Onboarding(database, ANN).progress(),
        People(database, ADA, LOGIN).all(),
        audited(database),
    )


Tries = Callable[[Database, Person, str], object]


class Row(NamedTuple):
    """A method, the thing of Ann's, who must not besides strangers, and what they are told."""

    tries: Tries
    thing: str
    others: tuple[Person, ...] = (MAY, OTTO, ADA)
    told: type[MayiError] = NotFound


DECIDERS, RULERS = (ADA,), (MAY, ADA)
ROWS: dict[str, Row] = {
    "Conversations.keep": Row(
        lambda d, w, i: Conversations(d, w).keep(turn("Mine now?"), CORPUS, i), "conversation"
    ),
    "Conversations.opened": Row(lambda d, w, i: Conversations(d, w).opened(i), "conversation"),
    "Conversations.exported": Row(lambda d, w, i: Conversations(d, w).exported(i), "conversation"),
    "Conversations.rename": Row(lambda d, w, i: Conversations(d, w).rename(i, "x"), "conversation"),
    "Conversations.delete": Row(lambda d, w, i: Conversations(d, w).delete([i]), "conversation"),
    "Disclosures.get": Row(lambda d, w, i: Disclosures(d, w).get(i), "draft"),
    "Disclosures.get, submitted": Row(
        lambda d, w, i: Disclosures(d, w).get(i), "disclosure", DECIDERS
    ),
    "Disclosures.change": Row(
        lambda d, w, i: Disclosures(d, w).change(i, 1, FACTS["conflict"], made("conflict")),
        "draft",
    ),
    "Disclosures.submit": Row(lambda d, w, i: Disclosures(d, w).submit(i, 1), "draft"),
    "Disclosures.approve": Row(
        lambda d, w, i: Disclosures(d, w).approve(i, 2), "disclosure", DECIDERS, NotAllowed
    ),
    "Disclosures.decline": Row(
        lambda d, w, i: Disclosures(d, w).decline(i, 2, "no"), "disclosure", DECIDERS, NotAllowed
    ),
    "Disclosures.sent": Row(lambda d, w, i: Disclosures(d, w).sent(i, 2), "disclosure", DECIDERS),
    "Referrals.get": Row(lambda d, w, i: Referrals(d, w).get(i), "referral", RULERS),
    "Referrals.withdraw": Row(lambda d, w, i: Referrals(d, w).withdraw(i, 1), "referral"),
    "Referrals.address": Row(
        lambda d, w, i: Referrals(d, w).address(i), "referral", RULERS, NotAllowed
    ),
    "RulingBook.rule": Row(
        lambda d, w, i: RulingBook(d, w).rule(DRAFT, i, 1), "referral", RULERS, NotAllowed
    ),
    "RulingBook.supersede": Row(
        lambda d, w, i: RulingBook(d, w).supersede(i, DRAFT), "ruling", RULERS, NotAllowed
    ),
    "RulingBook.withdraw": Row(
        lambda d, w, i: RulingBook(d, w).withdraw(i, "no"), "ruling", RULERS, NotAllowed
    ),
    "RulingBook.get": Row(lambda d, w, i: RulingBook(d, w).get(i), "ruling", RULERS, NotAllowed),
    "RulingBook.origin": Row(
        lambda d, w, i: RulingBook(d, w).origin(i), "ruling", RULERS, NotAllowed
    ),
    "RulingBook.on": Row(lambda d, w, i: RulingBook(d, w).on(i), "ruled", RULERS),
    "FeedbackBox.get": Row(
        lambda d, w, i: FeedbackBox(d, w).get(i), "feedback", RULERS, NotAllowed
    ),
    "FeedbackBox.settle": Row(
        lambda d, w, i: FeedbackBox(d, w).settle(i, Settled.DISMISSED),
        "feedback",
        RULERS,
        NotAllowed,
    ),
    "Notices.see": Row(lambda d, w, i: Notices(d, w).see(i), "notice"),
    "Onboarding.attested": Row(lambda d, w, i: Onboarding(d, w).attested(i), "attestation"),
    "Roll.attestation": Row(
        lambda d, w, i: Roll(d, w).attestation(i), "attestation", (ADA,), NotAllowed
    ),
    "People.set_roles": Row(
        lambda d, w, i: People(d, w, LOGIN).set_roles(i, None, 0),
        "account",
        (MAY, OTTO),
        NotAllowed,
    ),
    "People.switch_off": Row(
        lambda d, w, i: People(d, w, LOGIN).switch_off(i, 0), "account", (MAY, OTTO), NotAllowed
    ),
    "People.switch_on": Row(
        lambda d, w, i: People(d, w, LOGIN).switch_on(i, 0), "account", (MAY, OTTO), NotAllowed
    ),
}

# Methods that take a name which is nobody's, or a thing whole rather than its id.
NOT_BY_ID = {
    "AuditLog.has": "a hash, for those who may see the log",
    "Onboarding.answer": "a scenario of the quiz; the card is one's own",
    "Roll.members": "a document, for those who may see who has attested",
    "Disclosures.listed": "words looked for, among what one may see",
    "Disclosures.count": "words looked for, among what one may see",
    "Conversations.search": "words looked for, among one's own",
    "Referrals.send": "the words of what is sent",
    "FeedbackBox.give": "the words of what is said",
    "Onboarding.attest": "the name that one attests by",
    "Tokens.make": "a program's name, for those who say who has which role",
    "Tokens.revoke": "a program's name, for those who say who has which role",
}


def methods_by_id() -> set[str]:
    """Every public method in records/, of a class that is told who asks, that takes a text."""
    found = set()
    for path in (ROOT / "records").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                continue
            methods = {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}
            if "__init__" not in methods or "Person" not in _types(methods["__init__"]):
                continue
            found |= {
                f"{node.name}.{name}"
                for name, each in methods.items()
                if not name.startswith("_") and _types(each) & {"str", "Collection[str]"}
            }
    return found


def _types(function: ast.FunctionDef) -> set[str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {ast.unparse(each.annotation) for each in every if each.annotation}


def test_every_method_that_takes_an_id_is_tried() -> None:
    tried = {name.split(",")[0] for name in ROWS}
    assert methods_by_id() - set(NOT_BY_ID) == tried


def refused(database: Database, row: Row, who: Person, id: str) -> str:
    """What somebody is told who tries; nothing when nobody stops them."""
    try:
        row.tries(database, who, id)
    except row.told as error:
        return str(error)
    except MayiError as error:
        return f"another error, {error!r}"
    return ""


def test_what_is_anothers_stays_theirs(database: Database, anns: Things) -> None:
    before, wrong = state(database), []
    for name, row in ROWS.items():
        for who in (*STRANGERS, *row.others):
            told = refused(database, row, who, getattr(anns, row.thing))
            if not told or told.startswith("another error"):
                wrong.append(f"{name}, {who.id or 'nobody'}: {told or 'not stopped'}")
            elif told != refused(database, row, who, "no-such-id"):
                wrong.append(f"{name}, {who.id or 'nobody'} is told that it exists: {told}")
        if state(database) != before:
            wrong.append(f"{name} changed something")
            before = state(database)
    assert wrong == []


def test_a_turn_of_anothers_conversation_is_not_replaced(database: Database, anns: Things) -> None:
    own = Conversations(database, ANN).opened(anns.conversation).turns[0]
    assert own.turn is not None
    kept = Kept(conversation=anns.conversation, id=own.id)
    for who in (*STRANGERS, MAY, OTTO, ADA):
        with pytest.raises(NotFound):
            Conversations(database, who).replace(kept, own.turn, turn("Mine"), CORPUS)
    assert Conversations(database, ANN).opened(anns.conversation).turns[0] == own


def test_no_list_shows_what_is_anothers(database: Database, anns: Things) -> None:
    for who in (*STRANGERS, MAY, OTTO, OLGA, ADA):
        own = Conversations(database, who)
        assert own.page().items == ()
        assert own.search("hamper").items == ()
        assert own.delete_all() == 0
        assert Referrals(database, who).mine() == ()
        assert Notices(database, who).unseen() == ()
        assert anns.draft not in {each.id for each in Disclosures(database, who).listed()}
    assert len(Conversations(database, ANN).page().items) == 1
