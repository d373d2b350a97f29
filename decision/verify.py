"""Whether a sentence is borne out by the clause that it cites.

Support is what the cited sentence of the clause says, or one of the norm's plain readings for the
verdict given. The nearest of these must be near (cosine), share most of the sentence's own words,
deny what it denies, and hold every word that turns a rule (may, must, accept, reject …). The limits
were chosen by measurement: python -m evals.verify (docs/decisions/0011).
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from decision.alike import denial
from decision.form import sentences
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.norm import Reading
from retrieval.encoder import Encodes
from retrieval.rulings import Likeness

NEAR = 0.6
SHARED = 0.5
"""Part of a sentence's own words that its support has to hold."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|nor|neither|without|cannot)\b|n['’]t\b", re.I
)
_COMMON = frozenset(
    """
    a about all also an and any are as at be been before but by for from had has have he her him his
    how i if in into is it its me my of on or our out over own she so some such than that the their
    them then there these they this those to up us very was we were what when where which while who
    will with would you your
    """.split()
)
STEM = 5
_TURNS = frozenset(
    word[:STEM]
    for word in """
    accept allow allowed allows always anyway approve approved avoid ban banned can compulsory could
    decline demand enough except exempt fine forbid forbidden forbids free freely good harmless
    ignore illegal keep legal leave may might must need never obligatory okay ok only optional ought
    permit permits permitted prohibit prohibited proper refuse reject require required right safe
    shall should skip suspend suspended take unless unlawful void waive waived welcome wrong
    """.split()
)


class Support(NamedTuple):
    """The nearest support of a sentence, and how well it bears it."""

    text: str
    cosine: float
    shared: float
    against: float
    """The cosine of the nearest that denies it, or that goes with another verdict."""


class Verifier:
    """Holds sentences against the clauses and norms of one corpus."""

    def __init__(self, corpus: Corpus, encoder: Encodes) -> None:
        self._clauses = {clause.id: clause for clause in corpus.clauses}
        self._norms = {norm.clause: norm for norm in corpus.norms}
        self._vector = Likeness(encoder).vector

    def statements(
        self, clause_id: str, verdict: Verdict, fits: Callable[[Reading], bool] = lambda _: True
    ) -> tuple[str, ...]:
        """What may be cited of a clause: its sentences, then its fitting readings for a verdict."""
        norm = self._norms.get(clause_id)
        read = [
            sentence
            for each in (norm.readings if norm else ())
            if each.verdict is verdict and fits(each)
            for sentence in sentences(each.says)
        ]
        return tuple(dict.fromkeys([*sentences(self._clauses[clause_id].text), *read]))

    def unsupported(self, sentence: str, cited: str, clause_id: str, verdict: Verdict) -> str:
        """Why a sentence is not borne out by the statement that it cites; empty where it is."""
        return refused(sentence, self.support(sentence, [cited], clause_id, verdict))

    def support(
        self, sentence: str, among: Sequence[str], clause_id: str, verdict: Verdict
    ) -> Support:
        """Measure the nearest of some statements, and what stands against it."""
        own, denied = self._vector(sentence), self._vector(denial(sentence))
        cosines = [float(own @ self._vector(each)) for each in among]
        best = int(np.argmax(cosines))
        own_side = self.statements(clause_id, verdict)
        rivals = [
            each
            for other in Verdict
            if other is not verdict
            for each in self.statements(clause_id, other)
            if each not in own_side
        ]
        against = [float(own @ self._vector(each)) for each in rivals]
        against += [float(denied @ self._vector(among[best]))]
        words = stems(sentence)
        shared = len(words & stems(among[best])) / max(len(words), 1)
        return Support(among[best], cosines[best], shared, max(against))


def refused(sentence: str, support: Support) -> str:
    """Why a support does not bear a sentence out; empty where it does."""
    if support.cosine < NEAR or support.shared < SHARED:
        return "a sentence says what the cited one does not"
    if support.against > support.cosine:
        return "a sentence says the opposite of the cited one"
    if len(_NEGATION.findall(sentence)) % 2 != len(_NEGATION.findall(support.text)) % 2:
        return "a sentence denies what the cited one does not"
    if (stems(sentence) & _TURNS) - _stems(support.text):
        return "a sentence allows or requires what the cited one does not"
    if set(_DIGITS.findall(sentence)) - set(_DIGITS.findall(support.text)):
        return "a sentence holds a number that the cited one does not"
    return ""


def stems(text: str) -> frozenset[str]:
    """The words of a text that mean something by themselves, without their endings."""
    return frozenset(
        word[:STEM] for word in _words(text) if word not in _COMMON or word[:STEM] in _TURNS
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
