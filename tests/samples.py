"""Answers for the page to show, one of each kind, quoted from the shipped corpus."""

from functools import cache

from decision.quotes import cite
from domain.clause import Authority, Clause, Instrument, Span
from domain.conversation import Draft, Turn
from domain.corpus import Corpus
from domain.decision import (
    Advice,
    Alternative,
    Citation,
    Condition,
    Conflict,
    Precedent,
    Ranked,
    Verdict,
)
from domain.errors import BlankQuestion, QuestionTooLong
from domain.search import Query
from tests.fakes import real_corpus
from views.conversation import Conversation

LIMIT = 10_000
AGREED = "permission_of_appropriate_authority"
NASTY = (
    "$50 … $100",
    "<script>document.title='pwned'</script>",
    "[x](javascript:alert(1))",
    "**bold** _it_ `code` ~~no~~",
    "# title",
    "- a -> b <- c -- d >= e",
    ":red[hot] :material/home: :smile: :streamlit:",
    "<b onmouseover=alert(1)>&amp; &lt;</b>",
    "| a | b |",
    "1. one",
    "--><img src=x onerror=alert(1)></style>",
    "emoji 🧺 and עברית and \u202eevil\u202c",
)


def clause(clause_id: str) -> Clause:
    return next(each for each in real_corpus().clauses if each.id == clause_id)


def cited(clause_id: str, quote: str) -> Citation:
    source = clause(clause_id)
    instrument = next(each for each in real_corpus().instruments if each.id == source.instrument)
    return cite(quote, source, source.document, instrument.authority)


def condition(condition_id: str, met: bool | None, words: str = "") -> Condition:
    norm = next(each for each in real_corpus().conditions if each.id == condition_id)
    return Condition(
        id=norm.id, text=norm.text, met=met, clause_id=norm.clause, words=words, ask=norm.ask
    )


def _advice(verdict: Verdict, answer: str, **more: object) -> Advice:
    given: dict[str, object] = {
        "question": "", "verdict": verdict, "confidence": 0.93, "answer": answer,
        "refer_to": "your manager or the client, before you give anything out",
        "mode": "cases", "index": "0" * 64, "seconds": 0.01, "ranking": RANKING,
    }  # fmt: skip
    return Advice.model_validate(given | more)


RANKING = (
    Ranked(clause_id="msp-code/4.1", score=0.81, why="cases like it: 6 of 8; words: confidential"),
    Ranked(clause_id="msp-code/3.2", score=0.34, why="meaning: third"),
    Ranked(clause_id="duty-of-care/2.1", score=0.22, why="meaning: fifth"),
)
PRECEDENTS = (
    Precedent(
        case_id="b0291", question="May I share a client's log files with the vendor?",
        verdict=Verdict.CONDITIONAL, kind="worked_case", clauses=("msp-code/4.1",),
        why="Sending logs to support is common, but it needs the client's leave.",
    ),
    Precedent(
        case_id="b0290", question="can I post a screenshot of a client's server error on reddit?",
        verdict=Verdict.FORBIDDEN, kind="worked_case", clauses=("msp-code/4.1",),
        why="A screenshot with a client's addresses puts its network before the whole internet.",
    ),
)  # fmt: skip
WHY = (
    "The clause that fits best is msp-code/4.1: 6 of the 8 nearest worked cases turn on it.",
    "Your question was read as one about telling or showing it to somebody.",
    "What decides it was not told for certain: whether the client has agreed.",
)
CONFIDENCE = (
    "except with the permission of the appropriate authority, or at the direction of a court of law"
)

FORBIDDEN = _advice(
    Verdict.FORBIDDEN,
    "No. You may not accept the hamper if it is meant to sway a decision. Send it back with "
    "thanks, and tell your manager that it came.",
    citations=(
        cited("msp-code/3.2", "Members will reject any offer of bribery or inducement"),
        cited("msp-code/3.1", "Full and immediate disclosure to customers is required"),
    ),
    conditions=(condition("is_inducement", True, "hamper from a vendor"),),
    precedents=PRECEDENTS[1:],
    refer_to="your manager",
)
CONDITIONAL = _advice(
    Verdict.CONDITIONAL,
    "It depends on whether the client or your employer has agreed. Without that, the log files "
    "stay where they are.",
    citations=(
        cited("msp-code/4.1", CONFIDENCE),
        cited("msp-code/1.3", "typically refers to an employer or client"),
    ),
    conditions=(
        condition("information_confidential", True, "a client’s log files"),
        condition(AGREED, None),
        condition("court_direction", False, "no court order"),
    ),
    open_questions=(condition(AGREED, None).ask,),
    precedents=PRECEDENTS,
    notes=("Your question was read as one about confidential information.",),
    why=WHY,
    confidence=0.71,
)
PERMITTED = CONDITIONAL.model_copy(
    update={
        "verdict": Verdict.PERMITTED,
        "answer": "Yes, you may, because the client has agreed. Send what they agreed to and "
        "nothing more.",
        "conditions": (condition(AGREED, True), *CONDITIONAL.conditions[:1]),
        "open_questions": (),
    }
)
REFUSED = CONDITIONAL.model_copy(
    update={
        "verdict": Verdict.FORBIDDEN,
        "answer": "No, you may not send them, because nobody with authority has agreed.",
        "conditions": (condition(AGREED, False), *CONDITIONAL.conditions[:1]),
        "open_questions": (),
    }
)
POLICE = _advice(
    Verdict.FORBIDDEN,
    "No, a request from the police is not enough. The Code lets the mailbox out only with the "
    "client’s permission or at the direction of a court.",
    citations=(
        cited("msp-code/4.1", CONFIDENCE),
        cited("press-article/1.5", "required to turn over information to law enforcement"),
    ),
    conditions=(condition("court_direction", False, "There is no court order"),),
    conflicts=(
        Conflict(
            clauses=("press-article/1.5", "msp-code/4.1"), prevails="msp-code/4.1",
            why=real_corpus().divergences[0].why,
        ),
    ),
)  # fmt: skip
NOT_COVERED = _advice(
    Verdict.NOT_COVERED,
    "The sources do not settle this. They say nothing about parking.",
    refer_to="your manager",
    confidence=0.88,
)
INFORMATION = _advice(
    Verdict.INFORMATION,
    "It is whoever has authority over what you do. For you that is usually your employer or the "
    "client.",
    citations=(cited("msp-code/1.3", "any person or organization with authority"),),
    refer_to="",
)
OBLIGATORY = _advice(
    Verdict.OBLIGATORY,
    "Yes, you must. Explain the likely risks and consequences before you skip the backups.",
    citations=(cited("msp-code/2.1", "explanation as to the likely risks and consequences"),),
)

UNSURE = _advice(
    Verdict.FORBIDDEN,
    "I am not sure: this can be read two ways, and “you may not” is likelier than “it depends”. "
    "You may not. The lunch is meant to sway a decision, and such an offer has to be rejected.",
    alternative=Alternative(
        verdict=Verdict.CONDITIONAL,
        confidence=0.31,
        says="You may, but only if what is offered is no bribe and is not meant to sway a "
        "decision. Ask yourself whether the vendor would mind your client knowing.",
    ),
    citations=FORBIDDEN.citations[:1],
    conditions=(condition("is_inducement", True, "a lunch from the vendor"),),
    why=(
        "The clause that fits best is msp-code/3.2: 5 of the 20 nearest worked cases turn on it.",
        "Read from “a lunch from the vendor”: what is offered is meant to sway a decision.",
        "That is not sure enough to stand alone (0.52), so “it depends” (0.31) is shown beside it.",
    ),
    refer_to="your manager",
    confidence=0.52,
)


def for_query(query: Query) -> Advice | Exception:
    """The sample that fits the words of a question and its facts."""
    if not query.question.strip():
        return BlankQuestion()
    if len(query.question) > LIMIT:
        return QuestionTooLong(len(query.question), LIMIT)
    if AGREED in query.facts:
        return {True: PERMITTED, False: REFUSED, None: CONDITIONAL}[query.facts[AGREED]]
    for words in (query.question, " ".join(query.earlier)):
        for word, advice in BY_WORD.items():
            if word in words.lower():
                return advice
    return NOT_COVERED


def nasty() -> Advice:
    """An answer in which everything that can hold text holds text that looks like markup."""
    everything = " ".join(NASTY)
    return CONDITIONAL.model_copy(
        update={
            "answer": everything,
            "notes": NASTY,
            "why": NASTY,
            "refer_to": everything,
            "conditions": (
                condition(AGREED, None).model_copy(update={"text": everything, "ask": everything}),
                condition("court_direction", False, everything),
            ),
            "open_questions": (everything,),
            "precedents": (
                PRECEDENTS[0].model_copy(update={"question": everything, "why": everything}),
            ),
            "ranking": (RANKING[0].model_copy(update={"why": everything}),),
        }
    )


BY_WORD: dict[str, Advice | Exception] = {
    "agrees in writing": PERMITTED,
    "detective": POLICE,
    "hamper": FORBIDDEN,
    "log files": CONDITIONAL,
    "lunch": UNSURE,
    "backup": OBLIGATORY,
    "authority": INFORMATION,
    "crash": RuntimeError("the fake broke"),
    "sell <b>": nasty(),
    "parking": NOT_COVERED,
}


def every_kind() -> Conversation:
    """A conversation in which every kind of answer was given."""
    answers = {word: each for word, each in BY_WORD.items() if isinstance(each, Advice)}
    return Conversation(
        turns=tuple(
            Turn(draft=Draft(question=word), advice=each.model_copy(update={"question": word}))
            for word, each in answers.items()
        )
    )


@cache
def with_nasty_document() -> Corpus:
    """The shipped corpus and one document whose every word looks like markup."""
    text = "\n".join(NASTY)
    instrument = Instrument(
        id="nasty", title=NASTY[3] + NASTY[1], issuer=NASTY[0], kind=NASTY[2],
        authority=Authority.INFORMATIVE, edition=NASTY[6], rights=NASTY[7],
    )  # fmt: skip
    clauses = tuple(
        Clause(
            id=f"nasty/1.{number}", instrument="nasty", section=NASTY[4], number=f"1.{number}",
            text=words, document="nasty.txt", span=Span(text.index(words), text.index(words) + 3),
        )
        for number, words in enumerate(NASTY, 1)
    )  # fmt: skip
    corpus = real_corpus()
    return corpus.model_copy(
        update={
            "instruments": (*corpus.instruments, instrument),
            "clauses": (*corpus.clauses, *clauses),
            "texts": {**corpus.texts, "nasty.txt": text},
        }
    )
