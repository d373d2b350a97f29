"""What measures mode `cases` asks no language model, whatever the settings name."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import config
from config import ROOT
from console import ask, readme
from domain.search import Query
from evals import bench, rulebook
from evals.systems import open_ours
from tests.evals.test_rulebook import QUESTIONS, folder_of, lines
from tests.model.model_server import KEY, ModelServer, repeats

QUESTION = "May I accept a hamper from a vendor?"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A model that the settings of a user name, and that would have much to say."""
    with ModelServer(lambda request: repeats(request, pace=0)) as running:
        settings = {"MODEL": "m", "MODEL_URL": running.url, "MODEL_KEY": KEY, "GUARD": "local-off"}
        for name, value in settings.items():
            monkeypatch.setenv(f"MAYI_{name}", value)
        yield running


def evaluated(folder: Path) -> None:
    open_ours(config.load(), lambda what, done, total: None).answer(QUESTION)


def rule_book(folder: Path) -> None:
    rulebook.main(folder_of(folder, lines(*QUESTIONS)))


def readme_written(folder: Path) -> None:
    path = folder / "README.md"
    path.write_text(f'```text\n$ python3 mayi.py ask "{QUESTION}"\n\n```\n', "utf-8")
    readme.write(path)
    assert path.read_text("utf-8").count("\n") > 10


def asked_cold(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "commands", *bench.ASK], cwd=ROOT, check=True)


@pytest.mark.parametrize("measures", [evaluated, rule_book, readme_written, asked_cold])
def test_nothing_is_sent(
    measures: Callable[[Path], None], server: ModelServer, tmp_path: Path
) -> None:
    measures(tmp_path)
    assert server.history == []


def test_whoever_asks_by_the_settings_does_send(server: ModelServer) -> None:
    ask.opened(config.load(), None).ask(Query(question=QUESTION))
    assert server.history
