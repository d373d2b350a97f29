"""A model that has nothing to say: what would be sent is found by sending it nowhere."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from decision.chat_model import Fill
from decision.draft import LENGTH, Choice, Explanation, Facts, StandAlone
from decision.form import sentences
from domain.decision import Advice
from domain.search import Query


def nothing_said(query: Query, advice: Advice) -> Fill:
    """Replies that read nothing, explain nothing, look first where the advice does, and leave a
    follow-up as it was asked.
    """
    replies: Mapping[type[BaseModel], BaseModel] = {
        Facts: Facts(facts=[]),
        Choice: Choice(clause=advice.citations[0].clause_id, case=""),
        Explanation: Explanation(sentences=[]),
        StandAlone: StandAlone(question=_short(query.question)),
    }

    def fill(_: str, form: type[BaseModel]) -> Mapping[str, Any]:
        return {"raw": None, "parsed": replies[form], "parsing_error": None}

    return fill


def _short(question: str) -> str:
    """So much of a question as stands for a follow-up: two sentences, and not too long."""
    words = " ".join(sentences(question)[:2]) or question
    return words if len(words) <= LENGTH else words[:LENGTH].rsplit(" ", 1)[0]
