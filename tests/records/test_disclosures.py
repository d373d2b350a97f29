"""Disclosures: who may see, change and decide, and what is told to who may not."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from domain.disclosure import Disclosure, Status
from domain.errors import ChangedMeanwhile, MayiError
from domain.person import ALONE, Person
from records.database import Database, open_database
from records.disclosures import APPROVED_ALONE, Disclosures
from tests.audited import audited
from tests.clocks import BEGINNING, Clock
from tests.letters_made import FACTS, made
from tests.people import ADA, ANN, BOB, MAY, OTTO

MINA = Person(id="mina", name="Mina Manager", roles=MAY.roles)
GONE = "There is no such disclosure, or it is not yours."
NOT_APPROVE = "Your role does not let you approve a disclosure. Ask an administrator of mayi."
LETTER = made("conflict")
FORM = FACTS["conflict"]


def drafted(database: Database, who: Person = ANN, client: str = "") -> Disclosure:
    letter = made("conflict", client=client) if client else LETTER
    return Disclosures(database, who).make(FORM, letter)


def asked(database: Database, who: Person = ANN, client: str = "") -> Disclosure:
    draft = drafted(database, who, client)
    return Disclosures(database, who).submit(draft.entry.id, draft.entry.version)


def acts(database: Database) -> list[tuple[str, str]]:
    return [(each.who, each.what) for each in audited(database)]


def test_from_draft_to_sent(database: Database, clock: Clock) -> None:
    ann, may = Disclosures(database, ANN), Disclosures(database, MAY)
    draft = ann.make(FORM, LETTER)
    assert draft.letter == LETTER and dict(draft.facts) == FORM
    entry = draft.entry
    assert (entry.status, entry.version, entry.made_at) == (Status.DRAFT, 1, BEGINNING)
    assert (entry.client, entry.clauses) == (LETTER.client, ("msp-code/3.1", "msp-code/2.1"))
    clock.tick(hours=1)
    ann.submit(entry.id, 1)
    assert [each.id for each in may.awaiting()] == [entry.id]
    clock.tick(hours=1)
    approved = may.approve(entry.id, 2, " Good.\n").entry
    assert (approved.status, approved.decided_by_name, approved.decided_why, approved.version) == (
        Status.APPROVED, "May Manager", "Good.", 3,
    )  # fmt: skip
    assert approved.decided_at == clock.at and may.awaiting() == ()
    clock.tick(hours=1)
    sent = ann.sent(entry.id, 3)
    assert sent == ann.get(entry.id) == may.get(entry.id)
    assert (sent.entry.status, sent.entry.decided_by_name) == (Status.SENT, "May Manager")
    assert acts(database) == [
        ("ann", "disclosure made"),
        ("ann", "disclosure submitted for approval"),
        ("may", "disclosure approved"),
        ("ann", "disclosure sent"),
    ]


def test_a_declined_one_is_mended_and_asked_again(database: Database) -> None:
    ann, otto = Disclosures(database, ANN), Disclosures(database, OTTO)
    entry = asked(database).entry
    with pytest.raises(MayiError) as raised:
        otto.decline(entry.id, 2, " \n ")
    assert str(raised.value) == (
        "Say why, so that its author knows what to mend. Nothing was changed."
    )
    declined = otto.decline(entry.id, 2, "Name the amount.").entry
    assert (declined.status, declined.decided_why) == (Status.DECLINED, "Name the amount.")
    again = ann.change(entry.id, 3, FORM, made("conflict", benefit="4,100 euros."))
    assert (again.entry.status, again.entry.decided_why, again.entry.version) == (
        Status.DRAFT, "", 4,
    )  # fmt: skip
    assert again.entry.decided_at is None
    assert again.letter.paragraphs[2].text == "4,100 euros."
    assert ann.submit(entry.id, 4).entry.status is Status.AWAITING


Does = Callable[[Disclosures, str], object]
EVERYTHING: dict[str, Does] = {
    "get": lambda theirs, id_: theirs.get(id_),
    "change": lambda theirs, id_: theirs.change(id_, 2, FORM, LETTER),
    "submit": lambda theirs, id_: theirs.submit(id_, 2),
    "approve": lambda theirs, id_: theirs.approve(id_, 2),
    "decline": lambda theirs, id_: theirs.decline(id_, 2, "no"),
    "sent": lambda theirs, id_: theirs.sent(id_, 2),
}


@pytest.mark.parametrize("name", EVERYTHING)
@pytest.mark.parametrize("who", [BOB, ADA], ids=["a colleague", "an administrator"])
def test_what_is_anothers_does_not_exist(database: Database, name: str, who: Person) -> None:
    entry = asked(database).entry
    theirs = Disclosures(database, who)
    says = NOT_APPROVE if name in ("approve", "decline") else GONE
    for id_ in (entry.id, "no-such-id"):
        with pytest.raises(MayiError) as raised:
            EVERYTHING[name](theirs, id_)
        assert str(raised.value) == says
    assert theirs.listed() == theirs.awaiting() == theirs.exported() == ()
    assert theirs.count() == 0
    assert Disclosures(database, ANN).get(entry.id).entry == entry


@pytest.mark.parametrize(
    ("who", "does", "says"),
    [
        (MAY, "get", GONE), (MAY, "approve", GONE), (OTTO, "decline", GONE), (MAY, "change", GONE),
    ],
)  # fmt: skip
def test_a_draft_is_its_owners_alone(database: Database, who: Person, does: str, says: str) -> None:
    entry = drafted(database).entry
    with pytest.raises(MayiError) as raised:
        EVERYTHING[does](Disclosures(database, who), entry.id)
    assert str(raised.value) == says
    assert Disclosures(database, who).listed() == ()


@pytest.mark.parametrize("does", ["approve", "decline"])
def test_four_eyes(database: Database, does: str) -> None:
    entry = asked(database, MAY).entry
    mays = Disclosures(database, MAY)
    with pytest.raises(MayiError) as raised:
        EVERYTHING[does](mays, entry.id)
    assert str(raised.value) == (
        "This disclosure is your own, so somebody else has to decide on it. Nothing was changed;"
        " ask another manager or an ethics officer."
    )
    assert mays.awaiting() == () and mays.get(entry.id).entry == entry
    assert [each.id for each in Disclosures(database, MINA).awaiting()] == [entry.id]


def test_who_is_alone_approves_alone_and_the_register_says_so(database: Database) -> None:
    alone = Disclosures(database, ALONE)
    entry = asked(database, ALONE).entry
    assert [each.id for each in alone.awaiting()] == [entry.id]
    approved = alone.approve(entry.id, 2, "Read twice.").entry
    assert approved.decided_why == f"{APPROVED_ALONE} Read twice."


@pytest.mark.parametrize(
    ("before", "act", "says"),
    [
        (["submit"], "submit", "is awaiting approval and cannot be submitted for approval"),
        (["submit"], "change", "is awaiting approval and cannot be changed"),
        (["submit"], "sent", "is awaiting approval and cannot be marked as sent"),
        ([], "sent", "is a draft and cannot be marked as sent"),
        (["submit", "approve"], "approve", "is approved and cannot be approved"),
        (["submit", "approve"], "change", "is approved and cannot be changed"),
        (["submit", "decline"], "approve", "is declined and cannot be approved"),
        (["submit", "approve", "sent"], "decline", "is sent and cannot be declined"),
        (["submit", "approve", "sent"], "sent", "is sent and cannot be marked as sent"),
    ],
)
def test_each_step_has_its_place(
    database: Database, before: list[str], act: str, says: str
) -> None:
    alone = Disclosures(database, ALONE)
    entry = drafted(database, ALONE).entry

    def do(name: str, version: int) -> None:
        if name == "change":
            alone.change(entry.id, version, FORM, LETTER)
        elif name == "decline":
            alone.decline(entry.id, version, "no")
        else:
            getattr(alone, name)(entry.id, version)

    for version, name in enumerate(before, 1):
        do(name, version)
    kept = alone.get(entry.id)
    with pytest.raises(MayiError) as raised:
        do(act, kept.entry.version)
    assert str(raised.value) == f"The disclosure {says}. Nothing was changed."
    assert alone.get(entry.id) == kept


def test_two_decide_at_once_and_one_is_told(database: Database) -> None:
    entry = asked(database).entry

    def decide(who: Person) -> str:
        try:
            Disclosures(database, who).approve(entry.id, entry.version, who.name)
        except MayiError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(decide, (MAY, MINA)))
    winner = (MAY, MINA)[said.index("")]
    kept = Disclosures(database, ANN).get(entry.id).entry
    assert (kept.decided_by_name, kept.decided_why, kept.version) == (
        winner.name, winner.name, entry.version + 1,
    )  # fmt: skip
    loser = next(each for each in said if each)
    assert loser == (
        f"The disclosure was changed by {winner.name} in the meantime. "
        "Nothing of yours was kept; look at it again."
    )
    assert [what for _, what in acts(database)].count("disclosure approved") == 1


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (MAY, "you"),
        (MAY.model_copy(update={"name": "May Married"}), "you"),
        (MINA, "May Manager"),
        (MINA.model_copy(update={"name": MAY.name}), "May Manager"),
    ],
)
def test_a_namesake_is_not_you(database: Database, who: Person, told: str) -> None:
    entry = asked(database).entry
    Disclosures(database, MAY).approve(entry.id, entry.version)
    with pytest.raises(ChangedMeanwhile) as raised:
        Disclosures(database, who).approve(entry.id, entry.version)
    assert str(raised.value).startswith(f"The disclosure was changed by {told} in the meantime.")


def test_the_register_is_listed_searched_and_turned(database: Database, clock: Clock) -> None:
    for number in range(7):
        clock.tick(minutes=1)
        asked(database, ANN if number % 2 else BOB, f"Client {number} 50%_\\'\"; DROP")
    drafted(database, BOB, "Client of a draft")
    may, ann = Disclosures(database, MAY), Disclosures(database, ANN)
    assert [each.client[7] for each in may.listed()] == list("6543210")
    assert [each.client[7] for each in may.listed(limit=2, skip=2)] == list("43")
    assert [each.client[7] for each in ann.listed()] == list("531")
    assert [each.client[7] for each in may.listed("cLIENT 3 50%_")] == ["3"]
    assert may.listed("50_%") == () and may.count("client") == 7
    assert may.count(statuses=(Status.DRAFT,)) == 0
    assert Disclosures(database, BOB).count(statuses=(Status.DRAFT,)) == 1
    assert may.exported() == may.listed()
    assert acts(database)[-1] == ("may", "register of disclosures exported")


@pytest.mark.parametrize(
    "name", ['O\'Hara "Ltd"; --', "<script>", "a\x00b", "\u202eevil", "\ud800", "two\nlines"]
)
def test_any_name_is_kept_as_text(database: Database, name: str) -> None:
    letter = made("conflict", client=f"x {name}")
    who = ANN.model_copy(update={"name": name})
    disclosures = Disclosures(database, who)
    kept = disclosures.make(FORM | {"client": name}, letter)
    assert disclosures.get(kept.entry.id) == kept
    assert kept.entry.client == letter.client and "\n" not in kept.entry.owner_name


def test_a_reason_that_is_too_long_is_refused(database: Database) -> None:
    entry = asked(database).entry
    with pytest.raises(MayiError) as raised:
        Disclosures(database, MAY).decline(entry.id, 2, "x" * 2_001)
    assert str(raised.value) == "The reason has 2,001 characters; the limit is 2,000. Shorten it."


KILLED = """
    import os, signal
    from records.database import open_database
    from records.disclosures import Disclosures
    from records import disclosures
    from tests.people import MAY
    from letters.register import xlsx
    database = open_database({url!r})
    def killed(*args): os.kill(os.getpid(), signal.SIGKILL)
    disclosures.append = killed  # in the middle of the transaction
    Disclosures(database, MAY).{act}
"""


@pytest.mark.parametrize("act", ["approve({id!r}, 2)", "exported()"])
def test_a_kill_in_the_middle_leaves_it_as_it_was(tmp_path: Path, act: str) -> None:
    url = f"sqlite:///{tmp_path / 'kept' / 'mayi.db'}"
    database = open_database(url)
    entry = asked(database).entry
    script = textwrap.dedent(KILLED).format(url=url, act=act.format(id=entry.id))
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    assert Disclosures(database, MAY).get(entry.id).entry == entry
    assert len(acts(database)) == 2
    assert sorted(each.name.split("-")[0] for each in (tmp_path / "kept").iterdir())[0] == "mayi.db"
    database.close()
