"""How well the check tells sentences that a clause bears out from those that it does not.

    python -m evals.verify

True are the sentences of the norms' plain readings, as they stand and reworded a little. False are
the same under a clause of another section, denied, with a word that turns the rule replaced by its
opposite, and where another verdict is given. Free are reasons that other authors wrote for fresh
and apart questions: true, but saying more than the clause does; and the same denied.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from config import load
from decision.alike import denial
from decision.form import sentences
from decision.verify import Verifier, refused
from domain.corpus import Corpus
from domain.decision import Verdict
from evals.bootstrap import interval
from evals.table import aligned
from evals.topics import load_set
from ingest.sources import load_corpus
from retrieval.encoder import open_encoder

OPPOSITES = {
    "must": "need not", "may not": "may", "reject": "accept", "rejected": "accepted",
    "without": "with", "no": "any", "cannot": "can", "has to": "does not have to",
    "have to": "do not have to", "turn it down": "take it", "required": "optional",
    "not": "always", "only": "not only",
}  # fmt: skip
SMALL = (("it is", "it's"), ("cannot", "can not"), ("has to be", "must be"), ("tell", "inform"))
DRAWN = 400


class Pair(NamedTuple):
    """A sentence under a clause and a verdict; `borne` tells whether it should pass."""

    kind: str
    borne: bool
    sentence: str
    clause: str
    verdict: Verdict


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """All pairs, the same at every run."""
    chance = random.Random(11)
    said = [
        (sentence, norm.clause, reading.verdict)
        for norm in corpus.norms
        for reading in norm.readings
        for sentence in sentences(reading.says)
    ]
    ids = sorted({clause for _, clause, _ in said})
    for sentence, clause, verdict in chance.sample(said, min(DRAWN, len(said))):
        others = [each for each in ids if each.split(".")[0] != clause.split(".")[0]]
        other = Verdict.PERMITTED if verdict is Verdict.FORBIDDEN else Verdict.FORBIDDEN
        yield Pair("as it stands", True, sentence, clause, verdict)
        yield Pair("reworded", True, _reworded(sentence), clause, verdict)
        yield Pair("another section's", False, sentence, chance.choice(others), verdict)
        yield Pair("denied", False, denial(sentence), clause, verdict)
        if (turned := _turned(sentence)) != sentence:
            yield Pair("turned", False, turned, clause, verdict)
        if not _stands(corpus, sentence, clause, other):
            yield Pair("another verdict's", False, sentence, clause, other)
    known = {clause.id for clause in corpus.clauses}
    for name in ("fresh", "apart"):
        for topic in load_set(name, known):
            if topic.clauses:
                reason = Pair("free", True, topic.why, topic.clauses[0], topic.verdict)
                yield reason
                yield reason._replace(kind="free, denied", borne=False, sentence=denial(topic.why))


def passes(pair: Pair, verifier: Verifier) -> bool:
    """Whether the sentence passes under the best that could be cited of the clause."""
    among = verifier.statements(pair.clause, pair.verdict)
    support = verifier.support(pair.sentence, among, pair.clause, pair.verdict)
    return not refused(pair.sentence, support)


def table(found: Sequence[tuple[Pair, bool]]) -> str:
    """A row for each kind: how many passed, of how many, with a 95 % interval in per cent."""
    rows = [["sentences", "should pass", "passed", "per cent"]]
    for kind in dict.fromkeys(pair.kind for pair, _ in found):
        passed = [(pair, each) for pair, each in found if pair.kind == kind]
        rows.append(_row(kind, passed))
    said = [each for each in found if not each[0].kind.startswith("free")]
    let = [(pair, pair.borne) for pair, each in said if each]
    rows.append(_row("precision, without the free", let))
    rows.append(_row("recall, without the free", [each for each in said if each[0].borne]))
    return aligned(rows)


def _row(kind: str, found: Sequence[tuple[Pair, bool]]) -> list[str]:
    low, high = interval([[each] for _, each in found])
    k, n = sum(each for _, each in found), len(found)
    should = "yes" if all(pair.borne for pair, _ in found) else "no"
    share = f"{100 * k / n:.1f} ({100 * low:.0f}–{100 * high:.0f})"
    return [kind, "" if kind.startswith("prec") else should, f"{k} of {n}", share]


def _stands(corpus: Corpus, sentence: str, clause: str, verdict: Verdict) -> bool:
    """Whether a clause's readings say the very same under another verdict."""
    norm = next(each for each in corpus.norms if each.clause == clause)
    return any(
        sentence in sentences(reading.says)
        for reading in norm.readings
        if reading.verdict is verdict
    )


def _turned(sentence: str) -> str:
    for word, opposite in OPPOSITES.items():
        changed = re.sub(rf"\b{word}\b", opposite, sentence, count=1, flags=re.I)
        if changed != sentence:
            return changed
    return sentence


def _reworded(sentence: str) -> str:
    for word, other in SMALL:
        sentence = re.sub(rf"\b{word}\b", other, sentence, flags=re.I)
    return f"Here, {sentence[:1].lower()}{sentence[1:]}"


def main() -> None:
    settings = load()
    corpus = load_corpus(settings.corpus)
    verifier = Verifier(corpus, open_encoder(settings.encoder))
    print(table([(pair, passes(pair, verifier)) for pair in pairs(corpus)]))


if __name__ == "__main__":
    main()
