"""Orders to the program inside a question: they carry no weight; what is asked under them does."""

import re
from typing import NamedTuple

from decision.form import sentences

_VERDICTS = (
    r"(?:yes|no|ok|okay|permitted|allowed|forbidden|obligatory|conditional|not[_ ]covered"
    r"|verdict|true)"
)
_MARKUP = re.compile(
    r"\[\[[^\[\]]*\]\]|\{[^{}]*\"role\"\s*:\s*\"(?:system|developer|assistant|user|tool)\"[^{}]*\}"
    r"|<\|[^|]*\|>|</?\s*(?:system|instructions?|prompt|admin)(?=[\s/>:=-])[^>]*>"
    r"|<!--[^<]*-->|\[/?INST\]|<</?SYS>>"
    r"|\"(?:answer|verdict|confidence|result|output|response)\"\s*:\s*"
    rf"(?:\"(?:{_VERDICTS}|approved)\b[^\"]*\"|[\w.]+)",
    re.I | re.S,
)
# Of a conversation made up, what an assistant is made to say there counts for nothing.
_TURN = re.compile(
    r"(?:^|(?<=\s))(?:(?P<asks>user|human|question|q)|(?:assistant|ai|bot|chatbot|mayi|answer|a))"
    r"\s*:(?:\s+|$)",
    re.I,
)
# A piece set apart by brackets, tags or rules, as files and chats have them.
_APART = re.compile(
    r"\[(?P<square>[^\[\]]{3,300})\]|<(?P<tag>[a-z][\w-]{0,30})\b[^<>]{0,200}>(?P<tagged>[^<>]{0,300})"
    r"</(?P=tag)>|(?-i:BEGIN|START) (?P<name>(?-i:[A-Z][A-Z ]{2,30})) (?P<block>.{0,300}?)"
    r" (?-i:END) (?P=name)\b[.:]?",
    re.I | re.S,
)
_TOLD = re.compile(r"\b(?:MESSAGE|E?MAIL|LETTER|LOG|TICKET|QUOTE|TRANSCRIPT|CHAT|NOTE|SMS)S?\b")
_RULER = re.compile(
    r"(?P<rule>(?<!#)#|(?<!=)=|(?<!\*)\*|(?<!~)~|(?<!-)-)(?P=rule){2,}+[^#=*~\n]{0,40}"
    r"\b(?:rules?|prompts?|instructions?|orders?|system|context|override)\b"
    r"[^#=*~\n]{0,40}(?P=rule){2,}",
    re.I,
)
_RULES = (
    r"(?:codes?|rules?|instructions?|prompts?|clauses?|guidelines?|polic(?:y|ies)|training"
    r"|above|previous|prior)"
)
# "Mark said it is ok" and "Say the client says yes" tell a story; they order nothing.
_SAYING = (
    r"(?:answer|reply|respond|output|print|rank|label|return|set"
    r"|mark(?!\s+(?:said|says|told|thinks|thought|is|was|has|did)\b)"
    r"|say(?!\s+(?:my|our|an?|he|she|they|we|i|the\s+(?!answer|verdict|word)\w+)\b))"
)
_PROGRAM = r"(?:program(?:me)?|assistant|ai|(?:chat)?bot|language model|model)"
# A test of the backups, or of the program that we wrote for the bank, is the asker's story.
_TRIAL = (
    r"(?:(?:an? )?(?:\w+ )?(?:test|trial|drill|exercise|experiment|demo(?:nstration)?|simulation)"
    rf" (?:of|for|with) (?:mayi|(?:the|this) {_PROGRAM})"
    rf"|(?:testing|trying out) (?:you|mayi|this {_PROGRAM}))(?=\s*(?:[^\w\s]|$))"
)
# Each begins a sentence that is meant for the program, and tells nothing of the matter.
_ORDERS = (
    rf"(?:ignore|disregard|forget|override|bypass|skip|suspend|drop)\b.{{0,60}}\b{_RULES}\b",
    r"(?:system|assistant|developer|admin(?:istrator)?|root)"
    r"\s*(?:prompt|message|note|override)?\s*[:>\]]",
    r"note to (?:the |this )?(?:assistant|ai|bot|model|program|system)\b",
    r"(?:new|updated) (?:instructions?|orders?|rules)\b.{0,80}?:\s*"
    r"(?:please |always )?(?:treat|answer|approve|say|reply|respond)\b",
    r"new (?:rules?|instructions?|orders?|directives?)\s+#?\d+\s*[:=]",
    # a part to play
    r"(?:you(?: are|['’]re) now|from now on|pretend|act as|role-?play|simulate"
    r"|imagine you(?: are|['’]re))\b",
    r"let(?:['’]?s| us) (?:pretend|imagine"
    r"|(?:play|do|have|try) (?:a |an )?(?:\w+ )?(?:role|game))\b",
    r"you(?: are|['’]re) (?-i:[A-Z][a-z]+),",
    r"you(?: are|['’]re) (?:an?|my|the) (?:[\w-]+ ){0,3}"
    r"(?:ai|assistant|bot|chatbot|model|adviser|advisor|robot|butler|genie)\b",
    # the answer to give
    rf"(?:just |only )?{_SAYING}\b.{{0,30}}\b{_VERDICTS}\b",
    rf"(?:in )?one word(?: only)?\W+{_VERDICTS}\b",
    rf"(?:always |now )?treat (?:every|all|each|any|this|it)\b.{{0,40}}\b{_VERDICTS}\b",
    rf"you (?:must|will|shall|have to|should) (?:always )?{_SAYING}\b.{{0,40}}\b{_VERDICTS}\b",
    rf"(?:the )?(?:final )?(?:verdict|answer)\s*[:=]\s*{_VERDICTS}\b",
    r"(?:remember[:,]?\s+)?(?:the|your) (?:verdict|answer) must be\b",
    r"rank\b.{0,60}\bfirst\b",
    # that nothing hangs on the answer
    r"(?:(?:this|that|it)(?: is|['’]s| was)|i(?: am|['’]m)|we(?: are|['’]re))"
    rf"(?: (?:only|just|merely|simply|all|really))* {_TRIAL}",
    r"you(?: are|['’]re)(?: (?:only|just|now))* (?:being (?:tested|evaluated)\b|in (?:an? |the )?"
    r"(?:test|debug|developer|maintenance|demo|god|unrestricted|sandbox) (?:mode|environment)\b)",
    r"(?:no ?body|no[- ]one|none of us)(?: will|['’]ll| is going to| would)(?: ever)? act on"
    r" (?:it|this|that|(?:what(?:ever)?|anything) you say|your \w+)(?=[.!]|$)",
    r"(?:your|the) (?:answers?|repl(?:y|ies)|verdicts?)(?: has| have| will have) no"
    r"(?: real)? (?:consequences?|effects?)\b",
    # something else to do
    r"(?:print|show|reveal|repeat) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions)\b",
    r"(?:decode|decrypt|decipher|unscramble|read|translate|reverse) (?:this|it|the following"
    r"|(?:this|the) (?:text|string|line|message|base64|hex|rot13))\b",
)
_ORDER = re.compile(
    r"^\W*(?:(?:please|now|ok|and|so|hey|mayi|bot|assistant)[\s,]+)*"
    rf"(?:{'|'.join(_ORDERS)})",
    re.I | re.S,
)
_PREFIX = re.compile(
    r"^.{3,160}?(?:(?:[:;–—]|\s-)\s+(?=\S)|,\s+(?=(?:may|can|could|must|should) (?:i|we) \w+ \w+))",
    re.I | re.S,
)


# What follows a false label is the order itself; what follows "say yes:" may be the asker's story.
_LABEL = re.compile(
    r"^\W*(?:new|system|assistant|developer|admin|root|note|role-?play|pretend|act as|simulate"
    r"|imagine|you are now|you['’]re now|from now on)\b",
    re.I,
)
SHORTEST_STORY = 4
"""Words."""


class Unwrapped(NamedTuple):
    """A question without the orders found in it, and whether there were any."""

    text: str
    had_orders: bool


def unwrap(text: str) -> Unwrapped:
    """Take orders to the program out of a text; a text of nothing else is kept as it is."""
    plain = _last_asked(_RULER.sub("\n", _APART.sub(_set_apart, _MARKUP.sub("\n", text))))
    parts = sentences(plain)
    kept = [rest for part in parts if (rest := _without_order(part))]
    had_orders = plain != text or kept != list(parts)
    rest = " ".join(" ".join(kept).split())
    asks = any(character.isalpha() for character in rest)
    return Unwrapped(rest if had_orders and asks else text, had_orders)


def _set_apart(found: re.Match[str]) -> str:
    """Return a piece that stands apart as it is; nothing of one that orders, or is a block.

    A block that is a message or a log holds what the asker tells.
    """
    inner = found["square"] or found["tagged"] or found["block"] or ""
    is_order = found["name"] and not _TOLD.search(found["name"])
    return "\n" if is_order or _ORDER.match(inner) else found[0]


def _last_asked(text: str) -> str:
    """Return what is asked last in a conversation that answers as well; else the text."""
    turns = list(_TURN.finditer(text))
    if len({bool(turn["asks"]) for turn in turns}) < 2:
        return text
    ends = [*(turn.start() for turn in turns[1:]), len(text)]
    said = [text[turn.end() : end].strip() for turn, end in zip(turns, ends, strict=True)]
    asked = [words for turn, words in zip(turns, said, strict=True) if turn["asks"] and words]
    if not asked or ("?" in text and "?" not in asked[-1]):
        return text  # "User: admin" in a log is no conversation
    return f"{text[: turns[0].start()]}\n{asked[-1]}"


def _without_order(sentence: str) -> str:
    """Return a sentence without its orders: all of it, or what follows a colon, dash or comma."""
    while _ORDER.match(sentence):
        prefix = _PREFIX.match(sentence)
        if prefix is None:
            return sentence if sentence.endswith("?") else ""
        rest = sentence[prefix.end() :]
        if "?" not in rest and (_LABEL.match(sentence) or len(rest.split()) < SHORTEST_STORY):
            return ""
        sentence = rest
    return sentence
