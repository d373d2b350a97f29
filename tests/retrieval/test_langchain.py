"""mayi's retrieval in other people's chains."""

from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from advisor import silent
from ingest.index import build
from retrieval.fusion import FusedRetriever
from retrieval.langchain_bridge import EncoderEmbeddings, MayiRetriever, vector_store
from retrieval.store import Store, open_store
from tests.fakes_search import GIFTS, REPORTING, FakeEncoder, small_corpus

ENCODER = FakeEncoder()
CASE = "Somebody slipped. Must I report it?"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("chain")
    build(small_corpus(), ENCODER, folder, silent)
    return open_store(folder, ENCODER)


@pytest.fixture(scope="module")
def retriever(store: Store) -> MayiRetriever:
    fused = FusedRetriever(store, ENCODER, None)
    return MayiRetriever(retriever=fused, corpus=store.corpus, k=2)


def test_a_retriever_gives_whole_clauses(retriever: MayiRetriever) -> None:
    documents = retriever.invoke(CASE)
    assert len(documents) == 2
    first = documents[0]
    assert (first.id, first.page_content) == ("house/1.2", REPORTING)
    assert first.metadata["clause_id"] == "house/1.2"
    assert first.metadata["section"] == "Gifts"
    assert first.metadata["instrument"] == "house"
    assert first.metadata["rank"] == 1
    assert 0 < first.metadata["score"] <= 1
    assert first.metadata["why"].startswith("1 of the 4 nearest worked cases turn on it; ")


def ids(found: list[Document]) -> list[str | None]:
    return [document.id for document in found]


def test_a_retriever_stands_in_a_chain(retriever: MayiRetriever) -> None:
    assert (retriever | RunnableLambda(ids)).invoke(CASE)[0] == "house/1.2"


@pytest.mark.parametrize(
    ("kind", "query", "text"),
    [("clauses", GIFTS, GIFTS), ("cases", CASE, CASE), ("topics", "Are pens welcome?", None)],
)
def test_a_vector_store_is_searched(store: Store, kind: str, query: str, text: str | None) -> None:
    chroma = vector_store(store, ENCODER, kind)  # type: ignore[arg-type]
    found = chroma.similarity_search_with_score(query, k=1)
    assert len(found) == 1
    document, distance = found[0]
    assert document.page_content == (text or query)
    assert distance == pytest.approx(0, abs=1e-5)


def test_embeddings_are_the_encoders() -> None:
    embeddings = EncoderEmbeddings(ENCODER)
    assert embeddings.embed_documents(["a bb", "ccc"]) == ENCODER.encode(["a bb", "ccc"]).tolist()
    assert embeddings.embed_query("a bb") == ENCODER.encode(["a bb"])[0].tolist()
    assert embeddings.embed_documents([]) == []
