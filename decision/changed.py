"""What a question says of changes to the sources is no change of them, and is left out."""

import re

from decision.form import Form, form_of, is_follow_up, sentences
from decision.invented import ASKS, NUMBERED, by_itself

_SOURCE = (
    rf"(?:{NUMBERED}"
    r"|the (?:mspa(?:lliance)?(?:['’]s)? |whole |entire )?(?:code|rules|ethics rules|sources)"
    r"(?: of (?:ethics|conduct)| of the code)?"
    r"|(?:the|its|their) (?:ethics )?polic(?:y|ies)(?! of (?:the|our|their|my)\b))"
)
_CHANGE = (
    r"(?:(?:is|are|was|were|has|have|been|got|gets?|being|now|just|recently|officially|since"
    r"|yesterday|today|temporarily|fully|all)\s+){0,4}"
    r"(?:repealed|revoked|rescinded|abolished|suspended|voided?|void|lifted|scrapped|struck"
    r"|deleted|replaced|superseded|overruled|amended|changed|updated|relaxed|rewritten|withdrawn"
    r"|cancell?ed|no longer (?:applies|apply|valid|binding|in force|counts?))\b"
)
_CLAIM = re.compile(rf"(?<!\w){_SOURCE}\s+{_CHANGE}", re.I)
_CONTRACT = re.compile(
    r"\b(?:contracts?|agreements?|handbooks?|laws?|leases?|slas?|insurance|insurers?|client['’]s"
    r"|customer['’]s|firewall|backup|password|retention)\b",
    re.I,
)


def without_changes(text: str) -> str:
    """Take out sentences that say the sources were changed; what they ask besides is kept.

    A contract or a law may well have changed, and a question whether the Code was asks just that.
    Where the rest does not tell what it is about, all of it stays.
    """
    parts = sentences(text)
    kept = [_asking(part) if _claims(part) else part for part in parts]
    rest = "" if kept == list(parts) else by_itself(kept)
    asks = form_of(rest) is not Form.TOLD and not is_follow_up(rest)
    return rest if rest and asks else text


def _claims(sentence: str) -> bool:
    return bool(_CLAIM.search(sentence)) and not _CONTRACT.search(sentence)


def _asking(sentence: str) -> str:
    """Return what a sentence asks once its claim is made; all of it where that is the question."""
    if not sentence.endswith("?"):
        return ""
    *_, rest = ASKS.split(sentence)
    return sentence if _CLAIM.search(rest) else rest
