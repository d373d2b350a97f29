"""An answer that was opened again: as it was then, and what has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision.rewording import Rewording
from domain.clause import Clause, Instrument
from domain.conversation import Turn
from domain.corpus import Corpus
from domain.decision import Advice
from domain.history import Source, Wording
from domain.model import Sent
from domain.overview import Grouped
from domain.search import Query
from records.sources import sha256
from views.adviser import Advises
from views.clause import changed
from views.conversation import Past
from views.escape import html
from views.moment import when
from views.site import Site

SAME = "The clauses it cites read the same today."
RELY = "This is the answer as it was given. Ask again before you rely on it."


@dataclass(frozen=True)
class AsThen:
    """An advisor that shows clauses as they read then; asked, it answers as of today."""

    today: Advises
    wordings: Mapping[str, Wording]

    @property
    def corpus(self) -> Corpus:
        then = {each.instrument.id: each.instrument for each in self.wordings.values()}
        now = self.today.corpus
        kept = tuple(each for each in now.instruments if each.id not in then)
        return now.model_copy(update={"instruments": (*then.values(), *kept)})

    def ask(self, query: Query, k: int = 10, *, sends: bool = True) -> Advice:
        return self.today.ask(query, k, sends=sends)

    def would_send(self, query: Query, advice: Advice) -> Sent | None:
        return self.today.would_send(query, advice)

    def begin(
        self, query: Query, k: int = 10, *, sends: bool = True
    ) -> tuple[Advice, Rewording | None]:
        return self.today.begin(query, k, sends=sends)

    def alike(self, question: str, others: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
        return self.today.alike(question, others)

    def groups(self, texts: Sequence[str], least: int) -> Grouped:
        return self.today.groups(texts, least)

    def clause(self, clause_id: str) -> Clause:
        then = self.wordings.get(clause_id)
        return then.clause if then else self.today.clause(clause_id)

    def instrument(self, clause: Clause) -> Instrument:
        then = self.wordings.get(clause.id)
        return then.instrument if then else self.today.instrument(clause)


def as_then(site: Site, past: Past) -> Site:
    """The site as it was when an answer was given."""
    return replace(site, advisor=AsThen(site.advisor, past.wordings))


def notice(turn: Turn, past: Past, corpus: Corpus) -> str:
    """When it was asked, and which of the clauses it cites read otherwise today."""
    found = list(_changes(turn, past, corpus))
    same = f" {SAME}" if turn.advice.citations and not found else ""
    asked = f'<p class="mayi-small">Asked on {html(when(past.asked_at))}.{same}</p>'
    if not found:
        return asked
    return f'{asked}<div class="mayi-changed" role="note">{"".join(found)}<p>{RELY}</p></div>'


def _changes(turn: Turn, past: Past, corpus: Corpus) -> Iterator[str]:
    clauses = {each.id: each for each in corpus.clauses}
    editions = {each.id: each.edition for each in corpus.instruments}
    for citation in turn.advice.citations:
        source = past.sources.get(citation.clause_id)
        today = clauses.get(citation.clause_id)
        if today is None:
            yield f"<p>Clause {html(citation.clause_id)} is no longer among the sources.</p>"
        elif sha256(today.text) != sha256(citation.text):
            yield _reads_otherwise(citation.text, today)
        elif source and source.edition != editions.get(today.instrument):
            yield _other_edition(source, editions.get(today.instrument, ""))


def _reads_otherwise(then: str, today: Clause) -> str:
    return (
        f"<p>Clause {html(today.id)} reads otherwise today:</p>"
        f'<blockquote dir="auto"><p>{changed(then, today.text)}</p></blockquote>'
    )


def _other_edition(source: Source, today: str) -> str:
    return (
        f"<p>Clause {html(source.clause_id)} stands in another edition today ({html(today)}; then: "
        f"{html(source.edition)}). Its words are the same.</p>"
    )
