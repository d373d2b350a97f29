"""A small code of its own, and an encoder and a reader whose answers are known beforehand."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from decision.alike import Alike
from domain.case import Fact, WorkedCase
from domain.clause import Authority, Clause, Document, Instrument, Modality, Span
from domain.corpus import Corpus
from domain.decision import Polarity, State, Verdict
from domain.norm import Divergence, Norm, NormCondition
from domain.norm import Reading as PlainWords
from domain.reading import Reading
from retrieval.encoder import Seen, Vectors
from retrieval.late import Late, look_at

_WORD = re.compile(r"[^\W_]+")
LONGEST = 15

GIFTS = "Staff must not accept gifts from vendors, unless the manager has agreed."
REPORTING = "Everybody must report accidents within a day."
TERMS = "The handbook describes working hours."
PRESS = "A newspaper says that small gifts are welcome."
TEXTS = {
    "house/1.1": ("Gifts", GIFTS),
    "house/1.2": ("Gifts", REPORTING),
    "house/2.1": ("Terms", TERMS),
    "paper/1.1": ("Article", PRESS),
}


class FakeEncoder:
    """The vector of a text is the histogram of its words' lengths, made a unit."""

    def __init__(self, fingerprint: str = "lengths-1") -> None:
        self.name = "lengths"
        self.fingerprint = fingerprint
        self.history: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.history.extend(texts)
        rows = [self._vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), LONGEST + 1)

    def look(self, text: str) -> Seen:
        """Every word stands by itself, whatever its neighbours are."""
        found = list(_WORD.finditer(text))
        rows = [self._vector(each.group()) for each in found]
        states = np.array(rows, np.float32).reshape(len(rows), LONGEST + 1)
        return Seen(self.encode([text]), states, tuple(Span(*each.span()) for each in found))

    def _vector(self, text: str) -> Sequence[float]:
        counts = np.zeros(LONGEST + 1)
        for word in _WORD.findall(text):
            counts[min(len(word), LONGEST)] += 1
        counts[0] = 0.0 if counts.any() else 1.0
        return [float(count) for count in counts / np.linalg.norm(counts)]


class CrashingEncoder(FakeEncoder):
    """Fails on a text that holds the word "crash"."""

    def _vector(self, text: str) -> Sequence[float]:
        if "crash" in text:
            raise RuntimeError("the encoder crashed")
        return super()._vector(text)


class FakeReader:
    """Gives the reading stated for a text, or else the one for every text."""

    def __init__(self, always: Reading, by_text: Mapping[str, Reading] | None = None) -> None:
        self.history: list[str] = []
        self._always = always
        self._by_text = by_text or {}

    def read(self, question: str) -> Reading:
        self.history.append(question)
        return self._by_text.get(question, self._always)


def reading(
    clauses: Mapping[str, float] | None = None,
    verdicts: Mapping[Verdict, float] | None = None,
    polarity: Polarity = Polarity.DO,
    states: Mapping[str, Mapping[State, float]] | None = None,
    nothing: float = 0.0,
) -> Reading:
    """A reading that is sure of one act; what is not given gets nothing."""
    given = verdicts or {Verdict.PERMITTED: 1.0}
    return Reading(
        clauses=clauses or {},
        nothing=nothing,
        verdicts={verdict: given.get(verdict, 0.0) for verdict in Verdict},
        polarities={each: float(each is polarity) for each in Polarity},
        states=states or {},
    )


def sure(state: State) -> dict[State, float]:
    """A belief that leaves no doubt."""
    return {each: float(each is state) for each in State}


def alike(corpus: Corpus) -> Alike:
    """Compare what is told with the clauses of a corpus, by the lengths of words."""
    texts, encoder = [clause.text for clause in corpus.clauses], FakeEncoder()
    late = Late([clause.id for clause in corpus.clauses], texts, look_at(texts, encoder))
    return Alike(late, encoder)


def small_corpus(fingerprint: str = "f" * 64) -> Corpus:
    """Two instruments, four clauses, one exception, four cases and one divergence."""
    return Corpus(
        fingerprint=fingerprint,
        instruments=(
            _instrument("house", "House Rules", Authority.BINDING),
            _instrument("paper", "Daily Paper", Authority.COMMENTARY),
        ),
        documents=(_document("house"), _document("paper")),
        clauses=tuple(clause(id) for id in TEXTS),
        texts={f"{name}.txt": _whole(name) for name in ("house", "paper")},
        norms=NORMS,
        conditions=(AGREED,),
        divergences=(DIVERGENCE,),
        cases=CASES,
    )


def bare_corpus(fingerprint: str = "b" * 64) -> Corpus:
    """The same clauses as a user would bring them: no norms, no cases."""
    own = small_corpus(fingerprint)
    return own.model_copy(
        update={"norms": (), "conditions": (), "divergences": (), "cases": ()},
    )


def clause(id: str) -> Clause:
    instrument, number = id.split("/")
    section, text = TEXTS[id]
    start = _whole(instrument).index(text)
    return Clause(
        id=id,
        instrument=instrument,
        section=section,
        number=number,
        text=text,
        document=f"{instrument}.txt",
        span=Span(start, start + len(text)),
    )


def _whole(instrument: str) -> str:
    own = [text for id, (_, text) in TEXTS.items() if id.startswith(f"{instrument}/")]
    return "\n".join(own)


def _instrument(id: str, title: str, authority: Authority) -> Instrument:
    return Instrument(
        id=id,
        title=title,
        issuer="nobody",
        kind="rules",
        authority=authority,
        edition="first",
        rights="none",
    )


def _document(instrument: str) -> Document:
    return Document(
        file=f"{instrument}.txt",
        sha256="0" * 64,
        received_from="a test",
        instruments=(instrument,),
    )


AGREED = NormCondition(
    id="manager_agreed",
    clause="house/1.1",
    kind="exception",
    text="the manager has agreed",
    negated="no manager has agreed",
    ask="Has the manager agreed?",
    effects={
        Polarity.DO: {State.MET: Verdict.PERMITTED, State.FAILED: Verdict.FORBIDDEN},
    },
)
DIVERGENCE = Divergence(
    clauses=("paper/1.1", "house/1.1"),
    prevails="house/1.1",
    quotes=("small gifts are welcome", "must not accept gifts from vendors"),
    why="The paper welcomes small gifts; the rules do not.",
    topics=("May I accept a small gift?", "Are pens welcome?"),
    words=("newspaper", "small gift"),
)


def _norm(id: str, modality: Modality, quote: str, *says: tuple[Verdict, str]) -> Norm:
    return Norm(
        clause=id,
        bearer="staff",
        modality=modality,
        act="act",
        quote=quote,
        conditions=("manager_agreed",) if id == "house/1.1" else (),
        refer_to="your manager",
        readings=tuple(PlainWords(verdict=verdict, says=words) for verdict, words in says),
    )


NORMS = (
    _norm(
        "house/1.1",
        Modality.PROHIBITION,
        "must not accept gifts from vendors",
        (Verdict.FORBIDDEN, "A gift from a vendor stays with the vendor."),
        (Verdict.PERMITTED, "The manager knows of the gift."),
        (Verdict.CONDITIONAL, "Ask the manager first."),
        (Verdict.INFORMATION, "The rule is about gifts."),
    ),
    _norm(
        "house/1.2",
        Modality.OBLIGATION,
        "must report accidents",
        (Verdict.OBLIGATORY, "Every accident counts."),
        (Verdict.INFORMATION, "The rule is about accidents."),
    ),
)


def _case(
    id: str, question: str, verdict: Verdict, *clauses: str, agreed: State | None = None
) -> WorkedCase:
    return WorkedCase(
        id=id,
        scenario=id,
        question=question,
        role="technician",
        style="short",
        clauses=clauses,
        verdict=verdict,
        conditions=(Fact(condition="manager_agreed", state=agreed),) if agreed else (),
        why=f"Because of {id}.",
    )


CASES = (
    _case("c1", "May I keep the wine?", Verdict.FORBIDDEN, "house/1.1", "paper/1.1"),
    _case(
        "c2",
        "My manager agreed to the hamper. May I keep it?",
        Verdict.PERMITTED,
        "house/1.1",
        agreed=State.MET,
    ),
    _case("c3", "Somebody slipped. Must I report it?", Verdict.OBLIGATORY, "house/1.2"),
    _case("c4", "Where may I park my motorcycle?", Verdict.NOT_COVERED),
)
