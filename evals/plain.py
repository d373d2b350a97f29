"""The plain alternative as a program of its own, to be timed from outside.

    python -m evals.plain FOLDER 100

The vectors are built in FOLDER, or opened where they stand there already; one question is asked,
and then so many more. One line of JSON says what that took; the process stays until its input is
closed.
"""

import json
import sys
import time
from pathlib import Path


def main(folder: Path, count: int) -> None:
    """Print one line of figures: seconds once, milliseconds for each question."""
    began = time.perf_counter()
    import config
    from evals.baseline import SIZES, Plain, open_encoder
    from evals.clock import milliseconds
    from evals.topics import varied
    from ingest.sources import load_corpus

    imported = time.perf_counter()
    corpus = load_corpus(config.load().corpus)
    encoder = open_encoder()
    loaded = time.perf_counter()
    plain = Plain(corpus.texts, corpus.clauses, SIZES[0], encoder, folder)
    opened = time.perf_counter()
    first, *questions = varied(count + 1, {clause.id for clause in corpus.clauses})
    plain.answer(first)
    figures = {
        "import_s": imported - began,
        "load_s": loaded - imported,
        "open_s": opened - loaded,
        "encode_ms": milliseconds(lambda question: encoder.encode([question]), questions),
        "query_ms": milliseconds(plain.answer, questions),
    }
    print(json.dumps(figures), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
