"""A made-up firm whose people ask: for measuring and testing what is told of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from domain.case import WorkedCase
from domain.decision import Verdict
from records.database import Database, new_id
from records.schema import TurnRow

UNSETTLED = 0.25
"""The share of questions that the sources do not settle."""
THEMES = (
    ("May I work from home on Fridays?", "Can I work from home two days a week?",
     "Is working from home allowed while my kid is ill?", "Working from home: who pays my chair?"),
    ("May I let a chatbot write my reports?", "Can I use an AI chatbot to draft client mails?",
     "Is a chatbot allowed for writing code?", "May the chatbot write our documentation?"),
    ("May I park in the visitors' spaces?", "Who may park in the car park behind the office?",
     "Can I leave my car in the office car park over the weekend?", "Is parking paid by the firm?"),
    ("How many days of holiday can I carry over?", "May I take my holiday in one piece?",
     "Can my boss refuse my holiday in August?", "Do I lose holiday when I am ill on holiday?"),
    ("May I bring my dog to the office?", "Is a dog allowed under the desk?",
     "Can the dog come along to the office on Mondays?", "Who cleans when a dog is in the office?"),
)  # fmt: skip
KINDS = ("verdict wrong", "clause wrong", "unclear")


def crowd(
    database: Database,
    cases: Sequence[WorkedCase],
    until: datetime,
    *,
    turns: int,
    askers: int,
    weeks: int,
    referrals: int = 0,
    seed: int = 0,
) -> None:
    """Fill a database with questions of the worked cases, over the weeks before `until`.

    Some people ask much and some little; as many complaints and half as many rulings come along as
    there are referrals.
    """
    chance = Random(seed)
    settled = [case for case in cases if case.verdict is not Verdict.NOT_COVERED]
    eager = [chance.expovariate(1) for _ in range(askers)]
    moments = sorted(chance.random() for _ in range(turns))
    conversations, asked = [], []
    for owner, moment in zip(chance.choices(range(askers), eager, k=turns), moments, strict=True):
        at = until - timedelta(weeks=weeks) * (1 - moment)
        conversation = _conversation(f"person-{owner}", at)
        conversations.append(conversation)
        asked.append(_turn(conversation["id"], at, settled, chance))
    with database.writing() as session:
        write, tables = session.connection().execute, TurnRow.metadata.tables
        write(tables["conversation"].insert(), conversations)
        write(tables["turn"].insert(), asked)
        if referrals:
            sent = [_referral(until, weeks, chance) for _ in range(referrals)]
            write(tables["referral"].insert(), sent)
            write(tables["feedback"].insert(), [_feedback(each, chance) for each in sent])
            ruled = [each for each in sent if each["status"] == "ruled"]
            write(tables["ruling"].insert(), [_ruling(each, chance) for each in ruled])


def _conversation(owner: str, at: datetime) -> dict[str, Any]:
    return {"id": new_id(), "owner": owner, "title": "", "begun_at": at, "changed_at": at}


def _turn(
    conversation: str, at: datetime, settled: Sequence[WorkedCase], chance: Random
) -> dict[str, Any]:
    case = None if chance.random() < UNSETTLED else chance.choice(settled)
    question = case.question if case else chance.choice(chance.choice(THEMES))
    clause = case.clauses[0] if case else ""
    return {
        "id": new_id(), "conversation": conversation, "place": 0, "asked_at": at,
        "question": question, "verdict": (case.verdict if case else Verdict.NOT_COVERED).value,
        "confidence": 0.9, "clause": clause, "section": clause.rpartition(".")[0],
        "turn": "{}", "sources": "[]",
    }  # fmt: skip


def _referral(until: datetime, weeks: int, chance: Random) -> dict[str, Any]:
    status = chance.choices(("open", "ruled", "withdrawn"), (4, 5, 1))[0]
    ago = timedelta(weeks=weeks) * chance.random() ** (3 if status == "open" else 1)
    return {
        "id": new_id(), "asker": "person-0", "asker_name": "", "question": "May I?", "words": "",
        "advice": "{}", "status": status, "sent_at": until - ago, "version": 1,
    }  # fmt: skip


def _feedback(referral: dict[str, Any], chance: Random) -> dict[str, Any]:
    status = chance.choice(("open", "ruled", "case", "dismissed"))
    return {
        "id": new_id(), "kind": chance.choice(KINDS), "words": "", "question": "May I?",
        "advice": "{}", "status": status, "given_at": referral["sent_at"],
    }  # fmt: skip


def _ruling(referral: dict[str, Any], chance: Random) -> dict[str, Any]:
    withdrawn = referral["sent_at"] if chance.random() < 0.1 else None
    return {
        "id": new_id(), "referral": referral["id"], "question": "May I?",
        "verdict": chance.choice(("forbidden", "permitted", "conditional")), "clauses": "",
        "conditions": "", "reason": "", "ruled_by": "o", "ruled_by_name": "", "supersedes": None,
        "ruled_at": referral["sent_at"], "withdrawn_at": withdrawn, "withdrawn_why": "",
    }  # fmt: skip
