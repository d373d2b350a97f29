"""mayi's retrieval for other people's chains: LangChain's retriever, embeddings, vector store.

    advisor = open_advisor(config.load())
    retriever = MayiRetriever(retriever=advisor.retriever, corpus=advisor.corpus, k=4)
    documents = retriever.invoke("May I accept a hamper from a vendor?")

Nothing on the way to an answer passes through it; decision/chat_model.py reaches a language model.
"""

from typing import Any

from langchain_chroma import Chroma
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from domain.clause import Clause
from domain.corpus import Corpus
from domain.search import Hit, Query, Retriever
from retrieval.dense import Kind
from retrieval.encoder import Encoder
from retrieval.store import Store


class MayiRetriever(BaseRetriever):
    """Clauses for a question, best first; each document is one whole clause, word for word."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: SkipValidation[Retriever]
    corpus: Corpus
    k: int = 4

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        ranking = self.retriever.retrieve(Query(question=query), self.k)
        clauses = {clause.id: clause for clause in self.corpus.clauses}
        return [_document(clauses[hit.clause_id], hit) for hit in ranking.hits]


class EncoderEmbeddings(Embeddings):
    """Any of mayi's encoders as LangChain embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [row.tolist() for row in self._encoder.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def vector_store(store: Store, encoder: Encoder, kind: Kind = "clauses") -> Chroma:
    """Return an index's vectors of clauses or cases as a LangChain vector store, to read from."""
    return Chroma(
        collection_name=kind,
        client=store.dense.client,
        embedding_function=EncoderEmbeddings(encoder),
        create_collection_if_not_exists=False,
    )


def _document(clause: Clause, hit: Hit) -> Document:
    metadata: dict[str, Any] = {
        "clause_id": clause.id,
        "section": clause.section,
        "instrument": clause.instrument,
        "score": hit.score,
        "rank": hit.rank,
        "why": "; ".join(placement.why for placement in hit.placements),
    }
    return Document(page_content=clause.text, metadata=metadata, id=clause.id)
