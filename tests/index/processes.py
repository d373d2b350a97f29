"""What other processes do to an index while a test looks on.

python -m tests.index.processes build DIR FINGERPRINT   builds the small corpus
                              hang DIR FINGERPRINT      starts to, and never ends
                              read DIR STOP             reads until the file STOP is there
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from advisor import silent
from domain.errors import MayiError
from ingest.index import build
from retrieval.encoder import Vectors
from retrieval.store import open_store
from tests.fakes_search import GIFTS, FakeEncoder, small_corpus

READY = "ready"


class HangingEncoder(FakeEncoder):
    """Encodes the clauses, says so, and never comes back from the cases."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        if GIFTS not in texts:
            print(READY, flush=True)
            time.sleep(600)
        return super().encode(texts)


def read(index: Path, stop: Path) -> None:
    """Print the fingerprint of every corpus read, and READY after the first."""
    encoder = FakeEncoder()
    seen: set[str] = set()
    while not stop.exists():
        try:
            store = open_store(index, encoder)
            found = store.dense.nearest("clauses", encoder.encode([GIFTS]), 1)
        except MayiError as error:
            print(f"failed: {error}", flush=True)
            return
        if found[0][0] != "house/1.1":
            print(f"found {found}", flush=True)
        if not seen:
            print(READY, flush=True)
        seen.add(store.corpus.fingerprint)
    print(" ".join(sorted(seen)), flush=True)


def main(verb: str, index: Path, rest: str) -> None:
    if verb == "read":
        read(index, Path(rest))
        return
    encoder = HangingEncoder() if verb == "hang" else FakeEncoder()
    build(small_corpus(rest), encoder, index, silent)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
