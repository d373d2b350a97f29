"""From what was found to the whole advice: clause, verdict, conditions, conflicts, precedents."""

from collections.abc import Sequence
from typing import NamedTuple

from decision import compose, explain, wording
from decision.alike import Alike
from decision.by_cases import against, backing, by_cases
from decision.conflicts import bearing
from decision.english import is_english
from decision.evidence import words_for
from decision.form import Form, form_of, is_negated
from decision.quotes import cite
from decision.verdict import Judgement, Matter, in_doubt, is_uncovered, judge, second, silence
from domain.case import WorkedCase
from domain.clause import Instrument
from domain.corpus import Corpus
from domain.decision import (
    Advice,
    Alternative,
    Citation,
    Condition,
    Conflict,
    Precedent,
    Ranked,
    State,
    Verdict,
)
from domain.norm import Divergence, Norm
from domain.reading import Reading
from domain.search import Hit, Query, Ranking

SUPPORTS = 0.1
"""A clause below this score is not shown as supporting."""
MAX_SUPPORTING = 3
SIMILAR = 0.45
"""A case less similar than this is no precedent."""
MAX_PRECEDENTS = 3
UNBACKED = 0.5
"""Confidence in a verdict that no case or norm backs is at most this."""

ASK_A_PERSON = "your manager or your firm's ethics officer"
NOT_ENGLISH = (
    "The question does not look like English; the sources are English, and so is what mayi was "
    "built to read. Ask again in English."
)
TOO_LONG = (
    "The question is longer than what is read at once, about 280 words: its beginning and its end "
    "were read. Ask it shorter, or ask its parts one by one."
)
NO_CASES = (
    "No worked cases or norms stand behind this code: the verdict is read from the clause's own "
    "wording alone, so read the clause before you rely on it."
)
NONE_NEAR = (
    "No worked case of your own is near enough to this question: the verdict is read from the "
    "clause's own wording alone, so read the clause before you rely on it."
)


class Findings(NamedTuple):
    """All that the decision rests on.

    `typed` is the question as it came, `query` what it asks in plain words, `text` that joined and
    whole, and `notes` what the asker has to know of the difference.
    """

    typed: str
    query: Query
    text: str
    notes: tuple[str, ...]
    ranking: Ranking
    reading: Reading | None
    topics: Sequence[tuple[str, float]]


class Decider:
    """Decides with the norms and cases of one corpus."""

    def __init__(self, corpus: Corpus, alike: Alike) -> None:
        self._corpus = corpus
        self._alike = alike
        self._clauses = {clause.id: clause for clause in corpus.clauses}
        self._instruments = {instrument.id: instrument for instrument in corpus.instruments}
        self._norms = {norm.clause: norm for norm in corpus.norms}
        self._conditions = {condition.id: condition for condition in corpus.conditions}
        self._cases = {case.id: case for case in corpus.cases}

    def decide(self, findings: Findings) -> Advice:
        """Return the advice; index, mode and seconds are filled in by the caller."""
        hits = findings.ranking.hits
        if not hits or not is_english(findings.query.question) or self._is_uncovered(findings):
            return self._not_covered(findings)
        norm = self._norms.get(hits[0].clause_id)
        if self._cases and not self._norms:
            return self._by_own_cases(findings, hits[0])
        if norm is None or findings.reading is None:
            return self._by_wording(findings, hits[0])
        return self._by_norm(findings, norm, findings.reading)

    def _by_own_cases(self, findings: Findings, hit: Hit) -> Advice:
        precedents = self._precedents(findings.ranking, hit.clause_id)
        neighbours = findings.ranking.neighbours
        backed = by_cases(findings.text, hit.clause_id, neighbours, self._cases)
        if backed is None:
            advice = self._by_wording(findings, hit)
            notes = tuple(NONE_NEAR if note == NO_CASES else note for note in advice.notes)
            heeded = self._heeding_cases(advice, hit.clause_id)
            return heeded.model_copy(update={"notes": notes, "precedents": precedents})
        backing_it = sum(case.clauses[:1] == (hit.clause_id,) for case in self._cases.values())
        return self._advice(
            findings,
            verdict=backed.verdict,
            confidence=round(backed.confidence, 3),
            answer=backed.answer,
            citations=self._citations(findings, hit.clause_id, ()),
            open_questions=backed.open_questions,
            why=backed.why,
            precedents=precedents,
            notes=(backing(backing_it),),
            refer_to=ASK_A_PERSON,
        )

    def _by_norm(self, findings: Findings, norm: Norm, reading: Reading) -> Advice:
        conditions = [self._conditions[id] for id in norm.conditions]
        matter = Matter(norm.clause, reading, conditions, findings.query.facts)
        judgement = judge(matter)
        differing = bearing(
            self._corpus.divergences, findings.text, findings.topics, self._near(findings)
        )
        alternative = _alternative(norm, matter, judgement)
        shown = self._shown(findings, norm, judgement)
        decided = explain.Decided(
            norm,
            matter,
            judgement,
            findings.ranking,
            self._nearest(findings),
            shown,
            alternative,
        )
        return self._advice(
            findings,
            verdict=judgement.verdict,
            confidence=round(judgement.confidence, 3),
            answer=compose.paragraph(
                _answer(norm, judgement, findings.text, alternative),
                *map(self._prevailing, differing),
            ),
            citations=self._citations(findings, norm.clause, differing),
            conditions=shown,
            open_questions=tuple(condition.ask for condition in judgement.open),
            alternative=alternative,
            why=explain.steps(decided),
            conflicts=tuple(map(_conflict, differing)),
            precedents=self._precedents(findings.ranking, norm.clause),
            refer_to=norm.refer_to,
        )

    def _by_wording(self, findings: Findings, hit: Hit) -> Advice:
        clause = self._clauses[hit.clause_id]
        norm = self._norms.get(clause.id)
        matter = wording.Matter(clause, findings.text, findings.query.facts)
        judged = wording.judge_wording(matter, self._alike)
        words = None if norm else clause.text[slice(*judged.span)]
        _, *others = self._citations(findings, clause.id, ())
        return self._advice(
            findings,
            verdict=judged.verdict,
            confidence=round(UNBACKED * findings.ranking.covered, 3),
            answer=wording.answer(judged, findings.text),
            citations=(self._cite(clause.id, words), *others),
            conditions=judged.conditions,
            open_questions=tuple(each.ask for each in judged.conditions if each.met is None),
            why=(f"The clause that fits best is {clause.id}.", *judged.why),
            notes=(NO_CASES,),
            refer_to=norm.refer_to if norm else ASK_A_PERSON,
        )

    def _heeding_cases(self, advice: Advice, clause_id: str) -> Advice:
        doubt = against(clause_id, self._cases.values())
        if advice.verdict is not Verdict.PERMITTED or not doubt:
            return advice
        return advice.model_copy(update={"verdict": Verdict.CONDITIONAL, "answer": doubt})

    def _not_covered(self, findings: Findings) -> Advice:
        reading = findings.reading
        unlikely = silence(reading) if reading else 1 - findings.ranking.covered
        foreign = not is_english(findings.query.question)
        return self._advice(
            findings,
            verdict=Verdict.NOT_COVERED,
            confidence=round(unlikely, 3),
            answer=compose.NOT_COVERED,
            notes=(NOT_ENGLISH,) if foreign else (),
            why=explain.silent(not foreign, reading, findings.ranking, self._nearest(findings)),
            precedents=self._precedents(findings.ranking, None),
            refer_to=ASK_A_PERSON,
        )

    def _advice(
        self,
        findings: Findings,
        *,
        verdict: Verdict,
        confidence: float,
        answer: str,
        refer_to: str,
        citations: tuple[Citation, ...] = (),
        conditions: tuple[Condition, ...] = (),
        open_questions: tuple[str, ...] = (),
        alternative: Alternative | None = None,
        why: tuple[str, ...] = (),
        conflicts: tuple[Conflict, ...] = (),
        precedents: tuple[Precedent, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> Advice:
        cut = (TOO_LONG,) if findings.reading and findings.reading.is_cut else ()
        return Advice(
            question=findings.typed,
            verdict=verdict,
            confidence=confidence,
            answer=answer,
            citations=citations,
            ranking=tuple(_ranked(hit) for hit in findings.ranking.hits),
            conditions=conditions,
            open_questions=open_questions,
            alternative=alternative,
            why=why,
            conflicts=conflicts,
            precedents=precedents,
            notes=(*findings.notes, *cut, *notes),
            refer_to=refer_to,
            mode="",
            index="",
            seconds=0.0,
        )

    def _is_uncovered(self, findings: Findings) -> bool:
        if findings.reading is None:
            return findings.ranking.covered < UNBACKED
        return is_uncovered(findings.reading)

    def _nearest(self, findings: Findings) -> list[WorkedCase]:
        return [self._cases[each.case_id] for each in findings.ranking.neighbours]

    def _near(self, findings: Findings) -> set[str]:
        return {hit.clause_id for hit in findings.ranking.hits[:MAX_SUPPORTING]}

    def _citations(
        self, findings: Findings, governing: str, differing: Sequence[Divergence]
    ) -> tuple[Citation, ...]:
        near = [hit.clause_id for hit in findings.ranking.hits if hit.score >= SUPPORTS]
        spelt_out = [clause.id for clause in self._corpus.clauses if governing in clause.elaborates]
        quotes = {
            id: quote
            for each in differing
            for id, quote in zip(each.clauses, each.quotes, strict=True)
        }
        ids = dict.fromkeys([governing, *quotes, *near[1 : MAX_SUPPORTING + 1], *spelt_out])
        return tuple(self._cite(id, quotes.get(id)) for id in list(ids)[: MAX_SUPPORTING + 1])

    def _cite(self, clause_id: str, quote: str | None) -> Citation:
        """Cite the words that differ, or those that carry the norm, or the whole clause."""
        clause = self._clauses[clause_id]
        instrument = self._of(clause_id)
        norm = self._norms.get(clause.id)
        words = quote or (norm.quote if norm else clause.text)
        return cite(words, clause, instrument.title, instrument.authority)

    def _prevailing(self, divergence: Divergence) -> str:
        other = next(id for id in divergence.clauses if id != divergence.prevails)
        return compose.differ(self._of(other).kind, self._of(divergence.prevails).title)

    def _of(self, clause_id: str) -> Instrument:
        return self._instruments[self._clauses[clause_id].instrument]

    def _shown(self, findings: Findings, norm: Norm, judgement: Judgement) -> tuple[Condition, ...]:
        shown = []
        for id in norm.conditions:
            condition, state = self._conditions[id], judgement.states[id]
            given = id in findings.query.facts
            if condition not in judgement.open and state is State.UNSAID and not given:
                continue
            words = "" if given else _told_by(findings, id, state)
            shown.append(
                Condition(
                    id=id,
                    text=condition.text,
                    met=None if state is State.UNSAID else state is State.MET,
                    clause_id=condition.clause,
                    words=words,
                    ask=condition.ask,
                )
            )
        return tuple(shown)

    def _precedents(self, ranking: Ranking, governing: str | None) -> tuple[Precedent, ...]:
        near = [
            self._cases[each.case_id] for each in ranking.neighbours if each.similarity >= SIMILAR
        ]
        fitting = [
            case for case in near if (governing in case.clauses if governing else not case.clauses)
        ]
        return tuple(
            Precedent(
                case_id=case.id,
                question=case.question,
                verdict=case.verdict,
                kind="worked_case",
                why=case.why,
                clauses=case.clauses,
            )
            for case in fitting[:MAX_PRECEDENTS]
        )


def _answer(norm: Norm, judgement: Judgement, text: str, other: Alternative | None) -> str:
    if other is None:
        return compose.reply(norm, judgement, form_of(text), is_negated(text))
    doubt = compose.unsure(judgement.verdict, other.verdict)
    return compose.paragraph(doubt, _plainly(norm, judgement))


def _alternative(norm: Norm, matter: Matter, judgement: Judgement) -> Alternative | None:
    """Return the other reading where the verdict is in doubt and there are words for it."""
    other = second(matter, judgement) if in_doubt(judgement, matter.point) else None
    says = _plainly(norm, other) if other else ""
    if other is None or not says:
        return None
    return Alternative(verdict=other.verdict, confidence=round(other.confidence, 3), says=says)


def _plainly(norm: Norm, judgement: Judgement) -> str:
    """Return a reply without yes or no: of two readings neither answers what was asked."""
    return compose.reply(norm, judgement, Form.TOLD, negated=False)


def _told_by(findings: Findings, condition: str, state: State) -> str:
    if findings.reading is None or state is State.UNSAID:
        return ""
    return words_for(condition, findings.text, findings.reading)


def _ranked(hit: Hit) -> Ranked:
    why = "; ".join(placement.why for placement in hit.placements)
    return Ranked(clause_id=hit.clause_id, score=hit.score, why=why)


def _conflict(divergence: Divergence) -> Conflict:
    return Conflict(clauses=divergence.clauses, prevails=divergence.prevails, why=divergence.why)
